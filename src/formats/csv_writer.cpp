#include "formats/csv_writer.hpp"

namespace fb {
namespace {

bool is_number_like(std::string_view text) {
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) text.remove_prefix(1);
  if (!text.empty() && text.back() == '%') text.remove_suffix(1);
  const std::size_t exponent = text.find_first_of("eE");
  if (exponent != std::string_view::npos) {
    std::string_view power = text.substr(exponent + 1);
    if (!power.empty() && (power[0] == '-' || power[0] == '+')) power.remove_prefix(1);
    if (power.empty() || power.find_first_not_of("0123456789") != std::string_view::npos) return false;
    text = text.substr(0, exponent);
  }
  return !text.empty() && text[0] >= '0' && text[0] <= '9' &&
         text.find_first_not_of("0123456789.,") == std::string_view::npos;
}

constexpr std::string_view triggers[] = {
    "=", "+", "-", "@", "\t", "\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"};

bool line_is_formula(std::string_view line) {
  while (!line.empty() && (line[0] == ' ' || line[0] == '\'' || line.substr(0, 2) == "\xC2\xA0"))
    line.remove_prefix(line[0] == '\xC2' ? 2 : 1);
  for (const std::string_view trigger : triggers)
    if (line.substr(0, trigger.size()) == trigger) return !is_number_like(line);
  return false;
}

}  // namespace

bool looks_like_formula(std::string_view text) {
  const std::size_t first = text.find_first_not_of('\'');
  if (first != std::string_view::npos && (text[first] == '\r' || text[first] == '\n')) return true;
  while (!text.empty()) {
    const std::size_t end = text.find_first_of("\r\n");
    if (line_is_formula(text.substr(0, end))) return true;
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  }
  return false;
}

std::string guarded(std::string_view text) {
  return looks_like_formula(text) ? "'" + std::string(text) : std::string(text);
}

std::string_view unguarded(std::string_view text) {
  return !text.empty() && text[0] == '\'' && looks_like_formula(text.substr(1)) ? text.substr(1) : text;
}

void CsvWriter::text(std::string_view text) { value(m_guard ? std::string_view(guarded(text)) : text); }

void CsvWriter::value(std::string_view text) {
  if (!m_first) m_out += ',';
  m_first = false;
  const bool outer_blank = !text.empty() && (text.front() == ' ' || text.back() == ' ');
  if (!outer_blank && text.find_first_of(",;\"\r\n\t|") == std::string_view::npos) {
    m_out += text;
    return;
  }
  m_out += '"';
  for (const char c : text) {
    if (c == '"') m_out += '"';
    m_out += c;
  }
  m_out += '"';
}

void CsvWriter::end_row() {
  m_out += "\r\n";
  m_first = true;
}

}  // namespace fb
