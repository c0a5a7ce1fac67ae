// What other systems call the columns that every board starts with.
#pragma once
#include <string_view>

#include "model/records.hpp"

namespace fb {

// "Closed Won" → "stage.won", "Qualified To Buy" → "stage.qualified"; "" for a name that nobody uses by default.
// Compared by letters and digits alone, so that "closedwon" is the same.
std::string_view default_stage_named(Type type, std::string_view name);

}  // namespace fb
