// A field for a passphrase: dots for letters, and a button that shows them.
#pragma once
#include <string>

#include "views/fields.hpp"

namespace fb {

class PassphraseField {
 public:
  // Gives back whether Enter was pressed in it.
  bool draw(Ui& ui, Rect row, bool wants_focus, bool is_invalid = false);
  void clear();
  const std::string& text() const { return m_text; }

 private:
  std::string m_text;
  bool m_is_shown = false;
};

}  // namespace fb
