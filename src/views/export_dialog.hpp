// What leaves the browser: the board as a file that merges, or a table for a spreadsheet.
#pragma once
#include <string>

#include "views/ui.hpp"

namespace fb {

class ExportDialog {
 public:
  void draw(Ui& ui, bool opens);

 private:
  void draw_foot(Ui& ui, Rect foot) const;
  std::string m_fingerprint;  // worked out once, when the dialog opens
};

}  // namespace fb
