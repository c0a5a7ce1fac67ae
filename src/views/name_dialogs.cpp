#include "views/name_dialogs.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "model/sorting.hpp"
#include "model/text.hpp"
#include "views/dialogs.hpp"
#include "views/fields.hpp"
#include "views/scroll.hpp"

namespace fb {
namespace {

constexpr float member_height = 44;  // CSS pixels

bool member_row(Ui& ui, const Rect& rect, const Member& member, bool is_me) {
  const Press press =
      pressable(ui, "##member", rect, Role::button, member.name, is_me ? sem::toggle | sem::pressed : 0);
  if (is_me) fill(rect, ui.theme.selected, ui.px(size::small_radius));
  else if (press.hovered) fill(rect, ui.theme.hover, ui.px(size::small_radius));
  Rect inside = inset(rect, ui.px(8), 0);
  const float side = ui.px(28);
  const Rect face = cut_left(inside, side);
  avatar(ui, {face.x, std::round(face.y + (face.h - side) * 0.5f), side, side}, member.name);
  cut_left(inside, ui.px(12));
  const float role = text_width(ui, member.role, size::small);
  text(ui, cut_right(inside, role), member.role, ui.theme.text_2, size::small);
  text(ui, inside, member.name, ui.theme.text, size::base);
  if (press.focused) focus_ring(ui, inset(rect, ui.px(2), ui.px(2)), ui.px(size::small_radius));
  return press.pressed;
}

}  // namespace

void NameDialog::draw(Ui& ui, Of what, bool opens) {
  const bool is_board = what == Of::board;
  const app::State& state = ui.state;
  if (opens) m_name = is_board ? "" : state.preferences.person;
  std::size_t members = 0;
  if (!is_board) state.document.each<Member>([&](const Id&, const Member&) { ++members; });
  const float list = members > 0 ? 44 + member_height * static_cast<float>(std::min<std::size_t>(members, 6)) : 0;
  Rect body;
  if (begin_dialog(ui, is_board ? "New board" : "Who are you?", 460, 244 + list, body)) ui.emit(app::CloseDialog{});
  const std::string_view words =
      is_board ? "It starts empty. The board you have open stays in this browser."
               : "Your name stands on what you change, in the history and in the files you share.";
  const std::string_view sample_words = "It starts empty, and takes the place of the sample.";
  const std::string_view shown = is_board && state.home == app::Home::sample ? sample_words : words;
  const Rect lead = cut_top(body, ui.px(40));
  ui.sem.add(Role::text, id_of("##lead"), lead, shown);
  text_block(ui, lead, shown, ui.theme.text_2, size::base, 2);
  cut_top(body, ui.px(10));
  FieldStyle style;
  style.placeholder = is_board ? "Spring plan" : "Your name";
  style.wants_focus = opens;
  const FieldEvent name = text_field(ui, cut_top(body, ui.control(size::field)), "##name", "Name", m_name, style);
  if (name.changed || name.committed || name.entered) m_name = name.text;
  Rect foot = cut_bottom(body, ui.control(size::field));
  if (members > 0) draw_members(ui, body);

  const std::string_view confirm = is_board ? "Create" : "That’s me";
  const bool ready = is_board || !trimmed(m_name).empty();  // a board without a name is called “New board”
  const bool pressed =
      button(ui, cut_right(foot, button_width(ui, confirm)), confirm, {.look = Look::filled, .disabled = !ready});
  cut_right(foot, ui.px(8));
  if (button(ui, cut_right(foot, button_width(ui, "Cancel")), "Cancel")) ui.emit(app::CloseDialog{});
  end_dialog(ui);
  if (!ready || !(pressed || name.entered)) return;
  if (is_board) ui.emit(app::NewBoard{std::string(trimmed(m_name))});
  else ui.emit(app::SetPerson{std::string(trimmed(m_name))});
}

void NameDialog::draw_members(Ui& ui, Rect& rest) {
  const app::State& state = ui.state;
  const Id me = app::person_id(state);
  cut_top(rest, ui.px(12));
  text(ui, cut_top(rest, ui.px(28)), "On this board", ui.theme.text_2, size::small, Weight::semibold);
  Rect list = rest;
  cut_bottom(list, ui.px(12));
  std::vector<std::pair<Id, const Member*>> members;
  state.document.each<Member>([&](const Id& id, const Member& member) { members.emplace_back(id, &member); });
  sort_list(members, [](const auto& a, const auto& b) { return a.second->name < b.second->name; });
  ui.sem.open(Role::group, id_of("##members"), list, "Members");
  const Scroll scroll =
      begin_scroll(ui, "##list", list, list.w, ui.px(member_height) * static_cast<float>(members.size()));
  float y = list.y - scroll.y;
  for (const auto& [id, member] : members) {
    const Rect row{list.x, y, list.w, ui.px(member_height)};
    y += row.h;
    push_id(id);
    if (member_row(ui, row, *member, id == me)) ui.emit(app::SetPerson{member->name});
    pop_id();
  }
  end_scroll(ui);
  ui.sem.close();
}

}  // namespace fb
