#include "app/boards.hpp"

#include "app/saving.hpp"
#include "model/stages.hpp"

namespace fb::app {

void start_board(State& state) {
  state.document = Document();
  ++state.board_number;
  state.history.clear();
  state.panel = {};
  state.marked.clear();
  state.filter.clear();
  state.import.reset();
  state.reading = {};
  state.recovery.reset();
  state.backups = {};
  state.kept_file = {};
  state.archiving = {};
  state.session_recorded = false;  // each board says itself who wrote on it
}

void make_board(State& state, const std::string& name, Effects& effects) {
  start_board(state);
  state.document.board = state.random.id(state.now_ms);
  add_well_known(state.document);
  state.phase = Phase::ready;
  if (state.home != Home::memory) state.home = Home::sample;  // it moves in with its first change, which is its name
  commit(state, {{"board", board_record(), "name", value_text(name)}}, "Named the board", effects);
}

bool shows_untouched_sample(const State& state) {
  if (state.home == Home::sample) return true;
  return state.home == Home::memory && state.board_number == 0 && !state.session_recorded;
}

}  // namespace fb::app
