#include "app/archiving.hpp"

#include <algorithm>

#include "app/backups.hpp"
#include "app/export_file.hpp"
#include "app/import_flow.hpp"
#include "app/notice.hpp"
#include "app/state.hpp"
#include "formats/log.hpp"
#include "formats/snapshot.hpp"
#include "model/generations.hpp"

namespace fb::app {
namespace {

using Stage = Archiving::Stage;

void stop(State& state, Stage back_to, std::string trouble) {
  state.archiving.stage = back_to;
  state.archiving.next.reset();
  state.archiving.trouble = std::move(trouble);
}

bool reads_back(const State& state, const std::string& bytes) {
  const Result<Snapshot> back = read_snapshot(bytes);
  return back && back->checksum_matches && back->plain.empty() && back->refused.empty() &&
         fingerprint(back->document) == fingerprint(state.document);
}

void switch_over(State& state, Effects& effects) {
  Archiving& archiving = state.archiving;
  if (archiving.revision != state.document.revision())
    return stop(state, Stage::none, "Another tab has changed the board meanwhile. Save the archive once more.");
  archiving.stage = Stage::switching;
  BeginGeneration begin;
  begin.board_id = archiving.next->board.text();
  begin.gen = archiving.next->gen;
  // What only this browser has must outlive a tab that is closed before anybody has looked at it.
  if (archiving.file.empty()) begin.older = record_rows(proposals(*archiving.next, state.document));
  begin.rows = std::make_shared<const std::vector<std::string>>(record_rows(*archiving.next));
  for (const std::string& row : *begin.rows)
    begin.lines += 1 + static_cast<std::uint64_t>(std::count(row.begin(), row.end(), '\n'));
  effects.push_back(std::move(begin));
}

// A copy that was read back lies beside the database before anything is switched.
void back_up_and_switch(State& state, Effects& effects) {
  Archiving& archiving = state.archiving;
  archiving.trouble.clear();
  if (!archiving.without_backup) back_up(state, "archive");
  if (state.backups.in_flight == 0) return switch_over(state, effects);
  archiving.stage = Stage::backing_up;
}

bool proposes_anything(const Document& document) {
  return std::any_of(document.tables().begin(), document.tables().end(),
                     [](const Table& table) { return table.info().type != Type::session && table.size() > 0; });
}

}  // namespace

bool is_switching(const State& state) {
  return state.archiving.stage == Stage::backing_up || state.archiving.stage == Stage::switching;
}

void save_archive(State& state, Effects& effects) {
  if (state.phase != Phase::ready || state.home != Home::stored || is_switching(state)) return;
  state.archiving = {};
  Archiving& archiving = state.archiving;
  Download file{file_name(state, "archive.funnel.json"), "application/json", snapshot_of(state)};
  if (!reads_back(state, file.bytes)) {
    archiving.trouble =
        "The archive does not read back as it was written, so it was not saved. The board is unchanged.";
    return;
  }
  archiving.file = file.name;
  archiving.revision = state.document.revision();
  archiving.stage = Stage::saving;
  state.is_copy_leaving = true;
  effects.push_back(std::move(file));
}

void on_archive_saved(State& state, bool ok) {
  if (state.archiving.stage == Stage::saving) state.archiving.stage = ok ? Stage::saved : Stage::none;
}

void compact_board(State& state, Effects& effects) {
  Archiving& archiving = state.archiving;
  if (archiving.stage != Stage::saved || state.phase != Phase::ready) return;
  if (archiving.revision != state.document.revision())
    return stop(state, Stage::none, "The board has changed since the archive was saved. Save it once more.");
  if (!state.saving.waiting.empty()) {
    archiving.trouble = "Not everything is saved yet. Try again in a moment.";
    return;
  }
  archiving.next = std::make_shared<Document>(compacted(state.document));
  back_up_and_switch(state, effects);
}

void move_on(State& state, Document next, Effects& effects) {
  state.archiving = {};
  if (!state.saving.waiting.empty()) return notify_error(state, "Not everything is saved yet. Try again in a moment.");
  state.archiving.revision = state.document.revision();
  state.archiving.next = std::make_shared<Document>(std::move(next));
  back_up_and_switch(state, effects);
}

void on_archive_backup(State& state, const BackupWritten& answer, Effects& effects) {
  if (state.archiving.stage != Stage::backing_up) return;
  if (answer.fault == StoreFault::none || answer.fault == StoreFault::absent) return switch_over(state, effects);
  const bool has_file = !state.archiving.file.empty();
  stop(state, has_file ? Stage::saved : Stage::none,
       "No backup could be made before it (" + answer.error + "). The archive is in your downloads all the same.");
  state.archiving.without_backup = true;
  if (!has_file)
    notify_error(state, "No backup could be made before it (" + answer.error + "). The board is unchanged.");
}

void on_generation_begun(State& state, const GenerationBegun& answer, Effects&) {
  Archiving& archiving = state.archiving;
  if (archiving.stage != Stage::switching) return;
  const bool is_own = !archiving.file.empty();
  if (answer.fault != StoreFault::none) {
    stop(state, is_own ? Stage::saved : Stage::none,
         "It was not compacted: " + answer.error + ". The board is unchanged.");
    if (!is_own) notify_error(state, archiving.trouble);
    return;
  }
  // What came from another tab since, and what only this browser had.
  const bool has_more = !is_own || archiving.revision != state.document.revision();
  auto before = std::make_shared<Document>(std::move(state.document));
  state.document = std::move(*archiving.next);
  for (const Table& table : state.document.tables()) state.clock.observe(table.newest());
  const std::string file = archiving.file;
  archiving = {};
  ++state.board_number;
  state.history.clear();  // what values were before is in the archive now
  state.session_recorded = false;
  state.backups = {};
  state.panel = {};
  state.marked.clear();
  state.dialog = Dialog::none;
  if (has_more && !state.reading.other_generation) state.reading.other_generation = before;
  else if (has_more) unite(*state.reading.other_generation, *before);
  for (const std::uint64_t key : answer.older) state.reading.other_keys.push_back(key);
  weigh_proposals(state);
  if (is_own) notify(state, "Archived and compacted. What values were before is in “" + file + "”.");
  else notify(state, "The board goes on in its new generation.");
}

void weigh_proposals(State& state) {
  std::shared_ptr<Document>& other = state.reading.other_generation;
  if (other && !proposes_anything(proposals(state.document, *other))) other.reset();
}

bool has_proposals(const State& state) {
  return state.phase == Phase::ready && state.home == Home::stored && state.reading.other_generation != nullptr;
}

void look_at_proposals(State& state) {
  if (!has_proposals(state)) return;
  begin_proposals(state, "From before the board was compacted", *state.reading.other_generation);
}

void settle_proposals(State& state, Effects& effects) {
  SetAside aside{state.document.board.text(), {}};
  for (const std::uint64_t key : state.reading.other_keys)
    aside.rows.push_back({key, "of another generation, and decided about"});
  state.reading.other_keys.clear();
  state.reading.other_generation.reset();
  if (!aside.rows.empty()) effects.push_back(std::move(aside));
}

}  // namespace fb::app
