#include "app/kept_file.hpp"

#include <algorithm>

#include "app/copies.hpp"
#include "app/export_file.hpp"
#include "app/import_flow.hpp"
#include "app/notice.hpp"
#include "app/saving.hpp"
#include "app/state.hpp"
#include "formats/snapshot.hpp"

namespace fb::app {
namespace {

using Access = KeptFileFound::Access;
using Use = UseKeptFile::Use;

void use(State& state, Use what, std::string text, Effects& effects) {
  effects.push_back(UseKeptFile{what, state.document.board.text(), std::move(text)});
}

bool is_at_home(const State& state) { return state.phase == Phase::ready && state.home == Home::stored; }

// Writing a large board takes its time, so that is done less often.
std::uint32_t pause_ms(const State& state) {
  std::size_t records = 0;
  for (const Table& table : state.document.tables()) records += table.size();
  return static_cast<std::uint32_t>(3000 + std::min<std::size_t>(records, 120'000) / 2);
}

void write(State& state, Effects& effects) {
  KeptFile& file = state.kept_file;
  file.is_in_flight = true;
  file.tried = state.document.revision();
  // Without the hour of writing: equal boards are equal files, and what is in it already is not written again.
  SnapshotOptions options;
  options.by = state.preferences.person;
  options.app = app_version;
  use(state, Use::write, write_snapshot(state.document, options), effects);
}

void try_again(State& state) {
  state.kept_file.tried = 0;
  state.kept_file.revision = 0;
}

}  // namespace

void find_kept_file(State& state, Effects& effects) {
  if (is_at_home(state)) use(state, Use::find, {}, effects);
}

void on_kept_file_found(State& state, const KeptFileFound& found) {
  KeptFile& file = state.kept_file;
  const bool is_other = file.name != found.name;
  file.access = found.access;
  file.name = found.name;
  if (is_other) file.is_somebody_elses = false;
  if (is_other || found.access == Access::granted) try_again(state);
  file.error = found.error;
  file.failing_since_ms = 0;
}

void keep_file_up(State& state, Effects& effects) {
  KeptFile& file = state.kept_file;
  const bool is_idle = !file.is_in_flight && !file.is_awaited && !file.is_somebody_elses;
  if (file.access != Access::granted || !is_idle || !is_at_home(state) || !state.saving.waiting.empty()) return;
  if (const std::uint64_t now = state.document.revision(); file.revision == now || file.tried == now) return;
  file.is_awaited = true;
  effects.push_back(AwaitKeptFile{pause_ms(state)});
}

void on_kept_file_due(State& state, Effects& effects) {
  KeptFile& file = state.kept_file;
  if (!file.is_awaited) return;
  file.is_awaited = false;
  if (is_at_home(state) && file.access == Access::granted && !file.is_in_flight && !file.is_somebody_elses)
    write(state, effects);
}

void on_kept_file_written(State& state, const KeptFileWritten& written, Effects& effects) {
  KeptFile& file = state.kept_file;
  if (!file.is_in_flight) return;  // of the board before
  file.is_in_flight = false;
  using Outcome = KeptFileWritten::Outcome;
  file.is_somebody_elses = written.outcome == Outcome::changed;
  if (written.outcome == Outcome::failed) {
    file.error = written.error;
    if (file.failing_since_ms == 0) file.failing_since_ms = state.now_ms;
    return;
  }
  file.error.clear();
  file.failing_since_ms = 0;
  if (written.outcome == Outcome::changed) return;
  file.revision = file.tried;
  file.held_ms = state.now_ms;
  note_copy(state, effects);
}

void on_kept_file_read(State& state, const KeptFileRead& read) {
  if (!read.ok) return notify_error(state, "The kept file could not be read: " + read.bytes + ".");
  if (state.phase != Phase::ready || state.dialog != Dialog::none) return;
  begin_import(state, PickPurpose::import, {PickedFile{state.kept_file.name, read.bytes}});
  state.import->kept_file = read.hash;
}

void take_over_kept_file(State& state, const std::string& hash, Effects& effects) {
  use(state, Use::accept, hash, effects);
  state.kept_file.is_somebody_elses = false;
  try_again(state);
}

void use_kept_file(State& state, const ForKeptFile& wish, Effects& effects) {
  if (!is_at_home(state)) return;
  using Wish = ForKeptFile::Wish;
  switch (wish.wish) {
    case Wish::choose: return use(state, Use::choose, file_name(state, "funnel.json"), effects);
    case Wish::permit: return use(state, Use::permit, {}, effects);
    case Wish::stop:
      use(state, Use::forget, {}, effects);
      state.kept_file = {};
      state.kept_file.access = Access::none;
      return;
    case Wish::look: return use(state, Use::read, {}, effects);
    case Wish::write_over: return take_over_kept_file(state, {}, effects);
    case Wish::retry: return try_again(state);
  }
}

}  // namespace fb::app
