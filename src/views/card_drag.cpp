#include "views/card_drag.hpp"

#include <algorithm>
#include <cmath>

#include <imgui.h>
#include "model/edits.hpp"

namespace fb {

bool CardDrag::carries(const Id& id) const {
  return is_on() && std::find(m_cards.begin(), m_cards.end(), id) != m_cards.end();
}

void CardDrag::aim(const Id& column, std::size_t position) {
  if (column == m_target && position == m_position) return;
  m_target = column;
  m_position = position;
  m_aimed_at_s = ImGui::GetTime();
}

bool CardDrag::may_land(Zone zone) const {
  return card_type(zone) == m_type || (m_type == Type::lead && zone == Zone::close);
}

float CardDrag::opening(Ui& ui) {
  if (ui.page.reduced_motion || m_by_keyboard) return 1;
  const float t = std::clamp(static_cast<float>((ImGui::GetTime() - m_aimed_at_s) / 0.12), 0.0f, 1.0f);
  if (t < 1) ui.page.more_frames = std::max(ui.page.more_frames, 1);
  return 1 - (1 - t) * (1 - t);
}

void CardDrag::press(Type type, const Id& card, const Rect& rect, float x, float y) {
  if (m_state == State::on) return;
  m_state = State::pressed;
  m_by_keyboard = false;
  m_type = type;
  m_cards = {card};
  m_origin = rect;
  m_press_x = x;
  m_press_y = y;
  m_target = {};
}

bool CardDrag::follow(Ui& ui, const std::vector<Id>& marked, Type marked_type) {
  const ImGuiIO& io = ImGui::GetIO();
  if (m_state != State::pressed) return false;
  if (!io.MouseDown[0] || ui.state.past) {  // nothing moves in the past
    m_state = State::idle;
    return false;
  }
  const float dx = io.MousePos.x - m_press_x, dy = io.MousePos.y - m_press_y;
  if (dx * dx + dy * dy < ui.px(5) * ui.px(5)) return false;
  m_state = State::on;
  const bool is_marked = marked_type == m_type && std::find(marked.begin(), marked.end(), m_cards[0]) != marked.end();
  if (is_marked) m_cards = marked;
  return true;
}

void CardDrag::pick_up(Ui& ui, Type type, const Id& card, const Id& column, std::size_t position) {
  if (ui.state.past) return ui.say("Cards can't be moved while you look back.");
  m_state = State::on;
  m_by_keyboard = true;
  m_type = type;
  m_cards = {card};
  aim(column, position);
  ui.say("Picked up " + title_of(app::shown(ui.state), type, card) +
         ". Arrow keys move it, Space drops it, Escape cancels.");
}

void CardDrag::drop(Ui& ui, const BoardColumn& column, const Table& table) {
  if (!is_on()) return;
  Id before;
  std::size_t at = 0;
  for (const RowIndex row : *column.cards) {
    if (carries(table.id(row))) continue;
    if (at++ == m_position) before = table.id(row);
  }
  m_state = State::idle;
  if (column.outcome == Outcome::lost && m_type == Type::deal) {
    ui.emit(app::MarkCards{m_type, m_cards});
    ui.emit(app::OpenDialog{app::Dialog::lost_reason});
    return;
  }
  ui.emit(app::Do{MoveCards{m_type, m_cards, column.stage, before}});
}

void CardDrag::cancel(Ui& ui) {
  if (is_on()) ui.say("Move cancelled");
  m_state = State::idle;
}

Rect CardDrag::ghost(Ui& ui) const {
  (void)ui;
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  return {std::round(m_origin.x + mouse.x - m_press_x), std::round(m_origin.y + mouse.y - m_press_y), m_origin.w,
          m_origin.h};
}

}  // namespace fb
