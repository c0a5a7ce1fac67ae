#include "views/export_dialog.hpp"

#include <algorithm>
#include <cmath>

#include "app/copies.hpp"
#include "app/export_file.hpp"
#include "model/edits.hpp"
#include "model/sorting.hpp"
#include "views/dialogs.hpp"
#include "views/format.hpp"
#include "views/icons.hpp"
#include "views/scroll.hpp"

namespace fb {
namespace {

using Form = app::ExportFile::Kind;

constexpr float row_height = 54, indent = 38;  // CSS pixels
constexpr std::size_t short_passphrase = 16;   // bytes

struct Choice {
  std::string_view name, words;
  const char* icon;
  Form kind;
};
const Choice choices[] = {
    {"Everything", "For colleagues, and as your copy. It merges: nothing is overwritten.", icon::git_merge,
     Form::snapshot},
    {"Without history", "Smaller, and without what values were before. It merges too.", icon::file,
     Form::snapshot_without_history},
    {"One campaign", "With its leads, deals, touches, figures and notes. It merges; the rest stays untouched.",
     icon::megaphone, Form::campaign},
    {"Redacted copy", "Names and texts replaced, amounts rounded. Opens as a board of its own, never merges.",
     icon::eye_off, Form::redacted},
};

bool choice_row(Ui& ui, const Rect& rect, const Choice& choice, bool is_chosen) {
  const Press press = pressable(ui, choice.name, rect, Role::radio, choice.name, is_chosen ? sem::checked : 0);
  ui.sem.set_hint(ui.sem.nodes.back(), choice.words);
  const float radius = ui.px(size::radius);
  if (is_chosen) fill(rect, ui.theme.selected, radius);
  else if (press.hovered) fill(rect, ui.theme.hover, radius);
  Rect inside = inset(rect, ui.px(12), ui.px(7));
  draw_icon(ui, cut_left(inside, ui.px(24)), choice.icon, is_chosen ? ui.theme.accent : ui.theme.text_2, 20);
  cut_left(inside, ui.px(14));
  if (is_chosen) draw_icon(ui, cut_right(inside, ui.px(20)), icon::check, ui.theme.accent, 16);
  text(ui, cut_top(inside, inside.h * 0.5f), choice.name, ui.theme.text, size::base, Weight::semibold);
  text(ui, inside, choice.words, ui.theme.text_2, size::small);
  if (press.focused) focus_ring(ui, inset(rect, ui.px(2), ui.px(2)), ui.px(size::small_radius));
  return press.pressed;
}

void sentence(Ui& ui, Rect& flow, std::string_view words, Colour colour) {
  const Rect room{flow.x, flow.y, flow.w, ui.px(60)};
  const float used = text_block(ui, room, words, colour, size::small, 3);
  ui.sem.add(Role::text, id_of(words), {room.x, room.y, room.w, used}, words);
  cut_top(flow, used + ui.px(4));
}

Rect indented(Ui& ui, const Rect& row) { return {row.x + ui.px(indent), row.y, row.w - ui.px(indent), row.h}; }

}  // namespace

void ExportDialog::start(Ui& ui) {
  m_fingerprint = app::board_fingerprint(ui.state);
  m_what = {};
  if (ui.state.panel.type == Type::campaign) m_what.campaign = ui.state.panel.id;
  m_is_protected = false;
  m_passphrase.clear();
}

void ExportDialog::draw(Ui& ui, bool opens) {
  if (opens) start(ui);
  Rect body;
  const float chrome = ui.px(20 + 12 + 16 + 20) + ui.control(32) + ui.control(size::field);
  const float height = ((m_height > 0 ? m_height : ui.px(480)) + chrome) / ui.scale;
  if (begin_dialog(ui, "Export", 640, height, body)) ui.emit(app::CloseDialog{});
  const Rect foot = cut_bottom(body, ui.control(size::field));
  cut_bottom(body, ui.px(16));
  const float outside = ui.px(12);  // rows reach into the margin, so that their words stand below the title
  const Rect area = inset(body, -outside, 0);
  const Scroll scroll = begin_scroll(ui, "##choices", area, area.w, m_height);
  const float top = area.y - scroll.y;
  Rect flow{area.x, top, area.w, 0};
  m_entered = false;
  draw_choices(ui, flow, opens);
  flow = {body.x, flow.y, body.w, 0};
  draw_protection(ui, flow);
  draw_tables(ui, flow);
  draw_facts(ui, flow);
  if (const float drawn = flow.y - top; drawn != m_height) {
    m_height = drawn;
    ui.page.more_frames = std::max(ui.page.more_frames, 1);
  }
  end_scroll(ui);
  draw_foot(ui, foot);
  end_dialog(ui);
}

void ExportDialog::draw_choices(Ui& ui, Rect& flow, bool opens) {
  for (const Choice& choice : choices) {
    const Rect row = cut_top(flow, ui.px(row_height));
    const bool is_chosen = m_what.kind == choice.kind;
    if (opens && is_chosen) ui.page.want_focus = id_of(choice.name);
    if (choice_row(ui, row, choice, is_chosen)) m_what.kind = choice.kind;
    if (choice.kind == Form::campaign && m_what.kind == choice.kind) draw_campaign(ui, flow);
  }
}

void ExportDialog::draw_campaign(Ui& ui, Rect& flow) {
  std::vector<std::pair<std::string, Id>> campaigns;
  ui.state.document.each<Campaign>([&](const Id& id, const Campaign&) {
    campaigns.emplace_back(title_of(ui.state.document, Type::campaign, id), id);
  });
  sort_list(campaigns);
  std::string current;
  std::vector<Option> options;
  for (const auto& [name, id] : campaigns) {
    if (id == m_what.campaign) current = name;
    options.push_back({name});
  }
  if (current.empty()) m_what.campaign = {};
  cut_top(flow, ui.px(4));
  Rect row = cut_top(flow, ui.control(size::field));
  row = inset(indented(ui, row), ui.px(12), 0);
  const int chosen = choice(ui, row, "Campaign", current, options);
  if (chosen >= 0) m_what.campaign = campaigns[static_cast<std::size_t>(chosen)].second;
  cut_top(flow, ui.px(8));
}

void ExportDialog::draw_protection(Ui& ui, Rect& flow) {
  cut_top(flow, ui.px(8));
  line(flow.x, flow.y, flow.x + flow.w, flow.y, ui.theme.line);
  cut_top(flow, ui.px(6));
  if (!ui.state.can_encrypt) {
    sentence(
        ui, flow,
        "A passphrase can't protect the file here: this page was not loaded securely (over https or from localhost).",
        ui.theme.text_2);
    return;
  }
  const bool was_protected = m_is_protected;
  if (checkbox(ui, cut_top(flow, ui.control(34)), "Protect with a passphrase", m_is_protected))
    m_is_protected = !m_is_protected;
  if (!m_is_protected) return m_passphrase.clear();
  Rect inside{flow.x + ui.px(24), flow.y, flow.w - ui.px(24), 0};
  m_entered = m_passphrase.draw(ui, cut_top(inside, ui.control(size::field)), !was_protected);
  cut_top(inside, ui.px(6));
  const bool is_short = !m_passphrase.text().empty() && m_passphrase.text().size() < short_passphrase;
  sentence(ui, inside,
           is_short ? "A short one can be guessed by trying; four or five words of your own can’t."
                    : "Funnelboard opens it with the same passphrase. Nobody can recover one that is forgotten.",
           is_short ? ui.theme.amber : ui.theme.text_2);
  flow.y = inside.y;
}

void ExportDialog::draw_tables(Ui& ui, Rect& flow) const {
  cut_top(flow, ui.px(8));
  line(flow.x, flow.y, flow.x + flow.w, flow.y, ui.theme.line);
  cut_top(flow, ui.px(8));
  sentence(ui, flow, "Or a table for a spreadsheet. Read back in, it changes what was changed in it.", ui.theme.text_2);
  Rect row = cut_top(flow, ui.control(size::field));
  for (const Type type : {Type::deal, Type::lead, Type::campaign}) {
    std::string name(type_info(type).list);
    name[0] = static_cast<char>(name[0] - 32);
    name += " as CSV";
    const ButtonStyle style{.look = Look::outlined, .icon = icon::table_2};
    if (button(ui, cut_left(row, button_width(ui, name, style)), name, style))
      ui.emit(app::ExportFile{Form::csv, type});
    cut_left(row, ui.px(8));
  }
}

void ExportDialog::draw_facts(Ui& ui, Rect& flow) const {
  const app::State& state = ui.state;
  const Format format = Format::of_locale(state.locale, app::today(state));
  cut_top(flow, ui.px(14));
  line(flow.x, flow.y, flow.x + flow.w, flow.y, ui.theme.line);
  cut_top(flow, ui.px(4));
  Rect author = cut_top(flow, ui.control(size::field));
  const bool named = !state.preferences.person.empty();
  const std::string by = named ? "From “" + state.preferences.person + "”" : "The file names no author";
  const std::string_view change = named ? "Change…" : "Say who you are…";
  if (button(ui, cut_right(author, button_width(ui, change)), change)) ui.emit(app::OpenDialog{app::Dialog::person});
  std::string words = by + " · ";
  const std::int64_t copied_ms = app::last_copy_ms(state);
  if (copied_ms == 0) words += "no file saved yet";
  else words += "last file " + format.day_relative(Day::from_ms(copied_ms, state.utc_offset_minutes));
  ui.sem.add(Role::text, id_of("##author"), author, words);
  text(ui, author, words, ui.theme.text_2, size::base);

  Rect print = cut_top(flow, ui.control(size::field));
  const ButtonStyle copy{.icon = icon::copy, .icon_only = true};
  if (button(ui, cut_right(print, ui.control(size::field)), "Copy the fingerprint", copy))
    ui.emit(app::CopyToClipboard{m_fingerprint, "Copied the fingerprint"});
  const std::string all = "Fingerprint " + m_fingerprint;
  ui.sem.add(Role::text, id_of("##print"), print, all);
  const float used = text(ui, print, all, ui.theme.text, size::base, Weight::semibold);
  cut_left(print, used + ui.px(10));
  text(ui, print, "Whoever sees the same has the same board.", ui.theme.text_2, size::base);
}

void ExportDialog::draw_foot(Ui& ui, Rect foot) {
  const bool is_working = ui.state.leaving.has_value();
  const bool ready = !is_working && (m_what.kind != Form::campaign || m_what.campaign) &&
                     (!m_is_protected || !m_passphrase.text().empty());
  const std::string_view confirm = is_working ? "Encrypting…" : "Save the file";
  const ButtonStyle style{.look = Look::filled, .icon = icon::download, .disabled = !ready};
  const bool pressed = button(ui, cut_right(foot, button_width(ui, confirm, style)), confirm, style);
  cut_right(foot, ui.px(8));
  if (button(ui, cut_right(foot, button_width(ui, "Cancel")), "Cancel")) ui.emit(app::CloseDialog{});
  if (!ready || !(pressed || m_entered)) return;
  m_what.passphrase = m_is_protected ? m_passphrase.text() : "";
  ui.emit(m_what);
}

}  // namespace fb
