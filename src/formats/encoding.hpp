// Turns the bytes of a foreign text file into UTF-8, and says what they were.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "model/result.hpp"

namespace fb {

enum class Encoding : std::uint8_t { automatic, utf8, utf16_little, utf16_big, windows_1252 };

struct DecodedText {
  std::string text;  // UTF-8 without a byte order mark; a row may hold bad bytes if most others do not
  Encoding encoding = Encoding::utf8;
  std::string name;               // "UTF-8", "UTF-16", "Windows-1252"
  std::vector<std::string> told;  // what was sorted out on the way, sentences
};

inline constexpr std::size_t max_file_bytes = std::size_t{64} << 20;

// Byte order mark, else UTF-16 by its zero bytes, else UTF-8, else Windows-1252 (interop.md §3). Refuses files that are
// too large or hold NUL characters.
Result<DecodedText> decode_text(std::string_view bytes, Encoding wanted = Encoding::automatic);

}  // namespace fb
