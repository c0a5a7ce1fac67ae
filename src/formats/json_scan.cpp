#include "formats/json_scan.hpp"

#include <algorithm>
#include <array>

#include "model/text.hpp"

namespace fb {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool starts_with(std::string_view text, std::string_view start) { return text.substr(0, start.size()) == start; }

std::string_view look_of(std::string_view bytes) {
  if (starts_with(bytes, "PK\x03\x04")) return "a ZIP archive or a spreadsheet";
  if (starts_with(bytes, "\x1F\x8B")) return "a gzip archive";
  if (starts_with(bytes, "%PDF")) return "a PDF document";
  if (starts_with(bytes, "\x89PNG")) return "a PNG picture";
  if (starts_with(bytes, "\xFF\xD8\xFF")) return "a JPEG picture";
  if (starts_with(bytes, "FBENC1\n")) return "an encrypted board, which needs its password";
  if (starts_with(bytes, "<")) return "a web page";
  return {};
}

bool is_utf16(std::string_view bytes) {
  if (starts_with(bytes, "\xFF\xFE") || starts_with(bytes, "\xFE\xFF")) return true;
  return bytes.size() >= 2 && (bytes[0] == '\0') != (bytes[1] == '\0');
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

// Bytes that mean something outside of strings.
constexpr std::array<bool, 256> marks = [] {
  std::array<bool, 256> table{};
  for (const char c : {'"', '{', '}', '[', ']', ',', ':'}) table[static_cast<unsigned char>(c)] = true;
  return table;
}();

// Counts depth, values and lengths. Whether the text is JSON is not asked.
class Counter {
 public:
  Counter(std::string_view text, const JsonLimits& limits) : m_text(text), m_limits(limits) {}

  std::string problem() {
    for (std::size_t at = 0; at < m_text.size(); ++at) {
      if (!marks[static_cast<unsigned char>(m_text[at])]) continue;
      if (!step(at)) return std::string(m_problem) + " at " + line_text(m_text, at) + ".";
    }
    return {};
  }

 private:
  bool step(std::size_t& at) {
    switch (m_text[at]) {
      case '"': {
        const std::size_t start = at;
        m_last_string = skip_string(at);
        const bool fits = m_last_string <= m_limits.string_bytes;
        if (!fits) at = start;
        return fits ? true : refuse("A text is longer than 256 KB");
      }
      case '{':
      case '[':
        if (++m_depth > m_limits.depth) return refuse("The file is nested deeper than 32 levels");
        return count();
      case '}':
      case ']':
        if (m_depth > 0) --m_depth;
        return true;
      case ',': return count();
      default: return m_last_string <= m_limits.key_bytes ? true : refuse("A field's name is longer than 128 bytes");
    }
  }
  bool count() {
    return ++m_values <= m_limits.values ? true : refuse("The file holds more than 12 million values; they end");
  }
  bool refuse(std::string_view problem) {
    m_problem = problem;
    return false;
  }
  // Leaves `at` on the closing quote; returns how many bytes the string stands for.
  std::size_t skip_string(std::size_t& at) const {
    std::size_t saved = 0;
    const std::size_t start = ++at;
    for (; at < m_text.size() && m_text[at] != '"'; ++at) {
      if (m_text[at] != '\\') continue;
      const std::size_t escape = at + 1 < m_text.size() && m_text[at + 1] == 'u' ? 5 : 1;
      at += escape;
      saved += escape;
    }
    at = std::min(at, m_text.size());
    return at - start - std::min(saved, at - start);
  }

  std::string_view m_text;
  const JsonLimits& m_limits;
  std::size_t m_depth = 0, m_values = 0, m_last_string = 0;
  std::string_view m_problem;
};

}  // namespace

std::string line_text(std::string_view text, std::size_t at) {
  const auto lines =
      std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(std::min(at, text.size())), '\n');
  return "line " + std::to_string(lines + 1);
}

std::string line_and_column_text(std::string_view text, std::size_t at) {
  at = std::min(at, text.size());
  const std::size_t line_end = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  const std::size_t start = line_end == std::string_view::npos ? 0 : line_end + 1;
  return line_text(text, at) + ", column " + std::to_string(at - start + 1);
}

Result<std::string_view> look_at_json(std::string_view bytes, const JsonLimits& limits) {
  if (bytes.size() > limits.bytes) return Error{"The file is larger than 64 MB."};
  if (is_utf16(bytes)) return Error{"The file is not UTF-8 text; it looks like UTF-16."};
  const std::string_view look = look_of(bytes);
  if (!look.empty()) return Error{"The file is no board: it looks like " + std::string(look) + "."};
  if (starts_with(bytes, byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
  if (is_blank(bytes)) return Error{"The file is empty."};
  if (starts_with(bytes, byte_order_mark)) return Error{"The file begins with two byte order marks."};
  const std::size_t nul = bytes.find('\0');
  if (nul != std::string_view::npos)
    return Error{"The file is damaged: it holds a zero byte at " + line_text(bytes, nul) + ", which no text has."};
  const std::size_t invalid = first_invalid_utf8(bytes);
  if (invalid != bytes.size())
    return Error{"The file is not UTF-8 text: see " + line_and_column_text(bytes, invalid) + "."};
  return bytes;
}

std::string count_json(std::string_view text, const JsonLimits& limits) { return Counter(text, limits).problem(); }

Result<std::string_view> scan_json(std::string_view bytes, const JsonLimits& limits) {
  const Result<std::string_view> text = look_at_json(bytes, limits);
  if (!text) return text;
  const std::string problem = count_json(*text, limits);
  if (!problem.empty()) return Error{problem};
  return text;
}

}  // namespace fb
