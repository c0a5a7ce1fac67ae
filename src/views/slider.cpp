#include "views/slider.hpp"

#include <algorithm>
#include <cmath>

#include <imgui.h>

namespace fb {

std::int32_t slider(Ui& ui, const Rect& rect, std::string_view name, const SliderRange& range, std::string_view words) {
  const Press press = pressable(ui, name, rect, Role::slider, name, range.last == 0 ? sem::disabled : 0);
  Node& node = ui.sem.nodes.back();
  ui.sem.set_value(node, words);
  node.position = range.value + 1;
  node.set_size = range.last + 1;
  if (range.wants_focus) ui.page.want_focus = press.id;

  const float knob = ui.px(16), height = ui.px(4), room = std::max(1.0f, rect.w - knob);
  const float middle = std::round(rect.y + rect.h * 0.5f), last = static_cast<float>(std::max(range.last, 1));
  const float x = std::round(rect.x + knob * 0.5f + room * static_cast<float>(range.value) / last);
  const Rect track{rect.x + knob * 0.5f, middle - height * 0.5f, room, height};
  fill(track, ui.theme.line_strong, height * 0.5f);
  fill({track.x, track.y, x - track.x, track.h}, ui.theme.accent, height * 0.5f);
  const float side = press.hovered || press.held ? knob + ui.px(2) : knob;
  const Rect round{x - side * 0.5f, middle - side * 0.5f, side, side};
  fill(round, ui.theme.accent, side * 0.5f);
  fill(inset(round, ui.px(4), ui.px(4)), ui.theme.on_accent, side * 0.5f);
  if (press.focused) focus_ring(ui, inset(round, -ui.px(1), -ui.px(1)), side * 0.5f);

  std::int32_t to = range.value;
  if (press.held) {
    const float along = (ImGui::GetIO().MousePos.x - rect.x - knob * 0.5f) / room;
    to = static_cast<std::int32_t>(std::lround(std::clamp(along, 0.0f, 1.0f) * last));
  }
  if (ui.page.focused == press.id) {
    if (ui.key(Key::left) || ui.key(Key::down)) --to;
    if (ui.key(Key::right) || ui.key(Key::up)) ++to;
    if (ui.key(Key::page_down)) to -= range.page;
    if (ui.key(Key::page_up)) to += range.page;
    if (ui.key(Key::home)) to = 0;
    if (ui.key(Key::end)) to = range.last;
  }
  to = std::clamp(to, 0, range.last);
  return to == range.value ? -1 : to;
}

}  // namespace fb
