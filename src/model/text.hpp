// Plain questions about text: case folding for comparing names, trimming, UTF-8 validity.
#pragma once
#include <string>
#include <string_view>

namespace fb {

// Lower case for Latin, Greek and Cyrillic letters, outer blanks off: for comparing names, not for showing.
std::string folded(std::string_view text);
void append_folded(std::string_view text, std::string& out);  // without trimming
std::string_view trimmed(std::string_view text);  // blanks, tabs, line ends and no-break spaces off both ends
bool is_utf8(std::string_view text);
std::size_t first_invalid_utf8(std::string_view text);  // text.size() when all is valid

}  // namespace fb
