// What a file would do to a board, told record by record before anything is done.
#pragma once
#include <memory>

#include "app/import_flow.hpp"

namespace fb::app {

enum class Authors : std::uint8_t { told, left_out };

struct Compared {
  std::size_t added = 0, changed = 0, removed = 0, unchanged = 0;
  std::size_t kept = 0;          // values of the file that are older than the board's and differ
  std::size_t stay_deleted = 0;  // records deleted here and changed there
};

// Adds to the file's lines, conflicts, in_group and added_of; counts records by what would be seen of them. The documents
// and the file stay where they are until the end.
class Comparison {
 public:
  Comparison(const Document& board, const Document& incoming, Authors authors, ImportFile& file);
  ~Comparison();
  bool go_on(std::size_t records);  // false: all were compared
  float progress() const;           // 0…1
  Compared finish();

 private:
  class Work;
  std::unique_ptr<Work> m_work;
};

}  // namespace fb::app
