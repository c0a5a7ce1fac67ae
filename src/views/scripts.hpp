// What a line of text asks of whoever draws it: letters one beside the other, or letters that join, stack or run leftwards.
#pragma once
#include <string_view>

namespace fb {

// Drawn one code point at a time it would be wrong: sequences of emoji, combining marks, Hebrew, Arabic, the scripts of
// South and South-East Asia, invisible characters. Latin, Greek, Cyrillic, Georgian, Han, kana and Hangul need nothing.
bool needs_shaping(std::string_view text);
// By its first letter, as dir="auto" does it.
bool runs_right_to_left(std::string_view text);

}  // namespace fb
