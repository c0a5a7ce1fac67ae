// One deal at one moment: open, won or lost, since when, and what it counts for. Every figure over deals starts here.
#pragma once
#include <optional>
#include <vector>

#include "model/journey.hpp"
#include "model/stage_map.hpp"

namespace fb {

struct DealState {
  Id stage;  // zero: not known at that moment
  Outcome outcome = Outcome::open;
  Instant created;  // the field; else the time in our id, which is the import's for an imported deal
  // Entry into the run of Won (or of Lost) stages it stands in: a reopened deal counts by its latest closing (numbers.md §4).
  Instant closed;
  Money amount;
  std::int32_t chance_bp = 0;  // of an open deal; by hand before the stage's (§5)

  bool is_open() const { return outcome == Outcome::open; }
};

// Nothing when the deal did not exist yet. `scratch` saves an allocation per deal. Deleted deals are the caller's to skip.
std::optional<DealState> deal_state(const Document& document, const StageMap& stages, RowIndex row, const AsOf& as_of,
                                    std::vector<StageEntry>& scratch);

// Whether a record was there: made before, or known to have stood somewhere before.
bool existed(const Id& id, const Instant& created, const std::vector<StageEntry>& journey, const AsOf& as_of);

// Whole days from creation to closing in the board's time zone. Nothing while it is open, and nothing where the deal was
// closed before it was created here: it was imported without its day of creation.
std::optional<double> days_to_close(const DealState& deal, int utc_offset_minutes);

}  // namespace fb
