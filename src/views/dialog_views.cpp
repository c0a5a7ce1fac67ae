#include "views/dialog_views.hpp"

#include <algorithm>

#include "views/shortcuts_dialog.hpp"

namespace fb {

void DialogViews::draw(Ui& ui) {
  const app::Dialog now = ui.state.dialog;
  const bool opens = now != m_shown;
  if (opens && m_shown == app::Dialog::none) m_focus_before = ui.page.focused;
  m_shown = now;
  if (opens) ui.page.more_frames = std::max(ui.page.more_frames, 2);
  switch (now) {
    case app::Dialog::none:
      if (opens && m_focus_before && !ui.page.want_focus) ui.page.want_focus = m_focus_before;
      break;
    case app::Dialog::import: m_import.draw(ui, opens); break;
    case app::Dialog::last_import: m_last_import.draw(ui, opens); break;
    case app::Dialog::export_file: m_export.draw(ui, opens); break;
    case app::Dialog::shortcuts: shortcuts_dialog(ui, opens); break;
    case app::Dialog::palette: m_palette.draw(ui, opens); break;
    case app::Dialog::lost_reason: m_reason.draw(ui, ReasonDialog::Why::lost, opens); break;
    case app::Dialog::reject_reason: m_reason.draw(ui, ReasonDialog::Why::rejected, opens); break;
    case app::Dialog::new_board: m_name.draw(ui, NameDialog::Of::board, opens); break;
    case app::Dialog::archive: m_archive.draw(ui, opens); break;
    case app::Dialog::passphrase: m_passphrase.draw(ui, opens); break;
    case app::Dialog::person: m_name.draw(ui, NameDialog::Of::person, opens); break;
  }
}

}  // namespace fb
