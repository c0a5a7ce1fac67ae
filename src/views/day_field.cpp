#include "views/day_field.hpp"

#include <string>

#include "views/field_text.hpp"
#include "views/fields.hpp"
#include "views/icons.hpp"

namespace fb {

std::optional<Day> day_field(Ui& ui, Rect& row, const DayField& field, const Format& format, bool& is_invalid) {
  const std::string value = field.day.text();
  FieldStyle style;
  style.kind = FieldKind::day;
  style.shown = field.shown;
  style.placeholder = field.placeholder;
  style.is_invalid = is_invalid;
  push_id(field.label);
  const FieldEvent event = text_field(ui, cut_left(row, ui.px(field.css_width)), "##day", field.label, value, style);
  cut_left(row, ui.px(2));
  const std::string calendar = "Calendar for “" + std::string(field.label) + "”";
  if (button(ui, cut_left(row, ui.control(size::field)), calendar, {.icon = icon::calendar, .icon_only = true})) {
    ui.page.pick_day_for = event.id;
    ui.page.pick_day = value;
  }
  pop_id();
  if (event.cancelled) is_invalid = false;
  if (!event.committed) return std::nullopt;
  const std::optional<Day> read = day_from_typed(event.text, format.today, format.day_first);
  is_invalid = !read;
  if (!read) ui.sem.say("Not a date. Write 2026-11-23, yesterday or 23.11.", true);
  return read;
}

}  // namespace fb
