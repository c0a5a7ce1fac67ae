#include "views/scroll.hpp"

#include <algorithm>

#include <imgui.h>
#include <imgui_internal.h>  // scrolling a window by name and reading its state

namespace fb {
namespace {

// A slim bar over the content, shown where there is something to scroll.
void bar(Ui& ui, ImGuiWindow* window, const Rect& rect, bool vertical) {
  const float max = vertical ? window->ScrollMax.y : window->ScrollMax.x;
  if (max <= 0) return;
  const float view = vertical ? rect.h : rect.w, now = vertical ? window->Scroll.y : window->Scroll.x;
  const float length = std::max(ui.px(28), view * view / (view + max)), room = view - length - ui.px(4);
  const float at = ui.px(2) + room * now / max, thick = ui.px(6), off = ui.px(2);
  const Rect grip = vertical ? Rect{rect.x + rect.w - thick - off, rect.y + at, thick, length}
                             : Rect{rect.x + at, rect.y + rect.h - thick - off, length, thick};
  const ImGuiID id = window->GetID(vertical ? "##bar-y" : "##bar-x");
  ImRect box(grip.x, grip.y, grip.x + grip.w, grip.y + grip.h);
  box.Expand(vertical ? ImVec2(ui.px(3), 0) : ImVec2(0, ui.px(3)));  // easier to catch than it looks
  bool hovered = false, held = false;
  if (ImGui::ItemAdd(box, id, nullptr, ImGuiItemFlags_NoNav)) ImGui::ButtonBehavior(box, id, &hovered, &held);
  if (held && room > 0) {
    const float moved = vertical ? ImGui::GetIO().MouseDelta.y : ImGui::GetIO().MouseDelta.x;
    const float to = std::clamp(now + moved * max / room, 0.0f, max);
    if (vertical) ImGui::SetScrollY(window, to);
    else ImGui::SetScrollX(window, to);
    ui.page.more_frames = std::max(ui.page.more_frames, 1);
  }
  fill(grip,
       faded(ui.theme.text_3, held                       ? 230u
                              : hovered                  ? 190u
                              : ImGui::IsWindowHovered() ? 120u
                                                         : 60u),
       thick * 0.5f);
}

}  // namespace

Scroll begin_scroll(Ui& ui, std::string_view id, const Rect& rect, float content_width, float content_height) {
  (void)ui;
  ImGui::SetCursorScreenPos({rect.x, rect.y});
  ImGui::SetNextWindowContentSize({content_width, content_height});
  const std::string name(id);
  ImGui::BeginChild(name.c_str(), {std::max(1.0f, rect.w), std::max(1.0f, rect.h)}, ImGuiChildFlags_None,
                    ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoBackground |
                        ImGuiWindowFlags_NoSavedSettings);
  const ImGuiWindow* window = ImGui::GetCurrentWindow();
  return {window->Scroll.x, window->Scroll.y, window->ScrollMax.y, window->ScrollMax.x};
}

void end_scroll(Ui& ui) {
  ImGuiWindow* window = ImGui::GetCurrentWindow();
  const Rect rect{window->Pos.x, window->Pos.y, window->Size.x, window->Size.y};
  bar(ui, window, rect, true);
  bar(ui, window, rect, false);
  ImGui::EndChild();
}

void scroll_by_keys(Ui& ui, const Scroll& scroll, float view) {
  float to = scroll.y;
  if (ui.key(Key::down)) to += ui.px(48);
  if (ui.key(Key::up)) to -= ui.px(48);
  if (ui.key(Key::page_down)) to += view * 0.85f;
  if (ui.key(Key::page_up)) to -= view * 0.85f;
  if (ui.key(Key::home)) to = 0;
  if (ui.key(Key::end)) to = scroll.max_y;
  if (to != scroll.y) scroll_here(-1, std::clamp(to, 0.0f, scroll.max_y));
}

void scroll_here(float x, float y) {
  ImGuiWindow* window = ImGui::GetCurrentWindow();
  if (x >= 0) ImGui::SetScrollX(window, std::min(x, window->ScrollMax.x));
  if (y >= 0) ImGui::SetScrollY(window, std::min(y, window->ScrollMax.y));
}

}  // namespace fb
