// How old the last copy outside this browser is, and how much that matters, in words.
#pragma once
#include <string>

#include "app/state.hpp"
#include "views/format.hpp"
#include "views/theme.hpp"

namespace fb {

enum class Urgency : std::uint8_t { none, soon, now };
Urgency urgency_of_copy(const app::State& state);  // soon after 7 days, now after 30
std::string copy_words(const app::State& state);   // "Last copy outside this browser: 9 days ago. Save a file soon."
Colour colour_of(const Theme& theme, Urgency urgency, Colour usual);
std::string ago_words(std::int64_t ms, std::int64_t now_ms);        // "2 minutes ago"
std::string size_words(const Format& format, std::uint64_t bytes);  // "1.2 MB"
std::string kept_file_words(const app::State& state, const Format& format);
std::string backup_words(const Format& format, const app::Backup& backup, int utc_offset_minutes);

}  // namespace fb
