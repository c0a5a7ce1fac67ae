#include "model/text.hpp"

#include <cstdint>

namespace fb {
namespace {

// One code point at text[at]; its length goes to `size`, 0 where the bytes are not valid UTF-8 (Unicode 15, table 3-7).
std::uint32_t code_point(std::string_view text, std::size_t at, std::size_t& size) {
  const auto byte = [&](std::size_t i) -> std::uint32_t {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0u;
  };
  const std::uint32_t first = byte(0);
  size = 0;
  const auto continues = [&](std::size_t i) { return (byte(i) & 0xC0u) == 0x80u; };
  if (first < 0x80) {
    size = 1;
    return first;
  }
  if (first >= 0xC2 && first <= 0xDF && continues(1)) {
    size = 2;
    return (first & 31) << 6 | (byte(1) & 63);
  }
  if (first >= 0xE0 && first <= 0xEF && continues(1) && continues(2)) {
    const std::uint32_t code = (first & 15) << 12 | (byte(1) & 63) << 6 | (byte(2) & 63);
    if (code >= 0x800 && (code < 0xD800 || code > 0xDFFF)) {
      size = 3;
      return code;
    }
  }
  if (first >= 0xF0 && first <= 0xF4 && continues(1) && continues(2) && continues(3)) {
    const std::uint32_t code = (first & 7) << 18 | (byte(1) & 63) << 12 | (byte(2) & 63) << 6 | (byte(3) & 63);
    if (code >= 0x10000 && code <= 0x10FFFF) {
      size = 4;
      return code;
    }
  }
  return 0xFFFD;
}

std::uint32_t lower(std::uint32_t code) {
  if (code < 0x80) return code >= 'A' && code <= 'Z' ? code + 32 : code;
  if ((code >= 0xC0 && code <= 0xDE && code != 0xD7) || (code >= 0x391 && code <= 0x3A9) ||
      (code >= 0x410 && code <= 0x42F))
    return code + 32;
  if (code >= 0x400 && code <= 0x40F) return code + 80;
  const bool upper_is_odd = (code >= 0x139 && code <= 0x148) || (code >= 0x179 && code <= 0x17E);
  const bool upper_is_even =
      (code >= 0x100 && code <= 0x137) || (code >= 0x14A && code <= 0x177) || (code >= 0x1E00 && code <= 0x1EFF);
  if (upper_is_odd) return code % 2 == 1 ? code + 1 : code;
  if (upper_is_even && code != 0x130) return code % 2 == 0 ? code + 1 : code;
  return code;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  const auto blank_at_front = [&]() -> std::size_t {
    if (text.empty()) return 0;
    if (text[0] == ' ' || (text[0] >= '\t' && text[0] <= '\r')) return 1;
    if (text.substr(0, 2) == "\xC2\xA0") return 2;
    if (text.substr(0, 3) == "\xE2\x80\xAF" || text.substr(0, 3) == "\xEF\xBB\xBF") return 3;
    return 0;
  };
  const auto blank_at_back = [&]() -> std::size_t {
    if (text.empty()) return 0;
    if (text.back() == ' ' || (text.back() >= '\t' && text.back() <= '\r')) return 1;
    if (text.size() >= 2 && text.substr(text.size() - 2) == "\xC2\xA0") return 2;
    if (text.size() >= 3 && text.substr(text.size() - 3) == "\xE2\x80\xAF") return 3;
    return 0;
  };
  while (const std::size_t size = blank_at_front()) text.remove_prefix(size);
  while (const std::size_t size = blank_at_back()) text.remove_suffix(size);
  return text;
}

void append_folded(std::string_view text, std::string& out) {
  for (std::size_t at = 0; at < text.size();) {
    const auto c = static_cast<unsigned char>(text[at]);
    if (c < 0x80) {
      out += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
      ++at;
      continue;
    }
    std::size_t size = 0;
    const std::uint32_t code = code_point(text, at, size);
    const std::uint32_t small = size == 2 || size == 3 ? lower(code) : code;
    if (small == code || size == 0) {
      const std::size_t copied = size == 0 ? 1 : size;
      out.append(text.substr(at, copied));
      at += copied;
      continue;
    }
    if (small < 0x800) {
      out += static_cast<char>(0xC0 | small >> 6);
    } else {
      out += static_cast<char>(0xE0 | small >> 12);
      out += static_cast<char>(0x80 | ((small >> 6) & 63));
    }
    out += static_cast<char>(0x80 | (small & 63));
    at += size;
  }
}

std::string folded(std::string_view text) {
  std::string out;
  append_folded(trimmed(text), out);
  return out;
}

std::size_t first_invalid_utf8(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    std::size_t size = 0;
    code_point(text, at, size);
    if (size == 0) return at;
    at += size;
  }
  return at;
}

bool is_utf8(std::string_view text) { return first_invalid_utf8(text) == text.size(); }

}  // namespace fb
