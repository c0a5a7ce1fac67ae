#include "views/data_view.hpp"

#include <algorithm>
#include <cmath>

#include "app/saving.hpp"
#include "views/icons.hpp"
#include "views/save_status.hpp"
#include "views/scroll.hpp"
#include "views/widgets.hpp"

namespace fb {
namespace {

constexpr float margin = 24, label_width = 244, widest = 920, section_gap = 28;  // CSS pixels

}  // namespace

void DataView::draw(Ui& ui, const Rect& area) {
  m_format = Format::of_locale(ui.state.locale, app::today(ui.state));
  const Scroll scroll = begin_scroll(ui, "##data", area, area.w, m_height);
  const float width = std::min(ui.px(widest), area.w - 2 * ui.px(margin));
  m_flow = {area.x + ui.px(margin), area.y - scroll.y + ui.px(margin), width, 0};
  m_is_wide = width >= ui.px(720);
  m_is_first = true;
  draw_in(ui);
  draw_out(ui);
  draw_copies(ui);
  draw_board(ui);
  draw_you(ui);
  draw_boards(ui);
  draw_storage(ui);
  draw_about(ui);
  const float height = m_flow.y + scroll.y - area.y + ui.px(margin);
  if (height != m_height) {
    m_height = height;
    ui.page.more_frames = std::max(ui.page.more_frames, 1);
  }
  end_scroll(ui);
}

void DataView::begin_section(Ui& ui, std::string_view name, std::string_view hint) {
  if (!m_is_first) {
    line(m_flow.x, m_flow.y, m_flow.x + m_flow.w, m_flow.y, ui.theme.line);
    cut_top(m_flow, ui.px(section_gap));
  }
  m_is_first = false;
  push_id(name);
  m_node = ui.sem.nodes.size();
  ui.sem.open(Role::region, id_of("##section"), m_flow, name);
  Rect label{m_flow.x, m_flow.y, m_is_wide ? ui.px(label_width) : m_flow.w, 0};
  const Rect head = cut_top(label, ui.px(24));
  ui.sem.add(Role::heading, id_of("##heading"), head, name).level = 2;
  text(ui, head, name, ui.theme.text, size::medium, Weight::semibold);
  if (!hint.empty()) {
    cut_top(label, ui.px(2));
    const float room = m_is_wide ? label.w - ui.px(24) : label.w;
    cut_top(label, text_block(ui, {label.x, label.y, room, ui.px(200)}, hint, ui.theme.text_2, size::small, 6));
  }
  m_label_end = label.y;
  if (m_is_wide) m_room = {m_flow.x + ui.px(label_width), m_flow.y, m_flow.w - ui.px(label_width), 0};
  else m_room = {m_flow.x, label.y + ui.px(12), m_flow.w, 0};
}

void DataView::end_section(Ui& ui) {
  const float end = std::max(m_label_end, m_room.y);
  set_node_rect(ui, m_node, {m_flow.x, m_flow.y, m_flow.w, end - m_flow.y});
  m_flow.y = end + ui.px(section_gap);
  ui.sem.close();
  pop_id();
}

Rect DataView::take(float height) { return cut_top(m_room, height); }

void DataView::words(Ui& ui, std::string_view sentence, Colour colour, int lines) {
  const float used = text_block(ui, {m_room.x, m_room.y, m_room.w, ui.px(200)}, sentence, colour, size::base, lines);
  ui.sem.add(Role::text, id_of(sentence), {m_room.x, m_room.y, m_room.w, used}, sentence);
  take(used);
}

void DataView::draw_in(Ui& ui) {
  begin_section(ui, "Bring in", "Nothing changes before you have seen what would.");
  Rect row = take(ui.control(size::field));
  const ButtonStyle import{.look = Look::filled, .icon = icon::download},
      open{.look = Look::outlined, .icon = icon::folder_open};
  if (button(ui, cut_left(row, button_width(ui, "Import a file…", import)), "Import a file…", import))
    ui.emit(app::ChooseFiles{app::PickPurpose::import});
  cut_left(row, ui.px(8));
  if (button(ui, cut_left(row, button_width(ui, "Open a board…", open)), "Open a board…", open))
    ui.emit(app::ChooseFiles{app::PickPurpose::open});
  take(ui.px(10));
  words(ui,
        "Tables from other systems (CSV) and boards of colleagues (JSON) are read alike, several at a time. You can "
        "also drop them anywhere on this page.",
        ui.theme.text_2);
  end_section(ui);
}

void DataView::draw_out(Ui& ui) {
  begin_section(ui, "Take out", "A file of the board is your copy outside this browser.");
  Rect first = take(ui.control(size::field));
  const ButtonStyle save{.look = Look::outlined, .icon = icon::save};
  if (button(ui, cut_left(first, button_width(ui, "Save a file of the board", save)), "Save a file of the board", save))
    ui.emit(app::ExportFile{});
  cut_left(first, ui.px(8));
  if (button(ui, cut_left(first, button_width(ui, "Other kinds…")), "Other kinds…"))
    ui.emit(app::OpenDialog{app::Dialog::export_file});
  take(ui.px(6));
  constexpr std::pair<std::string_view, Type> tables[] = {
      {"Deals as CSV", Type::deal}, {"Leads as CSV", Type::lead}, {"Campaigns as CSV", Type::campaign}};
  Rect row = take(ui.control(size::field));
  row.x -= ui.px(12);  // their words stand below the button
  row.w += ui.px(12);
  for (const auto& [name, type] : tables) {
    if (button(ui, cut_left(row, button_width(ui, name)), name))
      ui.emit(app::ExportFile{app::ExportFile::Kind::csv, type});
    cut_left(row, ui.px(4));
  }
  end_section(ui);
}

void DataView::draw_storage(Ui& ui) {
  const app::State& state = ui.state;
  begin_section(ui, "Storage", "");
  const std::uint32_t waiting = state.saving.changes_waiting();
  const std::string changes = std::to_string(waiting) + (waiting == 1 ? " change" : " changes");
  switch (safety_of(state)) {
    case Safety::saved:
      words(ui,
            "Saved in this browser" +
                (state.saving.saved_at_ms
                     ? ", last at " + m_format.time(state.saving.saved_at_ms, state.utc_offset_minutes)
                     : std::string()) +
                ". Every change is written the moment you make it.",
            ui.theme.text);
      break;
    case Safety::saving: words(ui, "Saving " + changes + "…", ui.theme.text); break;
    case Safety::not_saved:
      words(ui,
            changes + " could not be saved since " +
                m_format.time(state.saving.failing_since_ms, state.utc_offset_minutes) + ": " + state.saving.error,
            ui.theme.red);
      take(ui.px(8));
      if (Rect row = take(ui.control(size::field));
          button(ui, cut_left(row, button_width(ui, "Save again")), "Save again", {.look = Look::outlined}))
        ui.emit(app::RetrySave{});
      break;
    case Safety::memory_only:
      words(ui,
            state.home == app::Home::sample ? "This is the sample. Nothing of it is stored until you change something."
                                            : "This browser lets the page store nothing, so the board is in memory "
                                              "only. Save a file before you close the tab.",
            state.home == app::Home::sample ? ui.theme.text : ui.theme.amber);
      break;
    case Safety::read_only:
      words(ui, "Another tab has taken this board over. Load the page again to go on.", ui.theme.amber);
      break;
  }
  take(ui.px(4));
  words(ui, "No account, no server: the board never leaves this browser unless you save a file.", ui.theme.text_2);
  draw_meter(ui);
  draw_archive(ui);
  end_section(ui);
}

void DataView::draw_about(Ui& ui) {
  begin_section(ui, "About", "");
  words(ui, "Funnelboard " + std::string(app::app_version), ui.theme.text);
  take(ui.px(4));
  words(ui, "The licences of what it is built from stand in licenses.txt beside this page.", ui.theme.text_2);
  end_section(ui);
}

}  // namespace fb
