#include "views/explain_dialog.hpp"

#include <algorithm>
#include <cmath>

#include "model/edits.hpp"
#include "views/dialogs.hpp"
#include "views/icons.hpp"
#include "views/scroll.hpp"

namespace fb {
namespace {

constexpr float record_height = 40;  // CSS pixels

// Words that stand below a small label; gives the height used.
float paragraph(Ui& ui, Rect& rest, std::string_view label, std::string_view words, Weight weight = Weight::regular) {
  const Rect head = cut_top(rest, ui.px(20));
  text(ui, head, label, ui.theme.text_2, size::small);
  const float used = text_block(ui, rest, words, ui.theme.text, size::base, 5, weight);
  ui.sem.add(Role::text, id_of(label), {rest.x, head.y, rest.w, used + head.h}, std::string(label) + ": " + std::string(words));
  cut_top(rest, used + ui.px(12));
  return used + head.h + ui.px(12);
}

std::string joined(const std::vector<std::string>& lines) {
  std::string all;
  for (const std::string& line : lines) all += (all.empty() ? "" : "\n") + line;
  return all;
}

}  // namespace

bool explain_dialog(Ui& ui, const Format& format, const Explanation& explanation, bool is_new) {
  const Document& document = ui.state.document;
  Rect body;
  bool closes = begin_dialog(ui, "Explain", 620, 720, body);
  if (is_new) ui.page.want_focus = id_of("Close");
  const auto shown = std::min(explanation.records.size(), records_with_parts);
  const float records = ui.px(record_height) * static_cast<float>(shown);
  const Scroll scroll = begin_scroll(ui, "##body", inset(body, -ui.px(8), 0), body.w, ui.px(440) + records);
  Rect rest{body.x, body.y - scroll.y, body.w, ui.px(440) + records};
  Rect head = cut_top(rest, ui.px(32));
  ui.sem.add(Role::heading, id_of("##figure"), head, explanation.name + " " + explanation.value).level = 3;
  cut_left(head, text(ui, head, explanation.name, ui.theme.text, size::medium, Weight::semibold) + ui.px(12));
  text(ui, head, explanation.value, ui.theme.accent, size::title, Weight::semibold);
  cut_top(rest, ui.px(8));
  paragraph(ui, rest, "Formula", explanation.formula);
  paragraph(ui, rest, "With the values", explanation.with_values, Weight::semibold);
  paragraph(ui, rest, "Counted", explanation.basis);
  paragraph(ui, rest, "Left out", explanation.left_out.empty() ? "Nothing but deleted records" : joined(explanation.left_out) + "\nDeleted records");
  const std::size_t all = explanation.records.size();
  std::string title = "Records, " + format.whole(static_cast<std::int64_t>(all));
  if (shown < all) title += " (the first " + format.whole(static_cast<std::int64_t>(shown)) + ")";
  const Rect label = cut_top(rest, ui.px(28));
  ui.sem.add(Role::heading, id_of("##records"), label, title).level = 3;
  text(ui, label, title, ui.theme.text_2, size::small);
  line(rest.x, rest.y, rest.x + rest.w, rest.y, ui.theme.line);
  ui.sem.open(Role::list, id_of("##list"), rest, "Records");
  for (std::size_t i = 0; i < shown; ++i) {
    const Explanation::Record& record = explanation.records[i];
    const Rect box = cut_top(rest, ui.px(record_height));
    if (!is_visible(box)) continue;
    const Id& id = document.table(record.type).id(record.row);
    const std::string name = title_of(document, record.type, id);
    push_id(id);
    const Press press = pressable(ui, static_cast<std::string_view>("##record"), box, Role::listitem, name + (record.part.empty() ? "" : ", " + record.part), sem::tabbable);
    pop_id();
    if (press.hovered) fill(inset(box, -ui.px(8), ui.px(2)), ui.theme.hover, ui.px(size::small_radius));
    if (press.focused) focus_ring(ui, inset(box, ui.px(2), ui.px(3)), ui.px(4));
    Rect row = box;
    draw_icon(ui, cut_left(row, ui.px(16)), record.type == Type::deal ? icon::handshake : icon::user, ui.theme.text_2, 14);
    cut_left(row, ui.px(10));
    const float part = std::min(text_width(ui, record.part, size::base), row.w * 0.6f);
    text(ui, cut_right(row, part), record.part, ui.theme.text_2, size::base, Weight::regular, Align::right);
    cut_right(row, ui.px(12));
    text(ui, row, name, ui.theme.text, size::base);
    line(box.x, box.y + box.h - 1, box.x + box.w, box.y + box.h - 1, ui.theme.line);
    if (!press.pressed) continue;
    ui.emit(app::SelectRecord{record.type, id});
    closes = true;
  }
  ui.sem.close();
  end_scroll(ui);
  end_dialog(ui);
  return closes;
}

}  // namespace fb
