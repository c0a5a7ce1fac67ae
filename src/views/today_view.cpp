#include "views/today_view.hpp"

#include <algorithm>
#include <cmath>

#include "model/sorting.hpp"
#include "views/due_row.hpp"
#include "views/fields.hpp"
#include "views/icons.hpp"
#include "views/notices.hpp"
#include "views/scroll.hpp"

namespace fb {
namespace {

constexpr float heading_height = 52, item_height = 56, edge = 24, widest = 1120;  // CSS pixels
constexpr std::string_view everybody = "Everybody";
constexpr std::string_view weekdays[] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};

struct GroupWords {
  std::string_view name, hint;
  const char* icon;
};
const GroupWords& words_of(DueGroup group) {
  static constexpr GroupWords words[due_groups] = {
      {"Overdue", "planned for a day that has passed", icon::triangle_alert},
      {"Today", "planned for today", icon::calendar_clock},
      {"Next 7 days", "planned and coming", icon::calendar},
      {"At the gate", "handed over, waiting for sales to accept", icon::hand},
      {"Silent", "nothing happened for longer than the stage allows, and nothing is planned", icon::hourglass},
  };
  return words[static_cast<std::size_t>(group)];
}

Colour colour_of(const Theme& theme, DueGroup group) {
  switch (group) {
    case DueGroup::overdue:
    case DueGroup::silent: return theme.red;
    case DueGroup::today: return theme.amber;
    case DueGroup::next_days: return theme.green;
    case DueGroup::at_gate: return theme.handoff;
  }
  return theme.text_2;
}

}  // namespace

void TodayView::update(Ui& ui, const Format& format) {
  const Document& document = app::shown(ui.state);
  if (!m_has_chosen || m_board != document.board) {
    m_has_chosen = false;
    m_owner = app::person_id(ui.state);
  }
  const std::int64_t minute = app::shown_ms(ui.state) / 60'000;
  if (m_revision == document.revision() && m_board == document.board && m_minute == minute && m_shown_owner == m_owner)
    return;
  m_revision = document.revision();
  m_board = document.board;
  m_minute = minute;
  m_shown_owner = m_owner;
  m_items = due_items(document, {format.today, app::shown_ms(ui.state), ui.state.utc_offset_minutes, m_owner});
  for (std::size_t group = 0; group <= due_groups; ++group) {
    const auto start = std::find_if(m_items.begin(), m_items.end(),
                                    [&](const DueItem& item) { return static_cast<std::size_t>(item.group) >= group; });
    m_starts[group] = static_cast<std::size_t>(start - m_items.begin());
  }
  m_cursor = std::min(m_cursor, m_items.empty() ? 0 : m_items.size() - 1);
}

void TodayView::head(Ui& ui, const Format& format, Rect bar) {
  const Document& document = app::shown(ui.state);
  std::vector<std::pair<std::string, Id>> members;
  document.each<Member>([&](const Id& id, const Member& member) { members.emplace_back(member.name, id); });
  sort_list(members);
  std::vector<Option> options{{std::string(everybody)}};
  std::string shown(everybody);
  for (const auto& [name, id] : members) {
    options.push_back({name});
    if (id == m_owner) shown = name;
  }
  const Rect field = cut_right(bar, std::min(ui.px(180), bar.w * 0.4f));
  const int chosen = choice(ui, field, "Whose", shown, options);
  if (chosen >= 0) {
    m_owner = chosen == 0 ? Id{} : members[static_cast<std::size_t>(chosen) - 1].second;
    m_has_chosen = true;
    m_cursor = 0;
  }
  const float width = text(ui, bar, "Today", ui.theme.text, size::title, Weight::semibold);
  ui.sem.add(Role::heading, id_of("##title"), {bar.x, bar.y, width, bar.h}, "Today").level = 1;
  cut_left(bar, width + ui.px(10));
  const std::string date = std::string(weekdays[format.today.weekday()]) + ", " + format.day(format.today);
  const float used = text(ui, {bar.x, bar.y + ui.px(1), bar.w, bar.h}, date, ui.theme.text_2, size::base);
  ui.sem.add(Role::text, id_of("##date"), {bar.x, bar.y, used, bar.h}, date);
}

void TodayView::group(Ui& ui, const Format& format, DueGroup which, const Rect& list, float top) {
  const GroupWords& words = words_of(which);
  const auto at = static_cast<std::size_t>(which);
  const std::size_t count = m_starts[at + 1] - m_starts[at];
  push_id(words.name);
  Rect heading{list.x, top, list.w, ui.px(heading_height)};
  if (is_visible(heading)) {
    const std::string number = format.whole(static_cast<std::int64_t>(count));
    ui.sem.add(Role::heading, id_of("##group"), heading, std::string(words.name) + ", " + number).level = 2;
    Rect row = inset(heading, ui.px(12), 0);
    cut_top(row, ui.px(16));
    draw_icon(ui, cut_left(row, ui.px(16)), words.icon, colour_of(ui.theme, which));
    cut_left(row, ui.px(14));
    cut_left(row, text(ui, row, words.name, ui.theme.text, size::base, Weight::semibold) + ui.px(8));
    cut_left(row, text(ui, row, number, ui.theme.text_2, size::base) + ui.px(12));
    text(ui, row, words.hint, ui.theme.text_2, size::small);
  }
  const float height = ui.px(item_height), start = top + heading.h;
  line(list.x, start - 1, list.x + list.w, start - 1, ui.theme.line);
  const Rect clip = clip_rect();
  const float above = std::max(0.0f, clip.y - start), below = std::max(0.0f, clip.y + clip.h - start);
  const auto first = static_cast<std::size_t>(above / height);
  const std::size_t last = std::min(count, static_cast<std::size_t>(below / height) + 1);
  ui.sem.open(Role::list, id_of("##list"), {list.x, start, list.w, height * static_cast<float>(count)}, words.name);
  for (std::size_t i = first; i < last; ++i) {
    const Rect rect{list.x, start + height * static_cast<float>(i), list.w, height};
    if (i + 1 < count)
      line(rect.x + ui.px(42), rect.y + rect.h - 1, rect.x + rect.w, rect.y + rect.h - 1, ui.theme.line);
    const std::size_t index = m_starts[at] + i;
    const Press press =
        due_row(ui, format, m_items[index], rect,
                {index == m_cursor, static_cast<std::int32_t>(i) + 1, static_cast<std::int32_t>(count)});
    const bool has_focus = ui.page.focused == press.id;
    if (has_focus || press.pressed) m_cursor = index;
    m_has_focus |= has_focus;
  }
  ui.sem.close();
  pop_id();
}

void TodayView::move_cursor(Ui& ui, const Rect& body, float scroll_y) {
  const std::size_t before = m_cursor, last = m_items.size() - 1;
  if (ui.key(Key::down)) m_cursor = std::min(last, m_cursor + 1);
  if (ui.key(Key::up)) m_cursor -= m_cursor > 0 ? 1 : 0;
  if (ui.key(Key::home)) m_cursor = 0;
  if (ui.key(Key::end)) m_cursor = last;
  if (m_cursor == before) return;
  const DueItem& item = m_items[m_cursor];
  push_id(words_of(item.group).name);
  ui.page.want_focus = due_row_id(app::shown(ui.state), item);
  pop_id();
  float top = ui.px(item_height) * static_cast<float>(m_cursor);
  for (std::size_t group = 0; group <= static_cast<std::size_t>(item.group); ++group)
    if (m_starts[group + 1] > m_starts[group]) top += ui.px(heading_height);
  const float bottom = top + ui.px(item_height);
  if (top - ui.px(heading_height) < scroll_y) scroll_here(-1, m_cursor == 0 ? 0 : top - ui.px(heading_height));
  if (bottom > scroll_y + body.h) scroll_here(-1, bottom - body.h + ui.px(8));
  ui.page.more_frames = std::max(ui.page.more_frames, 2);
}

void TodayView::list(Ui& ui, const Format& format, const Rect& area) {
  float height = ui.px(24);
  for (std::size_t at = 0; at < due_groups; ++at) {
    const std::size_t count = m_starts[at + 1] - m_starts[at];
    if (count > 0) height += ui.px(heading_height) + ui.px(item_height) * static_cast<float>(count);
  }
  const Scroll scroll = begin_scroll(ui, "##due", area, area.w, height);
  Rect column = inset(area, ui.px(edge - 12), 0);
  column.w = std::min(column.w, ui.px(widest));
  float top = area.y - scroll.y;
  m_has_focus = false;
  for (std::size_t at = 0; at < due_groups; ++at) {
    const std::size_t count = m_starts[at + 1] - m_starts[at];
    if (count == 0) continue;
    group(ui, format, static_cast<DueGroup>(at), column, top);
    top += ui.px(heading_height) + ui.px(item_height) * static_cast<float>(count);
  }
  if (m_has_focus) move_cursor(ui, area, scroll.y);
  end_scroll(ui);
}

void TodayView::nothing_due(Ui& ui, const Rect& area) {
  const Member* member = m_owner ? app::shown(ui.state).find<Member>(m_owner) : nullptr;
  if (member) {
    const std::string title = "Nothing is due for " + member->name;
    if (empty_notice(
            ui, area,
            {icon::circle_check, title, "No step is planned for the next week, nobody waits, nothing went silent.",
             "Show everybody", nullptr})) {
      m_owner = {};
      m_has_chosen = true;
    }
    return;
  }
  const bool opens = empty_notice(
      ui, area,
      {icon::circle_check, "Nothing is due",
       "Plan a next step on a card, and it stands here on its day. Until then: well done.", "Open the board", nullptr});
  if (opens) ui.emit(app::OpenView{app::View::board});
}

void TodayView::draw(Ui& ui, const Rect& area) {
  push_id("today");
  const Format format = Format::of_locale(ui.state.locale, app::shown_day(ui.state));
  update(ui, format);
  fill(area, ui.theme.surface);
  Rect rest = area;
  Rect bar = inset(cut_top(rest, ui.control(size::field) + ui.px(30)), ui.px(edge), ui.px(15));
  bar.w = std::min(bar.w, ui.px(widest - 24));
  head(ui, format, bar);
  if (m_items.empty()) nothing_due(ui, rest);
  else list(ui, format, rest);
  pop_id();
}

}  // namespace fb
