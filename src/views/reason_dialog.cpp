#include "views/reason_dialog.hpp"

#include <algorithm>
#include <cmath>

#include "model/edits.hpp"
#include "model/text.hpp"
#include "model/vocabulary.hpp"
#include "views/dialogs.hpp"
#include "views/field_text.hpp"
#include "views/fields.hpp"
#include "views/icons.hpp"

namespace fb {
namespace {

constexpr float option_height = 40, option_gap = 8;  // CSS pixels

std::string subject(const app::State& state, Type type) {
  if (state.marked.size() == 1) return "“" + title_of(app::shown(state), type, state.marked[0]) + "”";
  return std::to_string(state.marked.size()) + (type == Type::deal ? " deals" : " leads");
}

bool reason_option(Ui& ui, const Rect& rect, std::string_view name, bool is_chosen) {
  const Press press = pressable(ui, name, rect, Role::radio, name, is_chosen ? sem::checked : 0);
  const float radius = ui.px(size::small_radius);
  if (is_chosen) fill(rect, ui.theme.selected, radius);
  else if (press.hovered) fill(rect, ui.theme.hover, radius);
  stroke(rect, is_chosen ? ui.theme.accent : ui.theme.line_strong, radius);
  Rect inside = inset(rect, ui.px(12), 0);
  if (is_chosen) draw_icon(ui, cut_right(inside, ui.px(16)), icon::check, ui.theme.accent, 14);
  text(ui, inside, name, ui.theme.text, size::base);
  if (press.focused) focus_ring(ui, rect, radius);
  return press.pressed;
}

}  // namespace

void ReasonDialog::draw(Ui& ui, Why why, bool opens) {
  if (opens) {
    m_reason.clear();
    m_note.clear();
  }
  const bool lost = why == Why::lost;
  Rect body;
  if (begin_dialog(ui, lost ? "Why was it lost?" : "Why is it not taken?", 520, 470, body)) ui.emit(app::CloseDialog{});
  const std::string words =
      subject(ui.state, lost ? Type::deal : Type::lead) +
      (lost ? " moves to Lost. The reason counts in win and loss." : " goes back to Nurturing with the reason.");
  const Rect lead = cut_top(body, ui.px(24));
  ui.sem.add(Role::text, id_of("##lead"), lead, words);
  text(ui, lead, words, ui.theme.text_2, size::base);
  cut_top(body, ui.px(12));
  draw_reasons(ui, body, why, opens);
  cut_top(body, ui.px(8));
  FieldStyle style;
  style.placeholder = "A note, if you like";
  const FieldEvent note = text_field(ui, cut_top(body, ui.control(size::field)), "##note", "Note", m_note, style);
  if (note.changed || note.committed) m_note = note.text;

  Rect foot = cut_bottom(body, ui.control(size::field));
  const std::string_view confirm = lost ? "Mark as lost" : "Send back";
  const bool ready = !m_reason.empty() || !trimmed(m_note).empty();
  bool done =
      button(ui, cut_right(foot, button_width(ui, confirm)), confirm, {.look = Look::filled, .disabled = !ready});
  done |= note.entered && ready;
  cut_right(foot, ui.px(8));
  if (button(ui, cut_right(foot, button_width(ui, "Cancel")), "Cancel")) ui.emit(app::CloseDialog{});
  const bool skips = lost && button(ui, cut_left(foot, button_width(ui, "Without a reason")), "Without a reason");
  end_dialog(ui);
  if (skips) {
    m_reason.clear();
    m_note.clear();
  }
  if (!done && !skips) return;
  emit(ui, why);
  ui.emit(app::CloseDialog{});
}

void ReasonDialog::draw_reasons(Ui& ui, Rect& rest, Why why, bool opens) {
  const auto reasons = choices_of(why == Why::lost ? "lost_reason" : "reject_reason");
  const int columns = rest.w > ui.px(360) ? 2 : 1;
  const float gap = ui.px(option_gap),
              width = std::floor((rest.w - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns));
  const auto rows =
      static_cast<float>((reasons.size() + static_cast<std::size_t>(columns) - 1) / static_cast<std::size_t>(columns));
  const Rect area = cut_top(rest, rows * (ui.control(option_height) + ui.px(option_gap)));
  ui.sem.open(Role::group, id_of("##reasons"), area, "Reason");
  for (std::size_t i = 0; i < reasons.size(); ++i) {
    const auto column = static_cast<float>(i % static_cast<std::size_t>(columns)),
               row = static_cast<float>(i / static_cast<std::size_t>(columns));
    const Rect rect{area.x + column * (width + gap), area.y + row * (ui.control(option_height) + ui.px(option_gap)),
                    width, ui.control(option_height)};
    if (opens && i == 0) ui.page.want_focus = id_of(reasons[0]);
    if (reason_option(ui, rect, reasons[i], m_reason == reasons[i])) m_reason = reasons[i];
  }
  ui.sem.close();
}

void ReasonDialog::emit(Ui& ui, Why why) const {
  const std::vector<Id>& marked = ui.state.marked;
  const std::string note(trimmed(m_note));
  if (why == Why::rejected) {
    const std::string reason = m_reason.empty() ? note : note.empty() ? m_reason : m_reason + ". " + note;
    for (const Id& lead : marked) ui.emit(app::Do{RejectHandoff{lead, reason}});
    return;
  }
  if (!note.empty())
    for (const Id& deal : marked) ui.emit(app::Do{AddNote{Type::deal, deal, "Lost: " + note}});
  ui.emit(app::Do{LoseDeals{marked, m_reason.empty() && !note.empty() ? "Other" : m_reason}});
}

}  // namespace fb
