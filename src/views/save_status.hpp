// How safe the edits are, in words. "Saved" means that a fresh load would show the same.
#pragma once
#include <string>

#include "app/state.hpp"
#include "views/format.hpp"

namespace fb {

enum class Safety : std::uint8_t { saved, saving, not_saved, read_only, memory_only };
Safety safety_of(const app::State& state);
std::string save_status(const app::State& state, const Format& format);  // "Saved 14:02 · last file 2 days ago"

}  // namespace fb
