// What the pointer rests on, in words: what a control does, or all of a text that is cut where it stands.
#pragma once
#include <string>

#include "views/ui.hpp"

namespace fb {

class Tooltip {
 public:
  void draw(Ui& ui);  // after everything else: what was asked for in this frame, once the pointer has rested on it

 private:
  std::string m_words;
  double m_since_s = 0;
  bool m_is_shown = false;
};

}  // namespace fb
