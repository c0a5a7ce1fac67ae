#include "views/activity_view.hpp"

#include <algorithm>
#include <cmath>

#include "app/look_back.hpp"
#include "model/edits.hpp"
#include "views/activity_words.hpp"
#include "views/charts.hpp"
#include "views/day_field.hpp"
#include "views/field_text.hpp"
#include "views/fields.hpp"
#include "views/icons.hpp"
#include "views/notices.hpp"
#include "views/scroll.hpp"
#include "views/type_icon.hpp"

namespace fb {
namespace {

constexpr float edge = 24, widest = 1120;  // CSS pixels
constexpr std::string_view everybody = "Everybody";
constexpr std::string_view weekdays[] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};

std::string day_words(const Format& format, Day day) {
  const int ago = format.today.days - day.days;
  if (ago == 0) return "Today";
  if (ago == 1) return "Yesterday";
  return std::string(weekdays[day.weekday()]) + ", " + format.day(day);
}

constexpr ButtonStyle restore_style{.look = Look::outlined, .icon = icon::undo_2, .words = "Restore"};
float restore_width(Ui& ui) { return button_width(ui, "", restore_style); }

bool can_be_pressed(const ActivityRow& row) {
  return row.kind == ActivityRow::Kind::action || row.kind == ActivityRow::Kind::record;
}

}  // namespace

void ActivityView::head(Ui& ui, Rect bar) {
  const app::ShowActivity& wish = ui.state.activity;
  const float width = text(ui, bar, "Activity", ui.theme.text, size::title, Weight::semibold);
  ui.sem.add(Role::heading, id_of("##title"), {bar.x, bar.y, width, bar.h}, "Activity").level = 1;
  cut_left(bar, width + ui.px(20));
  const std::vector<std::string_view> ways{"By person", "By record", "Deleted"};
  const int chosen = segments(ui, inset(cut_left(bar, segments_width(ui, ways)), 0, -ui.px(2)), "Show", ways,
                              static_cast<std::size_t>(wish.of));
  if (chosen >= 0) ui.emit(app::ShowActivity{static_cast<app::ActivityOf>(chosen), wish.from_ms, wish.to_ms});
  if (wish.of != app::ActivityOf::people) return;
  std::vector<Option> options{{std::string(everybody)}};
  for (const std::string& name : m_rows.people()) options.push_back({name});
  cut_left(bar, ui.px(16));
  const Rect field = cut_right(bar, std::min(ui.px(180), bar.w));
  const int person = choice(ui, field, "Whose", m_person.empty() ? everybody : m_person, options);
  if (person >= 0) m_person = person == 0 ? std::string() : options[static_cast<std::size_t>(person)].name;
}

void ActivityView::period_day(Ui& ui, Rect& row, bool is_end) {
  app::ShowActivity wish = ui.state.activity;
  std::int64_t& ms = is_end ? wish.to_ms : wish.from_ms;
  const std::string_view label = is_end ? "To" : "From";
  cut_left(row, text(ui, row, label, ui.theme.text_2, size::base) + ui.px(8));
  const int offset = ui.state.utc_offset_minutes;
  const Day day =
      ms ? Day::from_ms(is_end ? ms : ms + 1, offset) : Day{};  // from a day: what came after the day before
  const std::string shown = day ? m_format.day(day) : "";
  const auto written =
      day_field(ui, row, {label, day, shown, is_end ? "Now" : "The start"}, m_format, m_invalid[is_end]);
  cut_left(row, ui.px(14));
  if (!written) return;
  ms = *written ? Day{written->days + (is_end ? 1 : 0)}.start_ms(offset) - 1 : 0;
  ui.emit(wish);
}

void ActivityView::period(Ui& ui, Rect bar) {
  const ButtonStyle back{.look = Look::outlined, .icon = icon::clock};
  if (!ui.state.past && button(ui, cut_right(bar, button_width(ui, "Look back", back)), "Look back", back))
    ui.emit(app::LookBack{app::LookBack::yesterday});
  if (ui.state.activity.of == app::ActivityOf::deleted) {
    text(ui, bar, "Nothing is ever lost: what was deleted can be restored with all its fields and its history.",
         ui.theme.text_2, size::base);
    return;
  }
  period_day(ui, bar, false);
  period_day(ui, bar, true);
}

Press ActivityView::line_of(Ui& ui, std::size_t at, const Rect& rect, std::string_view name) {
  const Press press = pressable(ui, "##line", rect, Role::listitem, name, at == m_cursor ? sem::tabbable : 0);
  const bool has_focus = ui.page.focused == press.id;
  if (m_moves && at == m_cursor) {
    ui.page.want_focus = press.id;
    m_moves = false;
  } else if (!m_moves && (has_focus || press.pressed)) {
    m_cursor = at;
  }
  m_has_focus |= has_focus;
  if (press.hovered) fill(rect, ui.theme.hover, ui.px(size::radius));
  if (press.focused) focus_ring(ui, inset(rect, ui.px(4), ui.px(4)), ui.px(4));
  return press;
}

void ActivityView::heading(Ui& ui, const ActivityRow& row, const Rect& rect) {
  const ActivityRows::Heading& one = m_rows.headings()[row.index];
  const std::string count =
      m_format.whole(static_cast<std::int64_t>(one.actions)) + (one.actions == 1 ? " change" : " changes");
  const std::string when = day_words(m_format, one.day), &person = m_rows.people()[one.by];
  ui.sem.add(Role::heading, id_of("##heading"), rect, person + ", " + when + ", " + count).level = 2;
  Rect line_box = inset(rect, ui.px(12), 0);
  cut_top(line_box, ui.px(18));
  line(rect.x, rect.y + rect.h - 1, rect.x + rect.w, rect.y + rect.h - 1, ui.theme.line);
  const float side = ui.px(24);
  const Rect face = cut_left(line_box, side);
  avatar(ui, {face.x, std::round(face.y + (face.h - side) * 0.5f), side, side}, person);
  cut_left(line_box, ui.px(10));
  cut_left(line_box, text(ui, line_box, person, ui.theme.text, size::base, Weight::semibold) + ui.px(10));
  cut_left(line_box, text(ui, line_box, when, ui.theme.text, size::base) + ui.px(10));
  text(ui, line_box, count, ui.theme.text_2, size::small);
}

void ActivityView::action(Ui& ui, const ActivityRow& row, const Rect& rect) {
  const Document& document = app::shown(ui.state);
  const ActionChanges& one = m_rows.changes().actions[row.index];
  const RecordChange& first = m_rows.changes().records[one.first];
  const Table& table = document.tables()[first.table];
  const std::string words = m_rows.words_of(document, row.index);
  const std::string detail = one.count == 1 ? detail_words(document, first, m_format) : std::string();
  const std::string when = m_format.time(one.stamp.ms(), ui.state.utc_offset_minutes);
  const bool opens = one.count > 1, is_open = opens && m_rows.is_open(one.stamp);
  const std::string more = opens ? m_format.whole(static_cast<std::int64_t>(one.count)) + " records" : detail;
  const Press press = line_of(ui, m_at, rect, when + ", " + words + (more.empty() ? "" : ", " + more));
  Rect inside = inset(rect, ui.px(12), 0);
  const Rect clock = cut_left(inside, ui.px(46));
  text(ui, clock, when, ui.theme.text_2, size::small);
  const char* glyph = opens ? (is_open ? icon::chevron_down : icon::chevron_right) : type_icon(table.info().type);
  draw_icon(ui, cut_left(inside, ui.px(16)), glyph, ui.theme.text_2);
  cut_left(inside, ui.px(12));
  cut_left(inside, text(ui, inside, words, ui.theme.text, size::base) + ui.px(12));
  if (inside.w > ui.px(40)) text(ui, inside, more, ui.theme.text_2, size::base);
  if (!press.pressed) return;
  if (opens) return m_rows.toggle(one.stamp);
  if (const app::RecordRef to = record_to_open(document, table, first.row)) ui.emit(app::SelectRecord{to.type, to.id});
}

void ActivityView::restore_button(Ui& ui, const ActivityRows::Record& record, const Rect& box) {
  const Table& table = app::shown(ui.state).tables()[record.change.table];
  const std::string name = "Restore " + named(app::shown(ui.state), table, record.change.row);
  const float height = ui.control(32);
  ButtonStyle style = restore_style;
  style.disabled = ui.state.past != nullptr;
  if (button(ui, {box.x, std::round(box.y + (box.h - height) * 0.5f), box.w, height}, name, style))
    ui.emit(app::Do{RestoreRecord{table.info().type, table.id(record.change.row)}});
}

// In the list by person a record of an action that is open; in the others each record once.
void ActivityView::record(Ui& ui, const ActivityRow& row, const Rect& rect) {
  using State = ActivityRows::Record::State;
  const Document& document = app::shown(ui.state);
  const bool is_of_action = ui.state.activity.of == app::ActivityOf::people;
  const ActivityRows::Record* one = is_of_action ? nullptr : &m_rows.records()[row.index];
  const RecordChange& change = one ? one->change : m_rows.changes().records[row.index];
  const Table& table = document.tables()[change.table];
  const char* glyph = type_icon(table.info().type);
  std::string words, detail;
  if (one) {
    static constexpr std::string_view states[] = {"changed", "added", "deleted", "restored"};
    words = named(document, table, change.row);
    if (words[0] >= 'a' && words[0] <= 'z') words[0] = static_cast<char>(words[0] - 32);
    const std::string by = author_of(document, change.stamp);
    detail = std::string(states[static_cast<std::size_t>(one->state)]) + (by.empty() ? "" : " by " + by) + ", " +
             m_format.moment(change.stamp.ms(), ui.state.utc_offset_minutes);
  } else {
    words = record_words(document, change);
    detail = detail_words(document, change, m_format);
  }
  Rect inside = inset(rect, ui.px(12), 0), pressed = rect;
  const bool has_button = one && one->state == State::deleted && table.is_deleted(change.row);
  const Rect button_box = has_button ? cut_right(inside, restore_width(ui)) : Rect{};
  if (has_button) {
    cut_right(inside, ui.px(12));
    pressed.w = inside.x + inside.w - rect.x;
  }
  const Press press = line_of(ui, m_at, pressed, words + (detail.empty() ? "" : ", " + detail));
  Node& node = ui.sem.nodes.back();
  node.rect.w = rect.x + rect.w - node.rect.x;  // the button lies in it, and it clips what lies in it
  ui.sem.open_last();
  if (has_button) restore_button(ui, *one, button_box);
  ui.sem.close();
  cut_left(inside, ui.px(is_of_action ? 74 : 0));
  draw_icon(ui, cut_left(inside, ui.px(16)), glyph, ui.theme.text_2);
  cut_left(inside, ui.px(12));
  const Weight weight = one ? Weight::semibold : Weight::regular;
  cut_left(inside, text(ui, inside, words, ui.theme.text, size::base, weight) + ui.px(12));
  if (inside.w > ui.px(40)) text(ui, inside, detail, ui.theme.text_2, size::base);
  if (!press.pressed) return;
  if (const app::RecordRef to = record_to_open(document, table, change.row)) ui.emit(app::SelectRecord{to.type, to.id});
}

void ActivityView::field(Ui& ui, const ActivityRow& row, const Rect& rect) {
  const Document& document = app::shown(ui.state);
  const ActivityRows::Record& one = m_rows.records()[row.index];
  const Table& table = document.tables()[one.change.table];
  const FieldChange& change = one.fields[row.field];
  const std::string label = label_of(table.field_name(change.field));
  const std::string words = field_words(document, table, change, m_format);
  Rect inside = inset(rect, ui.px(40), 0);
  text(ui, cut_left(inside, std::min(ui.px(150), inside.w * 0.35f)), label, ui.theme.text_2, size::base);
  cut_left(inside, ui.px(8));
  text(ui, inside, words, ui.theme.text, size::base);
  ui.sem.add(Role::listitem, id_of("##field"), rect, label + ": " + words);
}

void ActivityView::move_cursor(Ui& ui, const Rect& area, float scroll_y) {
  const std::vector<ActivityRow>& rows = m_rows.rows();
  const auto step = [&](std::size_t from, int by) {
    for (auto at = static_cast<std::ptrdiff_t>(from) + by; at >= 0 && at < std::ssize(rows); at += by)
      if (can_be_pressed(rows[static_cast<std::size_t>(at)])) return static_cast<std::size_t>(at);
    return from;
  };
  const std::size_t before = m_cursor;
  if (ui.key(Key::down)) m_cursor = step(m_cursor, 1);
  if (ui.key(Key::up)) m_cursor = step(m_cursor, -1);
  if (ui.key(Key::home)) m_cursor = step(0, 1);
  if (ui.key(Key::end)) m_cursor = step(rows.size(), -1);
  if (m_cursor == before) return;
  m_moves = true;
  const float top = ui.px(rows[m_cursor].top), height = ui.px(ActivityRows::height_of(rows[m_cursor].kind));
  const float above = ui.px(ActivityRows::height_of(ActivityRow::Kind::heading));
  if (top - above < scroll_y) scroll_here(-1, std::max(0.0f, top - above));
  if (top + height > scroll_y + area.h) scroll_here(-1, top + height - area.h + ui.px(8));
  ui.page.more_frames = std::max(ui.page.more_frames, 2);
}

void ActivityView::list(Ui& ui, const Rect& area) {
  const std::vector<ActivityRow>& rows = m_rows.rows();
  const Scroll scroll = begin_scroll(ui, "##lines", area, area.w, ui.px(m_rows.height() + 24));
  Rect column = inset(area, ui.px(edge - 12), 0);
  column.w = std::min(column.w, ui.px(widest));
  if (m_cursor >= rows.size() || !can_be_pressed(rows[m_cursor])) {
    const auto first = std::find_if(rows.begin(), rows.end(), can_be_pressed);
    m_cursor = static_cast<std::size_t>(first - rows.begin());
  }
  m_has_focus = false;
  const auto is_above = [&](const ActivityRow& row, float y) { return ui.px(row.top) <= y; };
  auto from = std::lower_bound(rows.begin(), rows.end(), scroll.y, is_above);
  if (from != rows.begin()) --from;
  bool is_in_list = false;  // each heading ends one
  for (auto row = from; row != rows.end() && ui.px(row->top) < scroll.y + area.h; ++row) {
    m_at = static_cast<std::size_t>(row - rows.begin());
    const Rect rect{column.x, std::round(area.y - scroll.y + ui.px(row->top)), column.w,
                    ui.px(ActivityRows::height_of(row->kind))};
    push_id("row" + std::to_string(m_at));
    const bool is_heading = row->kind == ActivityRow::Kind::heading;
    if (is_heading && is_in_list) ui.sem.close();
    if (!is_heading && !is_in_list) ui.sem.open(Role::list, id_of("##list"), area, "Changes");
    is_in_list = !is_heading;
    switch (row->kind) {
      case ActivityRow::Kind::heading: heading(ui, *row, rect); break;
      case ActivityRow::Kind::action: action(ui, *row, rect); break;
      case ActivityRow::Kind::record: record(ui, *row, rect); break;
      case ActivityRow::Kind::field: field(ui, *row, rect); break;
    }
    pop_id();
  }
  if (is_in_list) ui.sem.close();
  if (m_has_focus) move_cursor(ui, area, scroll.y);
  end_scroll(ui);
}

void ActivityView::nothing(Ui& ui, const Rect& area) {
  const bool is_deleted = ui.state.activity.of == app::ActivityOf::deleted;
  const bool is_all = ui.state.activity.from_ms == 0 && ui.state.activity.to_ms == 0 && m_person.empty();
  if (is_deleted) {
    empty_notice(ui, area,
                 {icon::trash_2, "Nothing is deleted", "What you delete stands here, to be restored.", "", nullptr});
  } else if (is_all) {
    empty_notice(
        ui, area,
        {icon::history, "Nothing has changed yet",
         "Every change of the board will stand here, with who made it and what was there before.", "", nullptr});
  } else if (empty_notice(ui, area, {icon::history, "Nothing changed then", "", "Show everything", nullptr})) {
    m_person.clear();
    ui.emit(app::ShowActivity{ui.state.activity.of, 0, 0});
  }
}

void ActivityView::draw(Ui& ui, const Rect& area) {
  push_id("activity");
  m_format = Format::of_locale(ui.state.locale, app::shown_day(ui.state));
  m_rows.update(ui.state, m_person, m_format);
  fill(area, ui.theme.surface);
  Rect rest = area;
  cut_top(rest, ui.px(15));
  const auto bar = [&] {
    Rect box = inset(cut_top(rest, ui.control(size::field)), ui.px(edge), 0);
    box.w = std::min(box.w, ui.px(widest - 24));
    return box;
  };
  head(ui, bar());
  cut_top(rest, ui.px(10));
  period(ui, bar());
  cut_top(rest, ui.px(8));
  m_rows.update(ui.state, m_person, m_format);
  if (m_rows.rows().empty()) nothing(ui, rest);
  else list(ui, rest);
  pop_id();
}

}  // namespace fb
