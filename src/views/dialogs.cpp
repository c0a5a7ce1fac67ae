#include "views/dialogs.hpp"

#include <algorithm>
#include <cmath>

#include <imgui.h>
#include "views/icons.hpp"

namespace fb {

bool begin_dialog(Ui& ui, std::string_view title, float css_width, float css_height, Rect& body) {
  ImGui::SetNextWindowPos({ui.screen.x, ui.screen.y});
  ImGui::SetNextWindowSize({ui.screen.w, ui.screen.h});
  ImGui::Begin("##dialog", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoSavedSettings);
  fill(ui.screen, ui.theme.scrim);
  const float margin = ui.px(16);
  const float width = std::min(ui.px(css_width), ui.screen.w - 2 * margin),
              // Its head and its foot are higher under a finger.
      height = std::min(ui.px(css_height) + 2 * (ui.control(32) - ui.px(32)), ui.screen.h - 2 * margin);
  const Rect box{std::round((ui.screen.w - width) * 0.5f), std::round((ui.screen.h - height) * 0.42f), width, height};
  const float radius = ui.px(12);
  shadow(ui, box, radius, 24);
  fill(box, ui.theme.raised, radius);
  stroke(box, ui.theme.line, radius);
  push_id(title);
  ui.sem.open(Role::dialog, id_of("##box"), box, title, sem::modal);
  body = inset(box, ui.px(24), ui.px(20));
  Rect head = cut_top(body, ui.control(32));
  bool asked = button(ui, cut_right(head, ui.control(32)), "Close", {.icon = icon::x, .icon_only = true});
  ui.sem.add(Role::heading, id_of("##title"), head, title).level = 2;
  text(ui, head, title, ui.theme.text, size::title, Weight::semibold);
  cut_top(body, ui.px(12));
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  if (ImGui::IsMouseClicked(0) && ImGui::IsWindowHovered() && !contains(box, mouse.x, mouse.y)) asked = true;
  if (!ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel) &&
      ui.key_in_field(Key::escape))
    asked = true;
  return asked;
}

void end_dialog(Ui& ui) {
  ui.sem.close();
  pop_id();
  ImGui::End();
}

}  // namespace fb
