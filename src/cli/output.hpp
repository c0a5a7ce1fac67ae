// What `funnel` says: results on standard output, one line per trouble on standard error; and the files it reads and writes.
#pragma once
#include <string>
#include <string_view>

#include "cli/command.hpp"
#include "model/result.hpp"

namespace fb::cli {

// One line: what, where, what is safe. Returns the exit status for it.
Exit refuse(std::string_view where, std::string_view what, std::string_view safe = "Nothing was written.");
Exit wrong_usage(std::string_view what);
void note(std::string_view text);  // a line on standard error that is no trouble

// The bytes of a file; "-" is standard input. No more than a byte beyond the largest file that any reader takes.
Result<std::string> read_file(const std::string& path);
// The whole file or nothing: written beside the old one, then put in its place. "-" is standard output.
Exit write_file(std::string_view path, std::string_view bytes);

// Lines for people: to standard output, or to standard error where the file itself goes to standard output.
class Lines {
 public:
  explicit Lines(bool to_error = false) : m_to_error(to_error) {}
  void add(std::string_view line) {
    m_text += line;
    m_text += '\n';
  }
  Exit print(std::string_view safe = "No file was changed.") const;

 private:
  bool m_to_error;
  std::string m_text;
};

// Prints what was done, then writes the file it was done for; if that fails, only the reason is said.
Exit finish(const Lines& lines, std::string_view path, std::string_view bytes);

}  // namespace fb::cli
