// In place of a board of which something is missing: what happened, what there is, and what to go on with.
#pragma once
#include "views/format.hpp"
#include "views/ui.hpp"

namespace fb {

class RecoveryView {
 public:
  void draw(Ui& ui, const Rect& area, const Format& format);

 private:
  void draw_source(Ui& ui, std::size_t index, Rect& flow, const Format& format);
  float m_height = 0;
};

// A newer program has been here: this one neither reads nor writes.
void outdated_view(Ui& ui, const Rect& area);

}  // namespace fb
