#include "views/explain_dialog.hpp"

#include <algorithm>
#include <cmath>

#include "app/actions.hpp"
#include "model/edits.hpp"
#include "views/dialogs.hpp"
#include "views/icons.hpp"
#include "views/scroll.hpp"

namespace fb {
namespace {

constexpr float record_height = 40;  // CSS pixels

// Words below a small label.
void paragraph(Ui& ui, Rect& rest, std::string_view label, std::string_view words, Weight weight = Weight::regular) {
  const Rect head = cut_top(rest, ui.px(20));
  text(ui, head, label, ui.theme.text_2, size::small);
  const float used = text_block(ui, rest, words, ui.theme.text, size::base, 5, weight);
  ui.sem.add(Role::text, id_of(label), {rest.x, head.y, rest.w, used + head.h},
             std::string(label) + ": " + std::string(words));
  cut_top(rest, used + ui.px(12));
}

}  // namespace

void ExplainDialog::open(Ui& ui, Explanation explanation, std::uint32_t from) {
  m_shown = std::move(explanation);
  m_from = from;
  m_is_new = true;
  if (ui.state.panel) ui.emit(app::ClosePanel{});  // one thing at a time
}

void ExplainDialog::words(Ui& ui, Rect& rest) {
  Rect head = cut_top(rest, ui.control(32));
  ui.sem.add(Role::heading, id_of("##figure"), head, m_shown->name + " " + m_shown->value).level = 3;
  cut_left(head, text(ui, head, m_shown->name, ui.theme.text, size::medium, Weight::semibold) + ui.px(12));
  text(ui, head, m_shown->value, ui.theme.accent, size::title, Weight::semibold);
  cut_top(rest, ui.px(8));
  paragraph(ui, rest, "Formula", m_shown->formula);
  paragraph(ui, rest, "With the values", m_shown->with_values, Weight::semibold);
  paragraph(ui, rest, "Counted", m_shown->basis);
  std::string left_out;
  for (const std::string& one : m_shown->left_out) left_out += one + "\n";
  paragraph(ui, rest, "Left out", left_out + "Deleted records");
}

bool ExplainDialog::records(Ui& ui, const Format& format, Rect& rest) {
  const Document& document = app::shown(ui.state);
  const std::size_t all = m_shown->records.size(), shown = std::min(all, records_with_parts);
  std::string title = "Records, " + format.whole(static_cast<std::int64_t>(all));
  if (shown < all) title += " (the first " + format.whole(static_cast<std::int64_t>(shown)) + ")";
  const Rect label = cut_top(rest, ui.px(28));
  ui.sem.add(Role::heading, id_of("##records"), label, title).level = 3;
  text(ui, label, title, ui.theme.text_2, size::small);
  line(rest.x, rest.y, rest.x + rest.w, rest.y, ui.theme.line);
  bool is_opened = false;
  ui.sem.open(Role::list, id_of("##list"), rest, "Records");
  for (std::size_t i = 0; i < shown; ++i) {
    const Explanation::Record& record = m_shown->records[i];
    const Rect box = cut_top(rest, ui.control(record_height));
    if (!is_visible(box)) continue;
    const Id& id = document.table(record.type).id(record.row);
    const std::string name = title_of(document, record.type, id);
    push_id(id);
    const std::string said = record.part.empty() ? name : name + ", " + record.part;
    const Press press = pressable(ui, std::string_view("##record"), box, Role::listitem, said, sem::tabbable);
    pop_id();
    if (press.hovered) fill(inset(box, -ui.px(8), ui.px(2)), ui.theme.hover, ui.px(size::small_radius));
    if (press.focused) focus_ring(ui, inset(box, ui.px(2), ui.px(3)), ui.px(4));
    Rect row = box;
    draw_icon(ui, cut_left(row, ui.px(16)), record.type == Type::deal ? icon::handshake : icon::user, ui.theme.text_2,
              14);
    cut_left(row, ui.px(10));
    const float part = std::min(text_width(ui, record.part, size::base) + 1, row.w * 0.6f);
    text(ui, cut_right(row, part), record.part, ui.theme.text_2, size::base, Weight::regular, Align::right);
    cut_right(row, ui.px(12));
    text(ui, row, name, ui.theme.text, size::base);
    line(box.x, box.y + box.h - 1, box.x + box.w, box.y + box.h - 1, ui.theme.line);
    if (!press.pressed) continue;
    ui.emit(app::SelectRecord{record.type, id});
    is_opened = true;
  }
  ui.sem.close();
  return is_opened;
}

void ExplainDialog::draw(Ui& ui, const Format& format) {
  if (!m_shown) return;
  Rect body;
  const bool asked = begin_dialog(ui, "Explain", 620, 720, body);
  if (m_is_new) ui.page.want_focus = id_of("Close");
  const Rect area = inset(body, -ui.px(8), 0);
  const Scroll scroll = begin_scroll(ui, "##body", area, area.w, m_height);
  if (m_is_new) scroll_here(-1, 0);
  m_is_new = false;
  Rect rest{body.x, body.y - scroll.y, body.w, 0};
  const float top = rest.y;
  words(ui, rest);
  const bool is_opened = records(ui, format, rest);
  if (m_height != rest.y - top) ui.page.more_frames = std::max(ui.page.more_frames, 1);
  m_height = rest.y - top;
  end_scroll(ui);
  end_dialog(ui);
  if (!asked && !is_opened) return;
  m_shown.reset();
  if (asked) ui.page.want_focus = m_from;
}

}  // namespace fb
