// What leaves the browser: the board as a file, all of it or a part, open or protected; or a table for a spreadsheet.
#pragma once
#include <string>

#include "views/passphrase_field.hpp"

namespace fb {

class ExportDialog {
 public:
  void draw(Ui& ui, bool opens);

 private:
  void start(Ui& ui);
  void draw_choices(Ui& ui, Rect& flow, bool opens);
  void draw_campaign(Ui& ui, Rect& flow);
  void draw_protection(Ui& ui, Rect& flow);
  void draw_tables(Ui& ui, Rect& flow) const;
  void draw_facts(Ui& ui, Rect& flow) const;
  void draw_foot(Ui& ui, Rect foot);

  app::ExportFile m_what;
  bool m_is_protected = false, m_entered = false;
  PassphraseField m_passphrase;
  std::string m_fingerprint;  // worked out once, when the dialog opens
  float m_height = 0;         // of what scrolls
};

}  // namespace fb
