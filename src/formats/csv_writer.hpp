// Writes tables that spreadsheets and other systems read back unchanged: RFC 4180, CRLF.
#pragma once
#include <string>
#include <string_view>

namespace fb {

// True when a spreadsheet could take the text for a formula: a line of it starts, after blanks and quotes, with = + - @,
// their full-width forms, TAB, or the text starts with a line end (faults.md C28). Plain numbers such as -41% are none.
bool looks_like_formula(std::string_view text);

// Puts ' before what looks like a formula; `unguarded` takes exactly that off again.
std::string guarded(std::string_view text);
std::string_view unguarded(std::string_view text);

class CsvWriter {
 public:
  explicit CsvWriter(bool guard) : m_guard(guard) {}
  void text(std::string_view text);   // from people: guarded if asked for
  void value(std::string_view text);  // a number, day, id, or header of ours: never guarded
  void end_row();
  std::string take() { return std::move(m_out); }

 private:
  bool m_guard;
  bool m_first = true;
  std::string m_out;
};

}  // namespace fb
