// How cards travel over the board: by pointer and by keyboard, with scrolling at the edges and the card in the hand.
#include <algorithm>

#include <imgui.h>

#include "model/card_places.hpp"
#include "views/board_layout.hpp"
#include "views/board_view.hpp"
#include "views/scroll.hpp"
#include "views/widgets.hpp"

namespace fb {
void BoardView::follow_drag(Ui& ui, const Rect& area, const Scroll& scroll) {
  m_drag.follow(ui, ui.state.marked, ui.state.marked_type);
  if (!m_drag.is_on()) return;
  if (ui.key_in_field(Key::escape)) return m_drag.cancel(ui);
  if (m_drag.is_by_keyboard()) return follow_keys(ui);
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  ui.page.cursor = Cursor::grabbing;
  bool aimed = false;
  for (const Box& box : m_boxes) {
    const BoardColumn& column = m_data.columns()[box.column];
    const float half = ui.px(layout::gap) * 0.5f;
    if (mouse.x < box.head.x - half || mouse.x >= box.head.x + box.head.w + half || column.is_unsorted) continue;
    if (!m_drag.may_land(column.zone)) continue;
    const float step = ui.px(card_height(column.type) + layout::card_gap);
    const float y = mouse.y - box.cards.y + m_scroll_of[column.stage];
    const auto position = static_cast<std::size_t>(std::max(0.0f, y / step));
    m_drag.aim(column.stage, std::min(position, staying_in(ui, column)));
    aimed = true;
  }
  if (!aimed) m_drag.aim({}, 0);
  const float edge = ui.px(64), speed = ui.px(900) * ImGui::GetIO().DeltaTime;
  float to = scroll.x;
  if (mouse.x < area.x + edge) to -= speed;
  if (mouse.x > area.x + area.w - edge) to += speed;
  if (to != scroll.x) {
    scroll_here(std::max(0.0f, to), -1);
    ui.page.more_frames = std::max(ui.page.more_frames, 1);
  }
  if (ImGui::GetIO().MouseDown[0]) return;
  for (const BoardColumn& column : m_data.columns())
    if (m_drag.target() && column.stage == m_drag.target())
      return m_drag.drop(ui, column, app::shown(ui.state).table(column.type));
  m_drag.cancel(ui);
}

std::size_t BoardView::staying_in(Ui& ui, const BoardColumn& column) const {
  std::size_t count = column.cards->size();
  if (column.type != m_drag.type()) return count;
  const Table& table = app::shown(ui.state).table(column.type);
  for (const Id& id : m_drag.cards()) {
    const RowIndex row = table.find(id);
    if (row != no_row && place_of(table, row)->stage == column.stage && count > 0) --count;
  }
  return count;
}

void BoardView::follow_keys(Ui& ui) {
  const std::vector<BoardColumn>& columns = m_data.columns();
  std::size_t at = 0;
  while (at < columns.size() && columns[at].stage != m_drag.target()) ++at;
  if (at == columns.size()) return m_drag.cancel(ui);
  const std::uint32_t node = record_id(m_drag.type(), m_drag.cards()[0]);
  if (ui.key(Key::space) || ui.key(Key::enter)) {
    ui.page.activated = 0;
    const BoardColumn& column = columns[at];
    m_drag.drop(ui, column, app::shown(ui.state).table(column.type));
    m_focus_wish = node;
    m_show_column = column.stage;
    m_show_position = m_drag.position();
    m_shows_card = true;
    ui.page.more_frames = std::max(ui.page.more_frames, 3);
    return;
  }
  const int across = ui.key(Key::left) ? -1 : ui.key(Key::right) ? 1 : 0;
  std::size_t position = m_drag.position();
  if (across != 0) {
    std::size_t next = at;
    for (int i = static_cast<int>(at) + across; i >= 0 && i < static_cast<int>(columns.size()); i += across) {
      const auto candidate = static_cast<std::size_t>(i);
      if (!m_drag.may_land(columns[candidate].zone) || columns[candidate].is_unsorted) continue;
      next = candidate;
      break;
    }
    at = next;
  } else if (ui.key(Key::up)) {
    position = position == 0 ? 0 : position - 1;
  } else if (ui.key(Key::down)) {
    ++position;
  } else {
    return;
  }
  const std::size_t room = staying_in(ui, columns[at]);
  m_drag.aim(columns[at].stage, std::min(position, room));
  m_show_column = columns[at].stage;
  m_show_position = m_drag.position();
  m_shows_card = true;
  ui.page.more_frames = std::max(ui.page.more_frames, 2);
  ui.say(columns[at].name + ", " + std::to_string(m_drag.position() + 1) + " of " + std::to_string(room + 1));
}

void BoardView::scroll_while_dragging(Ui& ui, const Box& box, const Scroll& scroll) {
  const BoardColumn& column = m_data.columns()[box.column];
  m_scroll_of[column.stage] = scroll.y;
  if (!m_drag.is_on() || m_drag.is_by_keyboard() || m_drag.target() != column.stage) return;
  const float edge = ui.px(56), speed = ui.px(900) * ImGui::GetIO().DeltaTime, y = ImGui::GetIO().MousePos.y;
  float to = scroll.y;
  if (y < box.cards.y + edge) to -= speed;
  if (y > box.cards.y + box.cards.h - edge) to += speed;
  to = std::clamp(to, 0.0f, scroll.max_y);
  if (to == scroll.y) return;
  scroll_here(-1, to);
  ui.page.more_frames = std::max(ui.page.more_frames, 1);
}

void BoardView::draw_ghost(Ui& ui) {
  if (!m_drag.is_on() || m_drag.is_by_keyboard()) return;
  const Table& table = app::shown(ui.state).table(m_drag.type());
  const RowIndex row = table.find(m_drag.cards()[0]);
  if (row == no_row) return m_drag.cancel(ui);
  const Rect rect = m_drag.ghost(ui);
  const float room = ui.px(24);
  ImGui::SetNextWindowPos({rect.x - room, rect.y - room});
  ImGui::SetNextWindowSize({rect.w + 2 * room, rect.h + 2 * room});
  ImGui::Begin("##ghost", nullptr,
               ImGuiWindowFlags_Tooltip | ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoInputs |
                   ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoSavedSettings);
  CardLook look;
  look.is_lifted = true;
  draw_body(ui, m_drag.type(), rect, row, look);
  if (m_drag.cards().size() > 1) {
    const std::string count = std::to_string(m_drag.cards().size());
    const Rect badge{rect.x + rect.w - ui.px(14), rect.y - ui.px(8), ui.px(24), ui.px(20)};
    fill(badge, ui.theme.accent, ui.px(10));
    text(ui, badge, count, ui.theme.on_accent, size::small, Weight::semibold, Align::center);
  }
  ImGui::End();
}

}  // namespace fb
