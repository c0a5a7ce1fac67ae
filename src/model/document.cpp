#include "model/document.hpp"

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
  United united;
  std::string value;
  for (std::uint32_t at = 0; at < other.tables().size(); ++at) {
    const Table& from = other.tables()[at];
    Table& into = document.table_for(from.type_name());
    into.reserve(into.size() + from.size());
    for (RowIndex row = 0; row < from.size(); ++row) {
      if (!from.has_values(row)) continue;
      const bool is_new = into.find(from.id(row)) == no_row;
      const RowIndex target = into.add(from.id(row));
      bool brought = is_new, shows = false;
      const auto bring = [&](FieldId field, const Stamp& stamp, std::string_view text) {
        const FieldId field_here = field < first_extra ? field : into.field_for(from.field_name(field));
        if (field_here == Table::no_field) return;
        const Stored stored = into.store(target, field_here, stamp, text);
        brought |= stored != Stored::nothing_new;
        shows |= stored == Stored::current;
      };
      for (const FieldId field : from.written_fields(row)) {
        value.clear();
        from.append_current(row, field, value);
        bring(field, from.stamp(row, field), value);
      }
      for (const Entry& entry : from.older(row)) bring(entry.field, entry.stamp, entry.value);
      if (brought) united.records.push_back({at, row, is_new, shows});
    }
  }
  for (const auto& [name, text] : other.unknown) {
    std::string& here = document.unknown[name];
    if (text > here) here = text;
  }
  return united;
}

}  // namespace fb
