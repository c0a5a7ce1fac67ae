// Shows the semantics tree to the page, which mirrors it as elements with roles, names and focus.
#pragma once
#include "views/page.hpp"
#include "views/semantics.hpp"

namespace fb::web {

class Mirror {
 public:
  bool always = false;  // publish each frame: for tests and for people who ask for it
  // After a frame. `is_last`: the loop goes to sleep after it. `is_scrolling`: everything moves, so wait for the end.
  // True when the page still shows an older tree, and the loop has to come back for it.
  void publish(Page& page, Semantics& tree, double now_ms, bool is_last, bool is_scrolling);

 private:
  Semantics m_shown;
  double m_shown_at = -1e9;
};

}  // namespace fb::web
