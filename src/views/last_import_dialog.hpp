// What the last import changed: the same lines that were shown before it, each leading to its record.
#pragma once
#include <vector>

#include "views/format.hpp"
#include "views/ui.hpp"

namespace fb {

class LastImportDialog {
 public:
  void draw(Ui& ui, bool opens);

 private:
  std::vector<std::size_t> m_extra;  // lines unfolded of each file
  Format m_format;
  float m_height = 0;
};

}  // namespace fb
