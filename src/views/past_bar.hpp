// The bar above the view while a person looks back: which day it is, the way to others, and the way back to now.
#pragma once
#include <cstdint>
#include <string>

#include "views/format.hpp"
#include "views/ui.hpp"

namespace fb {

class PastBar {
 public:
  // Takes its room from the top of `area` while the board is shown as it was.
  void draw(Ui& ui, Rect& area);

 private:
  void draw_day(Ui& ui, Rect& row, const Format& format);
  void draw_slider(Ui& ui, const Rect& box, const Format& format);

  bool m_is_on = false, m_starts = false, m_is_invalid = false;
};

}  // namespace fb
