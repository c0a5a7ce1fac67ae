// The journey as a funnel: every pass of a record through the steps, and the three ways to count them (numbers.md §2).
#pragma once
#include <bitset>
#include <cstdint>
#include <vector>

#include "model/journey.hpp"
#include "model/stage_map.hpp"

namespace fb {

inline constexpr std::size_t most_steps = 128;

// One trip through the steps. A lead's pass goes on in the deals that name it as their lead. A lead that comes back from
// off the board starts another pass; moving back on the board does not.
// Our choice for passes that enter midway: a lead has passed the steps of Qualify before the one it is first seen in; a
// deal without a lead never was one, so its pass begins at the first deal column and is in no count before it.
struct Pass {
  RowIndex lead = no_row;  // in the table of leads; no_row: a deal without a lead
  RowIndex deal = no_row;  // in the table of deals: the last one of the pass
  std::int64_t started_ms = 0;
  std::uint8_t origin = 0;   // the first step it counts in
  std::uint8_t highest = 0;  // the highest step it has been in or past
  std::uint8_t strict = 0;   // one past the last step that it has entered in order from its origin on
  std::bitset<most_steps> entered;

  void raise(int step);  // has been in or past it
  void enter(int step);  // only the first entry into a step counts; -1: no step
  bool reached(std::size_t step) const { return origin <= step && step <= highest; }
  bool gone_through(std::size_t step) const { return origin <= step && step < strict; }
};

// Adds the passes that a lead's journey makes: one, or more for a lead that came back from off the board.
void add_lead_passes(const StageMap& stages, const std::vector<StageEntry>& journey, std::vector<Pass>& out);
// A deal's journey as a pass of its own.
Pass deal_pass(const StageMap& stages, const std::vector<StageEntry>& journey);
// Goes on with a pass in a deal.
void continue_pass(const StageMap& stages, const std::vector<StageEntry>& journey, Pass& pass);
bool has_deal_steps(const StageMap& stages);

// Passes of all that is not deleted, as of the moment. Steps are those of `stages`.
std::vector<Pass> passes(const Document& document, const StageMap& stages, const AsOf& as_of);

// How many passes count in each step.
struct Conversion {
  std::vector<std::int64_t> reached, strict, any;

  explicit Conversion(std::size_t steps = 0) : reached(steps), strict(steps), any(steps) {}
  void add(const Pass& pass);
};

}  // namespace fb
