#include "model/conflicts.hpp"

#include <algorithm>
#include <tuple>

#include "model/sorting.hpp"

namespace fb {
namespace {

bool holds(const Table& table, RowIndex row, FieldId field, const Stamp& stamp) {
  if (table.stamp(row, field) == stamp) return true;
  const std::vector<Entry>& older = table.older(row);
  return std::any_of(older.begin(), older.end(),
                     [&](const Entry& entry) { return entry.field == field && entry.stamp == stamp; });
}

// Whether the first holds an entry of the field that the second lacks.
bool knows_more(const Table& first, RowIndex row_1, FieldId field_1, const Table& second, RowIndex row_2,
                FieldId field_2) {
  if (!holds(second, row_2, field_2, first.stamp(row_1, field_1))) return true;
  const std::vector<Entry>& older = first.older(row_1);
  return std::any_of(older.begin(), older.end(), [&](const Entry& entry) {
    return entry.field == field_1 && !holds(second, row_2, field_2, entry.stamp);
  });
}

}  // namespace

void add_conflicts(const Table& a, RowIndex row_a, const Table& b, RowIndex row_b, std::vector<Conflict>& out) {
  for (const FieldId field_a : a.written_fields(row_a)) {
    const FieldId field_b = field_a < first_extra ? field_a : b.field_named(a.field_name(field_a));
    if (field_b == Table::no_field || !b.is_written(row_b, field_b)) continue;
    const Stamp stamp_a = a.stamp(row_a, field_a), stamp_b = b.stamp(row_b, field_b);
    if (stamp_a == stamp_b) continue;
    Conflict conflict;
    conflict.value_a = a.current(row_a, field_a);
    conflict.value_b = b.current(row_b, field_b);
    if (conflict.value_a == conflict.value_b) continue;
    if (!knows_more(a, row_a, field_a, b, row_b, field_b) || !knows_more(b, row_b, field_b, a, row_a, field_a))
      continue;
    conflict.type = a.type_name();
    conflict.id = a.id(row_a);
    conflict.field = a.field_name(field_a);
    conflict.stamp_a = stamp_a;
    conflict.stamp_b = stamp_b;
    conflict.b_wins = stamp_a < stamp_b;
    out.push_back(std::move(conflict));
  }
}

std::vector<Conflict> conflicts(const Document& a, const Document& b) {
  std::vector<Conflict> out;
  for (const Table& table_a : a.tables()) {
    const Table* table_b = b.find_table(table_a.type_name());
    if (!table_b) continue;
    for (RowIndex row = 0; row < table_a.size(); ++row) {
      const RowIndex other = table_b->find(table_a.id(row));
      if (other != no_row) add_conflicts(table_a, row, *table_b, other, out);
    }
  }
  const auto key = [](const Conflict& conflict) { return std::tie(conflict.type, conflict.id, conflict.field); };
  sort_list(out, [&](const Conflict& x, const Conflict& y) { return key(x) < key(y); });
  return out;
}

}  // namespace fb
