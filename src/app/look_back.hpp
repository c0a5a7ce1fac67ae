// Looking back: the whole board as it was at a moment, to be read and not to be written.
#pragma once
#include "app/state.hpp"

namespace fb::app {

// Shows the board as it was then, or with 0 goes back to now.
void look_back(State& state, std::int64_t at_ms);
// After every action: another tab may have written, another board may have been opened.
void keep_past_true(State& state);

// The last moment of a day, or now.
std::int64_t end_of_day_ms(const State& state, Day day);

}  // namespace fb::app
