#include "views/recovery_view.hpp"

#include <algorithm>
#include <cmath>

#include "views/icons.hpp"
#include "views/import_dialog.hpp"
#include "views/scroll.hpp"
#include "views/widgets.hpp"

namespace fb {
namespace {

using Source = app::Recovery::Source;

constexpr std::size_t most_details = 600;  // bytes

void paragraph(Ui& ui, Rect& flow, std::string_view words, Colour colour, float css_size = size::base) {
  const float used = text_block(ui, {flow.x, flow.y, flow.w, ui.px(200)}, words, colour, css_size, 8);
  ui.sem.add(Role::text, id_of(words), {flow.x, flow.y, flow.w, used}, words);
  cut_top(flow, used + ui.px(6));
}

void heading(Ui& ui, Rect& flow, std::string_view words) {
  cut_top(flow, ui.px(14));
  const Rect row = cut_top(flow, ui.px(26));
  ui.sem.add(Role::heading, id_of(words), row, words).level = 3;
  text(ui, row, words, ui.theme.text, size::base, Weight::semibold);
}

// "Backup of today, 14:02", "What could be read here", or the file's name.
std::string name_of(const Source& source, const Format& format, int offset) {
  if (source.kind != Source::Kind::backup) return source.name;
  return "Backup of " + format.moment(source.at_ms, offset);
}

std::string words_of(const Source& source, const Format& format, int offset) {
  switch (source.read) {
    case Source::Read::not_yet: return "Not read yet";
    case Source::Read::coming: return "Reading…";
    case Source::Read::failed: return source.error;
    case Source::Read::done: break;
  }
  std::string out = holds_words(format, source.counts);
  if (source.kind != Source::Kind::backup && source.at_ms > 0)
    out += " · newest of " + format.moment(source.at_ms, offset);
  if (source.kind != Source::Kind::stored)
    out += source.alone == 0 ? " · nothing that is not above"
                             : " · " + format.whole(static_cast<std::int64_t>(source.alone)) + " not above";
  return out;
}

}  // namespace

void RecoveryView::draw_source(Ui& ui, std::size_t index, Rect& flow, const Format& format) {
  const Source& source = ui.state.recovery->sources[index];
  const int offset = ui.state.utc_offset_minutes;
  const std::string name = name_of(source, format, offset), words = words_of(source, format, offset);
  push_id(std::to_string(index));
  line(flow.x, flow.y, flow.x + flow.w, flow.y, ui.theme.line);
  cut_top(flow, ui.px(6));
  const Rect row = cut_top(flow, ui.control(28));
  const bool can_tick = index > 0 && (source.read == Source::Read::done || source.read == Source::Read::not_yet);
  if (can_tick) {
    if (checkbox(ui, row, name, source.taken, Weight::semibold)) ui.emit(app::TickRecovery{index, !source.taken});
  } else {  // what is stored stays in it anyway
    const bool is_in = source.taken;
    draw_icon(ui, {row.x, row.y, ui.px(16), row.h}, is_in ? icon::check : icon::x,
              is_in ? ui.theme.green : ui.theme.text_2, 14);
    ui.sem.add(Role::text, id_of("##name"), row, name);
    text(ui, {row.x + ui.px(24), row.y, row.w - ui.px(24), row.h}, name, ui.theme.text, size::base, Weight::semibold);
  }
  Rect below{flow.x + ui.px(24), flow.y, flow.w - ui.px(24), 0};
  paragraph(ui, below, words, source.read == Source::Read::failed ? ui.theme.red : ui.theme.text_2);
  flow.y = below.y;
  pop_id();
}

void RecoveryView::draw(Ui& ui, const Rect& area, const Format& format) {
  const app::Recovery& recovery = *ui.state.recovery;
  const float width = std::min(ui.px(720), area.w - ui.px(32)), margin = ui.px(area.h > ui.px(700) ? 40 : 16);
  Rect box{std::round(area.x + (area.w - width) * 0.5f), area.y + margin, width, 0};
  box.h = std::min(area.h - 2 * margin,
                   (m_height > 0 ? m_height : ui.px(400)) + ui.px(20 + 34 + 16 + 24) + ui.control(size::field));
  ui.sem.open(Role::dialog, id_of("##recovery"), box, "Recovery");
  fill(box, ui.theme.surface, ui.px(12));
  stroke(box, ui.theme.line, ui.px(12));
  Rect body = inset(box, ui.px(24), ui.px(20));
  Rect head = cut_top(body, ui.px(34));
  draw_icon(ui, cut_left(head, ui.px(24)), icon::triangle_alert, ui.theme.amber, 18);
  cut_left(head, ui.px(8));
  const std::string_view title = "Something of this board is missing";
  ui.sem.add(Role::heading, id_of("##title"), head, title).level = 2;
  text(ui, head, title, ui.theme.text, size::title, Weight::semibold);
  Rect foot = cut_bottom(body, ui.control(size::field));
  cut_bottom(body, ui.px(16));

  const Scroll scroll = begin_scroll(ui, "##sources", body, body.w, m_height);
  const float top = body.y - scroll.y;
  Rect flow{body.x, top, body.w - ui.px(10), 0};
  for (const std::string& sentence : recovery.account) paragraph(ui, flow, sentence, ui.theme.text);
  if (!recovery.details.empty()) {
    std::string details = recovery.details.substr(0, most_details);
    if (details.size() < recovery.details.size()) details += "…";
    paragraph(ui, flow, details, ui.theme.text_2, size::small);
  }
  heading(ui, flow, "Put together from");
  for (std::size_t i = 0; i < recovery.sources.size(); ++i) draw_source(ui, i, flow, format);
  if (recovery.lists_backups) {
    paragraph(ui, flow, "Looking for backups in this browser…", ui.theme.text_2);
  } else if (ui.state.backups.list.empty()) {
    cut_top(flow, ui.px(4));
    paragraph(ui, flow, "This browser holds no backup of this board. A file of yours or of a colleague may have it.",
              ui.theme.text_2);
  }
  cut_top(flow, ui.px(4));
  Rect row = cut_top(flow, ui.control(size::field));
  const ButtonStyle add{.look = Look::outlined, .icon = icon::folder_open};
  if (button(ui, cut_left(row, button_width(ui, "Add a file…", add)), "Add a file…", add))
    ui.emit(app::ChooseFiles{app::PickPurpose::recovery});
  heading(ui, flow, "Together");
  paragraph(ui, flow, holds_words(format, recovery.counts), ui.theme.text);
  if (const float drawn = flow.y - top; drawn != m_height) {
    m_height = drawn;
    ui.page.more_frames = std::max(ui.page.more_frames, 1);
  }
  end_scroll(ui);

  const ButtonStyle go{.look = Look::filled};
  if (button(ui, cut_right(foot, button_width(ui, "Go on with this", go)), "Go on with this", go))
    ui.emit(app::TakeRecovery{});
  cut_right(foot, ui.px(8));
  const ButtonStyle save{.look = Look::outlined};
  if (button(ui, cut_right(foot, button_width(ui, "Save it as a file", save)), "Save it as a file", save))
    ui.emit(app::SaveRecoveredFile{});
  cut_right(foot, ui.px(12));
  const std::string_view words = "Nothing is deleted, whatever you choose.";
  ui.sem.add(Role::text, id_of("##foot"), foot, words);
  text(ui, foot, words, ui.theme.text_2, size::base);
  ui.sem.close();
}

void outdated_view(Ui& ui, const Rect& area) {
  const float width = std::min(ui.px(560), area.w - ui.px(32));
  Rect box{std::round(area.x + (area.w - width) * 0.5f), area.y + ui.px(80), width, ui.px(190)};
  const std::string_view title = "A newer Funnelboard has been here",
                         words =
                             "It changed how this board is stored, so this older one neither reads nor writes it. Load "
                             "the page again to get the newer one. Nothing is lost.";
  ui.sem.open(Role::alert, id_of("##outdated"), box, title);
  fill(box, ui.theme.surface, ui.px(12));
  stroke(box, ui.theme.line, ui.px(12));
  box = inset(box, ui.px(24), ui.px(20));
  text(ui, cut_top(box, ui.px(30)), title, ui.theme.text, size::medium, Weight::semibold);
  paragraph(ui, box, words, ui.theme.text_2);
  Rect row = cut_bottom(box, ui.control(size::field));
  const ButtonStyle style{.look = Look::filled, .icon = icon::refresh_cw};
  if (button(ui, cut_left(row, button_width(ui, "Load again", style)), "Load again", style)) ui.emit(app::LoadAgain{});
  ui.sem.close();
}

}  // namespace fb
