#include "formats/link_index.hpp"

#include <algorithm>

#include "model/edits.hpp"
#include "model/text.hpp"

namespace fb {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string text_of(const Table& table, RowIndex row, FieldId field) {
  std::string text;
  if (field != Table::no_field && table.is_written(row, field)) read_quoted(table.current(row, field), text);
  return text;
}

}  // namespace

bool looks_like_key(std::string_view text) {
  const auto digits = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_digit));
  const bool plain = std::all_of(
      text.begin(), text.end(), [](char c) { return is_digit(c) || is_letter(c) || c == '-' || c == '_' || c == ':'; });
  return plain && !text.empty() && (digits == text.size() || (text.size() >= 12 && digits >= 3));
}

std::string_view comparable_key(std::string_view text) {
  text = trimmed(text);
  if (text.size() != 18) return text;
  // Each check character holds which of five characters are capitals, the first in the lowest bit.
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
  for (std::size_t group = 0; group < 3; ++group) {
    std::size_t capitals = 0;
    for (std::size_t i = 0; i < 5; ++i) {
      const char c = text[group * 5 + i];
      if (!is_digit(c) && !is_letter(c)) return text;
      if (c >= 'A' && c <= 'Z') capitals |= std::size_t{1} << i;
    }
    if (text[15 + group] != letters[capitals]) return text;
  }
  return text.substr(0, 15);
}

bool are_of_one_system(std::string_view a, std::string_view b) {
  const auto is_number = [](std::string_view text) { return std::all_of(text.begin(), text.end(), is_digit); };
  if (is_number(a) != is_number(b)) return false;
  const std::size_t longer = std::max(a.size(), b.size()), shorter = std::min(a.size(), b.size());
  return is_number(a) ? longer - shorter <= 2 : longer == shorter;  // numbers grow
}

void LinkIndex::add(Texts& texts, std::string text, const Id& id) {
  if (text.empty()) return;
  const auto [found, is_new] = texts.try_emplace(std::move(text), Found{id, false});
  if (!is_new && found->second.id != id) found->second.several = true;
}

LinkIndex::Found LinkIndex::look_up(const Texts& texts, const std::string& text) {
  const auto found = texts.find(text);
  return found == texts.end() ? Found{} : found->second;
}

LinkIndex::Names& LinkIndex::names(Type type) {
  Names& out = m_names[static_cast<std::size_t>(type)];
  if (out.is_built) return out;
  out.is_built = true;
  const Table& table = m_board.table(type);
  const FieldId key = table.field_named("external_id"), email = table.field_named("email"),
                name = table.field_named(title_field(type));
  for (Texts* texts : {&out.keys, &out.emails, &out.names}) texts->reserve(table.size());
  for (RowIndex row = 0; row < table.size(); ++row) {
    if (table.is_deleted(row)) continue;
    const std::string foreign(comparable_key(text_of(table, row, key)));
    if (!foreign.empty()) out.key_of.emplace(table.id(row), foreign);
    add(out.keys, foreign, table.id(row));
    add(out.emails, folded(text_of(table, row, email)), table.id(row));
    add(out.names, folded(text_of(table, row, name)), table.id(row));
  }
  return out;
}

void LinkIndex::add_key(Type type, std::string_view key, const Id& id) {
  const std::string foreign(comparable_key(key));
  if (foreign.empty()) return;
  names(type).key_of.emplace(id, foreign);
  add(names(type).keys, foreign, id);
}
void LinkIndex::add_email(Type type, std::string_view email, const Id& id) {
  add(names(type).emails, folded(email), id);
}
void LinkIndex::add_name(Type type, std::string_view name, const Id& id) { add(names(type).names, folded(name), id); }

LinkIndex::Found LinkIndex::by_key(Type type, std::string_view key) {
  const auto id = Id::from_text(key);
  const RowIndex row = id ? m_board.table(type).find(*id) : no_row;
  if (row != no_row && !m_board.table(type).is_deleted(row)) return {*id, false};
  return look_up(names(type).keys, std::string(comparable_key(key)));
}
LinkIndex::Found LinkIndex::by_email(Type type, std::string_view email) {
  if (email.find('@') == std::string_view::npos) return {};
  return look_up(names(type).emails, folded(email));
}
LinkIndex::Found LinkIndex::by_name(Type type, std::string_view name) {
  return look_up(names(type).names, folded(name));
}

LinkIndex::Found LinkIndex::find(Type type, const Reference& reference) {
  Found found;
  const std::string& key = reference.key.empty() ? reference.name : reference.key;
  if (!key.empty()) found = by_key(type, key);
  if (!found.id && !key.empty()) found = by_email(type, key);
  if (!found.id && !reference.name.empty()) found = by_email(type, reference.name);
  if (found.id || reference.name.empty()) return found;
  found = by_name(type, reference.name);
  if (reference.key.empty() || !found.id) return found;
  const auto other = names(type).key_of.find(found.id);
  const bool clashes =
      other != names(type).key_of.end() && are_of_one_system(other->second, comparable_key(reference.key));
  if (clashes) return {};
  if (!found.several) add_key(type, reference.key, found.id);  // for the rest of this import, the key means that record
  return found;
}

}  // namespace fb
