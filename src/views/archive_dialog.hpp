// "Archive and compact": what it does, in plain words; first the archive, then the rest.
#pragma once
#include <cstddef>

#include "views/ui.hpp"

namespace fb {

class ArchiveDialog {
 public:
  void draw(Ui& ui, bool opens);

 private:
  void draw_step(Ui& ui, Rect& flow, const char* number, std::string_view name, std::string_view words, bool is_on);
  std::size_t m_values = 0, m_older = 0;
};

}  // namespace fb
