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
// Unites the board with `incoming` and saves what that brought.
fb::Undoable commit(State& state, Document incoming, std::string summary, Effects& effects);
// Saves the whole board as it stands: its first rows in a store.
void save_all(State& state, Effects& effects);
// Sends what waits and was not acknowledged again.
void send_waiting(State& state, Effects& effects);
// The store's answer.
void on_appended(State& state, const Appended& answer, Effects& effects);

}  // namespace fb::app
