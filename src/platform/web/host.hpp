// What this program asks of the page around it. Each function is a one-line trampoline into `Module.host` (web/host.js);
// the answers come back through the exported fb_… functions.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "views/semantics.hpp"

namespace fb::web::host {

void start();                          // hands the page our memory
double wall_ms();                      // UTC
void set_theme(unsigned background, unsigned text, unsigned muted, unsigned selection);  // IM_COL32
void set_cursor(std::string_view css);

void mirror(const Semantics& tree, float dpr);
void say(std::string_view text, bool assertive);
void move_focus(std::uint32_t id, bool select_all);
void replace_field(std::string_view text);

struct FontMetrics {
  float ascent = 0, descent = 0;  // pixels
};
FontMetrics font_metrics(int weight, float px);
struct GlyphBox {
  float advance = 0, x = 0, y = 0, w = 0, h = 0;  // pixels, from the pen and the baseline
  float has_color = 0;
};
// Writes the glyph's RGBA into `pixels` if `room` suffices. Returns the bytes it takes; 0: nothing to see.
int glyph(int weight, float px, unsigned codepoint, unsigned char* pixels, int room, GlyphBox& box);
float glyph_advance(int weight, float px, unsigned codepoint);

// Text and bytes that the page hands over, put there just before it calls one of our exported functions.
std::string& handed();
std::string take_text(int size, int from = 0);

}  // namespace fb::web::host
