#include "views/widgets.hpp"

#include <algorithm>
#include <cmath>

#include <imgui.h>
#include <imgui_internal.h>  // ItemAdd and ButtonBehavior: our controls place and draw themselves
#include "model/text.hpp"
#include "views/icons.hpp"

namespace fb {

std::uint32_t id_of(std::string_view name) {
  return ImGui::GetCurrentWindow()->GetID(name.data(), name.data() + name.size());
}
void push_id(const Id& id) {
  // Both halves take part, so that two records never share an id.
  const std::uint64_t parts[2] = {id.hi, id.lo};
  const char* bytes = reinterpret_cast<const char*>(parts);
  ImGui::PushID(bytes, bytes + sizeof parts);
}
void push_id(std::string_view name) { ImGui::PushID(name.data(), name.data() + name.size()); }
void pop_id() { ImGui::PopID(); }

namespace {

Rect clipped(const Rect& rect) {
  const Rect clip = clip_rect();
  const float left = std::max(rect.x, clip.x), top = std::max(rect.y, clip.y);
  const float right = std::min(rect.x + rect.w, clip.x + clip.w), bottom = std::min(rect.y + rect.h, clip.y + clip.h);
  return {left, top, std::max(0.0f, right - left), std::max(0.0f, bottom - top)};
}

}  // namespace

void show_focused(Ui& ui, std::uint32_t id, const Rect& rect) {
  if (!ui.page.focus_came || ui.page.focused != id) return;
  Rect box = rect;
  for (ImGuiWindow* window = ImGui::GetCurrentWindow(); window && (window->Flags & ImGuiWindowFlags_ChildWindow);
       window = window->ParentWindow) {
    const ImRect view = window->InnerRect;
    const auto shift = [&](float low, float high, float from, float to) {  // how far the content has to move
      const float room = std::min(ui.px(280), (to - from) * 0.3f);         // what comes next is there, too
      const float seen = std::min(high, to) - std::max(low, from), size = std::min(high - low, to - from);
      if (seen >= size - 1) return 0.0f;
      return low < from ? low - from - room : high - to + room;
    };
    const float x = shift(box.x, box.x + box.w, view.Min.x, view.Max.x);
    const float y = shift(box.y, box.y + box.h, view.Min.y, view.Max.y);
    const float to_x = std::clamp(window->Scroll.x + x, 0.0f, window->ScrollMax.x);
    const float to_y = std::clamp(window->Scroll.y + y, 0.0f, window->ScrollMax.y);
    if (x != 0) ImGui::SetScrollX(window, to_x);
    if (y != 0) ImGui::SetScrollY(window, to_y);
    box.x -= to_x - window->Scroll.x;
    box.y -= to_y - window->Scroll.y;
  }
  ui.page.more_frames = std::max(ui.page.more_frames, 2);
}

Press pressable(Ui& ui, std::string_view id, const Rect& rect, Role role, std::string_view name, std::uint32_t state) {
  return pressable(ui, id_of(id), rect, role, name, state);
}

std::uint32_t record_id(Type type, const Id& id) {
  const std::uint64_t parts[2] = {id.hi, id.lo};
  return ImHashData(parts, sizeof parts, 0x5EC0DE00u + static_cast<std::uint32_t>(type));
}

Press pressable(Ui& ui, std::uint32_t id, const Rect& rect, Role role, std::string_view name, std::uint32_t state) {
  Press press;
  press.id = id;
  const ImRect box(rect.x, rect.y, rect.x + rect.w, rect.y + rect.h);
  const bool disabled = state & sem::disabled;
  if (ImGui::ItemAdd(box, press.id) && !disabled) {
    press.pressed = ImGui::ButtonBehavior(box, press.id, &press.hovered, &press.held);
    // Where a finger was, nothing is pointed at.
    press.hovered &= press.held || ImGui::GetIO().MouseSource != ImGuiMouseSource_TouchScreen;
    if (press.hovered) ui.page.cursor = Cursor::hand;
  }
  // Items of lists and grids are stops of the Tab key one at a time; their view says which.
  const bool one_of_many =
      role == Role::listitem || role == Role::row || role == Role::gridcell || role == Role::option;
  if (!disabled) state |= sem::focusable | (one_of_many ? 0u : sem::tabbable);
  ui.sem.add(role, press.id, clipped(rect), name, state);
  if (!disabled && ui.page.activated == press.id) {
    ui.page.activated = 0;
    press.pressed = true;
  }
  press.focused = ui.page.focused == press.id && ui.page.focus_visible;
  show_focused(ui, press.id, rect);
  return press;
}

void set_node_rect(Ui& ui, std::size_t node, const Rect& rect) { ui.sem.nodes[node].rect = clipped(rect); }

void focus_ring(Ui& ui, const Rect& rect, float radius) {
  const float out = ui.px(2);
  stroke(inset(rect, -out, -out), ui.theme.accent, radius + out, std::max(2.0f, ui.px(2)));
}

void tooltip(Ui& ui, const Press& press, std::string_view words) {
  if (press.hovered && !press.held) ui.page.tooltip = words;
}

float button_width(Ui& ui, std::string_view name, const ButtonStyle& style) {
  if (style.icon_only) return ui.control(size::field);
  const std::string_view words = style.words.empty() ? name : style.words;
  return text_width(ui, words, size::base, Weight::semibold) + ui.px(style.icon ? 24 + 26 : 26);
}

bool button(Ui& ui, const Rect& rect, std::string_view name, const ButtonStyle& style) {
  std::uint32_t state = style.disabled ? sem::disabled : 0;
  if (style.is_toggle) state |= sem::toggle | (style.is_on ? sem::pressed : 0);
  const Press press = pressable(ui, name, rect, Role::button, name, state);
  if (!is_visible(rect)) return press.pressed;
  const Theme& theme = ui.theme;
  const float radius = ui.px(size::small_radius);
  Colour words = style.disabled ? theme.text_3 : theme.text;
  if (style.look == Look::filled || style.look == Look::danger) {
    fill(rect, style.disabled ? theme.sunken : style.look == Look::danger ? theme.red : theme.accent, radius);
    if (!style.disabled) words = theme.on_accent;
  } else if (style.look == Look::outlined) {
    fill(rect, theme.surface, radius);
    stroke(rect, theme.line_strong, radius);
  }
  if (style.is_on) fill(rect, theme.selected, radius);
  if (press.held) fill(rect, theme.pressed, radius);
  else if (press.hovered) fill(rect, theme.hover, radius);
  if (style.icon_only) {
    draw_icon(ui, rect, style.icon,
              style.disabled              ? theme.text_3
              : style.is_on               ? theme.accent
              : style.look == Look::plain ? theme.text_2
                                          : words);
    tooltip(ui, press, name);
  } else {
    const float icon_width = style.icon ? ui.px(24) : 0;
    const std::string_view shown = style.words.empty() ? name : style.words;
    const float whole = text_width(ui, shown, size::base, Weight::semibold) + icon_width;
    const float x = style.align == Align::left ? rect.x + ui.px(12)
                                               : std::round(rect.x + std::max(ui.px(6), (rect.w - whole) * 0.5f));
    if (style.icon) draw_icon(ui, {x, rect.y, ui.px(16), rect.h}, style.icon, words);
    text(ui, {x + icon_width, rect.y, rect.x + rect.w - x - icon_width, rect.h}, shown, words, size::base,
         Weight::semibold);
  }
  if (press.focused) focus_ring(ui, rect, radius);
  return press.pressed;
}

float chip_width(Ui& ui, std::string_view words) { return text_width(ui, words, size::small) + ui.px(12); }

void chip(Ui& ui, const Rect& rect, std::string_view words, Colour text_colour, Colour background) {
  fill(rect, background, ui.px(5));
  text(ui, inset(rect, ui.px(6), 0), words, text_colour, size::small);
}

void avatar(Ui& ui, const Rect& rect, std::string_view name) {
  if (name.empty()) return;
  constexpr std::uint32_t colours[] = {0x8C6BB1, 0x2F7FB8, 0xB9582F, 0x2E8B6F, 0xA8477E, 0x6B7A1F, 0x4C63B6, 0x9A6A14};
  std::uint32_t hash = 2166136261u;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  fill(rect, ui.theme.is_plain ? ui.theme.text : rgb(colours[hash % 8]), rect.h * 0.5f);
  std::string initials;
  bool at_start = true;
  for (std::size_t i = 0; i < name.size() && initials.size() < 2; ++i) {
    const auto c = static_cast<unsigned char>(name[i]);
    if (c == ' ') at_start = true;
    else if (at_start && c < 0x80) {
      initials += static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
      at_start = false;
    } else if (at_start) {
      at_start = false;
    }
  }
  text(ui, rect, initials, ui.theme.is_plain ? ui.theme.page : rgb(0xFFFFFF), rect.h / ui.scale * 0.42f,
       Weight::semibold, Align::center);
}

bool tick_box(Ui& ui, const Rect& rect, std::string_view name, bool checked) {
  const Press press = pressable(ui, name, rect, Role::checkbox, name, checked ? sem::checked : 0);
  const float side = ui.px(16);
  const Rect box{rect.x, std::round(rect.y + (rect.h - side) * 0.5f), side, side};
  const float radius = ui.px(4);
  fill(box, checked ? ui.theme.accent : ui.theme.surface, radius);
  if (!checked) stroke(box, ui.theme.line_strong, radius);
  if (press.hovered) fill(box, ui.theme.hover, radius);
  if (checked) draw_icon(ui, box, icon::check, ui.theme.on_accent, 14);
  if (press.focused) focus_ring(ui, box, radius);
  return press.pressed;
}

bool checkbox(Ui& ui, const Rect& rect, std::string_view name, bool checked, Weight weight) {
  const bool pressed = tick_box(ui, rect, name, checked);
  const float room = ui.px(24);
  text(ui, {rect.x + room, rect.y, rect.w - room, rect.h}, name, ui.theme.text, size::base, weight);
  return pressed;
}

}  // namespace fb
