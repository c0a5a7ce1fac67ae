// The stages a card has been in and since when, read out of the history of its place; for now or for any past moment.
#pragma once
#include <cstdint>
#include <limits>
#include <vector>

#include "model/document.hpp"

namespace fb {

// One stay in a stage. It began at `since`, in business time; the stamp says when somebody wrote that down.
struct StageEntry {
  Id stage;
  std::int64_t since = 0;  // Unix ms
  Stamp stamp;
};

// The moment a figure is computed for, in the board's time zone.
struct AsOf {
  static constexpr std::int64_t now = std::numeric_limits<std::int64_t>::max();  // all that is known
  std::int64_t at_ms = now;
  int utc_offset_minutes = 0;
};

// The entries of a campaign, lead or deal, oldest first (numbers.md §1, History), replacing what `out` held. Left out are:
// entries that were both written and dated after the moment; a move that was undone; a move that a later correction
// dates before the day it is said to have happened; moves within a column.
void read_journey(const Table& table, RowIndex row, const AsOf& as_of, std::vector<StageEntry>& out);
std::vector<StageEntry> journey(const Table& table, RowIndex row, const AsOf& as_of = {});

const StageEntry* first_entry(const std::vector<StageEntry>& journey, const Id& stage);  // null: never entered
inline bool has_entered(const std::vector<StageEntry>& journey, const Id& stage) { return first_entry(journey, stage); }

// The board's time zone, from its settings.
int utc_offset_of(const Document& document);

}  // namespace fb
