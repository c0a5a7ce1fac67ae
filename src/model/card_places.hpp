// Where cards stand: the stage and rank of each, and the room between two of them.
#pragma once
#include <string>
#include <vector>

#include "model/document.hpp"

namespace fb {

// The place of a campaign, lead or deal; null for records of other types, which stand in no column.
const Place* place_of(const Table& table, RowIndex row);
const Place* place_of(const Document& document, Type type, const Id& id);  // null also when there is no such record

// The ranks on both sides of a gap in a column: a new rank goes between them. Empty: nothing is on that side.
struct Gap {
  std::string below, above;
};

// The gap above the card `before` (zero: below the last card), leaving out the cards that are about to move.
Gap gap_above(const Document& document, Type type, const Id& stage, const Id& before, const std::vector<Id>& moving);
// The gap above the first card.
Gap gap_at_top(const Document& document, Type type, const Id& stage);

}  // namespace fb
