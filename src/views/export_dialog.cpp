#include "views/export_dialog.hpp"

#include <cmath>

#include "app/export_file.hpp"
#include "views/dialogs.hpp"
#include "views/format.hpp"
#include "views/icons.hpp"
#include "views/scroll.hpp"
#include "views/widgets.hpp"

namespace fb {
namespace {

using Kind = app::ExportFile::Kind;

constexpr float row_height = 60, note_height = 44;  // CSS pixels
float note_row(Ui& ui) { return ui.control(note_height - 10) + ui.px(10); }

struct Choice {
  std::string_view name, words;
  const char* icon;
  app::ExportFile what;
  bool is_recommended = false;
};
const Choice choices[] = {
    {"Board with history",
     "For colleagues, and as your copy. It merges: nothing is overwritten.",
     icon::git_merge,
     {Kind::snapshot, Type::deal},
     true},
    {"Board without history",
     "Smaller, and without what values were before. It merges too.",
     icon::file,
     {Kind::snapshot_without_history, Type::deal}},
    {"Deals as CSV",
     "A table for a spreadsheet. Read back in, it changes what you changed in it.",
     icon::handshake,
     {Kind::csv, Type::deal}},
    {"Leads as CSV", "The same for leads, with company, source and stage.", icon::users, {Kind::csv, Type::lead}},
    {"Campaigns as CSV",
     "The same for campaigns, with dates, budget and UTM.",
     icon::megaphone,
     {Kind::csv, Type::campaign}},
};

bool choice_row(Ui& ui, const Rect& rect, const Choice& choice) {
  const Press press = pressable(ui, choice.name, rect, Role::button, choice.name);
  ui.sem.set_hint(ui.sem.nodes.back(), choice.words);
  if (press.hovered) fill(rect, ui.theme.hover, ui.px(size::radius));
  Rect inside = inset(rect, ui.px(12), ui.px(9));
  draw_icon(ui, cut_left(inside, ui.px(24)), choice.icon, choice.is_recommended ? ui.theme.accent : ui.theme.text_2,
            20);
  cut_left(inside, ui.px(14));
  draw_icon(ui, cut_right(inside, ui.px(24)), icon::download, press.hovered ? ui.theme.accent : ui.theme.text_3, 18);
  cut_right(inside, ui.px(12));
  Rect head = cut_top(inside, ui.px(22));
  const float used = text(ui, head, choice.name, ui.theme.text, size::base, Weight::semibold);
  if (choice.is_recommended) {
    const std::string_view label = "Recommended";
    chip(ui, {head.x + used + ui.px(10), head.y + ui.px(1), chip_width(ui, label), ui.px(20)}, label, ui.theme.green,
         ui.theme.green_soft);
  }
  text(ui, cut_top(inside, ui.px(20)), choice.words, ui.theme.text_2, size::small);
  if (press.focused) focus_ring(ui, inset(rect, ui.px(2), ui.px(2)), ui.px(size::small_radius));
  return press.pressed;
}

}  // namespace

void ExportDialog::draw(Ui& ui, bool opens) {
  if (opens) m_fingerprint = app::board_fingerprint(ui.state);
  Rect body;
  const float list = row_height * static_cast<float>(std::size(choices));
  if (begin_dialog(ui, "Export", 600, list + 2 * note_height + 110, body)) ui.emit(app::CloseDialog{});
  draw_foot(ui, cut_bottom(body, 2 * note_row(ui)));
  cut_bottom(body, ui.px(8));
  const float outside = ui.px(12);  // rows reach into the margin, so that their words stand below the title
  Rect area = inset(body, -outside, 0);
  if (opens) ui.page.want_focus = 0;
  const Scroll scroll = begin_scroll(ui, "##choices", area, area.w, ui.px(list));
  float y = area.y - scroll.y;
  for (const Choice& choice : choices) {
    const Rect row{area.x, y, area.w, ui.px(row_height)};
    y += row.h;
    if (opens && choice.is_recommended) ui.page.want_focus = id_of(choice.name);
    if (choice_row(ui, row, choice)) ui.emit(choice.what);
  }
  end_scroll(ui);
  end_dialog(ui);
}

void ExportDialog::draw_foot(Ui& ui, Rect foot) const {
  const app::State& state = ui.state;
  const Format format = Format::of_locale(state.locale, app::today(state));
  line(foot.x, foot.y, foot.x + foot.w, foot.y, ui.theme.line);
  Rect author = cut_top(foot, note_row(ui)), print = foot;
  const bool named = !state.preferences.person.empty();
  const std::string by = named ? "From “" + state.preferences.person + "”" : "The file names no author";
  const std::string_view change = named ? "Change…" : "Say who you are…";
  if (button(ui, inset(cut_right(author, button_width(ui, change)), 0, ui.px(5)), change))
    ui.emit(app::OpenDialog{app::Dialog::person});
  std::string words = by + " · ";
  if (state.preferences.last_file_ms == 0) words += "no file saved yet";
  else
    words += "last file " + format.day_relative(Day::from_ms(state.preferences.last_file_ms, state.utc_offset_minutes));
  ui.sem.add(Role::text, id_of("##author"), author, words);
  text(ui, author, words, ui.theme.text_2, size::base);

  line(print.x, print.y, print.x + print.w, print.y, ui.theme.line);
  const ButtonStyle copy{.icon = icon::copy, .icon_only = true};
  if (button(ui, inset(cut_right(print, ui.control(size::field)), 0, ui.px(5)), "Copy the fingerprint", copy))
    ui.emit(app::CopyToClipboard{m_fingerprint, "Copied the fingerprint"});
  const std::string all = "Fingerprint " + m_fingerprint;
  ui.sem.add(Role::text, id_of("##print"), print, all);
  const float used = text(ui, print, all, ui.theme.text, size::base, Weight::semibold);
  cut_left(print, used + ui.px(10));
  text(ui, print, "Whoever sees the same has the same board.", ui.theme.text_2, size::base);
}

}  // namespace fb
