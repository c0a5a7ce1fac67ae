#include <algorithm>
#include <cmath>
#include <cstring>

#include <imgui.h>
#include <imgui_internal.h>  // the baked font's ascent: ImFontBaked is public, GetFontBaked is ImFont's
#include "views/ui.hpp"

namespace fb {
namespace {

ImVec2 top_left(const Rect& rect) { return {rect.x, rect.y}; }
ImVec2 bottom_right(const Rect& rect) { return {rect.x + rect.w, rect.y + rect.h}; }
ImFont* font_of(const Ui& ui, Weight weight) {
  return weight == Weight::semibold ? ui.fonts.semibold : ui.fonts.regular;
}
float font_size(const Ui& ui, float css_size) { return std::round(css_size * ui.scale); }

// Where a line's box starts so that its letters are centred on `middle`.
float line_top(ImFont* font, float size, float middle) {
  const ImFontBaked* baked = font->GetFontBaked(size);
  return std::round(middle - (baked->Ascent - baked->Descent) * 0.5f);
}

}  // namespace

float Ui::px(float css) const { return std::round(css * scale); }
float Ui::control(float css) const {
  return page.coarse_pointer ? std::max(px(css), std::round(44 * page.dpr)) : px(css);
}

bool Ui::key(Key wanted, bool ctrl, bool shift) {
  for (auto press = page.keys.begin(); press != page.keys.end(); ++press) {
    if (press->key != wanted || press->ctrl != ctrl || press->shift != shift || press->alt ||
        (press->in_field && !ctrl))
      continue;
    page.keys.erase(press);
    return true;
  }
  return false;
}

bool Ui::key_in_field(Key wanted) {
  for (auto press = page.keys.begin(); press != page.keys.end(); ++press) {
    if (press->key != wanted || press->ctrl) continue;
    page.keys.erase(press);
    return true;
  }
  return false;
}

void set_up_style() {
  ImGuiStyle& style = ImGui::GetStyle();
  style.WindowPadding = {0, 0};
  style.WindowMinSize = {1, 1};
  style.WindowBorderSize = style.ChildBorderSize = style.PopupBorderSize = style.FrameBorderSize = 0;
  style.WindowRounding = style.ChildRounding = style.PopupRounding = 0;
}

void fill(const Rect& rect, Colour colour, float radius) {
  ImGui::GetWindowDrawList()->AddRectFilled(top_left(rect), bottom_right(rect), colour, radius);
}

void stroke(const Rect& rect, Colour colour, float radius, float width) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float half = width * 0.5f;
  list->PathRect({rect.x + half, rect.y + half}, {rect.x + rect.w - half, rect.y + rect.h - half}, radius);
#if IMGUI_VERSION_NUM >= 19280  // the last two parameters change places in 1.92.8
  list->PathStroke(colour, width, ImDrawFlags_Closed);
#else
  list->PathStroke(colour, ImDrawFlags_Closed, width);
#endif
}

void line(float x1, float y1, float x2, float y2, Colour colour, float width) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (x1 == x2) list->AddRectFilled({x1, y1}, {x1 + width, y2}, colour);
  else if (y1 == y2) list->AddRectFilled({x1, y1}, {x2, y1 + width}, colour);
  else list->AddLine({x1, y1}, {x2, y2}, colour, width);
}

void shadow(Ui& ui, const Rect& rect, float radius, float depth) {
  const std::uint32_t strength = ui.theme.shadow >> 24;
  for (int step = 4; step > 0; --step) {
    const float grow = ui.px(depth) * static_cast<float>(step) * 0.25f;
    const Rect soft{rect.x - grow, rect.y - grow + ui.px(depth) * 0.4f, rect.w + 2 * grow, rect.h + 2 * grow};
    fill(soft, faded(ui.theme.shadow, strength / 4), radius + grow);
  }
}

float text_width(Ui& ui, std::string_view words, float css_size, Weight weight) {
  if (words.empty()) return 0;
  return font_of(ui, weight)
      ->CalcTextSizeA(font_size(ui, css_size), FLT_MAX, 0, words.data(), words.data() + words.size())
      .x;
}

float text(Ui& ui, const Rect& box, std::string_view words, Colour colour, float css_size, Weight weight, Align align) {
  if (words.empty() || box.w <= 0) return 0;
  ImDrawList* list = ImGui::GetWindowDrawList();
  ImFont* font = font_of(ui, weight);
  const float size = font_size(ui, css_size);
  const char* end = words.data() + words.size();
  const char* line_end = static_cast<const char*>(std::memchr(words.data(), '\n', words.size()));
  if (line_end) end = line_end;
  float width = font->CalcTextSizeA(size, FLT_MAX, 0, words.data(), end).x;
  const bool cut = width > box.w + 0.5f;
  float dots = 0;
  if (cut) {
    dots = font->CalcTextSizeA(size, FLT_MAX, 0, "…", nullptr).x;
    const char* fits = nullptr;
    width = font->CalcTextSizeA(size, std::max(1.0f, box.w - dots), 0, words.data(), end, &fits).x;
    end = fits;
  }
  const float whole = width + dots;
  float x = box.x;
  if (align == Align::center) x = std::round(box.x + (box.w - whole) * 0.5f);
  if (align == Align::right) x = std::round(box.x + box.w - whole);
  const float y = line_top(font, size, box.y + box.h * 0.5f);
  list->AddText(font, size, {x, y}, colour, words.data(), end);
  if (cut) list->AddText(font, size, {x + width, y}, colour, "…");
  return whole;
}

// Calls show(words, line) for each line; gives back how many there are.
template <class Show>
static int each_line(ImFont* font, float size, float width, std::string_view words, int lines, const Show& show) {
  const char* at = words.data();
  const char* end = at + words.size();
  int i = 0;
  for (; i < lines && at < end; ++i) {
    const char* paragraph = static_cast<const char*>(std::memchr(at, '\n', static_cast<std::size_t>(end - at)));
    const char* stop = paragraph ? paragraph : end;
    const char* fits = font->CalcWordWrapPosition(size, at, stop, std::max(1.0f, width));
    if (fits == at && at < stop) ++fits;
    const bool last = i + 1 == lines;
    const char* shown = last ? stop : fits;
    show(std::string_view(at, static_cast<std::size_t>(shown - at)), i);
    at = fits;
    while (at < end && (*at == ' ' || *at == '\n')) {
      const bool line_break = *at++ == '\n';
      if (line_break) break;
    }
  }
  return i;
}

static float line_step(Ui& ui, float css_size) { return std::round(font_size(ui, css_size) * 1.43f); }

float text_block(Ui& ui, const Rect& box, std::string_view words, Colour colour, float css_size, int lines,
                 Weight weight, Align align) {
  const float step = line_step(ui, css_size);
  const auto show = [&](std::string_view line, int at) {
    text(ui, {box.x, box.y + step * static_cast<float>(at), box.w, step}, line, colour, css_size, weight, align);
  };
  return step * static_cast<float>(each_line(font_of(ui, weight), font_size(ui, css_size), box.w, words, lines, show));
}

float text_block_height(Ui& ui, float width, std::string_view words, float css_size, int lines, Weight weight) {
  const auto nothing = [](std::string_view, int) {};
  return line_step(ui, css_size) *
         static_cast<float>(each_line(font_of(ui, weight), font_size(ui, css_size), width, words, lines, nothing));
}

void draw_icon(Ui& ui, const Rect& box, const char* glyph, Colour colour, float css_size) {
  // The glyph's box is 1.15 em (canvas.md §10.3).
  text(ui, {box.x - box.w, box.y, box.w * 3, box.h}, glyph, colour, css_size / 1.15f, Weight::regular, Align::center);
}

void clip_to(const Rect& rect) { ImGui::PushClipRect(top_left(rect), bottom_right(rect), true); }
void unclip() { ImGui::PopClipRect(); }
Rect clip_rect() {
  const ImVec4& clip = ImGui::GetWindowDrawList()->_CmdHeader.ClipRect;
  return {clip.x, clip.y, clip.z - clip.x, clip.w - clip.y};
}
bool is_visible(const Rect& rect) {
  const Rect clip = clip_rect();
  return rect.x < clip.x + clip.w && rect.x + rect.w > clip.x && rect.y < clip.y + clip.h && rect.y + rect.h > clip.y;
}

Rect inset(const Rect& rect, float x, float y) { return {rect.x + x, rect.y + y, rect.w - 2 * x, rect.h - 2 * y}; }
Rect cut_left(Rect& rect, float width) {
  const Rect piece{rect.x, rect.y, width, rect.h};
  rect.x += width;
  rect.w -= width;
  return piece;
}
Rect cut_right(Rect& rect, float width) {
  rect.w -= width;
  return {rect.x + rect.w, rect.y, width, rect.h};
}
Rect cut_top(Rect& rect, float height) {
  const Rect piece{rect.x, rect.y, rect.w, height};
  rect.y += height;
  rect.h -= height;
  return piece;
}
Rect cut_bottom(Rect& rect, float height) {
  rect.h -= height;
  return {rect.x, rect.y + rect.h, rect.w, height};
}
bool contains(const Rect& rect, float x, float y) {
  return x >= rect.x && y >= rect.y && x < rect.x + rect.w && y < rect.y + rect.h;
}

}  // namespace fb
