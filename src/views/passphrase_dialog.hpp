// Asks for the passphrase of a file that came in.
#pragma once
#include <string>

#include "views/passphrase_field.hpp"

namespace fb {

class PassphraseDialog {
 public:
  void draw(Ui& ui, bool opens);

 private:
  PassphraseField m_field;
  std::size_t m_file = 0;  // of those picked
  bool m_was_working = false;
};

}  // namespace fb
