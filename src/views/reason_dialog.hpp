// Asks why a deal was lost, or why sales does not take a lead: one reason of the list, and a note if somebody wants to add one.
#pragma once
#include <string>

#include "views/ui.hpp"

namespace fb {

class ReasonDialog {
 public:
  enum class Why : std::uint8_t { lost, rejected };
  void draw(Ui& ui, Why why, bool opens);

 private:
  void draw_reasons(Ui& ui, Rect& rest, Why why, bool opens);
  void emit(Ui& ui, Why why) const;

  std::string m_reason, m_note;
};

}  // namespace fb
