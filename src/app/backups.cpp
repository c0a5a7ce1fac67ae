#include "app/backups.hpp"

#include <memory>

#include "app/export_file.hpp"
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

void on_backup_written(State& state, const BackupWritten& answer, Effects& effects) {
  Backups& backups = state.backups;
  const bool ok = answer.fault == StoreFault::none;
  if (ok) backups.revision = backups.in_flight;
  backups.in_flight = 0;
  backups.is_possible = answer.fault != StoreFault::absent;
  backups.is_listed = false;
  if (ok && state.view == View::data) effects.push_back(ListBackups{state.document.board.text()});
}

void on_backups_listed(State& state, const BackupsListed& answer, Effects& effects) {
  state.backups.is_possible = answer.ok;
  state.backups.list = answer.backups;
  state.backups.is_listed = true;
  add_backups(state, effects);
}

}  // namespace fb::app
