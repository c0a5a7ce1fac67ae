// The program: one action in, a new state and some effects out. Nothing here waits, draws or touches the browser.
#pragma once
#include "app/actions.hpp"
#include "app/state.hpp"

namespace fb::app {

// Something is left to do by itself: WorkOn goes on with it, and the page draws in between.
bool has_work(const State& state);
void update(State& state, const Action& action, Effects& effects);

}  // namespace fb::app
