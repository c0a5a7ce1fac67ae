#include "model/journey.hpp"

#include <algorithm>
#include <array>

#include "model/card_places.hpp"
#include "model/stages.hpp"

namespace fb {
namespace {

bool is_later(const StageEntry& entry, const AsOf& as_of) {
  return entry.since > as_of.at_ms && entry.stamp.ms() > as_of.at_ms;
}

FieldId place_field(const TypeInfo& type) {
  static const std::array<std::size_t, 3> fields{field_index(type_info(Type::campaign), "place"),
                                                 field_index(type_info(Type::deal), "place"),
                                                 field_index(type_info(Type::lead), "place")};
  return static_cast<FieldId>(fields[type.type == Type::campaign ? 0 : type.type == Type::deal ? 1 : 2]);
}

// Adds what one change said to what the changes before it had said.
void add(std::vector<StageEntry>& entries, const StageEntry& entry, int utc_offset_minutes) {
  // The same stage since the same moment: a move within the column, or the undo of what came after it.
  const auto same = std::find_if(entries.begin(), entries.end(), [&](const StageEntry& earlier) {
    return earlier.stage == entry.stage && earlier.since == entry.since;
  });
  if (same != entries.end()) {
    entries.erase(same + 1, entries.end());
    return;
  }
  // Days decide, not instants: the clocks of two people may differ by minutes, and then the order of the changes counts.
  const Day day = Day::from_ms(entry.since, utc_offset_minutes);
  while (!entries.empty() && Day::from_ms(entries.back().since, utc_offset_minutes) > day) entries.pop_back();
  if (!entries.empty() && entries.back().stage == entry.stage) entries.back() = entry;
  else entries.push_back(entry);
}

}  // namespace

void read_journey(const Table& table, RowIndex row, const AsOf& as_of, std::vector<StageEntry>& out) {
  out.clear();
  const Place* current = place_of(table, row);
  if (!current) return;
  const auto take = [&](const Place& place, const Stamp& stamp) {
    const StageEntry entry{place.stage, place.since, stamp};
    if (is_later(entry, as_of)) return;
    if (place) add(out, entry, as_of.utc_offset_minutes);
    else out.clear();  // the first placing was undone
  };
  const std::vector<Entry>& older = table.older(row);
  if (!older.empty()) {
    const FieldId field = place_field(table.info());
    Place place;
    for (const Entry& entry : older)
      if (entry.field == field && read_value(entry.value, place)) take(place, entry.stamp);
    if (table.is_written(row, field)) take(*current, table.stamp(row, field));
  } else if (*current) {
    take(*current, table.stamp(row, place_field(table.info())));
  }
}

std::vector<StageEntry> journey(const Table& table, RowIndex row, const AsOf& as_of) {
  std::vector<StageEntry> entries;
  read_journey(table, row, as_of, entries);
  return entries;
}

const StageEntry* first_entry(const std::vector<StageEntry>& journey, const Id& stage) {
  for (const StageEntry& entry : journey)
    if (entry.stage == stage) return &entry;
  return nullptr;
}

int utc_offset_of(const Document& document) {
  const Board* board = document.find<Board>(board_record());
  return board && board->utc_offset_minutes ? static_cast<int>(board->utc_offset_minutes.value) : 0;
}

}  // namespace fb
