#include "formats/columns.hpp"

#include <algorithm>
#include <unordered_set>

#include "model/currencies.hpp"
#include "model/sorting.hpp"
#include "model/text.hpp"

namespace fb {
namespace {

// "Deal - Title" (Pipedrive) names the type of its column.
struct EntityPrefix {
  std::string_view words;
  Type type;
};
constexpr EntityPrefix entity_prefixes[] = {
    {"deal - ", Type::deal},
    {"person - ", Type::lead},
    {"organization - ", Type::company},
    {"organisation - ", Type::company},
    {"lead - ", Type::lead},
    {"activity - ", Type::touch},
    {"note - ", Type::note},
    {"product - ", Type::other},
};

const EntityPrefix* entity_prefix(std::string_view header) {
  const std::string start = folded(header.substr(0, 20));
  for (const EntityPrefix& prefix : entity_prefixes)
    if (start.compare(0, prefix.words.size(), prefix.words) == 0) return &prefix;
  return nullptr;
}

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

// Takes off what systems put around their own names: npsp__X__c (Salesforce), property_x (connectors), x_c.
std::string_view without_wrapping(std::string_view header) {
  const auto ends_with = [&header](std::string_view end) {
    return header.size() > end.size() && header.substr(header.size() - end.size()) == end;
  };
  if (ends_with("__c") || ends_with("__r")) {
    header.remove_suffix(3);
    const std::size_t space = header.find("__");
    if (space != std::string_view::npos && space + 2 < header.size()) header.remove_prefix(space + 2);
  } else if (ends_with("_c")) {
    header.remove_suffix(2);
  }
  constexpr std::string_view property = "property_";
  if (header.substr(0, property.size()) == property) header.remove_prefix(property.size());
  return header;
}

// "FirstName" has two words, "CurrencyISOCode" three, "IDs" one.
bool starts_word(std::string_view text, std::size_t at) {
  if (at == 0 || !is_upper(text[at])) return false;
  const char before = text[at - 1];
  if (is_lower(before)) return true;
  const bool next_is_lower = at + 1 < text.size() && is_lower(text[at + 1]);
  const bool plural = next_is_lower && text[at + 1] == 's' && (at + 2 == text.size() || !is_lower(text[at + 2]));
  return is_upper(before) && next_is_lower && !plural;
}

template <class Visit>
void each_alternative(std::string_view words, Visit&& visit) {
  while (!words.empty()) {
    const std::size_t end = std::min(words.find('|'), words.size());
    visit(words.substr(0, end));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
}

bool has_word(std::string_view words, std::string_view word) {
  const std::string padded = " " + std::string(words) + " ";
  return padded.find(" " + std::string(word) + " ") != std::string::npos;
}

// Columns that hold addresses and numbers under names nobody can list.
constexpr ColumnNames by_values[] = {{Type::lead, "email", "email|e mail"},
                                     {Type::lead, "phone", "phone|mobile|telephone"},
                                     {Type::company, "phone", "phone|telephone"}};

bool fits(const TypeSign& sign, const std::unordered_set<std::string>& words) {
  const auto any_of = [&words](std::string_view group) {
    bool found = false;
    each_alternative(group, [&](std::string_view one) { found |= words.count(std::string(one)) > 0; });
    return found;
  };
  for (const std::string_view group : sign.all)
    if (!group.empty() && !any_of(group)) return false;
  return !any_of(sign.none);
}

}  // namespace

std::string header_words(std::string_view header) {
  header = trimmed(header);
  if (const EntityPrefix* prefix = entity_prefix(header)) header = trimmed(header.substr(prefix->words.size()));
  header = without_wrapping(header);
  std::string spaced;
  int depth = 0;
  for (std::size_t at = 0; at < header.size(); ++at) {
    const char c = header[at];
    if (c == '(') ++depth;
    const bool plain = is_upper(c) || is_lower(c) || (c >= '0' && c <= '9') || (c & 0x80);
    if (depth == 0 && plain && starts_word(header, at)) spaced += ' ';
    if (depth == 0 && plain) spaced += c;
    else if (!spaced.empty() && spaced.back() != ' ') spaced += ' ';
    if (c == ')' && depth > 0) --depth;
  }
  return folded(spaced);
}

std::string header_currency(std::string_view header) {
  const std::size_t open = header.rfind('('), close = header.rfind(')');
  if (open == std::string_view::npos || close == std::string_view::npos || close < open) return {};
  const std::string_view inner = header.substr(open + 1, close - open - 1);
  return inner.size() == 3 || (!inner.empty() && (inner[0] & 0x80)) ? currency_from_text(inner, "") : std::string();
}

ColumnMatch match_column(Type type, std::string_view header) {
  const std::string words = header_words(header);
  const ColumnTables tables = column_tables();
  const TypeInfo& info = type_info(type);
  // Of equal words the column without a name space is the standard one: "Status" before "npsp__Status__c".
  std::size_t preference = header.find("__") == std::string_view::npos ? 0 : 1;
  ColumnMatch found;
  for (std::size_t i = 0; i < tables.name_count && found.field.empty(); ++i) {
    const ColumnNames& row = tables.names[i];
    const std::string_view base = row.field.substr(0, row.field.find('.'));
    if (row.type != type && (row.type != Type::other || field_index(info, base) == info.fields.size())) continue;
    each_alternative(row.words, [&](std::string_view one) {
      preference += 2;
      if (found.field.empty() && one == words) found = {row.field, preference, false};
    });
  }
  for (const ColumnNames& row : by_values) {
    if (row.type != type || !found.field.empty()) continue;
    each_alternative(row.words, [&](std::string_view one) {
      if (has_word(words, one)) found = {row.field, 10'000, true};
    });
  }
  return found;
}

std::vector<std::string> column_choices(Type type) {
  std::vector<std::string> choices;
  for (const FieldInfo& field : type_info(type).fields)
    if (field.name != "deleted") choices.emplace_back(field.name);
  const ColumnTables tables = column_tables();
  for (std::size_t i = 0; i < tables.name_count; ++i) {
    const ColumnNames& row = tables.names[i];
    if (row.type == type && row.field.find('.') != std::string_view::npos) choices.emplace_back(row.field);
  }
  if (field_index(type_info(type), "owner") < type_info(type).fields.size()) choices.emplace_back("owner.key");
  sort_list(choices);
  return choices;
}

Type guess_type(const std::vector<std::string>& headers) {
  std::unordered_set<std::string> words;
  std::size_t prefixed[known_types + 1] = {};
  for (const std::string& header : headers) {
    words.insert(header_words(header));
    if (const EntityPrefix* prefix = entity_prefix(header)) ++prefixed[static_cast<std::size_t>(prefix->type)];
  }
  for (std::size_t type = 0; type < known_types; ++type)
    if (prefixed[type] * 2 >= headers.size() && prefixed[type] > 0) return static_cast<Type>(type);
  const ColumnTables tables = column_tables();
  for (std::size_t i = 0; i < tables.sign_count; ++i)
    if (fits(tables.signs[i], words)) return tables.signs[i].type;
  return Type::other;
}

}  // namespace fb
