// Comparing what was read with the board, a slice at a time: the preview and what is said beside it.
#include <algorithm>

#include "app/boards.hpp"
#include "app/import_task.hpp"
#include "app/state.hpp"
#include "model/stages.hpp"

namespace fb::app {
namespace {

constexpr std::int64_t silent_skew_ms = 600'000;

std::string ahead_words(std::int64_t ms) {
  const std::int64_t minutes = ms / 60'000, hours = minutes / 60, days = hours / 24;
  if (days > 1) return std::to_string(days) + " days";
  if (hours > 1) return std::to_string(hours) + " h";
  return std::to_string(minutes) + " minutes";
}

// What is said of a file with stamps, once it was compared.
void tell_compared(ImportFile& file, const Compared& compared) {
  file.added = compared.added, file.changed = compared.changed, file.removed = compared.removed,
  file.unchanged = compared.unchanged;
  if (compared.kept > 0)
    file.told.push_back(compared.kept == 1
                            ? "1 value of the file is older than yours: yours stays, theirs goes into the history."
                            : std::to_string(compared.kept) +
                                  " values of the file are older than yours: yours stay, "
                                  "theirs go into the history.");
  if (compared.stay_deleted > 0)
    file.told.push_back(std::to_string(compared.stay_deleted) +
                        " records that were changed there are deleted here, and stay deleted.");
}

void forget_comparison(const State& state, ImportFile& file) {
  file.added = file.changed = file.removed = file.unchanged = 0;
  file.added_of.fill(0);
  file.in_group.fill(0);
  file.lines.clear();
  file.conflicts.clear();
  file.refused.clear();
  file.told.clear();
  if (!file.error.empty() || !file.snapshot) return;
  const Snapshot& snapshot = *file.snapshot;
  file.refused = snapshot.refused;
  file.told = snapshot.repairs;
  if (file.is_proposal)
    file.told.push_back(
        "It is from before the board was archived and compacted. What is newer in it than the board is listed here; "
        "tick what you want.");
  const std::int64_t ahead = snapshot.newest.ms() - state.now_ms;
  if (ahead > silent_skew_ms)
    file.told.push_back("The clock that wrote the newest value is " + ahead_words(ahead) +
                        " ahead of this one's; what it wrote wins until then.");
}

void tell_brought(ImportFile& file, Brought& brought) {
  file.added += brought.intake.created, file.changed += brought.intake.updated,
      file.unchanged += brought.intake.unchanged;
  for (Refused& one : brought.refused) file.refused.push_back(std::move(one));
  for (std::string& one : brought.told) file.told.push_back(std::move(one));
}

bool needs_scratch(const ImportFlow& flow) {
  const auto brings_twice = [](const ImportFile& file) {
    return file.snapshot && file.has_stamps && !file.opens_other_board && !file.is_next_generation &&
           brings_plain(file);
  };
  return flow.files.size() > 1 || std::any_of(flow.files.begin(), flow.files.end(), brings_twice);
}

}  // namespace

void compare_again(State& state) {
  ImportFlow& flow = *state.import;
  flow.task = std::make_shared<ImportTask>();
  flow.stage = ImportFlow::Stage::comparing;
  flow.progress = 0;
  flow.trouble.clear();
  ImportTask& task = *flow.task;
  const bool from_nothing = shows_untouched_sample(state);
  if (from_nothing) add_well_known(task.fresh);
  task.board = from_nothing ? &task.fresh : &state.document;
  task.clock = state.clock;
  task.random = state.random;
  flow.compared_with = state.document.revision();
}

void compare_some(State& state, std::size_t records) {
  using Step = ImportTask::Step;
  ImportFlow& flow = *state.import;
  ImportTask& task = *flow.task;
  if (flow.compared_with != state.document.revision()) return compare_again(state);  // another tab has written
  const bool is_scratch = needs_scratch(flow);
  if (task.at == flow.files.size()) {
    flow.task.reset();
    flow.stage = ImportFlow::Stage::shown;
    return;
  }
  ImportFile& file = flow.files[task.at];
  const auto next_file = [&] {
    ++task.at;
    task.step = Step::begin;
  };
  switch (task.step) {
    case Step::copy:
      if (is_scratch && !task.uniting) task.uniting = std::make_unique<Uniting>(task.copy, *task.board);
      if (task.uniting && task.uniting->go_on(records)) return;
      task.uniting.reset();
      task.step = Step::begin;
      return;
    case Step::begin:
      forget_comparison(state, file);
      if (!file.error.empty() || file.opens_other_board || file.is_next_generation) return next_file();
      task.step = file.snapshot ? Step::compare : Step::bring;
      if (file.snapshot)
        task.comparison = std::make_unique<Comparison>(is_scratch ? task.copy : *task.board, file.snapshot->document,
                                                       Authors::told, file);
      return;
    case Step::compare: {
      const bool goes_on = task.comparison->go_on(records);
      flow.progress =
          (static_cast<float>(task.at) + task.comparison->progress()) / static_cast<float>(flow.files.size());
      if (goes_on) return;
      tell_compared(file, task.comparison->finish());
      task.comparison.reset();
      task.step = is_scratch && is_taken(file) ? Step::unite : Step::bring;
      return;
    }
    case Step::unite:
      if (!task.uniting) task.uniting = std::make_unique<Uniting>(task.copy, file.snapshot->document);
      if (task.uniting->go_on(records)) return;
      task.uniting.reset();
      task.step = Step::bring;
      return;
    case Step::bring: {
      if (!brings_plain(file)) return next_file();
      if (!task.bringing)
        task.bringing =
            std::make_unique<Bringing>(file, is_scratch ? task.copy : *task.board,
                                       Moment{state.now_ms, state.utc_offset_minutes}, task.clock, task.random);
      if (task.bringing->go_on(records)) {
        flow.progress =
            (static_cast<float>(task.at) + task.bringing->progress()) / static_cast<float>(flow.files.size());
        return;
      }
      task.brought = task.bringing->take();
      task.bringing.reset();
      task.comparison = std::make_unique<Comparison>(is_scratch ? task.copy : *task.board, task.brought.intake.incoming,
                                                     Authors::left_out, file);
      task.step = Step::compare_brought;
      return;
    }
    case Step::compare_brought:
      if (task.comparison->go_on(records)) return;
      task.comparison->finish();
      task.comparison.reset();
      tell_brought(file, task.brought);
      if (!is_scratch || !is_taken(file)) return next_file();
      task.uniting = std::make_unique<Uniting>(task.copy, task.brought.intake.incoming);
      task.step = Step::unite_brought;
      return;
    case Step::unite_brought:
      if (task.uniting->go_on(records)) return;
      task.uniting.reset();
      return next_file();
  }
}

}  // namespace fb::app
