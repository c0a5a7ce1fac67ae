// The rows of the browser's log: each is some lines; a line is one change, or one record with its history.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.hpp"
#include "model/result.hpp"

namespace fb {

// {"s":"<stamp>","w":[["deal","<id>",{"amount":[300000,"EUR"]}],…]} without a line end.
std::string change_line(const Change& change);

// Rows of about 1 MB, each of lines ["deal",{record as in a snapshot}]: what `united` says that `other` brought.
// A line ["*",{…}] holds the top-level members of a newer program's file.
std::vector<std::string> record_rows(const Document& other, const United& united);
std::vector<std::string> record_rows(const Document& whole);  // a whole board, for its first save

// The same in slices. The documents stay where they are until the end.
class RecordRows {
 public:
  RecordRows(const Document& other, const United& united);
  explicit RecordRows(const Document& whole);
  ~RecordRows();
  bool go_on(std::size_t records);  // false: all are there
  std::vector<std::string> take();

 private:
  struct Work;
  std::unique_ptr<Work> m_work;
};

std::string row_hash(std::string_view row);  // xxh128, hex

// Adds what the row holds to the document and shows its stamps to the clock; returns how many lines there were. An error
// leaves both as they were, as far as whole lines go: lines before the bad one are applied.
Result<std::size_t> read_row(std::string_view row, Document& document, Clock& clock);

}  // namespace fb
