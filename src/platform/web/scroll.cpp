#include "platform/web/scroll.hpp"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

namespace fb::web {

// Returns what was left over.
static float scroll_window(ImGuiWindow* window, ImGuiAxis axis, float pixels) {
  const auto at = static_cast<std::size_t>(axis);
  while (window != nullptr && pixels != 0) {
    const bool takes_wheel =
        (window->Flags & (ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoMouseInputs)) == 0;
    if (takes_wheel) {
      const float wanted = window->ScrollTarget[at];
      const float from = wanted < FLT_MAX ? wanted : window->Scroll[at];
      const float to = std::clamp(from + pixels, 0.0f, std::max(0.0f, window->ScrollMax[at]));
      if (to != from) {
        if (axis == ImGuiAxis_X) ImGui::SetScrollX(window, to);
        else ImGui::SetScrollY(window, to);
        pixels -= to - from;
      }
    }
    window = (window->Flags & ImGuiWindowFlags_ChildWindow) ? window->ParentWindow : nullptr;
  }
  return pixels;
}

void Scroller::add(float x, float y, bool is_notch) {
  float* to = is_notch ? m_notch : m_now;
  to[0] += x;
  to[1] += y;
}

bool Scroller::apply(Page& page, float seconds) {
  float left[2] = {0, 0};
  bool has_moved = false;
  for (const ImGuiAxis axis : {ImGuiAxis_X, ImGuiAxis_Y}) {
    float& notch = m_notch[axis];
    if (notch != 0) {
      const float step =
          page.reduced_motion || std::fabs(notch) < 1 ? notch : notch * (1 - std::exp(-seconds / 0.035f));
      m_now[axis] += step;
      notch -= step;
    }
    const float whole = std::trunc(m_now[axis] + std::copysign(0.01f, m_now[axis]));  // 0.99 is a sum of rounded steps
    m_now[axis] -= whole;
    has_moved |= whole != 0;
    if (whole != 0) left[axis] = scroll_window(ImGui::GetCurrentContext()->HoveredWindow, axis, whole);
  }
  page.wheel_x = left[0];
  page.wheel_y = left[1];
  return has_moved || is_moving();
}

}  // namespace fb::web
