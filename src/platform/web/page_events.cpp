// What the page tells us about itself: size, surroundings, its window, its graphics context.
#include <emscripten.h>
#include <imgui.h>

#include <algorithm>
#include <iterator>

#include "platform/web/loop.hpp"

using fb::web::loop;

extern "C" {

EMSCRIPTEN_KEEPALIVE double fb_frame() { return loop().animation_frame(); }

EMSCRIPTEN_KEEPALIVE void fb_need(int frames) { loop().need(frames); }

EMSCRIPTEN_KEEPALIVE void fb_size(int w, int h, float dpr) {
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = ImVec2(static_cast<float>(w), static_cast<float>(h));
  io.DisplayFramebufferScale = ImVec2(1, 1);  // layout is in device pixels
  loop().page.dpr = dpr;
  loop().need();
}

EMSCRIPTEN_KEEPALIVE void fb_surroundings(int dark, int coarse_pointer, int reduced_motion, int high_contrast,
                                          int utc_offset_minutes) {
  fb::Page& page = loop().page;
  page.dark = dark;
  page.coarse_pointer = coarse_pointer;
  page.reduced_motion = reduced_motion;
  page.high_contrast = high_contrast;
  page.utc_offset_minutes = utc_offset_minutes;
  loop().need();
}

EMSCRIPTEN_KEEPALIVE void fb_forced_colours(int are_forced, unsigned canvas, unsigned text, unsigned link,
                                            unsigned highlight, unsigned highlight_text, unsigned grey) {
  fb::Page& page = loop().page;
  page.forced_colours = are_forced;
  const unsigned colours[] = {canvas, text, link, highlight, highlight_text, grey};
  std::copy(std::begin(colours), std::end(colours), page.system_colours);
  loop().need();
}

EMSCRIPTEN_KEEPALIVE void fb_window_focus(int has_focus) {
  ImGui::GetIO().AddFocusEvent(has_focus);
  loop().need();
}

EMSCRIPTEN_KEEPALIVE void fb_print() { loop().print(); }

EMSCRIPTEN_KEEPALIVE void fb_files_over(int over) {
  loop().page.files_over = over;
  loop().need(2);
}

// Before the first picture: the canvas has a WebGL2 context.
EMSCRIPTEN_KEEPALIVE void fb_use_webgl() { loop().renderer = &fb::web::webgl_renderer(); }

EMSCRIPTEN_KEEPALIVE void fb_context(int is_lost) {
  if (is_lost) {
    loop().renderer->lose();
  } else {
    loop().renderer->restore();
    loop().need();
  }
}

}  // extern "C"
