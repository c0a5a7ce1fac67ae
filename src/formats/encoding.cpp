#include "formats/encoding.hpp"

#include <algorithm>
#include <array>

#include "model/text.hpp"

namespace fb {
namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

void append_code_point(std::uint32_t code, std::string& out) {
  const auto put = [&out](std::uint32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (code < 0x80) return put(code);
  if (code < 0x800) {
    put(0xC0 | code >> 6);
  } else if (code < 0x10000) {
    put(0xE0 | code >> 12);
    put(0x80 | ((code >> 6) & 63));
  } else {
    put(0xF0 | code >> 18);
    put(0x80 | ((code >> 12) & 63));
    put(0x80 | ((code >> 6) & 63));
  }
  put(0x80 | (code & 63));
}

// What the bytes 80…9F stand for; the five that Windows-1252 leaves open keep their number.
constexpr std::array<std::uint16_t, 32> windows_1252_high = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

std::string from_windows_1252(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    const bool mapped = byte >= 0x80 && byte < 0xA0;
    append_code_point(mapped ? windows_1252_high[byte - 0x80] : byte, out);
  }
  return out;
}

std::string from_utf16(std::string_view bytes, bool little, std::vector<std::string>& told) {
  std::string out;
  out.reserve(bytes.size());
  const auto unit = [&](std::size_t at) -> std::uint32_t {
    const auto first = static_cast<unsigned char>(bytes[at]), second = static_cast<unsigned char>(bytes[at + 1]);
    return little ? first | static_cast<std::uint32_t>(second) << 8 : second | static_cast<std::uint32_t>(first) << 8;
  };
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    std::uint32_t code = unit(at);
    const bool leads = code >= 0xD800 && code < 0xDC00 && at + 3 < bytes.size();
    const std::uint32_t low = leads ? unit(at + 2) : 0;
    if (low >= 0xDC00 && low < 0xE000) {
      code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
      at += 2;
    } else if (code >= 0xD800 && code < 0xE000) {
      code = 0xFFFD;
    }
    append_code_point(code, out);
  }
  if (bytes.size() % 2 != 0) told.push_back("The file ends in the middle of a character: it may have been cut off.");
  return out;
}

// Text in UTF-16 without a mark: most Latin characters have a zero byte beside them.
Encoding utf16_by_zeros(std::string_view bytes) {
  const std::size_t looked_at = std::min<std::size_t>(bytes.size(), 4096);
  std::size_t even = 0, odd = 0;
  for (std::size_t at = 0; at < looked_at; ++at)
    if (bytes[at] == 0) ++(at % 2 == 0 ? even : odd);
  const std::size_t many = looked_at / 2 * 6 / 10;
  if (looked_at < 4 || even + odd == 0) return Encoding::automatic;
  if (odd >= many && even * 20 < odd) return Encoding::utf16_little;
  if (even >= many && odd * 20 < even) return Encoding::utf16_big;
  return Encoding::automatic;
}

// Valid characters beyond ASCII against bytes that are none: a few bad rows do not make a UTF-8 file Windows-1252.
bool is_mostly_utf8(std::string_view bytes) {
  std::size_t good = 0, bad = 0;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const std::size_t valid = first_invalid_utf8(bytes.substr(at));
    const std::string_view run = bytes.substr(at, valid);
    good += static_cast<std::size_t>(
        std::count_if(run.begin(), run.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xC0; }));
    at += valid;
    if (at < bytes.size()) ++bad;
    if (bad > 1000) return false;
  }
  return bad == 0 || good > bad * 4;
}

Encoding guess(std::string_view& bytes) {
  if (bytes.substr(0, 3) == utf8_mark) return Encoding::utf8;
  if (bytes.substr(0, 2) == "\xFF\xFE") return Encoding::utf16_little;
  if (bytes.substr(0, 2) == "\xFE\xFF") return Encoding::utf16_big;
  if (const Encoding wide = utf16_by_zeros(bytes); wide != Encoding::automatic) return wide;
  return is_mostly_utf8(bytes) ? Encoding::utf8 : Encoding::windows_1252;
}

void drop_mark(std::string_view& bytes, Encoding encoding) {
  if (encoding == Encoding::utf8 && bytes.substr(0, 3) == utf8_mark) bytes.remove_prefix(3);
  if (encoding == Encoding::utf16_little && bytes.substr(0, 2) == "\xFF\xFE") bytes.remove_prefix(2);
  if (encoding == Encoding::utf16_big && bytes.substr(0, 2) == "\xFE\xFF") bytes.remove_prefix(2);
}

}  // namespace

Result<DecodedText> decode_text(std::string_view bytes, Encoding wanted) {
  if (bytes.size() > max_file_bytes) return Error{"The file is larger than 64 MB. Nothing was read."};
  DecodedText out;
  out.encoding = wanted == Encoding::automatic ? guess(bytes) : wanted;
  drop_mark(bytes, out.encoding);
  if (out.encoding == Encoding::utf16_little || out.encoding == Encoding::utf16_big) {
    out.name = "UTF-16";
    out.text = from_utf16(bytes, out.encoding == Encoding::utf16_little, out.told);
    out.told.push_back("The file is in UTF-16 and was converted.");
  } else if (out.encoding == Encoding::windows_1252) {
    out.name = "Windows-1252";
    out.text = from_windows_1252(bytes);
    out.told.push_back("The file is not in UTF-8: it was read as Windows-1252. Look at the accented letters.");
  } else {
    out.name = "UTF-8";
    out.text = bytes;
  }
  if (out.text.find('\0') != std::string::npos)
    return Error{"The file holds NUL characters, so it is no text file. Nothing was read."};
  return out;
}

}  // namespace fb
