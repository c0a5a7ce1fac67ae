// The columns every board starts with, and what a stage means: its zone, its outcome, its default probability.
#pragma once
#include <string_view>
#include <vector>

#include "model/document.hpp"

namespace fb {

namespace stage {
Id planned();
Id active();
Id completed();
Id fresh();  // New
Id nurturing();
Id mql();
Id handed_over();
Id accepted();      // off the board: the lead has become a deal
Id disqualified();  // off the board
Id discovery();
Id qualified();
Id proposal();
Id negotiation();
Id verbal();
Id won();
Id lost();
}  // namespace stage

enum class Zone : std::uint8_t { attract, qualify, handoff, close, off };
enum class Outcome : std::uint8_t { open, won, lost };

Zone zone_of(const Stage& stage);
Outcome outcome_of(const Stage& stage);
Outcome outcome_of(const Document& document, const Deal& deal);
// The chance in basis points that counts for a deal (numbers.md §5): by hand while it is open, else as copied from the
// stage at entry, else the stage's own.
std::int32_t chance_bp(Outcome outcome, Rate by_hand, Rate copied, Rate of_stage);
Type card_type(Zone zone);  // what stands in the columns of a zone
// Not deleted, not off the board; by rank, then id. The order of the columns.
std::vector<Id> columns(const Document& document);
// The stage of that name in that zone, compared without case; zero if none.
Id stage_named(const Document& document, Zone zone, std::string_view name);

// Puts the default stages and the board record in, under the zero stamp, so that boards made apart agree on them.
void add_well_known(Document& document);
Id board_record();

}  // namespace fb
