// What is not done at present, and the sentence that says why.
#pragma once
#include "app/state.hpp"

namespace fb::app {

// True when the action would write, and may not: a person looks back, or the board is being compacted.
bool is_refused(State& state, const Action& action);

}  // namespace fb::app
