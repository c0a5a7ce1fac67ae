#include "model/generations.hpp"

#include <set>

namespace fb {
namespace {

constexpr FieldId deleted = 0;

class Copying {
 public:
  void value(const Table& from, RowIndex row, FieldId field, Table& into) {
    m_value.clear();
    from.append_current(row, field, m_value);
    const FieldId there = field < first_extra ? field : into.field_for(from.field_name(field));
    if (there == Table::no_field) return;
    into.store(into.add(from.id(row)), there, from.stamp(row, field), m_value);
    authors.insert(from.stamp(row, field).session);
  }
  void record(const Table& from, RowIndex row, Table& into) {
    from.written_fields(row, m_fields);
    for (const FieldId field : m_fields) value(from, row, field, into);
  }
  // Who wrote what was copied.
  void sessions(const Document& from, Document& into) {
    const Table& all = from.table(Type::session);
    for (const std::uint64_t author : std::set<std::uint64_t>(authors))
      if (const RowIndex row = all.find(Id::named(session_text(author))); row != no_row)
        record(all, row, into.table(Type::session));
  }
  std::set<std::uint64_t> authors;

 private:
  std::string m_value;
  std::vector<FieldId> m_fields;
};

bool is_newer(const Table& from, RowIndex row, FieldId field, const Table& here, RowIndex mine) {
  const FieldId ours = field < first_extra ? field : here.field_named(from.field_name(field));
  if (ours == Table::no_field || !here.is_written(mine, ours)) return true;
  return here.stamp(mine, ours) < from.stamp(row, field) && here.current(mine, ours) != from.current(row, field);
}

}  // namespace

Document compacted(const Document& board) {
  Document next;
  next.board = board.board;
  next.gen = board.gen + 1;
  next.unknown = board.unknown;
  Copying copying;
  for (const Table& from : board.tables()) {
    if (from.info().type == Type::session) continue;
    Table& into = next.table_for(from.type_name());
    into.reserve(from.size());
    for (RowIndex row = 0; row < from.size(); ++row) {
      if (!from.has_values(row)) continue;
      if (from.is_deleted(row)) copying.value(from, row, deleted, into);
      else copying.record(from, row, into);
    }
  }
  copying.sessions(board, next);
  return next;
}

Document proposals(const Document& board, const Document& other) {
  Document out;
  out.board = board.board;
  out.gen = board.gen;
  Copying copying;
  std::vector<FieldId> fields;
  for (const Table& from : other.tables()) {
    if (from.info().type == Type::session) continue;
    const Table* here = board.find_table(from.type_name());
    Table& into = out.table_for(from.type_name());
    for (RowIndex row = 0; row < from.size(); ++row) {
      if (!from.has_values(row)) continue;
      const RowIndex mine = here ? here->find(from.id(row)) : no_row;
      const bool is_known = mine != no_row && here->has_values(mine);
      if (!is_known || here->is_deleted(mine)) {
        // Whole, for the board has nothing of it.
        const bool is_later = !is_known || here->stamp(mine, deleted) < from.newest(row);
        if (is_later && !from.is_deleted(row)) copying.record(from, row, into);
        continue;
      }
      from.written_fields(row, fields);
      for (const FieldId field : fields)
        if (is_newer(from, row, field, *here, mine)) copying.value(from, row, field, into);
    }
  }
  copying.sessions(other, out);
  return out;
}

}  // namespace fb
