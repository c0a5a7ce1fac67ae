// What has just happened, at the foot of the page, with what can be done about it.
#include <algorithm>
#include <cmath>

#include <imgui.h>
#include "views/icons.hpp"
#include "views/shell.hpp"
#include "views/widgets.hpp"

namespace fb {

void Shell::draw_notice(Ui& ui) {
  const auto& notice = ui.state.notice;
  if (!notice) return;
  if (!notice->is_error) {
    const double left = static_cast<double>(notice->until_ms - ui.page.now_ms) / 1000.0;
    if (left <= 0) return ui.emit(app::DismissNotice{});
    ui.page.wake_in_s = ui.page.wake_in_s < 0 ? left : std::min(ui.page.wake_in_s, left);
  }
  const float undo_width = notice->offers_undo ? ui.px(72) : 0, changes_width = notice->offers_changes ? ui.px(164) : 0;
  const float width = std::min(ui.screen.w - ui.px(32),
                               text_width(ui, notice->text, size::base) + undo_width + changes_width + ui.px(76));
  const Rect box{std::round((ui.screen.w - width) * 0.5f), ui.screen.h - ui.px(64), width, ui.px(44)};
  // A window of its own, so that it lies over the view and takes its presses.
  const float edge = ui.px(20);
  ImGui::SetCursorScreenPos({box.x - edge, box.y - edge});
  ImGui::BeginChild("##notice", {box.w + 2 * edge, box.h + 2 * edge}, ImGuiChildFlags_None,
                    ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNav |
                        ImGuiWindowFlags_NoSavedSettings);
  const float radius = ui.px(10);
  shadow(ui, box, radius, 12);
  const Colour ground = notice->is_error ? ui.theme.red : ui.theme.is_dark ? rgb(0xEDEEF1) : rgb(0x23262C);
  const Colour words = ui.theme.is_dark ? rgb(0x14161A) : rgb(0xFFFFFF);
  fill(box, ground, radius);
  Rect rest = inset(box, ui.px(16), 0);
  ui.sem.open(Role::region, id_of("##group"), box, "Notice");
  const Rect close = cut_right(rest, ui.control(28));
  const Press dismiss = pressable(ui, "Dismiss", close, Role::button, "Dismiss");
  draw_icon(ui, close, icon::x, words, 14);
  if (dismiss.pressed) ui.emit(app::DismissNotice{});
  const auto offer = [&](std::string_view word, std::string_view name, float room) {
    const Rect place = inset(cut_right(rest, room), ui.px(4), ui.px(7));
    const Press press = pressable(ui, name, place, Role::button, name);
    if (press.hovered) fill(place, faded(words, 40), ui.px(size::small_radius));
    text(ui, place, word, words, size::base, Weight::semibold, Align::center);
    return press.pressed;
  };
  if (notice->offers_undo && offer("Undo", "Undo this", undo_width)) ui.emit(app::Undo{});
  if (notice->offers_changes && offer("See what changed", "See what changed", changes_width)) {
    ui.emit(app::DismissNotice{});
    ui.emit(app::OpenDialog{app::Dialog::last_import});
  }
  text(ui, rest, notice->text, words, size::base);
  ui.sem.close();
  ImGui::EndChild();
}

}  // namespace fb
