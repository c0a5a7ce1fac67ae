// Reads one line of the log into a document, wholly or not at all.
#pragma once
#include <string>
#include <string_view>

#include "formats/record_text.hpp"

namespace fb {

class LogReader final : public JsonHandler {
 public:
  // A clock may be wrong on the machine that wrote the log, so its stamps may be early; a board must open all the same.
  explicit LogReader(Document& document);
  // "" or the sentence that says why the line was left out.
  std::string read(std::string_view line);
  Stamp newest() const { return m_taker.newest; }
  bool on(const JsonEvent& event) override;

 private:
  enum class Where : std::uint8_t { start, change, writes, write, fields, value, typed, record, unknown, closing, end };
  bool on_change(const JsonEvent& event);
  bool on_write(const JsonEvent& event);
  bool on_field(const JsonEvent& event);
  bool on_value(const JsonEvent& event);
  bool on_typed(const JsonEvent& event);
  bool go(Where where) {
    m_where = where;
    return true;
  }
  bool fail(std::string problem);
  std::string apply_change();
  std::string problem_of(const Write& write);
  std::string take_record();
  std::string take_unknown();

  Document& m_document;
  RecordTaker m_taker;
  Where m_where = Where::start;
  std::string m_problem, m_name, m_type;
  bool m_has_stamp = false, m_has_writes = false;
  Change m_change;
  Write m_write;               // the record that is being written, and its next field
  std::size_t m_position = 0;  // in ["deal", "<id>", {…}]
  RecordReader m_record;
  std::string m_unknown;  // {…}
  ValueText m_value;
};

}  // namespace fb
