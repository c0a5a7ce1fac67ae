// The board as it was, and what changed between two moments: both are read from the values that records keep.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "model/document.hpp"

namespace fb {

// The board that the values with a stamp of that time or earlier make. It goes by the clocks of those who wrote: what came
// in by a merge stands where it was written, not where it arrived. Well-known records have no time and are always there.
Document as_of(const Document& document, std::int64_t ms);

// When the board was first written to, Unix ms; 0 for a board that nobody has written to.
std::int64_t first_change_ms(const Document& document);

// What one action did to one record.
struct RecordChange {
  Stamp stamp;
  std::uint32_t table = 0;  // in document.tables()
  RowIndex row = 0;
};
// All that stands under one stamp: however many records, it was one action of one person.
struct ActionChanges {
  Stamp stamp;
  std::size_t first = 0, count = 0;  // in Changes::records
};
struct Changes {
  std::vector<RecordChange> records;   // newest first
  std::vector<ActionChanges> actions;  // newest first
};
// What was written after `from_ms` and up to `to_ms`, without values: those are read for what is shown, by `fields_of`.
Changes changes_between(const Document& document, std::int64_t from_ms, std::int64_t to_ms);

struct FieldChange {
  FieldId field = 0;
  std::string before, after;  // canonical JSON; of a field that was not written yet, its kind's empty value
};
std::vector<FieldChange> fields_of(const Document& document, const RecordChange& change);
// Whether the record did not exist before.
bool is_first(const Document& document, const RecordChange& change);

// The value right after a stamp; the empty one of its kind when nothing had been written.
std::string value_after(const Table& table, RowIndex row, FieldId field, const Stamp& stamp);
// The fields whose values right after the two stamps differ, in the byte order of their names.
std::vector<FieldChange> fields_between(const Table& table, RowIndex row, const Stamp& from, const Stamp& to);
Stamp last_stamp_of(std::int64_t ms);  // the largest there can be

// Who wrote under a stamp; "" if the session does not say.
std::string author_of(const Document& document, const Stamp& stamp);

}  // namespace fb
