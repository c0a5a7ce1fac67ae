#include "views/past_bar.hpp"

#include <algorithm>
#include <utility>

#include "app/look_back.hpp"
#include "views/day_field.hpp"
#include "views/icons.hpp"
#include "views/slider.hpp"

namespace fb {
namespace {

// The day, and the time as well if it is not the end of it.
std::string moment_words(const app::State& state, const Format& format) {
  const Day day = app::shown_day(state);
  if (state.past->at_ms == app::end_of_day_ms(state, day)) return format.day(day);
  return format.day(day) + ", " + format.time(state.past->at_ms, state.utc_offset_minutes);
}

}  // namespace

void PastBar::draw_day(Ui& ui, Rect& row, const Format& format) {
  const std::string shown = moment_words(ui.state, format);
  const float width = std::max(124.0f, text_width(ui, shown, size::base) / ui.scale + 24);
  const auto written =
      day_field(ui, row, {"Look back to", app::shown_day(ui.state), shown, {}, width}, format, m_is_invalid);
  if (written && *written) ui.emit(app::LookBack{app::end_of_day_ms(ui.state, *written)});
}

void PastBar::draw_slider(Ui& ui, const Rect& box, const Format& format) {
  const app::State& state = ui.state;
  const Day first = Day::from_ms(state.past->first_ms, state.utc_offset_minutes), today = app::today(state);
  SliderRange range;
  range.last = std::max(0, today.days - first.days);
  range.value = std::clamp(app::shown_day(state).days - first.days, 0, range.last);
  range.wants_focus = std::exchange(m_starts, false);
  const std::int32_t to = slider(ui, box, "Day", range, moment_words(state, format));
  if (to >= 0) ui.emit(app::LookBack{app::end_of_day_ms(state, Day{first.days + to})});
}

void PastBar::draw(Ui& ui, Rect& area) {
  const bool is_on = ui.state.past != nullptr;
  if (is_on != m_is_on) {
    m_is_on = m_starts = is_on;
    m_is_invalid = false;
    ui.say(is_on ? "Looking back: the board as it was, read-only" : "Back to now");
  }
  if (!is_on) return;
  const Format format = Format::of_locale(ui.state.locale, app::today(ui.state));
  const bool is_wide = area.w >= ui.px(980), is_phone = area.w < ui.px(600);
  Rect row = cut_top(area, (ui.control(size::field) + ui.px(12)) * (is_phone ? 2 : 1));
  fill(row, ui.theme.amber_soft);
  line(row.x, row.y + row.h - 1, row.x + row.w, row.y + row.h - 1, ui.theme.line);
  ui.sem.open(Role::region, id_of("##past"), row, "Looking back");
  push_id("past");
  row = inset(row, ui.px(is_phone ? 10 : 20), ui.px(6));
  const Rect below = is_phone ? cut_bottom(row, ui.control(size::field)) : Rect{};
  if (is_phone) cut_bottom(row, ui.px(12));
  draw_icon(ui, cut_left(row, ui.px(16)), icon::clock, ui.theme.amber, 16);
  cut_left(row, ui.px(10));
  const std::string_view words = is_wide ? "As it was, read-only" : "As it was";
  if (!is_phone) {
    const Rect box = cut_left(row, text(ui, row, words, ui.theme.text, size::base, Weight::semibold));
    ui.sem.add(Role::text, id_of("##words"), box, "As it was, read-only");
    cut_left(row, ui.px(12));
  }
  draw_day(ui, row, format);
  cut_left(row, ui.px(12));
  const ButtonStyle now{.look = Look::filled},
      since{.look = Look::outlined, .icon = icon::history, .icon_only = !is_wide};
  if (button(ui, cut_right(row, button_width(ui, "Back to now", now)), "Back to now", now)) ui.emit(app::LookBack{});
  cut_right(row, ui.px(8));
  if (button(ui, cut_right(row, button_width(ui, "What changed since", since)), "What changed since", since)) {
    const std::int64_t from_ms = ui.state.past->at_ms;
    ui.emit(app::LookBack{});
    ui.emit(app::ShowActivity{app::ActivityOf::records, from_ms, 0});
  }
  cut_right(row, ui.px(16));
  draw_slider(ui, is_phone ? below : row, format);
  pop_id();
  ui.sem.close();
}

}  // namespace fb
