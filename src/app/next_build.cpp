#include "app/next_build.hpp"

#include "app/notice.hpp"
#include "app/saving.hpp"

namespace fb::app {

void on_update_ready(State& state) {
  if (state.next_build != NextBuild::none && state.next_build != NextBuild::put_off) return;
  state.next_build = NextBuild::ready;
  state.spoken = "A new version is ready";
  ++state.spoken_number;
}

void want_update(State& state, Effects& effects) {
  const bool waits = state.next_build == NextBuild::ready || state.next_build == NextBuild::put_off;
  if (!waits) return;
  if (state.home == Home::memory && (state.history.can_undo() || state.history.can_redo()))
    return notify_error(state,
                        "This board is only in this tab, and a reload would lose it. Save a file first; the new "
                        "version comes when the tab is closed.");
  state.next_build = NextBuild::wanted;
  send_waiting(state, effects);  // what failed is tried again
}

void go_on_with_update(State& state, Effects& effects) {
  if (!state.saving.waiting.empty()) return;
  if (state.next_build == NextBuild::wanted) {
    state.next_build = NextBuild::activating;
    effects.push_back(ActivateUpdate{});
  } else if (state.next_build == NextBuild::active) {
    state.next_build = NextBuild::ready;  // offered again, should the browser not reload
    effects.push_back(Reload{});
  }
}

}  // namespace fb::app
