#include "app/state.hpp"

#include "model/stages.hpp"
#include "model/text.hpp"

namespace fb::app {

std::uint32_t Saving::changes_waiting() const {
  std::uint32_t sum = 0;
  for (const Batch& batch : waiting) sum += batch.append.changes;
  return sum;
}

Id person_id(const State& state) {
  Id found;
  if (state.preferences.person.empty()) return found;
  const std::string wanted = folded(state.preferences.person);
  state.document.each<Member>([&](const Id& id, const Member& member) {
    if (!found && folded(member.name) == wanted) found = id;
  });
  return found;
}

Day today(const State& state) { return Day::from_ms(state.now_ms, state.utc_offset_minutes); }

const Document& shown(const State& state) { return state.past ? state.past->document : state.document; }
std::int64_t shown_ms(const State& state) { return state.past ? state.past->at_ms : state.now_ms; }
Day shown_day(const State& state) { return Day::from_ms(shown_ms(state), state.utc_offset_minutes); }

std::string board_name(const State& state) {
  const Board* board = state.document.find<Board>(board_record());
  return board && !board->name.empty() ? board->name : "Untitled board";
}

std::string currency(const State& state) {
  const Board* board = state.document.find<Board>(board_record());
  return board && !board->currency.empty() ? board->currency : "EUR";
}

}  // namespace fb::app
