#include "views/save_status.hpp"

#include "app/copies.hpp"

namespace fb {

Safety safety_of(const app::State& state) {
  if (state.phase == app::Phase::recovery || state.phase == app::Phase::outdated) return Safety::read_only;
  if (state.home == app::Home::memory) return Safety::memory_only;
  if (state.home == app::Home::sample) return Safety::memory_only;
  if (state.saving.is_superseded || state.saving.is_archived)
    return state.saving.waiting.empty() ? Safety::read_only : Safety::not_saved;
  if (state.saving.failing_since_ms != 0) return Safety::not_saved;
  // Files that are being taken in are on screen before they are written, as one.
  const bool takes_files = state.import && state.import->stage == app::ImportFlow::Stage::taking;
  return state.saving.waiting.empty() && !takes_files ? Safety::saved : Safety::saving;
}

std::string save_status(const app::State& state, const Format& format) {
  switch (safety_of(state)) {
    case Safety::read_only: return "Read-only";
    case Safety::memory_only:
      return state.home == app::Home::sample ? "Memory only · sample" : "Memory only · save a file to keep it";
    case Safety::not_saved: {
      const std::uint32_t changes = state.saving.changes_waiting();
      return "NOT SAVED (" + std::to_string(changes) + (changes == 1 ? " change)" : " changes)");
    }
    case Safety::saving: return "Saving…";
    case Safety::saved: break;
  }
  std::string out = "Saved";
  if (state.saving.saved_at_ms != 0) out += " " + format.time(state.saving.saved_at_ms, state.utc_offset_minutes);
  if (const std::int64_t copied_ms = app::last_copy_ms(state); copied_ms != 0) {
    const Day day = Day::from_ms(copied_ms, state.utc_offset_minutes);
    out += " · last file " + format.day_relative(day);
  }
  return out;
}

}  // namespace fb
