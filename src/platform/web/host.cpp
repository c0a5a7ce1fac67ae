// The border to the page: trampolines out, and the place where the page puts text on its way in.
#include "platform/web/host.hpp"

#include <emscripten.h>

// clang-format off
EM_JS(void, js_start, (), { Module.host.start(wasmMemory, Module); })
EM_JS(double, js_wall_ms, (), { return Module.host.wall_ms(); })
EM_JS(void, js_theme, (unsigned background, unsigned text, unsigned muted, unsigned selection), { Module.host.theme(background, text, muted, selection); })
EM_JS(void, js_cursor, (const char* text, int size), { Module.host.cursor(text, size); })
EM_JS(void, js_mirror, (const void* nodes, int count, const char* text, int size, float dpr), { Module.host.mirror(nodes, count, text, size, dpr); })
EM_JS(void, js_say, (const char* text, int size, int assertive), { Module.host.say(text, size, assertive); })
EM_JS(void, js_focus, (unsigned id, int select_all), { Module.host.focus(id >>> 0, select_all); })
EM_JS(void, js_replace_field, (const char* text, int size), { Module.host.replace_field(text, size); })
EM_JS(void, js_font_metrics, (int weight, float px, float* out), { Module.host.font_metrics(weight, px, out); })
EM_JS(int, js_glyph, (int weight, float px, unsigned codepoint, void* pixels, int room, float* out), { return Module.host.glyph(weight, px, codepoint, pixels, room, out); })
EM_JS(float, js_glyph_advance, (int weight, float px, unsigned codepoint), { return Module.host.glyph_advance(weight, px, codepoint); })
// clang-format on

namespace fb::web::host {

static int size_of(std::string_view text) { return static_cast<int>(text.size()); }

void start() { js_start(); }
double wall_ms() { return js_wall_ms(); }
void set_theme(unsigned background, unsigned text, unsigned muted, unsigned selection) {
  js_theme(background, text, muted, selection);
}
void set_cursor(std::string_view css) { js_cursor(css.data(), size_of(css)); }
void mirror(const Semantics& tree, float dpr) {
  js_mirror(tree.nodes.data(), static_cast<int>(tree.nodes.size()), tree.text.data(), size_of(tree.text), dpr);
}
void say(std::string_view text, bool assertive) { js_say(text.data(), size_of(text), assertive); }
void move_focus(std::uint32_t id, bool select_all) { js_focus(id, select_all); }
void replace_field(std::string_view text) { js_replace_field(text.data(), size_of(text)); }

FontMetrics font_metrics(int weight, float px) {
  FontMetrics metrics;
  js_font_metrics(weight, px, &metrics.ascent);
  return metrics;
}
int glyph(int weight, float px, unsigned codepoint, unsigned char* pixels, int room, GlyphBox& box) {
  return js_glyph(weight, px, codepoint, pixels, room, &box.advance);
}
float glyph_advance(int weight, float px, unsigned codepoint) { return js_glyph_advance(weight, px, codepoint); }

std::string& handed() {
  static std::string text;
  return text;
}
std::string take_text(int size, int from) {
  return handed().substr(static_cast<std::size_t>(from), static_cast<std::size_t>(size));
}

}  // namespace fb::web::host

// Room for text or bytes from the page, valid until the next call.
extern "C" EMSCRIPTEN_KEEPALIVE char* fb_hand(int size) {
  std::string& room = fb::web::host::handed();
  room.resize(static_cast<std::size_t>(size));
  return room.data();
}
