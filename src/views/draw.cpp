#include <algorithm>
#include <cmath>
#include <cstring>

#include <imgui.h>
#include <imgui_internal.h>  // the baked font's ascent: ImFontBaked is public, GetFontBaked is ImFont's
#include "views/scripts.hpp"
#include "views/shaped_lines.hpp"
#include "views/ui.hpp"

namespace fb {
namespace {

ImVec2 top_left(const Rect& rect) { return {rect.x, rect.y}; }
ImVec2 bottom_right(const Rect& rect) { return {rect.x + rect.w, rect.y + rect.h}; }
ImFont* font_of(const Ui& ui, Weight weight) {
  return weight == Weight::semibold ? ui.fonts.semibold : ui.fonts.regular;
}
float font_size(const Ui& ui, float css_size) { return std::round(css_size * ui.scale); }

TextLine line_of(std::string_view words, float size, Weight weight, bool right_to_left) {
  return {words, size, weight == Weight::semibold ? 600 : 400, right_to_left};
}
bool is_shaped(const Ui& ui, std::string_view words) { return ui.fonts.lines && needs_shaping(words); }

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
  if (is_shaped(ui, words))
    return ui.fonts.lines->width(line_of(words, font_size(ui, css_size), weight, runs_right_to_left(words)));
  return font_of(ui, weight)
      ->CalcTextSizeA(font_size(ui, css_size), FLT_MAX, 0, words.data(), words.data() + words.size())
      .x;
}

static float start_of_line(const Rect& box, float width, Align align) {
  if (align == Align::center) return std::round(box.x + (box.w - width) * 0.5f);
  return align == Align::right ? std::round(box.x + box.w - width) : box.x;
}

// The same as text() for a line that is drawn as a whole.
static void note_cut(Ui& ui, const Rect& box, std::string_view words) {
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  if (contains(box, mouse.x, mouse.y) && contains(clip_rect(), mouse.x, mouse.y) && ImGui::IsWindowHovered())
    ui.page.cut_text = words;
}

static float shaped_text(Ui& ui, const Rect& box, TextLine line, Colour colour, Weight weight, Align align) {
  ShapedLines& lines = *ui.fonts.lines;
  float width = lines.width(line);
  std::string cut;
  if (width > box.w + 0.5f) {
    note_cut(ui, box, line.words);
    cut.assign(line.words.substr(0, lines.fitting(line, box.w, Cut::before_dots))).append("…");
    line.words = cut;
    width = lines.width(line);
  }
  ImFont* font = font_of(ui, weight);
  const float y = line_top(font, line.px, box.y + box.h * 0.5f);
  if (is_visible({box.x, y - line.px, std::max(width, box.w), line.px * 3}))
    lines.draw(line, start_of_line(box, width, align), y + font->GetFontBaked(line.px)->Ascent, colour);
  return width;
}

float text(Ui& ui, const Rect& box, std::string_view words, Colour colour, float css_size, Weight weight, Align align) {
  if (words.empty() || box.w <= 0) return 0;
  if (const auto* line_end = static_cast<const char*>(std::memchr(words.data(), '\n', words.size())))
    words = words.substr(0, static_cast<std::size_t>(line_end - words.data()));
  ImFont* font = font_of(ui, weight);
  const float size = font_size(ui, css_size);
  if (is_shaped(ui, words))
    return shaped_text(ui, box, line_of(words, size, weight, runs_right_to_left(words)), colour, weight, align);
  ImDrawList* list = ImGui::GetWindowDrawList();
  const char* end = words.data() + words.size();
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
  const float x = start_of_line(box, whole, align);
  const float y = line_top(font, size, box.y + box.h * 0.5f);
  list->AddText(font, size, {x, y}, colour, words.data(), end);
  if (cut) {
    list->AddText(font, size, {x + width, y}, colour, "…");
    note_cut(ui, box, words);
  }
  return whole;
}

static float line_step(Ui& ui, float css_size) { return std::round(font_size(ui, css_size) * 1.43f); }

// Wraps words into lines, draws them if a colour is given, and gives back how many they are.
static int wrapped(Ui& ui, const Rect& box, std::string_view words, const Colour* colour, float css_size, int lines,
                   Weight weight, Align align) {
  const float size = font_size(ui, css_size), step = line_step(ui, css_size);
  const char* at = words.data();
  const char* end = at + words.size();
  const char* stop = at;  // of the paragraph
  bool shaped = false;
  TextLine line = line_of({}, size, weight, false);
  int i = 0;
  for (; i < lines && at < end; ++i) {
    if (at >= stop) {
      const auto* line_end = static_cast<const char*>(std::memchr(at, '\n', static_cast<std::size_t>(end - at)));
      stop = line_end ? line_end : end;
      line.words = {at, static_cast<std::size_t>(stop - at)};
      shaped = is_shaped(ui, line.words);
      line.right_to_left = shaped && runs_right_to_left(line.words);
    }
    line.words = {at, static_cast<std::size_t>(stop - at)};
    const char* fits = at;
    if (!shaped) fits = font_of(ui, weight)->CalcWordWrapPosition(size, at, stop, std::max(1.0f, box.w));
    else if (at < stop) fits += ui.fonts.lines->fitting(line, box.w, Cut::after_word);
    if (fits == at && at < stop) ++fits;
    if (i + 1 < lines) line.words = {at, static_cast<std::size_t>(fits - at)};
    const Rect row{box.x, box.y + step * static_cast<float>(i), box.w, step};
    if (!colour) {  // only measured
    } else if (!line.right_to_left) {
      text(ui, row, line.words, *colour, css_size, weight, align);
    } else {  // to the right, as the browser would; also the lines of it that are plain
      shaped_text(ui, row, line, *colour, weight, align == Align::left ? Align::right : align);
    }
    at = fits;
    while (at < end && (*at == ' ' || *at == '\n')) {
      const bool line_break = *at++ == '\n';
      if (line_break) break;
    }
  }
  return i;
}

float text_block(Ui& ui, const Rect& box, std::string_view words, Colour colour, float css_size, int lines,
                 Weight weight, Align align) {
  return line_step(ui, css_size) * static_cast<float>(wrapped(ui, box, words, &colour, css_size, lines, weight, align));
}

float text_block_height(Ui& ui, float width, std::string_view words, float css_size, int lines, Weight weight) {
  return line_step(ui, css_size) *
         static_cast<float>(wrapped(ui, {0, 0, width, 0}, words, nullptr, css_size, lines, weight, Align::left));
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
