// What this browser remembers for itself, as the texts that the page keeps.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "app/state.hpp"

namespace fb::app {

void read_preferences(Preferences& preferences, const std::vector<std::pair<std::string, std::string>>& stored);
std::string theme_text(Theme theme);
std::string drawing_text(Drawing drawing);                // web/graphics.js reads it
int nearest_zoom(int percent);                            // of the steps in which the board is drawn larger or smaller
std::string folded_text(const Preferences& preferences);  // ids, one per line

}  // namespace fb::app
