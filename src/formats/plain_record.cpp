#include "formats/plain_record.hpp"

#include "formats/sentences.hpp"

namespace fb {
namespace {

constexpr std::size_t longest_given_id = 200;

bool is_text(std::string_view value) { return value.size() >= 2 && value.front() == '"'; }

// References and places may be told by a name.
bool plain_value(Kind kind, std::string_view value, std::string& out) {
  const bool may_be_name = kind == Kind::ref || (kind == Kind::place && is_text(value));
  if (!may_be_name) return canonical_value(kind, value, out);
  out = value;
  return is_text(value);
}

std::string cut(std::string_view text, std::size_t longest) {
  if (text.size() <= longest) return std::string(text);
  while (longest > 0 && (static_cast<unsigned char>(text[longest]) & 0xC0) == 0x80) --longest;
  return std::string(text.substr(0, longest));
}

}  // namespace

std::string make_plain(const RecordParts& parts, const TypeInfo& type, PlainRecord& out) {
  out.type = type.name;
  const bool is_number = !parts.id.empty() && (parts.id[0] == '-' || (parts.id[0] >= '0' && parts.id[0] <= '9'));
  if (parts.id_is_text || is_number) out.given_id = cut(parts.id, longest_given_id);
  for (const RecordParts::Field& field : parts.fields) {
    const std::string_view name = parts.of(field.name), value = parts.of(field.value);
    if (value == "null") continue;  // absence never takes anything away
    const std::size_t known = field_index(type, name);
    std::string text(value);
    if (known < type.fields.size()) {
      text.clear();
      if (!plain_value(type.fields[known].kind, value, text)) return not_of_kind(name, type.fields[known].kind);
    }
    out.fields.emplace_back(name, std::move(text));
  }
  return out.fields.empty() ? "It has no values." : "";
}

}  // namespace fb
