#include "app/backups.hpp"

#include <memory>

#include "app/export_file.hpp"
#include "app/import_flow.hpp"
#include "app/kept_file.hpp"
#include "app/notice.hpp"
#include "app/recovery.hpp"
#include "app/state.hpp"

namespace fb::app {

void back_up(State& state, std::string why, Effects& effects) {
  Backups& backups = state.backups;
  const std::uint64_t revision = state.document.revision();
  if (state.phase != Phase::ready || state.home != Home::stored || !backups.is_possible) return;
  if (backups.in_flight != 0 || backups.revision == revision) return;
  backups.in_flight = revision;
  effects.push_back(WriteBackup{state.document.board.text(), std::move(why),
                                std::make_shared<const std::string>(snapshot_of(state))});
}

void back_up_now(State& state, Effects& effects) {
  Backups& backups = state.backups;
  if (state.home != Home::stored) return;
  back_up(state, "asked", effects);
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
