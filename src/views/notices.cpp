#include "views/notices.hpp"

#include <algorithm>
#include <cmath>

namespace fb {

bool empty_notice(Ui& ui, const Rect& area, const EmptyNotice& notice) {
  const float width = std::min(area.w - ui.px(48), ui.px(400));
  const float height = ui.px(notice.action.empty() ? 150 : 200);
  Rect box{std::round(area.x + (area.w - width) * 0.5f), std::round(area.y + std::max(0.0f, (area.h - height) * 0.42f)),
           width, height};
  const Rect top = cut_top(box, ui.px(48));
  const Rect round{std::round(top.x + (top.w - ui.px(48)) * 0.5f), top.y, ui.px(48), ui.px(48)};
  fill(round, ui.theme.sunken, ui.px(24));
  draw_icon(ui, round, notice.icon, ui.theme.text_2, 22);
  cut_top(box, ui.px(14));
  const Rect head = cut_top(box, ui.px(24));
  ui.sem.add(Role::heading, id_of("##notice"), head, notice.title).level = 2;
  text(ui, head, notice.title, ui.theme.text, size::medium, Weight::semibold, Align::center);
  if (!notice.words.empty()) {
    cut_top(box, ui.px(4));
    const float used =
        text_block(ui, box, notice.words, ui.theme.text_2, size::base, 4, Weight::regular, Align::center);
    ui.sem.add(Role::text, id_of("##advice"), {box.x, box.y, box.w, used}, notice.words);
    cut_top(box, used);
  }
  if (notice.action.empty()) return false;
  cut_top(box, ui.px(16));
  const ButtonStyle style{.look = notice.action_icon ? Look::filled : Look::outlined, .icon = notice.action_icon};
  const float wide = button_width(ui, notice.action, style);
  return button(ui, {std::round(box.x + (box.w - wide) * 0.5f), box.y, wide, ui.control(size::field)}, notice.action,
                style);
}

}  // namespace fb
