#include "formats/sentences.hpp"

namespace fb {

std::string quotation(std::string_view text) {
  constexpr std::size_t longest = 40;
  std::size_t size = text.size();
  if (size > longest)
    for (size = longest; size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80;) --size;
  std::string out = "“";
  for (const char c : text.substr(0, size)) out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  return out + (size < text.size() ? "…”" : "”");
}

std::string kind_words(Kind kind) {
  switch (kind) {
    case Kind::text: return "a text";
    case Kind::flag: return "true or false";
    case Kind::day: return "a day like \"2026-11-23\"";
    case Kind::instant: return "a whole number of milliseconds since 1970";
    case Kind::money: return "[whole number, \"EUR\"]";
    case Kind::rate: return "a whole number from 0 to 10000";
    case Kind::count: return "a whole number";
    case Kind::ref: return "the id of a record";
    case Kind::place: return "[stage, rank, milliseconds]";
  }
  return {};
}

std::string label_of(const RecordParts& parts) {
  for (const std::string_view wanted : {"title", "name", "subject", "text"})
    for (const RecordParts::Field& field : parts.fields) {
      std::string text;
      if (parts.of(field.name) != wanted || !read_quoted(parts.of(field.value), text) || text.empty()) continue;
      return quotation(text);
    }
  return {};
}

std::string not_of_kind(std::string_view field, Kind kind) {
  return quotation(field) + " is not " + kind_words(kind) + ".";
}

}  // namespace fb
