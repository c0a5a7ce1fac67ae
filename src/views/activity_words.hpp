// What somebody did, in words: "Moved “Acme” to Won, added 3 leads", and what it changed in each field.
#pragma once
#include <string>
#include <vector>

#include "app/state.hpp"
#include "model/time_travel.hpp"
#include "views/format.hpp"

namespace fb {

// Of all that stands under one stamp.
std::string action_words(const Document& document, const Changes& changes, const ActionChanges& action);
// Of one record of it.
std::string record_words(const Document& document, const RecordChange& change);
// "Amount: €250 → €300 · Owner: Ana → Bea"; "" where the words say all: the record was made, deleted or moved.
std::string detail_words(const Document& document, const RecordChange& change, const Format& format);
// One field: "€250 → €300".
std::string field_words(const Document& document, const Table& table, const FieldChange& change, const Format& format);
// Of the record in its type's own words: "“Acme”", "the note “Call again”".
std::string named(const Document& document, const Table& table, RowIndex row);
// The record whose panel tells about it: itself, or of a touch or a note the record that it is about.
app::RecordRef record_to_open(const Document& document, const Table& table, RowIndex row);

}  // namespace fb
