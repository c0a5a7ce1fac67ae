// What this browser remembers for itself, as the texts that the page keeps.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "app/state.hpp"

namespace fb::app {

void read_preferences(Preferences& preferences, const std::vector<std::pair<std::string, std::string>>& stored);
std::string theme_text(Theme theme);
std::string folded_text(const Preferences& preferences);  // ids, one per line

}  // namespace fb::app
