// A day to be written, or picked in the browser's calendar, that is no field of a record.
#pragma once
#include <optional>
#include <string_view>

#include "views/format.hpp"
#include "views/widgets.hpp"

namespace fb {

struct DayField {
  std::string_view label;
  Day day;                 // none: the placeholder stands there
  std::string_view shown;  // as words
  std::string_view placeholder = {};
  float css_width = 118;
};
// Takes its room from the left of `row`. The day that was written now; `is_invalid` remembers that something else was.
std::optional<Day> day_field(Ui& ui, Rect& row, const DayField& field, const Format& format, bool& is_invalid);

}  // namespace fb
