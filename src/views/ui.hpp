// What a view draws with: one frame's page, theme, semantics and the actions it asks for. Views show; they do not do.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "app/actions.hpp"
#include "app/state.hpp"
#include "views/page.hpp"
#include "views/semantics.hpp"
#include "views/theme.hpp"

struct ImFont;
struct ImDrawList;

namespace fb {

class ShapedLines;

struct Fonts {
  ImFont* regular = nullptr;
  ImFont* semibold = nullptr;
  ShapedLines* lines = nullptr;  // without it every text is set letter by letter
};

struct Ui {
  Page& page;
  Semantics& sem;
  const Theme& theme;
  Fonts fonts;
  float scale;  // device pixels per CSS pixel, text size included
  const app::State& state;
  std::vector<app::Action>& actions;
  Rect screen;             // device pixels
  bool read_only = false;  // fields show and can't be written in: the past

  float px(float css) const;       // whole device pixels
  float control(float css) const;  // of something to press: under a finger at least 44 CSS pixels
  void emit(app::Action action) { actions.push_back(std::move(action)); }
  // True once when the key was pressed and nobody used it yet; uses it. Keys typed into a field are not seen.
  bool key(Key key, bool ctrl = false, bool shift = false);
  bool key_in_field(Key key);
  // Speaks to people who listen.
  void say(std::string text) { sem.say(std::move(text)); }
};

enum class Weight : std::uint8_t { regular, semibold };
enum class Align : std::uint8_t { left, center, right };

void set_up_style();  // once: Dear ImGui adds no borders and paddings of its own

// ---- drawing: device pixels in, into the current ImGui window ------------------------------------------------------------
void fill(const Rect& rect, Colour colour, float radius = 0);
void stroke(const Rect& rect, Colour colour, float radius = 0, float width = 1);
void line(float x1, float y1, float x2, float y2, Colour colour, float width = 1);
void shadow(Ui& ui, const Rect& rect, float radius, float depth);
float text_width(Ui& ui, std::string_view text, float css_size, Weight weight = Weight::regular);
// One line, centred vertically in the box, cut with "…" where it is too long. Gives the width used.
float text(Ui& ui, const Rect& box, std::string_view text, Colour colour, float css_size,
           Weight weight = Weight::regular, Align align = Align::left);
// Wraps words into at most `lines` lines from the top of the box; gives the height used.
float text_block(Ui& ui, const Rect& box, std::string_view text, Colour colour, float css_size, int lines,
                 Weight weight = Weight::regular, Align align = Align::left);
// How high that would be, without drawing it.
float text_block_height(Ui& ui, float width, std::string_view text, float css_size, int lines,
                        Weight weight = Weight::regular);
void draw_icon(Ui& ui, const Rect& box, const char* glyph, Colour colour, float css_size = 16);
void clip_to(const Rect& rect);  // until unclip()
void unclip();
bool is_visible(const Rect& rect);  // any of it inside the current clip
Rect clip_rect();

Rect inset(const Rect& rect, float x, float y);
Rect cut_left(Rect& rect, float width);  // takes a piece off and gives it
Rect cut_right(Rect& rect, float width);
Rect cut_top(Rect& rect, float height);
Rect cut_bottom(Rect& rect, float height);
bool contains(const Rect& rect, float x, float y);

}  // namespace fb
