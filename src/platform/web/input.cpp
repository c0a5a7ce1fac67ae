// What the page tells us about pointers, wheels, keys, focus and text fields.
#include <emscripten.h>
#include <imgui.h>

#include <cfloat>

#include "platform/keys.hpp"
#include "platform/web/host.hpp"
#include "platform/web/loop.hpp"

namespace fb::web {
namespace {

// Bits of an event's `modifiers`, set in web/keyboard.js.
enum : int {
  ctrl_down = 1,
  shift_down = 2,
  alt_down = 4,
  meta_down = 8,
  is_repeat = 16,
  in_field = 32,
  in_multiline = 64
};

// From each event's own flags: the keyup of a modifier gets lost whenever another window takes the focus.
void send_modifiers(int modifiers) {
  ImGuiIO& io = ImGui::GetIO();
  io.AddKeyEvent(ImGuiMod_Ctrl, modifiers & ctrl_down);
  io.AddKeyEvent(ImGuiMod_Shift, modifiers & shift_down);
  io.AddKeyEvent(ImGuiMod_Alt, modifiers & alt_down);
  io.AddKeyEvent(ImGuiMod_Super, modifiers & meta_down);
}

// True when the browser must not act on the key itself.
bool press_in_field(Loop& to, const KeyPress& press, bool multiline) {
  const bool commits = press.key == Key::enter && (!multiline || press.ctrl);
  if (commits || press.key == Key::escape) {
    if (press.repeat) return true;
    if (commits) to.inbox.field_enter(press);
    else to.inbox.field_cancel(press);
    to.flush();
    return true;
  }
  if (press.ctrl && !is_field_chord(press) && to.scene.is_chord(press)) {
    to.inbox.press(press, false);
    to.flush();
    return true;
  }
  // A list below a field is walked through from the field.
  const bool walks =
      press.key == Key::up || press.key == Key::down || press.key == Key::page_up || press.key == Key::page_down;
  if (!walks || multiline) return false;
  to.inbox.press(press, false);
  return to.flush();
}

bool press_key(Loop& to, const KeyPress& press, int modifiers) {
  if (press.in_field) return press_in_field(to, press, modifiers & in_multiline);
  const bool activates =
      (press.key == Key::enter || press.key == Key::space) && !press.ctrl && !press.alt && !press.repeat;
  to.inbox.press(press, activates);
  const bool was_used = to.flush();
  return was_used || is_kept_from_browser(press) || to.scene.is_chord(press);
}

}  // namespace
}  // namespace fb::web

using fb::web::loop;

extern "C" {

enum PointerEvent : int { pointer_move, pointer_down, pointer_up, pointer_leave, pointer_cancel };

EMSCRIPTEN_KEEPALIVE void fb_pointer(int event, int source, float x, float y, int button, int modifiers) {
  ImGuiIO& io = ImGui::GetIO();
  fb::web::send_modifiers(modifiers);
  io.AddMouseSourceEvent(static_cast<ImGuiMouseSource>(source));
  const float dpr = loop().page.dpr;
  if (event == pointer_leave || event == pointer_cancel) io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
  else io.AddMousePosEvent(x * dpr, y * dpr);
  if (event == pointer_down) io.AddMouseButtonEvent(button, true);
  if (event == pointer_up || event == pointer_cancel) {
    io.AddMouseButtonEvent(button, false);
    loop().flush();  // now, while the browser grants this gesture the focus, the clipboard and file pickers
  }
  loop().need(2);
}

EMSCRIPTEN_KEEPALIVE void fb_wheel(float x, float y, int is_notch) {
  const float dpr = loop().page.dpr;
  loop().scroller.add(x * dpr, y * dpr, is_notch);
  loop().need(2);
}

// Returns 1 when something on screen is zoomed by it; otherwise the gesture is the browser's.
EMSCRIPTEN_KEEPALIVE int fb_pinch(float factor, float x, float y) {
  fb::Page& page = loop().page;
  if (!loop().scene.takes_pinch()) return 0;
  page.pinch *= factor;
  page.pinch_x = x * page.dpr;
  page.pinch_y = y * page.dpr;
  loop().need(2);
  return 1;
}

// What is chosen goes to the clipboard, now: browsers allow it only inside the event.
EMSCRIPTEN_KEEPALIVE void fb_copy(int is_cut) {
  fb::Page& page = loop().page;
  page.copies = true;
  page.cuts = is_cut;
  page.copied.clear();
  loop().flush();
  page.copies = page.cuts = false;
  if (!page.copied.empty()) fb::web::host::provide_copy(page.copied);
}

EMSCRIPTEN_KEEPALIVE void fb_paste(int size) {
  loop().page.pasted = fb::web::host::take_text(size);
  loop().flush();
  loop().page.pasted.clear();
}

EMSCRIPTEN_KEEPALIVE void fb_modifiers(int modifiers) { fb::web::send_modifiers(modifiers); }

// `code` and `key` of the event were handed over. Returns 1 when the browser must not act on the key.
EMSCRIPTEN_KEEPALIVE int fb_key(int code_size, int key_size, int modifiers) {
  using namespace fb::web;
  send_modifiers(modifiers);
  const bool is_mac = ImGui::GetIO().ConfigMacOSXBehaviors;
  if (!is_mac && (modifiers & meta_down)) return 0;  // the system's
  fb::KeyPress press;
  press.key = fb::key_from_browser(host::take_text(code_size), host::take_text(key_size, code_size));
  press.ctrl = modifiers & (is_mac ? meta_down : ctrl_down);
  press.shift = modifiers & shift_down;
  press.alt = modifiers & alt_down;
  press.in_field = modifiers & in_field;
  press.repeat = modifiers & is_repeat;
  if (press.key == fb::Key::none || press.key == fb::Key::tab) return 0;  // Tab is the browser's
  return press_key(loop(), press, modifiers);
}

EMSCRIPTEN_KEEPALIVE void fb_focus(unsigned id, int is_visible) {
  loop().inbox.focus(id, is_visible);
  loop().need();
}

EMSCRIPTEN_KEEPALIVE void fb_activate(unsigned id) {
  loop().inbox.activate(id);
  loop().flush();
}

EMSCRIPTEN_KEEPALIVE void fb_field_open(unsigned id, int size) {
  loop().inbox.field_open(id, fb::web::host::take_text(size));
  loop().need();
}

EMSCRIPTEN_KEEPALIVE void fb_field_text(int size) {
  loop().inbox.field_text(fb::web::host::take_text(size));
  loop().need(2);
}

// As if it had been typed.
EMSCRIPTEN_KEEPALIVE void fb_day_picked(unsigned id, int size) {
  loop().inbox.field_open(id, {});
  loop().inbox.field_text(fb::web::host::take_text(size));
  loop().inbox.field_leave(id);
  loop().flush();
}

EMSCRIPTEN_KEEPALIVE void fb_field_leave(unsigned id) {
  loop().inbox.field_leave(id);
  loop().flush();
}

}  // extern "C"
