// Copies of the board that this browser keeps beside its database.
#pragma once
#include <cstdint>
#include <memory>
#include <vector>

#include "app/actions.hpp"

namespace fb::app {

struct State;
struct BackupWriting;

struct Backups {
  std::vector<Backup> list;  // newest first, as last asked for
  bool is_listed = false, is_possible = true;
  std::uint64_t revision = 0;              // of the document when it was last backed up
  std::uint64_t in_flight = 0;             // the same of the one that is being written; 0: none
  std::shared_ptr<BackupWriting> writing;  // begun, and not handed out yet
};

// Backs the board up if it has changed since: begins to write, in slices, since a large board takes longer than a frame.
void back_up(State& state, std::string why);
bool has_backup_work(const State& state);
void work_on_backup(State& state, std::size_t records, Effects& effects);
void on_backup_written(State& state, const BackupWritten& answer, Effects& effects);
void on_backups_listed(State& state, const BackupsListed& answer, Effects& effects);

}  // namespace fb::app
