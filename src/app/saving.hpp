// From a planned edit to the store: writes it into the document, remembers it for undo, and hands it to the log.
#pragma once
#include <string>
#include <vector>

#include "app/state.hpp"
#include "model/edits.hpp"

namespace fb::app {

inline constexpr std::string_view app_version = "0.1.0";

// What planning an edit has to know of here and now.
PlanContext plan_context(State& state);
// Applies the writes as one change of this session. `undoable`: the summary under which it goes on the undo stack.
// Gives back what would undo it.
fb::Undoable commit(State& state, std::vector<Write> writes, std::string summary, Effects& effects);
// What the first change of a session says: who it is (data.md §2). Nothing afterwards.
std::vector<Write> session_writes(State& state);
// The sample becomes a board of this browser with its first edit; true if it does now.
bool move_in(State& state, Effects& effects);
// Saves the whole board as it stands: its first rows in a store.
void save_all(State& state, Effects& effects);
// Saves rows that hold what the board has already.
void save_rows(State& state, std::vector<std::string> rows);
// A person asks to try again: what waits, or the whole board if what was stored is gone.
void save_again(State& state, Effects& effects);
// At the end of an action: hands over what it wrote, and what waits from before.
void send_news(State& state, Effects& effects);
// Sends what waits and was not acknowledged again.
void send_waiting(State& state, Effects& effects);
// The store's answer.
void on_appended(State& state, const Appended& answer, Effects& effects);
void on_append_is_slow(State& state, const AppendIsSlow& slow);
// The storage was cleared, or taken over, while the board is open.
void on_store_changed(State& state, const StoreChanged& changed, Effects& effects);

}  // namespace fb::app
