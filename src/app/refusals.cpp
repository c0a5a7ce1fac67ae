#include "app/refusals.hpp"

#include "app/archiving.hpp"
#include "app/notice.hpp"

namespace fb::app {
namespace {

template <class... Kinds>
bool is_any_of(const Action& action) {
  return (std::holds_alternative<Kinds>(action) || ...);
}

bool is_writing(const Action& action) {
  return is_any_of<Do, Undo, Redo, FilesPicked, PasteRows, ChooseFiles, TakeImport, SaveArchive, Compact>(action);
}

}  // namespace

bool is_refused(State& state, const Action& action) {
  if (!is_writing(action)) return false;
  if (state.past) notify(state, "You are looking back, and the past can't be changed. Go back to now first.");
  else if (is_switching(state)) notify(state, "The board is being compacted. That takes a moment.");
  else return false;
  return true;
}

}  // namespace fb::app
