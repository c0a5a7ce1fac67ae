#include "views/fields.hpp"

#include <algorithm>
#include <cmath>

#include <imgui.h>
#include "views/icons.hpp"
#include "views/menus.hpp"
#include "views/scripts.hpp"
#include "views/scroll.hpp"

namespace fb {
namespace {

void frame(Ui& ui, const Rect& rect, bool open, bool hovered, const FieldStyle& style) {
  const float radius = ui.px(size::small_radius);
  if (!style.is_quiet || hovered || open) fill(rect, ui.theme.surface, radius);
  if (open || style.is_invalid)
    stroke(rect, style.is_invalid ? ui.theme.red : ui.theme.accent, radius, std::max(1.0f, ui.px(open ? 2 : 1)));
  else if (!style.is_quiet || hovered) stroke(rect, hovered ? ui.theme.text_3 : ui.theme.line_strong, radius);
}

bool is_hovered(const Rect& rect) {
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const Rect clip = clip_rect();
  return ImGui::IsWindowHovered() && contains(rect, mouse.x, mouse.y) && contains(clip, mouse.x, mouse.y);
}

}  // namespace

FieldEvent text_field(Ui& ui, const Rect& rect, std::string_view id, std::string_view label, std::string_view value,
                      const FieldStyle& style) {
  FieldEvent event;
  event.id = id_of(id);
  const LiveField& live = ui.page.field;
  event.is_open = live.id == event.id;
  const bool left = live.left && live.left_id == event.id;
  event.text = event.is_open || left ? live.text : std::string(value);
  if (event.is_open) {
    event.changed = live.changed;
    event.entered = live.entered;
    event.cancelled = live.cancelled;
  }
  event.committed = (event.entered || left) && !event.cancelled && event.text != value;

  const bool is_frozen = ui.read_only && style.role != Role::searchbox;
  event.committed &= !is_frozen;
  const bool hovered = is_hovered(rect) && !is_frozen;
  frame(ui, rect, event.is_open, hovered, style);
  if (hovered) ui.page.cursor = Cursor::text;
  const float pad = ui.px(10);
  Rect inside = inset(rect, pad, 0);
  if (style.icon) {
    draw_icon(ui, cut_left(inside, ui.px(16)), style.icon, ui.theme.text_2);
    cut_left(inside, ui.px(8));
  }
  show_focused(ui, event.id, rect);
  const bool multiline = style.kind == FieldKind::multiline;
  if (!event.is_open) {
    std::string dots;  // one a byte: nobody is told how many letters these are
    for (std::size_t i = 0; style.is_masked && i < value.size(); ++i) dots += "•";
    const std::string_view shown = value.empty()         ? style.placeholder
                                   : style.is_masked     ? std::string_view(dots)
                                   : style.shown.empty() ? value
                                                         : style.shown;
    const Colour colour = value.empty() ? ui.theme.text_2 : ui.theme.text;
    const Rect words{inside.x, rect.y + ui.px(8), inside.w, rect.h - ui.px(16)};
    if (multiline) text_block(ui, words, shown, colour, size::base, std::max(1, static_cast<int>(words.h / ui.px(20))));
    else
      text(ui, inside, shown, colour, style.is_title ? size::title : size::base,
           style.is_title ? Weight::semibold : Weight::regular,
           runs_right_to_left(value) ? Align::right : Align::left);  // as the live field does
  }
  const Rect clip = clip_rect();
  Rect shown = rect;
  if (shown.y < clip.y) shown.h -= clip.y - shown.y, shown.y = clip.y;
  shown.h = std::max(0.0f, std::min(shown.h, clip.y + clip.h - shown.y));
  Node& node = ui.sem.add(style.role, event.id, shown, label,
                          sem::focusable | sem::tabbable | (is_frozen ? sem::read_only : 0) |
                              (style.is_invalid ? sem::invalid : 0) | (multiline ? sem::multiline : 0) |
                              (style.is_masked ? sem::password : 0));
  node.field = style.kind;
  node.font_px = std::round((style.is_title ? size::title : size::base) * ui.scale);
  node.pad_x = inside.x - rect.x;
  node.pad_y = ui.px(8);
  ui.sem.set_value(node, event.is_open ? std::string_view(event.text) : value);
  ui.sem.set_hint(node, style.placeholder);
  if (style.wants_focus) {
    ui.page.want_focus = event.id;
    ui.page.select_all = true;
  }
  return event;
}

int choice(Ui& ui, const Rect& rect, std::string_view label, std::string_view current,
           const std::vector<Option>& options, bool is_quiet) {
  push_id(label);
  const bool was_open = ImGui::IsPopupOpen("##options");
  const Press press = pressable(ui, "##field", rect, Role::combobox, label,
                                sem::has_popup | (ui.read_only ? sem::disabled | sem::read_only : 0) |
                                    (was_open ? sem::expanded : sem::collapsed));
  ui.sem.set_value(ui.sem.nodes.back(), current);
  FieldStyle style;
  style.is_quiet = is_quiet;
  frame(ui, rect, was_open, press.hovered, style);
  Rect inside = inset(rect, ui.px(10), 0);
  if (!ui.read_only) draw_icon(ui, cut_right(inside, ui.px(14)), icon::chevron_down, ui.theme.text_2, 14);
  cut_right(inside, ui.px(6));
  for (const Option& option : options) {
    if (!option.mark || option.name != current) continue;
    const Rect dot = cut_left(inside, ui.px(8));
    fill({dot.x, std::round(dot.y + dot.h * 0.5f - ui.px(4)), ui.px(8), ui.px(8)}, option.mark, ui.px(4));
    cut_left(inside, ui.px(8));
    break;
  }
  text(ui, inside, current.empty() ? "–" : current, current.empty() ? ui.theme.text_2 : ui.theme.text, size::base);
  if (press.focused) focus_ring(ui, rect, ui.px(size::small_radius));
  if (press.pressed) ImGui::OpenPopup("##options");
  const bool opens_by_key = press.focused && (ui.key(Key::down) || ui.key(Key::up));
  if (opens_by_key) ImGui::OpenPopup("##options");

  int chosen = -1;
  Rect body;
  const float row = ui.control(32), list = row * static_cast<float>(std::min<std::size_t>(options.size(), 9));
  if (begin_popup(ui, "##options", rect, std::max(rect.w, ui.px(180)), list + ui.px(12), body)) {
    const bool appearing = ImGui::IsWindowAppearing();
    ui.sem.open(Role::listbox, id_of("##list"), body, label);
    const Scroll scroll = begin_scroll(ui, "##scroll", body, body.w, row * static_cast<float>(options.size()));
    int focused = -1;
    std::vector<std::uint32_t> ids;
    for (std::size_t i = 0; i < options.size(); ++i) {
      const Rect item{body.x, body.y + row * static_cast<float>(i) - scroll.y, body.w, row};
      ImGui::PushID(static_cast<int>(i));
      const bool is_current = options[i].name == current;
      const Press option = pressable(ui, "##option", item, Role::option, options[i].name,
                                     sem::tabbable | (is_current ? sem::selected : 0));
      ids.push_back(option.id);
      if (ui.page.focused == option.id) focused = static_cast<int>(i);
      if (appearing && (is_current || (i == 0 && current.empty()))) ui.page.want_focus = option.id;
      if (option.hovered || option.focused) fill(item, ui.theme.hover, ui.px(size::small_radius));
      Rect words = inset(item, ui.px(10), 0);
      if (options[i].mark) {
        const Rect dot = cut_left(words, ui.px(8));
        fill({dot.x, std::round(dot.y + dot.h * 0.5f - ui.px(4)), ui.px(8), ui.px(8)}, options[i].mark, ui.px(4));
        cut_left(words, ui.px(8));
      }
      if (options[i].icon) {
        draw_icon(ui, cut_left(words, ui.px(16)), options[i].icon, ui.theme.text_2);
        cut_left(words, ui.px(8));
      }
      if (is_current) draw_icon(ui, cut_right(words, ui.px(16)), icon::check, ui.theme.accent, 14);
      text(ui, words, options[i].name, ui.theme.text, size::base);
      if (option.pressed) chosen = static_cast<int>(i);
      ImGui::PopID();
    }
    const int step = ui.key(Key::down) ? 1 : ui.key(Key::up) ? -1 : 0;
    if (step != 0 && !ids.empty()) {
      const int next = std::clamp(focused + step, 0, static_cast<int>(ids.size()) - 1);
      ui.page.want_focus = ids[static_cast<std::size_t>(next)];
      const float top = row * static_cast<float>(next);
      if (top < scroll.y) scroll_here(-1, top);
      if (top + row > scroll.y + body.h) scroll_here(-1, top + row - body.h);
    }
    end_scroll(ui);
    ui.sem.close();
    if (chosen >= 0) {
      close_popup();
      ui.page.want_focus = press.id;
    }
    end_popup();
  }
  pop_id();
  return chosen;
}

}  // namespace fb
