// XXH3 with 128 bits (https://xxhash.com): finds damage and tells states apart. It is no signature.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace fb {

std::string xxh128_hex(std::string_view bytes);  // 32 lower-case digits

// The same of bytes that come in pieces.
class RunningHash {
 public:
  RunningHash();
  ~RunningHash();
  void add(std::string_view bytes);
  std::string hex() const;
  std::string short_text() const;  // its first 40 bits, as 8 characters of Crockford base32

 private:
  struct State;
  std::unique_ptr<State> m_state;
};

// A snapshot's last member, `"checksum":"xxh128:…"`, covers every byte before its opening quote: the line end in front
// of it is covered, a byte order mark at the start of the file is not.
struct FileChecksum {
  bool is_there = false;  // as the last member, in the form above
  bool matches = false;
  bool only_line_ends = false;  // it would match if CR LF were LF
};
FileChecksum check_file(std::string_view text);
void append_checksum(std::string& file);  // the member, the closing brace and a line end
void append_checksum(const RunningHash& of_all_before, std::string& file);

}  // namespace fb
