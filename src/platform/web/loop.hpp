// One frame after another, but only while something changes: events in, the views' frame, the picture and the tree out.
#pragma once
#include "platform/inbox.hpp"
#include "platform/web/mirror.hpp"
#include "platform/web/renderer.hpp"
#include "platform/web/scroll.hpp"
#include "views/page.hpp"
#include "views/semantics.hpp"

namespace fb::web {

// What the loop draws; the program it is linked with says.
class Scene {
 public:
  virtual ~Scene() = default;
  virtual bool is_on_screen() const = 0;                   // false while the page's skeleton covers it
  virtual void draw(Page& page, Semantics& tree) = 0;      // between NewFrame and Render
  virtual bool settle() = 0;                               // after the frame: does what was asked for; true if anything
  virtual bool is_chord(const KeyPress& press) const = 0;  // a shortcut of the program
  virtual bool takes_pinch() const = 0;                    // what is on screen can be zoomed
};

class Loop {
 public:
  explicit Loop(Scene& scene);

  void need(int frames = 2);
  // Draws. Below 0: again at the next animation frame; 0: sleep until something happens; else seconds until the next.
  double animation_frame();
  // Inside an event handler: frames without a picture until every event has had its own. True if a key was used.
  bool flush();
  // All that the view has, also what is scrolled away, as one tall page: its tree goes to the page as a report.
  void print();

  Page page;
  Semantics tree;
  Inbox inbox;
  Scroller scroller;
  Mirror mirror;
  Scene& scene;
  Renderer* renderer = &software_renderer();

 private:
  void frame(bool with_picture);
  bool has_events() const;
  void show_theme();
  void show_cursor();

  int m_frames_left = 3;
  double m_last_ms = 0, m_slept_s = 0;
  bool m_is_in_frame = false, m_used_a_key = false, m_has_settled = false;
  unsigned m_theme[4] = {};
  const char* m_cursor = "";
};

Loop& loop();  // the one that runs

}  // namespace fb::web
