// Changing over to a newer build of this program: when a person says so, and not before everything is saved.
#pragma once
#include "app/state.hpp"

namespace fb::app {

void on_update_ready(State& state);
void want_update(State& state, Effects& effects);
// After each action: the next step, if nothing waits to be saved.
void go_on_with_update(State& state, Effects& effects);

}  // namespace fb::app
