#include "app/backups.hpp"

#include <memory>
#include <utility>

#include "app/export_file.hpp"
#include "app/import_flow.hpp"
#include "app/kept_file.hpp"
#include "app/notice.hpp"
#include "app/recovery.hpp"
#include "app/state.hpp"

namespace fb::app {

// In parts of about 1 MB.
struct BackupWriting {
  BackupWriting(const State& state, std::string its_why)
      : why(std::move(its_why)), snapshot(state.document, snapshot_options(state)) {}
  std::string why;
  fb::SnapshotWriting snapshot;
  std::vector<std::string> parts;
};

static void begin(State& state, std::string why) {
  state.backups.in_flight = state.document.revision();
  state.backups.writing = std::make_shared<BackupWriting>(state, std::move(why));
}

void back_up(State& state, std::string why) {
  const Backups& backups = state.backups;
  if (state.phase != Phase::ready || state.home != Home::stored || !backups.is_possible) return;
  if (backups.in_flight != 0 || backups.revision == state.document.revision()) return;
  begin(state, std::move(why));
}

bool has_backup_work(const State& state) { return state.backups.writing != nullptr; }

void work_on_backup(State& state, std::size_t records, Effects& effects) {
  constexpr std::size_t part_size = 1u << 20;
  const std::shared_ptr<BackupWriting> writing = state.backups.writing;
  if (state.backups.in_flight != state.document.revision()) return begin(state, writing->why);  // edited meanwhile
  std::vector<std::string>& parts = writing->parts;
  if (parts.empty() || parts.back().size() >= part_size) parts.emplace_back().reserve(part_size + part_size / 4);
  if (writing->snapshot.go_on(records, parts.back())) return;
  state.backups.writing.reset();
  effects.push_back(WriteBackup{state.document.board.text(), std::move(writing->why),
                                std::make_shared<const std::vector<std::string>>(std::move(parts))});
}

void back_up_now(State& state) {
  Backups& backups = state.backups;
  if (state.home != Home::stored) return;
  back_up(state, "asked");
  backups.is_by_hand = backups.in_flight != 0;
  if (!backups.is_by_hand) notify(state, "Nothing has changed since the last backup.");
}

void look_at_backup(State& state, const std::string& name, Effects& effects) {
  state.backups.looked_at = name;
  effects.push_back(ReadBackup{state.document.board.text(), name});
}

void show_backup(State& state, const BackupRead& read) {
  Backups& backups = state.backups;
  if (state.phase != Phase::ready || backups.looked_at != read.name) return;
  backups.looked_at.clear();
  if (!read.ok) return notify_error(state, "This backup can't be read: " + read.error + ".");
  std::string name = "Backup";
  for (const Backup& backup : backups.list) {
    if (backup.name != read.name) continue;
    const std::int64_t minute = (backup.at_ms + state.utc_offset_minutes * 60'000) / 60'000;
    const auto two = [](std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    name += " of " + Day::from_ms(backup.at_ms, state.utc_offset_minutes).text() + ", " + two(minute / 60 % 24) + ":" +
            two(minute % 60);
  }
  begin_import(state, PickPurpose::import, {PickedFile{std::move(name), read.bytes}});
}

void ask_for_backups(State& state, Effects& effects) {
  Backups& backups = state.backups;
  const bool is_shown = state.phase == Phase::ready && state.view == View::data;
  if (is_shown && !backups.is_asked_for) {
    effects.push_back(ListBackups{state.document.board.text()});
    if (state.kept_file.access == KeptFileFound::Access::unknown) find_kept_file(state, effects);
  }
  backups.is_asked_for = is_shown;
}

void on_backup_written(State& state, const BackupWritten& answer, Effects& effects) {
  Backups& backups = state.backups;
  const bool ok = answer.fault == StoreFault::none;
  if (ok) backups.revision = backups.in_flight;
  backups.in_flight = 0;
  backups.is_possible = answer.fault != StoreFault::absent;
  if (backups.is_by_hand && ok) notify(state, "Backed up");
  if (backups.is_by_hand && !ok) notify_error(state, "It was not backed up: " + answer.error + ".");
  backups.is_by_hand = false;
  if (ok && state.view == View::data) effects.push_back(ListBackups{state.document.board.text()});
}

void on_backups_listed(State& state, const BackupsListed& answer, Effects& effects) {
  state.backups.is_possible = answer.ok;
  state.backups.list = answer.backups;
  state.backups.is_listed = true;
  add_backups(state, effects);
}

}  // namespace fb::app
