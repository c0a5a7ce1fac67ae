// Asks for a name: of a new board, or of the person who sits here.
#pragma once
#include <string>

#include "views/ui.hpp"

namespace fb {

class NameDialog {
 public:
  enum class Of : std::uint8_t { board, person };
  void draw(Ui& ui, Of what, bool opens);

 private:
  void draw_members(Ui& ui, Rect& rest);
  std::string m_name;
};

}  // namespace fb
