#include "app/commands.hpp"

#include <array>

namespace fb::app {
namespace {

bool always(const State&) { return true; }
bool is_ready(const State& state) { return state.phase == Phase::ready; }
bool is_past(const State& state) { return state.past != nullptr; }
bool is_now(const State& state) { return is_ready(state) && !is_past(state); }
bool is_stored(const State& state) { return is_now(state) && state.home == Home::stored; }
bool has_undo(const State& state) { return is_now(state) && state.history.can_undo(); }
bool has_redo(const State& state) { return is_now(state) && state.history.can_redo(); }
bool has_update(const State& state) {
  return state.next_build == NextBuild::ready || state.next_build == NextBuild::put_off;
}
bool has_import(const State& state) {
  return is_now(state) && state.last_import && state.last_import->board == state.document.board;
}
bool has_panel(const State& state) { return static_cast<bool>(state.panel); }

// The palette offers them in this order; what changes the board is not the first.
constexpr std::array<Command, 28> table{{
    {"Search", "ctrl+k", "ctrl+f", "Find", [] { return Action(OpenDialog{Dialog::palette}); }, is_ready},
    {"Board", "1", "", "Go to", [] { return Action(OpenView{View::board}); }, is_ready},
    {"Today", "2", "", "Go to", [] { return Action(OpenView{View::today}); }, is_ready},
    {"Campaigns", "3", "", "Go to", [] { return Action(OpenView{View::campaigns}); }, is_ready},
    {"Leads", "4", "", "Go to", [] { return Action(OpenView{View::leads}); }, is_ready},
    {"Deals", "5", "", "Go to", [] { return Action(OpenView{View::deals}); }, is_ready},
    {"Insights", "6", "", "Go to", [] { return Action(OpenView{View::insights}); }, is_ready},
    {"Data", "7", "", "Go to", [] { return Action(OpenView{View::data}); }, is_ready},
    {"Activity", "8", "", "Go to", [] { return Action(OpenView{View::activity}); }, is_ready},
    {"Deleted records", "", "", "Go to", [] { return Action(ShowActivity{ActivityOf::deleted}); }, is_ready},
    {"Look back", "h", "", "Go to", [] { return Action(LookBack{LookBack::yesterday}); }, is_now},
    {"Undo", "ctrl+z", "", "Edit", [] { return Action(Undo{}); }, has_undo},
    {"Redo", "shift+ctrl+z", "ctrl+y", "Edit", [] { return Action(Redo{}); }, has_redo},
    {"Save a file of the board", "ctrl+s", "", "File", [] { return Action(ExportFile{}); }, is_ready},
    {"Export", "", "", "File", [] { return Action(OpenDialog{Dialog::export_file}); }, is_ready},
    {"Import or merge a file", "ctrl+i", "", "File", [] { return Action(ChooseFiles{PickPurpose::import}); }, is_ready},
    {"What the last import changed", "", "", "File", [] { return Action(OpenDialog{Dialog::last_import}); },
     has_import},
    {"Print", "", "", "File", [] { return Action(PrintView{}); }, is_ready},
    {"Open a board file", "ctrl+o", "", "File", [] { return Action(ChooseFiles{PickPurpose::open}); }, always},
    {"New board", "", "", "File", [] { return Action(OpenDialog{Dialog::new_board}); }, always},
    {"Back up now", "", "", "File", [] { return Action(BackUpNow{}); }, is_stored},
    {"Archive and compact", "", "", "File", [] { return Action(OpenDialog{Dialog::archive}); }, is_stored},
    {"Close the record", "escape", "", "Edit", [] { return Action(ClosePanel{}); }, has_panel},
    {"Back to now", "escape", "", "Go to", [] { return Action(LookBack{}); }, is_past},
    {"Light colours", "", "", "Look", [] { return Action(SetTheme{Theme::light}); }, always},
    {"Dark colours", "", "", "Look", [] { return Action(SetTheme{Theme::dark}); }, always},
    {"Reload with the new version", "", "", "Help", [] { return Action(TakeUpdate{}); }, has_update},
    {"Keyboard shortcuts", "?", "", "Help", [] { return Action(OpenDialog{Dialog::shortcuts}); }, always},
}};

}  // namespace

std::span<const Command> commands() { return table; }

}  // namespace fb::app
