// Copies of the board outside this browser: files that were saved, and the one that is kept up to date.
#pragma once
#include <cstdint>
#include <string>

#include "app/effects.hpp"

namespace fb::app {

struct State;
struct Preferences;

std::int64_t last_copy_ms(const State& state);  // of the board on screen; 0: none was ever made from this browser
void note_copy(State& state, Effects& effects);
void read_copies(Preferences& preferences, const std::string& stored);

}  // namespace fb::app
