#include "model/time_travel.hpp"

#include <algorithm>
#include <limits>

#include "model/sorting.hpp"

namespace fb {
namespace {

bool has_authors_only(const Table& table) { return table.info().type == Type::session; }

std::string empty_value(const Table& table, FieldId field) {
  return field < first_extra && table.info().fields[field].kind == Kind::text ? "\"\"" : "null";
}

std::string value_before(const Table& table, RowIndex row, FieldId field, const Stamp& stamp) {
  std::string value;
  return table.value_before(row, field, stamp, value) ? value : empty_value(table, field);
}

}  // namespace

Document as_of(const Document& document, std::int64_t ms) {
  Document past;
  past.board = document.board;
  past.gen = document.gen;
  for (const auto& [name, text] : document.unknown) past.unknown[name] = text;  // these have no stamps
  // Far above what the counting of changes reaches, and another for each moment and each state of the board.
  const std::uint64_t revision = document.revision() + (static_cast<std::uint64_t>(ms) << 20);
  for (std::size_t i = 0; i < document.tables().size(); ++i) {
    Table then = document.tables()[i].as_of(ms, revision);
    if (i < past.tables().size()) past.tables()[i] = std::move(then);
    else past.tables().push_back(std::move(then));
  }
  return past;
}

std::int64_t first_change_ms(const Document& document) {
  std::int64_t first = std::numeric_limits<std::int64_t>::max();
  std::vector<Stamp> stamps;
  for (const Table& table : document.tables()) {
    if (has_authors_only(table)) continue;
    for (RowIndex row = 0; row < table.size(); ++row) {
      table.stamps(row, stamps);
      while (!stamps.empty() && stamps.back().is_zero()) stamps.pop_back();
      if (!stamps.empty()) first = std::min(first, stamps.back().ms());
    }
  }
  return first == std::numeric_limits<std::int64_t>::max() ? 0 : first;
}

Changes changes_between(const Document& document, std::int64_t from_ms, std::int64_t to_ms) {
  Changes changes;
  std::vector<Stamp> stamps;
  for (std::uint32_t at = 0; at < document.tables().size(); ++at) {
    const Table& table = document.tables()[at];
    if (has_authors_only(table)) continue;
    for (RowIndex row = 0; row < table.size(); ++row) {
      table.stamps(row, stamps);
      for (const Stamp& stamp : stamps)
        if (!stamp.is_zero() && stamp.ms() > from_ms && stamp.ms() <= to_ms)
          changes.records.push_back({stamp, at, row});
    }
  }
  sort_list(changes.records, [](const RecordChange& a, const RecordChange& b) {
    if (a.stamp != b.stamp) return b.stamp < a.stamp;
    return a.table != b.table ? a.table < b.table : a.row < b.row;
  });
  for (std::size_t i = 0; i < changes.records.size(); ++i) {
    if (changes.actions.empty() || changes.actions.back().stamp != changes.records[i].stamp)
      changes.actions.push_back({changes.records[i].stamp, i, 0});
    ++changes.actions.back().count;
  }
  return changes;
}

std::vector<FieldChange> fields_of(const Document& document, const RecordChange& change) {
  const Table& table = document.tables()[change.table];
  const auto& older = table.older(change.row);
  std::vector<FieldChange> fields;
  for (const FieldId field : table.written_fields(change.row)) {
    std::string after;
    if (table.stamp(change.row, field) == change.stamp) {
      table.append_current(change.row, field, after);
    } else {
      const auto entry = std::find_if(older.begin(), older.end(), [&](const Entry& one) {
        return one.field == field && one.stamp == change.stamp;
      });
      if (entry == older.end()) continue;
      after = entry->value;
    }
    fields.push_back({field, value_before(table, change.row, field, change.stamp), std::move(after)});
  }
  return fields;
}

bool is_first(const Document& document, const RecordChange& change) {
  return document.tables()[change.table].oldest(change.row) == change.stamp;
}

Stamp last_stamp_of(std::int64_t ms) {
  return {(static_cast<std::uint64_t>(ms) << 15) | 0x7FFF, std::numeric_limits<std::uint64_t>::max() - 1};
}

std::string value_after(const Table& table, RowIndex row, FieldId field, const Stamp& stamp) {
  return value_before(table, row, field, {stamp.time, stamp.session + 1});
}

std::vector<FieldChange> fields_between(const Table& table, RowIndex row, const Stamp& from, const Stamp& to) {
  std::vector<FieldChange> fields;
  for (const FieldId field : table.written_fields(row)) {
    if (table.stamp(row, field) <= from) continue;
    FieldChange change{field, value_after(table, row, field, from), value_after(table, row, field, to)};
    if (change.before != change.after) fields.push_back(std::move(change));
  }
  return fields;
}

std::string author_of(const Document& document, const Stamp& stamp) {
  const Session* session = document.find<Session>(Id::named(session_text(stamp.session)));
  return session ? session->by : std::string();
}

}  // namespace fb
