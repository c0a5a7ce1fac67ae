// All dialogs: shows the one that is open and gives it the focus; when it closes, the focus goes back to where it was.
#pragma once
#include <cstdint>

#include "views/archive_dialog.hpp"
#include "views/export_dialog.hpp"
#include "views/import_dialog.hpp"
#include "views/last_import_dialog.hpp"
#include "views/name_dialogs.hpp"
#include "views/palette.hpp"
#include "views/passphrase_dialog.hpp"
#include "views/reason_dialog.hpp"

namespace fb {

class DialogViews {
 public:
  void draw(Ui& ui);  // also while none is open

 private:
  app::Dialog m_shown = app::Dialog::none;
  std::uint32_t m_focus_before = 0;
  ImportDialog m_import;
  LastImportDialog m_last_import;
  ExportDialog m_export;
  Palette m_palette;
  ReasonDialog m_reason;
  NameDialog m_name;
  PassphraseDialog m_passphrase;
  ArchiveDialog m_archive;
};

}  // namespace fb
