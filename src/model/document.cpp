#include "model/document.hpp"

#include <limits>

#include "model/uniting.hpp"

namespace fb {

Document::Document() {
  m_tables.reserve(known_types + 4);
  for (std::size_t i = 0; i < known_types; ++i) {
    const TypeInfo& info = type_info(static_cast<Type>(i));
    m_tables.emplace_back(info, std::string(info.list));
  }
}

Table& Document::table_for(std::string_view type) {
  if (const TypeInfo* info = type_named(type)) return table(info->type);
  for (std::size_t i = known_types; i < m_tables.size(); ++i)
    if (m_tables[i].list() == type) return m_tables[i];
  return m_tables.emplace_back(type_info(Type::other), std::string(type));
}

const Table* Document::find_table(std::string_view type) const {
  for (const Table& table : m_tables)
    if (table.type_name() == type) return &table;
  return nullptr;
}

std::uint64_t Document::revision() const {
  std::uint64_t sum = 0;
  for (const Table& table : m_tables) sum += table.revision();
  return sum;
}

bool Document::is_empty() const {
  for (const Table& table : m_tables) {
    const Type type = table.info().type;
    if (type != Type::stage && type != Type::board && type != Type::session && table.size() > 0) return false;
  }
  return true;
}

void apply(Document& document, const Change& change) {
  for (const Write& write : change.writes) {
    Table& table = document.table_for(write.type);
    const FieldId field = table.field_for(write.field);
    const bool known = field < table.info().fields.size();
    if (known && !is_of_kind(table.info().fields[field].kind, write.value)) continue;
    if (field != Table::no_field) table.store(table.add(write.id), field, change.stamp, write.value);
  }
}

United unite(Document& document, const Document& other) {
  Uniting uniting(document, other);
  uniting.go_on(std::numeric_limits<std::size_t>::max());
  return std::move(uniting.united());
}

}  // namespace fb
