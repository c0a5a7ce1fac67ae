// One look over the bytes of an outside file before a reader starts: what can't be JSON text of a sane size ends here.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "model/result.hpp"
#include "model/values.hpp"

namespace fb {

// A board of 100,000 deals with a few moves each has some 5 million values in 50 MB. They become no tree in memory,
// so the number only bounds the time: 12 million take some seconds in the browser.
struct JsonLimits {
  std::size_t bytes = 64u << 20;
  std::size_t depth = 32;
  std::size_t values = 12'000'000;
  std::size_t string_bytes = longest_value;  // as stored, escapes counting as one
  std::size_t key_bytes = 128;
};

// The two halves of it, for callers that do other things in between. The first gives the text without its byte order
// mark, the second "" or, as every error here, one sentence with the line.
Result<std::string_view> look_at_json(std::string_view bytes, const JsonLimits& limits = {});
std::string count_json(std::string_view text, const JsonLimits& limits = {});
Result<std::string_view> scan_json(std::string_view bytes, const JsonLimits& limits = {});

std::string line_text(std::string_view text, std::size_t at);             // "line 12"
std::string line_and_column_text(std::string_view text, std::size_t at);  // "line 12, column 7", counted in bytes

}  // namespace fb
