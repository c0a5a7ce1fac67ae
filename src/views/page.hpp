// What the interface and the page around it tell each other each frame: focus, the live text field, keys, wishes.
// The platform layer fills the first half before a frame and acts on the second half after it. No ImGui, no browser.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace fb {

enum class Key : std::uint8_t {
  none,
  left,
  right,
  up,
  down,
  home,
  end,
  page_up,
  page_down,
  enter,
  escape,
  space,
  tab,
  backspace,
  del,
  f2,
  f6,
  a,
  b,
  c,
  d,
  e,
  f,
  g,
  h,
  i,
  j,
  k,
  l,
  m,
  n,
  o,
  p,
  q,
  r,
  s,
  t,
  u,
  v,
  w,
  x,
  y,
  z,
  d0,
  d1,
  d2,
  d3,
  d4,
  d5,
  d6,
  d7,
  d8,
  d9,
  slash,
  question,
  comma,
  period,
  minus,
  plus,
  bracket_left,
  bracket_right,
};

struct KeyPress {
  Key key = Key::none;
  bool ctrl = false, shift = false, alt = false;  // ctrl is Cmd on a Mac
  bool in_field = false;                          // the focus is in a text field
  bool repeat = false;
};

// Each text field on screen is a real <input> of the page, placed over the canvas; the browser edits it.
// While it has the focus it is visible and the canvas draws only the frame around it.
struct LiveField {
  std::uint32_t id = 0;                                                                    // 0: no field has the focus
  std::string text;                                                                        // what the field holds now
  bool changed = false, opened = false, entered = false, cancelled = false, left = false;  // since the last frame
  bool reverted = false;      // the text that Escape took back was another one
  std::uint32_t left_id = 0;  // whose focus went away
};

enum class Cursor : std::uint8_t { arrow, hand, text, grab, grabbing, move, ew_resize, not_allowed, progress };

struct Page {
  // from the page, before a frame
  std::uint32_t focused = 0;    // node id that has the focus, 0: none
  bool focus_visible = false;   // the focus came by keyboard
  bool focus_came = false;      // in this frame: what has it comes into sight
  std::uint32_t activated = 0;  // node clicked by assistive technology, or Enter/Space on the focused node
  std::uint32_t value_of = 0;   // node whose value assistive technology set (combobox, spinbutton)
  std::string value;
  LiveField field;
  std::vector<KeyPress> keys;  // not yet used; a view removes what it handles
  bool coarse_pointer = false, reduced_motion = false, dark = false, high_contrast = false;
  // With forced colours: canvas, text, link, highlight, its text, grey, each as IM_COL32.
  bool forced_colours = false;
  std::uint32_t system_colours[6] = {};
  float dpr = 1.0f, text_size = 1.0f;
  std::int64_t now_ms = 0;  // wall clock, UTC
  std::int32_t utc_offset_minutes = 0;
  float wheel_x = 0, wheel_y = 0;             // device pixels not yet used, after the platform scrolled ImGui windows
  float pinch = 1, pinch_x = 0, pinch_y = 0;  // zoom the board by this factor, around this point (device pixels)
  bool copies = false, cuts = false;          // what is chosen is asked for: put it into `copied`; cut: take it away
  std::string pasted;                         // rows of a spreadsheet, tab-separated; a view that takes them clears it
  bool files_over = false;                    // files are dragged over the page

  // to the page, after a frame
  std::uint32_t want_focus = 0;    // move the focus here (0: leave it); cleared by the page
  bool select_all = false;         // with want_focus of a field
  std::string replace_field_text;  // with `replace_field`: puts this text into the live field
  bool replace_field = false;
  std::uint32_t pick_day_for = 0;  // show the browser's calendar for this field; cleared by the page
  std::string pick_day;            // what it shows first, ISO
  std::string tooltip, cut_text;   // of what the pointer is on: what it does; all of its words, when some did not fit
  std::string copied;              // tab-separated, headers first
  Cursor cursor = Cursor::arrow;
  int more_frames = 0;    // an animation goes on: draw at least so many frames more
  double wake_in_s = -1;  // draw again after so long (relative dates, tooltips); < 0: no wish
};

}  // namespace fb
