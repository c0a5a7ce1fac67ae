#include "views/shell.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <imgui.h>
#include "app/copies.hpp"
#include "app/routes.hpp"
#include "views/activity_view.hpp"
#include "views/board_view.hpp"
#include "views/copy_words.hpp"
#include "views/data_view.hpp"
#include "views/dialog_views.hpp"
#include "views/fields.hpp"
#include "views/icons.hpp"
#include "views/insights_view.hpp"
#include "views/menus.hpp"
#include "views/past_bar.hpp"
#include "views/record_panel.hpp"
#include "views/recovery_view.hpp"
#include "views/save_status.hpp"
#include "views/shortcuts.hpp"
#include "views/standing_line.hpp"
#include "views/table_view.hpp"
#include "views/today_view.hpp"
#include "views/update_line.hpp"
#include "views/widgets.hpp"

namespace fb {

// All that a view keeps for itself goes away when another board is shown.
struct Shell::Views {
  BoardView board;
  TodayView today;
  TableView campaigns{Type::campaign}, leads{Type::lead}, deals{Type::deal};
  InsightsView insights;
  DataView data;
  ActivityView activity;
  PastBar past;
  RecordPanel panel;
  DialogViews dialogs;
  RecoveryView recovery;
};

namespace {

constexpr const char* icon_of(app::View view) {
  switch (view) {
    case app::View::board: return icon::kanban;
    case app::View::today: return icon::sun;
    case app::View::campaigns: return icon::megaphone;
    case app::View::leads: return icon::users;
    case app::View::deals: return icon::handshake;
    case app::View::insights: return icon::chart_column;
    case app::View::data: return icon::database;
    case app::View::activity: return icon::history;
  }
  return icon::kanban;
}

float bar_height(Ui& ui) { return ui.control(size::field) + ui.px(size::top_bar - size::field); }

constexpr ImGuiWindowFlags root_flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                        ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoSavedSettings |
                                        ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse |
                                        ImGuiWindowFlags_NoBackground;

}  // namespace

Shell::Shell() : m_views(std::make_unique<Views>()) {}
Shell::~Shell() = default;

void Shell::draw(Ui& ui) {
  const app::State& state = ui.state;
  if (state.board_number != m_board_number) {
    m_board_number = state.board_number;
    m_views = std::make_unique<Views>();
  }
  m_format = Format::of_locale(state.locale, app::today(state));
  if (state.spoken_number != m_spoken) {
    m_spoken = state.spoken_number;
    ui.sem.say(state.spoken, state.notice && state.notice->is_error);
  }
  take_shortcuts(ui);

  ImGui::SetNextWindowPos({ui.screen.x, ui.screen.y});
  ImGui::SetNextWindowSize({ui.screen.w, ui.screen.h});
  ImGui::Begin("##root", nullptr, root_flags);
  Rect rest = ui.screen;
  const bool wide = ui.screen.w >= ui.px(1200);
  draw_rail(ui, cut_left(rest, ui.px(wide ? size::rail_wide : size::rail_narrow)));
  draw_bar(ui, cut_top(rest, bar_height(ui)));
  const bool is_ready = state.phase == app::Phase::ready;
  if (is_ready && safety_of(state) == Safety::not_saved) draw_unsaved_line(ui, rest);
  update_line(ui, rest);
  if (is_ready) standing_line(ui, rest);
  if (state.phase == app::Phase::recovery) {
    m_views->recovery.draw(ui, rest, m_format);
  } else if (state.phase == app::Phase::outdated) {
    outdated_view(ui, rest);
  } else if (!is_ready) {
    draw_waiting(ui, rest);
  } else {
    if (state.home == app::Home::sample && !state.past) draw_sample_line(ui, rest);
    m_views->past.draw(ui, rest);
    const bool beside = ui.screen.w >= ui.px(1100);
    Rect panel = rest;
    if (state.panel) {
      const float width = std::min(ui.px(size::panel), rest.w);
      panel = {rest.x + rest.w - width, rest.y, width, rest.h};
      if (beside) rest.w -= width;
    }
    draw_view(ui, rest);
    if (state.panel && !m_panel_was_open) m_focus_before_panel = ui.page.focused;
    if (!state.panel && m_panel_was_open && m_views->panel.had_focus()) ui.page.want_focus = m_focus_before_panel;
    m_panel_was_open = static_cast<bool>(state.panel);
    ui.read_only = state.past != nullptr;
    if (state.panel) m_views->panel.draw(ui, panel);
    ui.read_only = false;
    // Whatever is open closes first.
    if (state.past && state.dialog == app::Dialog::none && ui.key(Key::escape)) ui.emit(app::LookBack{});
  }
  draw_notice(ui);
  if (ui.page.files_over) draw_drop_target(ui);
  ImGui::End();
  m_views->dialogs.draw(ui);
  m_tooltip.draw(ui);
}

void Shell::take_shortcuts(Ui& ui) {
  if (ui.state.dialog != app::Dialog::none) return;
  auto& keys = ui.page.keys;
  for (auto press = keys.begin(); press != keys.end();) {
    if (press->key == Key::slash && !press->in_field && !press->ctrl && ui.state.view == app::View::board) {
      m_focus_filter = true;
      press = keys.erase(press);
      continue;
    }
    const app::Command* command = command_of(*press);
    // Escape belongs to whatever is open first: a field, a menu, a drag. The panel takes it when nobody else did.
    if (!command || press->key == Key::escape || !command->is_enabled(ui.state)) {
      ++press;
      continue;
    }
    ui.emit(command->make());
    press = keys.erase(press);
  }
}

void Shell::draw_rail(Ui& ui, const Rect& area) {
  fill(area, ui.theme.surface);
  line(area.x + area.w - 1, area.y, area.x + area.w - 1, area.y + area.h, ui.theme.line);
  const bool wide = area.w > ui.px(100);
  Rect rest = inset(area, ui.px(wide ? 8 : 6), 0);
  Rect brand = cut_top(rest, bar_height(ui));
  draw_icon(ui, cut_left(brand, ui.px(40)), icon::funnel, ui.theme.accent, 20);
  if (wide) text(ui, brand, "Funnelboard", ui.theme.text, size::medium, Weight::semibold);
  ui.sem.open(Role::navigation, id_of("##views"), area, "Views");
  for (const app::ViewRoute& route : app::view_routes()) {
    const Rect row = cut_top(rest, ui.control(36));
    cut_top(rest, ui.px(2));
    const bool is_current = ui.state.view == route.view;
    const Press press = pressable(ui, route.name, row, Role::link, route.name, is_current ? sem::current : 0);
    ui.sem.set_hint(ui.sem.nodes.back(), "#/" + std::string(route.path));
    const float radius = ui.px(size::small_radius);
    if (is_current) fill(row, ui.theme.selected, radius);
    else if (press.hovered) fill(row, ui.theme.hover, radius);
    Rect inside = row;
    const Colour colour = is_current ? ui.theme.accent : ui.theme.text_2;
    draw_icon(ui, wide ? cut_left(inside, ui.control(36)) : inside, icon_of(route.view), colour, 18);
    if (wide)
      text(ui, inside, route.name, is_current ? ui.theme.text : ui.theme.text_2, size::base,
           is_current ? Weight::semibold : Weight::regular);
    else tooltip(ui, press, route.name);
    if (press.focused) focus_ring(ui, inset(row, ui.px(2), ui.px(2)), radius);
    if (press.pressed) ui.emit(app::OpenView{route.view});
  }
  ui.sem.close();
}

void Shell::draw_board_menu(Ui& ui, const Rect& anchor) {
  const auto& boards = ui.state.preferences.boards;
  const int rows = 4 + static_cast<int>(std::min<std::size_t>(boards.size(), 8));
  Menu menu = begin_menu(ui, "Boards", anchor, 280, rows);
  if (!menu.is_open) return;
  if (menu_item(ui, menu, "New board…", icon::plus)) ui.emit(app::OpenDialog{app::Dialog::new_board});
  if (menu_item(ui, menu, "Open a file…", icon::folder_open, chord_label("ctrl+o")))
    ui.emit(app::ChooseFiles{app::PickPurpose::open});
  if (menu_item(ui, menu, "Rename and settings", icon::settings)) ui.emit(app::OpenView{app::View::data});
  menu_label(ui, menu, boards.empty() ? "No other board in this browser yet" : "Boards in this browser");
  for (std::size_t i = 0; i < std::min<std::size_t>(boards.size(), 8); ++i) {
    push_id(boards[i].first);
    const bool is_this = boards[i].first == ui.state.document.board.text() && ui.state.home == app::Home::stored;
    if (menu_item(ui, menu, boards[i].second, is_this ? icon::check : icon::kanban) && !is_this)
      ui.emit(app::SwitchBoard{boards[i].first});
    pop_id();
  }
  end_menu(ui);
}

void Shell::draw_bar(Ui& ui, const Rect& area) {
  const app::State& state = ui.state;
  const Theme& theme = ui.theme;
  fill(area, theme.surface);
  line(area.x, area.y + area.h - 1, area.x + area.w, area.y + area.h - 1, theme.line);
  ui.sem.open(Role::banner, id_of("##bar"), area, "Board and tools");
  Rect rest = inset(area, ui.px(12), ui.px(9));
  const bool narrow = area.w < ui.px(900);
  const float gap = ui.px(6);

  const bool phone = area.w < ui.px(600);  // icons without words, and the filter by the search only
  const ButtonStyle share{.look = Look::filled, .icon = icon::share_2, .icon_only = phone};
  if (button(ui, cut_right(rest, button_width(ui, "Share", share)), "Share", share))
    ui.emit(app::OpenDialog{app::Dialog::export_file});
  cut_right(rest, ui.px(phone ? 4 : 10));
  // The status: a word and a colour.
  const Safety safety = safety_of(state);
  const std::string status = save_status(state, m_format);
  std::string shown = status;
  if (narrow && shown.find(" · ") != std::string::npos) shown = shown.substr(0, shown.find(" · "));
  const bool has_copy = app::last_copy_ms(state) != 0;
  const Colour saved = has_copy ? colour_of(theme, urgency_of_copy(state), theme.text_2) : theme.text_2;
  const Colour colour = safety == Safety::not_saved ? theme.red : safety == Safety::saved ? saved : theme.amber;
  // "Saving…" takes the room of what stood there: the buttons beside it must not jump from under a second press.
  const float words_width = phone ? ui.px(18) : text_width(ui, shown, size::small) + ui.px(26);
  m_status_width = safety == Safety::saving ? std::max(words_width, m_status_width) : words_width;
  const Rect status_box = cut_right(rest, m_status_width);
  const char* glyph = safety == Safety::saved    ? icon::circle_check
                      : safety == Safety::saving ? icon::refresh_cw
                                                 : icon::triangle_alert;
  draw_icon(ui, {status_box.x, status_box.y, ui.px(16), status_box.h}, glyph,
            safety == Safety::saved ? theme.green : colour, 14);
  if (!phone)
    text(ui, {status_box.x + ui.px(21), status_box.y, status_box.w - ui.px(21), status_box.h}, shown, colour,
         size::small);
  else if (contains(status_box, ImGui::GetIO().MousePos.x, ImGui::GetIO().MousePos.y)) ui.page.tooltip = status;
  ui.sem.add(Role::status, id_of("##status"), status_box, status);
  cut_right(rest, ui.px(10));
  const auto tool = [&](std::string_view name, const char* icon_glyph, bool enabled) {
    const bool pressed = button(ui, cut_right(rest, ui.control(size::field)), name,
                                {.icon = icon_glyph, .icon_only = true, .disabled = !enabled});
    cut_right(rest, ui.px(2));
    return pressed;
  };
  if (tool("Redo", icon::redo_2, !state.past && state.history.can_redo())) ui.emit(app::Redo{});
  if (tool("Undo", icon::undo_2, !state.past && state.history.can_undo())) ui.emit(app::Undo{});
  if (tool("Search", icon::search, state.phase == app::Phase::ready)) ui.emit(app::OpenDialog{app::Dialog::palette});

  if (state.view == app::View::board && state.phase == app::Phase::ready && !phone) {
    cut_right(rest, gap);
    const Rect box = cut_right(rest, std::min(ui.px(narrow ? 150 : 220), rest.w * 0.5f));
    FieldStyle style;
    style.kind = FieldKind::search;
    style.placeholder = narrow ? "Filter" : "Filter cards";
    style.icon = icon::list_filter;
    style.role = Role::searchbox;
    style.wants_focus = std::exchange(m_focus_filter, false);
    const FieldEvent filter = text_field(ui, box, "##filter", "Filter cards", state.filter, style);
    if (filter.cancelled && !state.filter.empty()) {
      ui.emit(app::SetFilter{});
      ui.page.replace_field = true;
      ui.page.replace_field_text.clear();
    } else if (filter.changed) {
      ui.emit(app::SetFilter{filter.text});
    }
  }
  cut_right(rest, gap);
  const std::string name = app::board_name(state);
  const float wanted = text_width(ui, name, size::medium, Weight::semibold) + ui.px(36);
  const Rect title = cut_left(rest, std::min(rest.w, wanted));
  const Press press = pressable(ui, "##board-name", title, Role::button, "Board: " + name, sem::has_popup);
  if (press.hovered) fill(title, theme.hover, ui.px(size::small_radius));
  Rect words = inset(title, ui.px(8), 0);
  draw_icon(ui, cut_right(words, ui.px(16)), icon::chevron_down, theme.text_2, 14);
  text(ui, words, name, theme.text, size::medium, Weight::semibold);
  if (press.focused) focus_ring(ui, title, ui.px(size::small_radius));
  if (press.pressed) open_menu("Boards");
  draw_board_menu(ui, title);
  ui.sem.close();
}

void Shell::draw_sample_line(Ui& ui, Rect& area) {
  Rect row = cut_top(area, ui.control(30) + ui.px(10));
  fill(row, ui.theme.accent_soft);
  ui.sem.open(Role::region, id_of("##sample"), row, "Sample");
  row = inset(row, ui.px(20), ui.px(5));
  const bool phone = row.w < ui.px(520);
  const std::string_view words = row.w > ui.px(760)
                                     ? "This is a sample. Edit it and it becomes your board, or bring your own:"
                                 : phone ? ""
                                         : "This is a sample.";
  cut_left(row, text(ui, row, words, ui.theme.text, size::base) + ui.px(12));
  const auto link = [&](std::string_view name, const char* glyph) {
    const ButtonStyle style{.look = Look::plain, .icon = glyph, .icon_only = phone && glyph != icon::plus};
    return button(ui, cut_left(row, button_width(ui, name, style)), name, style);
  };
  if (link("Start empty", icon::plus)) ui.emit(app::OpenDialog{app::Dialog::new_board});
  if (link("Open a file", icon::folder_open)) ui.emit(app::ChooseFiles{app::PickPurpose::open});
  if (link("Import CSV", icon::download)) ui.emit(app::ChooseFiles{app::PickPurpose::import});
  ui.sem.close();
}

void Shell::draw_unsaved_line(Ui& ui, Rect& area) {
  const app::Saving& saving = ui.state.saving;
  Rect row = cut_top(area, ui.px(44));
  fill(row, ui.theme.red_soft);
  const std::uint32_t changes = saving.changes_waiting();
  const std::string words = "Not saved since " + m_format.time(saving.failing_since_ms, ui.state.utc_offset_minutes) +
                            " (" + std::to_string(changes) + (changes == 1 ? " change" : " changes") +
                            "): " + saving.error;
  ui.sem.open(Role::region, id_of("##unsaved"), row, "Not saved");
  row = inset(row, ui.px(20), ui.px(6));
  if (button(ui, cut_right(row, ui.px(150)), "Save a file now", {.look = Look::danger})) ui.emit(app::ExportFile{});
  cut_right(row, ui.px(8));
  if (button(ui, cut_right(row, ui.px(96)), "Try again", {.look = Look::outlined})) ui.emit(app::RetrySave{});
  cut_right(row, ui.px(12));
  ui.sem.add(Role::alert, id_of("##words"), row, words);
  text(ui, row, words, ui.theme.red, size::base, Weight::semibold);
  ui.sem.close();
}

void Shell::draw_view(Ui& ui, const Rect& area) {
  ui.sem.open(Role::main, id_of("##main"), area, app::route_of_view(ui.state.view).name);
  ui.read_only = ui.state.past && ui.state.view == app::View::data;  // the board's settings
  switch (ui.state.view) {
    case app::View::board: m_views->board.draw(ui, area); break;
    case app::View::today: m_views->today.draw(ui, area); break;
    case app::View::campaigns: m_views->campaigns.draw(ui, area); break;
    case app::View::leads: m_views->leads.draw(ui, area); break;
    case app::View::deals: m_views->deals.draw(ui, area); break;
    case app::View::insights: m_views->insights.draw(ui, area); break;
    case app::View::data: m_views->data.draw(ui, area); break;
    case app::View::activity: m_views->activity.draw(ui, area); break;
  }
  ui.read_only = false;
  ui.sem.close();
}

void Shell::draw_waiting(Ui& ui, const Rect& area) {
  const Rect line_box{area.x, area.y + area.h * 0.4f, area.w, ui.px(24)};
  text(ui, line_box, "Opening your board…", ui.theme.text_2, size::medium, Weight::regular, Align::center);
  const float width = ui.px(240);
  const Rect track{std::round(area.x + (area.w - width) * 0.5f), line_box.y + ui.px(36), width, ui.px(4)};
  fill(track, ui.theme.sunken, ui.px(2));
  fill({track.x, track.y, track.w * ui.state.progress, track.h}, ui.theme.accent, ui.px(2));
  ui.sem.add(Role::progressbar, id_of("##progress"), track, "Opening your board");
}

void Shell::draw_drop_target(Ui& ui) {
  const Rect box = inset(ui.screen, ui.px(16), ui.px(16));
  fill(box, faded(ui.theme.accent_soft, 230), ui.px(12));
  stroke(box, ui.theme.accent, ui.px(12), ui.px(2));
  text(ui, box, "Drop files here to import or merge them", ui.theme.text, size::title, Weight::semibold, Align::center);
}

}  // namespace fb
