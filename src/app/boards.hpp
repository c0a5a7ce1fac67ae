// Leaving the board on screen for another one.
#pragma once
#include <string>

#include "app/state.hpp"

namespace fb::app {

// An empty document, and nothing left of what belonged to the board before.
void start_board(State& state);
// A new board of that name, saved with it.
void make_board(State& state, const std::string& name, Effects& effects);
// The sample as it came: what is brought in is not mixed with it.
bool shows_untouched_sample(const State& state);

}  // namespace fb::app
