#include "views/menus.hpp"

#include <algorithm>

#include <imgui.h>

namespace fb {
void open_menu(std::string_view id) { ImGui::OpenPopup(std::string(id).c_str()); }

bool begin_popup(Ui& ui, std::string_view id, const Rect& anchor, float width, float height, Rect& body) {
  const std::string name(id);
  if (!ImGui::IsPopupOpen(name.c_str())) return false;
  const float margin = ui.px(8);
  height = std::min(height, ui.screen.h - 2 * margin);
  Rect box{anchor.x, anchor.y + anchor.h + ui.px(4), width, height};
  if (box.y + box.h > ui.screen.y + ui.screen.h - margin) box.y = std::max(margin, anchor.y - height - ui.px(4));
  box.x = std::clamp(box.x, margin, std::max(margin, ui.screen.w - width - margin));
  const float edge = ui.px(24);  // room for the shadow
  ImGui::SetNextWindowPos({box.x - edge, box.y - edge});
  ImGui::SetNextWindowSize({box.w + 2 * edge, box.h + 2 * edge});
  if (!ImGui::BeginPopup(name.c_str(), ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground |
                                           ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoMove |
                                           ImGuiWindowFlags_NoSavedSettings))
    return false;
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  if (ui.key_in_field(Key::escape) ||
      (ImGui::IsMouseClicked(0) && !contains(box, mouse.x, mouse.y) && !ImGui::IsWindowAppearing()))
    ImGui::CloseCurrentPopup();
  const float radius = ui.px(size::radius);
  shadow(ui, box, radius, 10);
  fill(box, ui.theme.raised, radius);
  stroke(box, ui.theme.line_strong, radius);
  body = inset(box, ui.px(6), ui.px(6));
  return true;
}

void end_popup() { ImGui::EndPopup(); }
void close_popup() { ImGui::CloseCurrentPopup(); }

Menu begin_menu(Ui& ui, std::string_view id, const Rect& anchor, float css_width, int rows) {
  Menu menu;
  menu.is_open =
      begin_popup(ui, id, anchor, ui.px(css_width), ui.control(32) * static_cast<float>(rows) + ui.px(12), menu.rest);
  if (menu.is_open) ui.sem.open(Role::menu, id_of("##menu"), menu.rest, id);
  return menu;
}

bool menu_item(Ui& ui, Menu& menu, std::string_view name, const char* glyph, std::string_view chord, bool disabled) {
  const Rect rect = cut_top(menu.rest, ui.control(32));
  const Press press = pressable(ui, name, rect, Role::menuitem, name, disabled ? sem::disabled : 0);
  if (press.hovered) fill(rect, ui.theme.hover, ui.px(size::small_radius));
  if (press.focused) focus_ring(ui, inset(rect, ui.px(2), ui.px(2)), ui.px(4));
  Rect inside = inset(rect, ui.px(10), 0);
  const Colour words = disabled ? ui.theme.text_3 : ui.theme.text;
  if (glyph) {
    draw_icon(ui, cut_left(inside, ui.px(16)), glyph, disabled ? ui.theme.text_3 : ui.theme.text_2);
    cut_left(inside, ui.px(10));
  }
  if (!chord.empty())
    text(ui, cut_right(inside, text_width(ui, chord, size::small)), chord, ui.theme.text_2, size::small);
  text(ui, inside, name, words, size::base);
  if (press.pressed) close_popup();
  return press.pressed;
}

void menu_label(Ui& ui, Menu& menu, std::string_view words) {
  text(ui, inset(cut_top(menu.rest, ui.control(32)), ui.px(10), 0), words, ui.theme.text_2, size::small,
       Weight::semibold);
}

void end_menu(Ui& ui) {
  ui.sem.close();
  end_popup();
}

}  // namespace fb
