#include "model/uniting.hpp"

#include <algorithm>

#include "model/copy_record.hpp"

namespace fb {

Uniting::Uniting(Document& document, const Document& other, Undoable* undo, RecordKeys left_out)
    : m_document(document), m_other(other), m_undo(undo), m_left_out(std::move(left_out)) {}

void Uniting::remember_record(const Table& from, RowIndex row, const Table& into, RowIndex target) {
  const std::string type(from.type_name());
  if (target == no_row) {
    m_undo->made.emplace_back(type, from.id(row));
    return;
  }
  for (const FieldId field : m_fields) {
    const std::string_view name = from.field_name(field);
    const FieldId here = field < first_extra ? field : into.field_named(name);
    const bool written = here != Table::no_field && into.is_written(target, here);
    if (written && from.stamp(row, field) <= into.stamp(target, here)) continue;
    m_undo->fields.push_back({type, from.id(row), std::string(name),
                              written ? into.current(target, here) : std::string(), from.stamp(row, field)});
  }
}

void Uniting::unite_record(const Table& from, RowIndex row, Table& into) {
  if (m_undo) {
    from.written_fields(row, m_fields);
    remember_record(from, row, into, into.find(from.id(row)));
  }
  const CopiedRecord copied = copy_record(from, row, into);
  if (copied.brought) m_united.records.push_back({m_table, row, copied.is_new, copied.shows});
}

bool Uniting::go_on(std::size_t records) {
  for (; m_table < m_other.tables().size(); ++m_table, m_row = 0) {
    const Table& from = m_other.tables()[m_table];
    if (m_row == 0 && from.size() == 0 && from.info().type != Type::other) continue;
    Table& into = m_document.table_for(from.type_name());
    if (m_row == 0) into.reserve(into.size() + from.size());
    for (; m_row < from.size(); ++m_row) {
      if (records-- == 0) return true;
      if (!from.has_values(m_row)) continue;
      if (std::binary_search(m_left_out.begin(), m_left_out.end(), RecordKey{from.info().type, from.id(m_row)}))
        continue;
      unite_record(from, m_row, into);
    }
  }
  for (const auto& [name, text] : m_other.unknown) {
    std::string& here = m_document.unknown[name];
    if (text > here) here = text;
  }
  return false;
}

}  // namespace fb
