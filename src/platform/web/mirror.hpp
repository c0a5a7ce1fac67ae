// Shows the semantics tree to the page, which mirrors it as elements with roles, names and focus.
#pragma once
#include "views/page.hpp"
#include "views/semantics.hpp"

namespace fb::web {

class Mirror {
 public:
  bool always = false;  // publish each frame: for tests and for people who ask for it
  // After a frame. `is_last`: the loop goes to sleep after it. `is_scrolling`: everything moves, so seldom.
  // True: come back in the next frame, for the focus is wanted by a node that is not there yet.
  bool publish(Page& page, Semantics& tree, double now_ms, bool is_last, bool is_scrolling);

 private:
  void show(const Semantics& tree, float dpr, double now_ms);
  bool give_focus(Page& page, const Semantics& tree);

  Semantics m_shown;
  double m_shown_at = -1;
  int m_focus_waits = 0;
};

}  // namespace fb::web
