#include "views/board_view.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <imgui.h>
#include "app/preferences.hpp"
#include "model/edits.hpp"
#include "model/sorting.hpp"
#include "views/board_layout.hpp"
#include "views/clipboard_rows.hpp"
#include "views/fields.hpp"
#include "views/icons.hpp"
#include "views/lineage.hpp"
#include "views/scroll.hpp"
#include "views/widgets.hpp"

namespace fb {
bool BoardView::is_folded(Ui& ui, const BoardColumn& column) const {
  return ui.state.preferences.folded.count(column.stage) > 0 && column.stage != m_adding && !m_drag.is_on();
}

// Boxes of all columns for this scroll position; m_width is what they take together.
void BoardView::place_columns(Ui& ui, const Rect& area, float scroll_x) {
  m_boxes.clear();
  float x = area.x + ui.px(layout::margin) - scroll_x;
  const std::vector<BoardColumn>& columns = m_data.columns();
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (i > 0) x += ui.px(columns[i].zone == columns[i - 1].zone ? layout::gap : layout::zone_gap);
    Box box;
    box.column = i;
    box.is_folded = is_folded(ui, columns[i]);
    const float width = ui.px(box.is_folded ? layout::folded : layout::column);
    const float head_y = area.y + ui.px(layout::ribbon);
    const float head = ui.px(layout::head) + ui.control(28) - ui.px(28);
    box.head = {x, head_y, width, head};
    const float top = head_y + head;
    box.cards = {x, top, width, area.y + area.h - top};
    m_boxes.push_back(box);
    x += width;
  }
  m_width = x + ui.px(layout::margin) - (area.x - scroll_x);
}

// What lies under the fingers stays there.
void BoardView::follow_pinch(Ui& ui, const Rect& area, const Scroll& scroll) {
  if (ui.page.pinch == 1) return;
  const int now = ui.state.preferences.board_zoom;
  if (app::nearest_zoom(static_cast<int>(std::lround(m_zoom * 100))) != now) m_zoom = static_cast<float>(now) / 100;
  m_zoom = std::clamp(m_zoom * ui.page.pinch, 0.5f, 2.0f);
  const int wanted = app::nearest_zoom(static_cast<int>(std::lround(m_zoom * 100)));
  if (wanted == now) return;
  const float at = ui.page.pinch_x - area.x;
  scroll_here((scroll.x + at) * static_cast<float>(wanted) / static_cast<float>(now) - at, -1);
  ui.emit(app::SetBoardZoom{wanted});
}

void BoardView::draw(Ui& outer, const Rect& whole) {
  Rect area = whole;
  const Rect tabs = cut_top(area, outer.control(layout::zones - 10) + outer.px(10));
  Ui ui = outer;
  ui.scale *= static_cast<float>(ui.state.preferences.board_zoom) / 100;
  m_format = Format::of_locale(ui.state.locale, app::shown_day(ui.state));
  m_data.update(app::shown(ui.state), ui.state.filter, app::shown_ms(ui.state));
  m_lit = m_next_lit;
  m_next_lit = {};
  m_focused = {};

  ui.sem.open(Role::region, id_of("##board"), whole, "Board");
  place_columns(ui, area, 0);
  const float jump = draw_zones(outer, tabs);
  const Scroll scroll = begin_scroll(ui, "##columns", area, m_width, area.h);
  place_columns(ui, area, scroll.x);
  m_scroll_x = scroll.x;
  follow_pinch(ui, area, scroll);
  if (jump >= 0) scroll_here(std::min(jump, scroll.max_x), -1);
  draw_ribbon(ui, {area.x, area.y, area.w, ui.px(layout::ribbon)});
  follow_drag(ui, area, scroll);
  for (Box& box : m_boxes) {
    const BoardColumn& column = m_data.columns()[box.column];
    if (m_show_column == column.stage && m_shows_card) {
      const float left = box.head.x - area.x, right = left + box.head.w;
      if (left < 0) scroll_here(scroll.x + left - ui.px(layout::margin), -1);
      else if (right > area.w) scroll_here(scroll.x + right - area.w + ui.px(layout::margin), -1);
    }
    const bool shown = box.head.x < area.x + area.w && box.head.x + box.head.w > area.x;
    if (!shown && !(m_shows_card && m_show_column == column.stage)) continue;
    push_id(column.stage);
    if (box.is_folded) {
      draw_folded(ui, box);
    } else {
      const std::string sum = column.numbers.sum ? ", " + m_format.money_short(column.numbers.sum) : std::string();
      const Rect column_box{box.head.x, box.head.y, box.head.w, box.head.h + box.cards.h};
      ui.sem.open(Role::group, id_of("##column"), column_box,
                  column.name + ", " + std::to_string(column.cards->size()) + sum);
      draw_head(ui, box);
      draw_cards(ui, box);
      ui.sem.close();
    }
    pop_id();
  }
  take_clipboard(ui);
  if (m_data.cards_found() == 0 && ui.state.filter.empty() && !m_adding) draw_nothing(ui, area);
  end_scroll(ui);
  draw_ghost(ui);
  ui.sem.close();
  m_adding_starts = false;
  if (!(m_lit == m_next_lit)) ui.page.more_frames = std::max(ui.page.more_frames, 1);
}

void BoardView::take_clipboard(Ui& ui) {
  Page& page = ui.page;
  const app::State& state = ui.state;
  if (state.dialog != app::Dialog::none) return;
  const bool are_marked = !state.marked.empty();
  const Type type = are_marked ? state.marked_type : m_focused.type;
  const std::vector<Id> ids = are_marked ? state.marked : m_focused ? std::vector<Id>{m_focused.id} : std::vector<Id>{};
  if (page.copies && !ids.empty()) {
    page.copied = rows_as_text(ui, type, ids);
    if (page.cuts) ui.emit(app::Do{DeleteRecords{type, ids}});
    else ui.say(ids.size() == 1 ? "Copied the card" : "Copied " + std::to_string(ids.size()) + " cards");
  }
  if (!page.pasted.empty()) ui.emit(app::PasteRows{{}, std::exchange(page.pasted, {}), row_headers(Type::lead)});
}

void BoardView::draw_cards(Ui& ui, Box& box) {
  const BoardColumn& column = m_data.columns()[box.column];
  const Table& table = app::shown(ui.state).table(column.type);
  const std::vector<RowIndex>& cards = *column.cards;
  const float height = ui.px(card_height(column.type)), step = height + ui.px(layout::card_gap);

  std::vector<std::size_t> carried;  // places of the cards that are on their way
  if (m_drag.is_on() && m_drag.type() == column.type)
    for (const Id& id : m_drag.cards()) {
      const auto found = std::find(cards.begin(), cards.end(), table.find(id));
      if (found != cards.end()) carried.push_back(static_cast<std::size_t>(found - cards.begin()));
    }
  sort_list(carried);
  const std::size_t staying = cards.size() - carried.size();
  const bool is_target = m_drag.is_on() && m_drag.target() == column.stage && m_drag.may_land(column.zone);
  const bool adding = m_adding == column.stage && !column.is_unsorted;
  const float above = adding ? ui.px(layout::quick_add) + 3 * (ui.control(32) - ui.px(32)) : 0;
  const float content = above + step * static_cast<float>(staying + (is_target ? 1 : 0)) + ui.px(48);

  const Rect with_bar{box.cards.x, box.cards.y, box.cards.w + ui.px(layout::gap - 2), box.cards.h};
  const Scroll scroll = begin_scroll(ui, "##cards", with_bar, box.cards.w, content);
  box.scroll_y = scroll.y;
  if (is_target) fill(inset(box.cards, -ui.px(4), 0), ui.theme.hover, ui.px(size::radius));
  if (adding) {
    Rect room{box.cards.x, box.cards.y - scroll.y, box.cards.w, above};
    draw_quick_add(ui, box, room);
  }
  scroll_while_dragging(ui, box, scroll);
  const float top = box.cards.y - scroll.y + above + ui.px(2);
  if (m_shows_card && m_show_column == column.stage) {
    const float y = above + step * static_cast<float>(m_show_position);
    if (y < scroll.y) scroll_here(-1, y);
    else if (y + step > scroll.y + box.cards.h) scroll_here(-1, y + step - box.cards.h + ui.px(8));
    m_shows_card = false;
    ui.page.more_frames = std::max(ui.page.more_frames, 2);
  }
  const float list_top = std::max(box.cards.y, top);
  ui.sem.open(Role::list, id_of("##list"), {box.cards.x, list_top, box.cards.w, box.cards.y + box.cards.h - list_top},
              column.name);
  const float gap_size = is_target ? step * m_drag.opening(ui) : 0;
  const auto first = static_cast<std::size_t>(std::max(0.0f, std::floor((box.cards.y - top) / step) - 1));
  const auto shown = static_cast<std::size_t>(box.cards.h / step) + 3;
  m_tab_stop_given = false;
  for (std::size_t position = first; position < std::min(staying, first + shown); ++position) {
    if (is_target && m_drag.is_by_keyboard() && position == m_drag.position())
      draw_carried_here(ui, box, top + step * static_cast<float>(position), staying + 1);
    std::size_t at = position;
    for (const std::size_t gone : carried)
      if (at >= gone) ++at;
    const float shift = is_target && position >= m_drag.position() ? gap_size : 0;
    draw_card(ui, box,
              {box.cards.x, std::round(top + step * static_cast<float>(position) + shift), box.cards.w, height},
              cards[at], position, staying);
  }
  if (is_target && m_drag.is_by_keyboard() && m_drag.position() >= staying)
    draw_carried_here(ui, box, top + step * static_cast<float>(staying), staying + 1);
  if (is_target && !m_drag.is_by_keyboard()) {
    const Rect gap{box.cards.x, top + step * static_cast<float>(m_drag.position()), box.cards.w,
                   height * m_drag.opening(ui)};
    stroke(gap, faded(ui.theme.accent, 120), ui.px(size::radius), std::max(1.0f, ui.px(1)));
  }
  if (staying == 0 && !is_target && !adding && m_data.cards_found() > 0)
    text(ui, {box.cards.x, box.cards.y + ui.px(12), box.cards.w, ui.px(20)},
         ui.state.filter.empty() ? "Empty" : "No match", ui.theme.text_2, size::small, Weight::regular, Align::center);
  ui.sem.close();
  end_scroll(ui);
}

void BoardView::draw_body(Ui& ui, Type type, const Rect& rect, RowIndex row, const CardLook& look) {
  const Table& table = app::shown(ui.state).table(type);
  const Id& id = table.id(row);
  if (type == Type::deal) deal_card(ui, m_format, rect, id, table.as<Deal>(row), look);
  else if (type == Type::lead) lead_card(ui, m_format, rect, id, table.as<Lead>(row), look);
  else campaign_card(ui, m_format, rect, table.as<Campaign>(row), m_data.campaigns().of(id), look);
}

std::string BoardView::summary(Ui& ui, Type type, RowIndex row) {
  const Table& table = app::shown(ui.state).table(type);
  if (type == Type::deal) return deal_summary(ui, m_format, table.as<Deal>(row));
  if (type == Type::lead) return lead_summary(ui, m_format, table.as<Lead>(row));
  return campaign_summary(ui, m_format, table.as<Campaign>(row));
}

void BoardView::draw_card(Ui& ui, const Box& box, const Rect& rect, RowIndex row, std::size_t position,
                          std::size_t of) {
  if (!is_visible(rect)) return;
  const BoardColumn& column = m_data.columns()[box.column];
  const Table& table = app::shown(ui.state).table(column.type);
  const Id id = table.id(row);
  const app::State& state = ui.state;
  const std::uint32_t node = record_id(column.type, id);
  const bool has_focus = ui.page.focused == node;
  if (has_focus) m_focused = {column.type, id};
  if (has_focus && !m_drag.is_on()) on_card_keys(ui, box, id, position);

  CardLook look;
  look.is_selected = state.panel == app::RecordRef{column.type, id};
  look.is_marked =
      state.marked_type == column.type && std::find(state.marked.begin(), state.marked.end(), id) != state.marked.end();
  std::uint32_t bits = (look.is_selected || look.is_marked ? sem::selected : 0);
  if (has_focus || !m_tab_stop_given) bits |= sem::tabbable;
  m_tab_stop_given = true;
  const Press press = pressable(ui, node, rect, Role::listitem, summary(ui, column.type, row), bits);
  ui.sem.nodes.back().position = static_cast<std::int32_t>(position + 1);
  ui.sem.nodes.back().set_size = static_cast<std::int32_t>(of);
  if (m_focus_wish == node) {
    ui.page.want_focus = node;
    m_focus_wish = 0;
  }
  if (press.hovered && !m_drag.is_on()) ui.page.cursor = Cursor::grab;
  if (press.held && ImGui::IsMouseClicked(0)) {
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    m_drag.press(column.type, id, rect, mouse.x, mouse.y);
  }
  if (press.pressed && !m_drag.is_on()) {
    const ImGuiIO& io = ImGui::GetIO();
    if (io.KeyCtrl || io.KeyShift) toggle_mark(ui, column, id, position);
    else ui.emit(app::SelectRecord{column.type, id});
  }
  look.is_hovered = press.hovered && !m_drag.is_on();
  look.is_focused = press.focused;
  if (column.type == Type::campaign && (look.is_hovered || press.focused)) light_up(ui, {column.type, id});
  look.is_dim = m_lit && !m_drag.is_on() && !is_related(app::shown(state), m_lit, {column.type, id});
  draw_body(ui, column.type, rect, row, look);
}

// A campaign's line lights up once the pointer rests on it: passing over the board must not make it flicker.
void BoardView::light_up(Ui& ui, const app::RecordRef& record) {
  constexpr double rest_s = 0.3;
  if (!(m_resting_on == record)) {
    m_resting_on = record;
    m_rests_since_s = ImGui::GetTime();
  }
  const double left = m_rests_since_s + rest_s - ImGui::GetTime();
  if (left <= 0) m_next_lit = record;
  else ui.page.wake_in_s = ui.page.wake_in_s < 0 ? left : std::min(ui.page.wake_in_s, left);
}

void BoardView::draw_carried_here(Ui& ui, const Box& box, float y, std::size_t of) {
  const BoardColumn& column = m_data.columns()[box.column];
  const Type type = m_drag.type();
  const Table& table = app::shown(ui.state).table(type);
  const RowIndex row = table.find(m_drag.cards()[0]);
  if (row == no_row) return;
  const Rect rect{box.cards.x, std::round(y), box.cards.w, ui.px(card_height(type))};
  const std::uint32_t node = record_id(type, m_drag.cards()[0]);
  pressable(ui, node, rect, Role::listitem, summary(ui, type, row), sem::tabbable | sem::grabbed | sem::selected);
  ui.sem.nodes.back().position = static_cast<std::int32_t>(m_drag.position() + 1);
  ui.sem.nodes.back().set_size = static_cast<std::int32_t>(of);
  (void)column;
  if (ui.page.focused != node) ui.page.want_focus = node;
  CardLook look;
  look.is_lifted = true;
  look.is_focused = true;
  draw_body(ui, type, rect, row, look);
}

void BoardView::toggle_mark(Ui& ui, const BoardColumn& column, const Id& id, std::size_t position) {
  const app::State& state = ui.state;
  std::vector<Id> marked = state.marked_type == column.type ? state.marked : std::vector<Id>();
  const Table& table = app::shown(ui.state).table(column.type);
  if (ImGui::GetIO().KeyShift && !marked.empty()) {
    const auto from = std::find(column.cards->begin(), column.cards->end(), table.find(marked.back()));
    if (from != column.cards->end()) {
      auto a = static_cast<std::size_t>(from - column.cards->begin()), b = position;
      if (a > b) std::swap(a, b);
      for (std::size_t at = a; at <= b; ++at) {
        const Id& one = table.id((*column.cards)[at]);
        if (std::find(marked.begin(), marked.end(), one) == marked.end()) marked.push_back(one);
      }
      ui.emit(app::MarkCards{column.type, std::move(marked)});
      return;
    }
  }
  if (std::erase(marked, id) == 0) marked.push_back(id);
  ui.emit(app::MarkCards{column.type, std::move(marked)});
}

void BoardView::focus_card(Ui& ui, const BoardColumn& column, std::size_t position) {
  if (column.cards->empty()) return;
  position = std::min(position, column.cards->size() - 1);
  const Table& table = app::shown(ui.state).table(column.type);
  m_focus_wish = record_id(column.type, table.id((*column.cards)[position]));
  m_show_column = column.stage;
  m_show_position = position;
  m_shows_card = true;
  ui.page.more_frames = std::max(ui.page.more_frames, 3);
}

void BoardView::on_card_keys(Ui& ui, const Box& box, const Id& id, std::size_t position) {
  const BoardColumn& column = m_data.columns()[box.column];
  const std::vector<BoardColumn>& columns = m_data.columns();
  if (ui.key(Key::space)) {
    ui.page.activated = 0;
    if (!column.is_unsorted) m_drag.pick_up(ui, column.type, id, column.stage, position);
    return;
  }
  if (ui.key(Key::space, true)) return toggle_mark(ui, column, id, position);
  if (ui.key(Key::del) || ui.key(Key::backspace)) return ui.emit(app::Do{DeleteRecords{column.type, {id}}});
  if (ui.key(Key::up)) return focus_card(ui, column, position == 0 ? 0 : position - 1);
  if (ui.key(Key::down)) return focus_card(ui, column, position + 1);
  if (ui.key(Key::home)) return focus_card(ui, column, 0);
  if (ui.key(Key::end)) return focus_card(ui, column, column.cards->size());
  const int step = ui.key(Key::left) ? -1 : ui.key(Key::right) ? 1 : 0;
  if (step == 0) return;
  for (int at = static_cast<int>(box.column) + step; at >= 0 && at < static_cast<int>(columns.size()); at += step) {
    const BoardColumn& next = columns[static_cast<std::size_t>(at)];
    if (!next.cards->empty() && !is_folded(ui, next)) return focus_card(ui, next, position);
  }
}

}  // namespace fb
