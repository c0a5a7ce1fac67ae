#include "views/scripts.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <iterator>

namespace fb {
namespace {

struct Range {
  std::uint32_t first, last;
};

// Marks, joining letters and format characters among the code points of three bytes that are not all of one kind.
constexpr Range shaped[] = {{0x1000, 0x109F}, {0x1100, 0x11FF}, {0x135D, 0x135F}, {0x1700, 0x18AF}, {0x1900, 0x1CFF},
                            {0x1DC0, 0x1DFF}, {0x200B, 0x200F}, {0x2028, 0x202E}, {0x2060, 0x206F}, {0x20D0, 0x20FF},
                            {0x2CEF, 0x2CF1}, {0x2D7F, 0x2D7F}, {0x2DE0, 0x2DFF}, {0x302A, 0x302F}, {0x3099, 0x309A},
                            {0xA66F, 0xA67D}, {0xA69E, 0xA69F}, {0xA6F0, 0xA6F1}, {0xA800, 0xA82F}, {0xA840, 0xAAFF},
                            {0xABC0, 0xABFF}, {0xD7B0, 0xD7FF}, {0xFB1D, 0xFDFF}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F},
                            {0xFE70, 0xFEFF}, {0xFFF0, 0xFFFB}};

constexpr Range leftwards[] = {{0x0590, 0x08FF}, {0x200F, 0x200F},   {0xFB1D, 0xFDFF},
                               {0xFE70, 0xFEFE}, {0x10800, 0x10FFF}, {0x1E800, 0x1EFFF}};
// Letters that run to the right, roughly: what lies between are digits, punctuation, symbols and emoji.
constexpr Range rightwards[] = {
    {'A', 'Z'},         {'a', 'z'},         {0xAA, 0xAA},      {0xB5, 0xB5},     {0xBA, 0xBA},     {0xC0, 0xD6},
    {0xD8, 0xF6},       {0xF8, 0x2B8},      {0x370, 0x373},    {0x376, 0x58F},   {0x900, 0x1FFF},  {0x200E, 0x200E},
    {0x2C00, 0x2DFF},   {0x3005, 0x3007},   {0x3021, 0xD7FF},  {0xF900, 0xFB1C}, {0xFF21, 0xFF3A}, {0xFF41, 0xFFDC},
    {0x10000, 0x107FF}, {0x11000, 0x1D7FF}, {0x20000, 0x3FFFF}};

template <std::size_t Size>
bool is_in(const Range (&ranges)[Size], std::uint32_t code) {
  const Range* at = std::lower_bound(std::begin(ranges), std::end(ranges), code,
                                     [](const Range& range, std::uint32_t wanted) { return range.last < wanted; });
  return at != std::end(ranges) && at->first <= code;
}

constexpr std::uint64_t each_byte(std::uint64_t value) { return value * 0x0101010101010101u; }

// No control characters and nothing but ASCII, eight bytes at a time.
bool is_plain_ascii(const char* at) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, at, sizeof bytes);
  return ((bytes | ((bytes - each_byte(0x20)) & ~bytes)) & each_byte(0x80)) == 0;
}

std::uint32_t byte_at(const char* at) { return static_cast<unsigned char>(*at); }
// The code point that starts here, and how many bytes it takes. A byte that starts none counts for itself.
std::uint32_t code_at(const char* at, const char* end, int& size) {
  const std::uint32_t lead = byte_at(at);
  size = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (end - at < size) size = 1;
  if (size == 1) return lead;
  std::uint32_t code = lead & (0x7Fu >> size);
  for (int i = 1; i < size; ++i) code = code << 6 | (byte_at(at + i) & 0x3F);
  return code;
}

bool is_shaped(const char* at, const char* end, int& size) {
  const std::uint32_t lead = byte_at(at);
  size = 1;
  if (lead < 0x20) return lead != '\n' && lead != '\r';
  if (lead < 0xC2) return false;
  if ((lead >= 0xD7 && lead <= 0xE0) || lead >= 0xF0) return true;
  constexpr std::uint32_t mixed_pairs = 1u << 0x02 | 1u << 0x0C | 1u << 0x0D | 1u << 0x12 | 1u << 0x16;  // C2, CC, CD …
  if (lead < 0xE0 && !(mixed_pairs >> (lead & 31) & 1)) {
    size = 2;
    return false;
  }
  if ((lead >= 0xE4 && lead <= 0xE9) || lead == 0xEB || lead == 0xEC || lead == 0xEE) {
    size = 3;
    return false;
  }
  const std::uint32_t code = code_at(at, end, size);
  if (size == 3) return is_in(shaped, code);
  return code == 0xAD || code < 0xA0 || (code >= 0x300 && code < 0x370) || (code >= 0x483 && code < 0x48A) ||
         code >= 0x590;
}

}  // namespace

bool needs_shaping(std::string_view text) {
  const char* at = text.data();
  const char* end = at + text.size();
  int size = 1;
  for (; at < end; at += size) {
    while (end - at >= 8 && is_plain_ascii(at)) at += 8;
    if (at < end && is_shaped(at, end, size)) return true;
  }
  return false;
}

bool runs_right_to_left(std::string_view text) {
  const char* at = text.data();
  const char* end = at + text.size();
  int size = 1;
  for (; at < end; at += size) {
    const std::uint32_t code = code_at(at, end, size);
    if (is_in(leftwards, code)) return true;
    if (is_in(rightwards, code)) return false;
  }
  return false;
}

}  // namespace fb
