#include "views/passphrase_dialog.hpp"

#include "views/dialogs.hpp"
#include "views/icons.hpp"

namespace fb {

void PassphraseDialog::draw(Ui& ui, bool opens) {
  const auto& sealed = ui.state.sealed;
  if (!sealed) return ui.emit(app::CloseDialog{});
  const bool is_another = opens || m_file != sealed->at;
  if (is_another) m_field.clear();
  m_file = sealed->at;
  const bool is_back = m_was_working && !sealed->is_working;  // it did not open
  m_was_working = sealed->is_working;

  Rect body;
  if (begin_dialog(ui, "Open a protected file", 460, 260, body)) ui.emit(app::CloseDialog{});
  const std::string words = "“" + sealed->name() + "” is protected. Its passphrase never leaves this page.";
  const Rect lead = cut_top(body, ui.px(44));
  ui.sem.add(Role::text, id_of("##lead"), lead, words);
  text_block(ui, lead, words, ui.theme.text_2, size::base, 2);
  cut_top(body, ui.px(8));
  const bool has_failed = !sealed->error.empty();
  const bool entered = m_field.draw(ui, cut_top(body, ui.control(size::field)), is_another || is_back, has_failed);
  Rect foot = cut_bottom(body, ui.control(size::field));
  if (has_failed) {
    cut_top(body, ui.px(6));
    ui.sem.add(Role::alert, id_of("##error"), body, sealed->error);
    text_block(ui, body, sealed->error, ui.theme.red, size::base, 2);
  }
  const bool ready = !m_field.text().empty() && !sealed->is_working;
  const std::string_view confirm = sealed->is_working ? "Opening…" : "Open";
  const bool pressed =
      button(ui, cut_right(foot, button_width(ui, confirm)), confirm, {.look = Look::filled, .disabled = !ready});
  cut_right(foot, ui.px(8));
  if (button(ui, cut_right(foot, button_width(ui, "Cancel")), "Cancel")) ui.emit(app::CloseDialog{});
  end_dialog(ui);
  if (ready && (pressed || entered)) ui.emit(app::UnlockFile{m_field.text()});
}

}  // namespace fb
