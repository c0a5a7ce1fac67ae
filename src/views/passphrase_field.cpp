#include "views/passphrase_field.hpp"

#include "views/icons.hpp"

namespace fb {

bool PassphraseField::draw(Ui& ui, Rect row, bool wants_focus, bool is_invalid) {
  const Rect beside = cut_right(row, ui.control(size::field));
  cut_right(row, ui.px(6));
  FieldStyle style;
  style.kind = FieldKind::secret;
  style.placeholder = "Passphrase";
  style.is_masked = !m_is_shown;
  style.is_invalid = is_invalid;
  style.wants_focus = wants_focus;
  const FieldEvent event = text_field(ui, row, "##passphrase", "Passphrase", m_text, style);
  if (event.changed || event.committed || event.entered) m_text = event.text;
  const ButtonStyle eye{
      .icon = m_is_shown ? icon::eye_off : icon::eye, .icon_only = true, .is_toggle = true, .is_on = m_is_shown};
  if (button(ui, beside, "Show the passphrase", eye)) m_is_shown = !m_is_shown;
  return event.entered;
}

void PassphraseField::clear() {
  m_text.clear();
  m_is_shown = false;
}

}  // namespace fb
