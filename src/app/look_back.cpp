#include "app/look_back.hpp"

#include <algorithm>

#include "model/time_travel.hpp"

namespace fb::app {

void look_back(State& state, std::int64_t at_ms) {
  if (at_ms == 0 || state.phase != Phase::ready) return state.past.reset();
  if (at_ms == LookBack::yesterday) at_ms = end_of_day_ms(state, Day{today(state).days - 1});
  const std::int64_t first_ms = state.past ? state.past->first_ms : first_change_ms(state.document);
  at_ms = std::clamp(at_ms, std::min(first_ms, state.now_ms), state.now_ms);
  if (state.past && state.past->at_ms == at_ms && state.past->revision == state.document.revision()) return;
  state.past.reset(
      new Past{at_ms, first_ms, as_of(state.document, at_ms), state.document.revision(), state.board_number});
  state.marked.clear();
}

void keep_past_true(State& state) {
  if (!state.past) return;
  if (state.phase != Phase::ready || state.past->board_number != state.board_number) return state.past.reset();
  if (state.past->revision != state.document.revision()) look_back(state, state.past->at_ms);
}

std::int64_t end_of_day_ms(const State& state, Day day) {
  return std::min(state.now_ms, Day{day.days + 1}.start_ms(state.utc_offset_minutes) - 1);
}

}  // namespace fb::app
