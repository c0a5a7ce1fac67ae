// Tells what happened: a line at the foot of the page, spoken to people who listen.
#pragma once
#include <string>

#include "app/state.hpp"

namespace fb::app {

void notify(State& state, std::string text, bool offers_undo = false);
void notify_error(State& state, std::string text);  // stays until dismissed

}  // namespace fb::app
