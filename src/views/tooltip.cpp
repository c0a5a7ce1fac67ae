#include "views/tooltip.hpp"

#include <algorithm>

#include <imgui.h>

namespace fb {

void Tooltip::draw(Ui& ui) {
  constexpr double rest_s = 0.4;
  constexpr float widest = 420;  // CSS pixels
  const ImGuiIO& io = ImGui::GetIO();
  const std::string& wanted = ui.page.tooltip.empty() ? ui.page.cut_text : ui.page.tooltip;
  const bool is_finger = io.MouseSource == ImGuiMouseSource_TouchScreen;  // it covers what it points at
  if (wanted.empty() || io.MouseDown[0] || is_finger) return m_words.clear();
  if (wanted != m_words) {
    m_words = wanted;
    m_since_s = ImGui::GetTime();
    m_is_shown = false;
  }
  const double left = rest_s - (ImGui::GetTime() - m_since_s);
  if (left > 0) {
    ui.page.wake_in_s = ui.page.wake_in_s < 0 ? left : std::min(ui.page.wake_in_s, left);
    return;
  }
  if (!m_is_shown) ui.page.more_frames = std::max(ui.page.more_frames, 1);  // its first frame is hidden by Dear ImGui
  m_is_shown = true;
  const float pad = ui.px(8), width = std::min(text_width(ui, m_words, size::small), ui.px(widest)) + 2 * pad + 1;
  const float height = text_block_height(ui, width - 2 * pad, m_words, size::small, 12) + ui.px(8);
  Rect box{io.MousePos.x + ui.px(4), io.MousePos.y + ui.px(20), width, height};
  box.x = std::max(0.0f, std::min(box.x, ui.screen.x + ui.screen.w - width - pad));
  if (box.y + height > ui.screen.y + ui.screen.h) box.y = io.MousePos.y - height - ui.px(8);
  ImGui::SetNextWindowPos({box.x, box.y});
  ImGui::SetNextWindowSize({width, height});
  ImGui::Begin("##tooltip", nullptr,
               ImGuiWindowFlags_Tooltip | ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoInputs |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground);
  fill(box, ui.theme.text, ui.px(6));
  text_block(ui, inset(box, pad, ui.px(4)), m_words, ui.theme.page, size::small, 12);
  ImGui::End();
}

}  // namespace fb
