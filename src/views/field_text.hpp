// Values of fields as people read them, and back: labels, choices, days and amounts as typed.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "model/document.hpp"
#include "views/format.hpp"

namespace fb {

std::string label_of(std::string_view field);      // "close_day" → "Close date"
std::string choice_label(std::string_view value);  // "paid_search" → "Paid search"
// A value in its canonical JSON as words: references by name, money and days in the reader's way.
std::string shown_value(const Document& document, const FieldInfo& field, std::string_view json, const Format& format);
// "2026-11-23", "23.11.2026", "23/11", "today", "tomorrow", "+3", "" (no day).
std::optional<Day> day_from_typed(std::string_view text, Day today, bool day_first);
std::optional<Rate> rate_from_typed(std::string_view text);  // "40", "40 %", "" (none)

}  // namespace fb
