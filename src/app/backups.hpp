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
  bool is_asked_for = false;               // the view that shows them is open, and the page was asked
  std::string looked_at;                   // name of the one that is being read to be shown as a file
  bool is_by_hand = false;                 // a person waits for the one that is being written
  std::uint64_t revision = 0;              // of the document when it was last backed up
  std::uint64_t in_flight = 0;             // the same of the one that is being written; 0: none
  std::shared_ptr<BackupWriting> writing;  // begun, and not handed out yet
};

// Backs the board up if it has changed since: begins to write, in slices, since a large board takes longer than a frame.
void back_up(State& state, std::string why);
bool has_backup_work(const State& state);
void work_on_backup(State& state, std::size_t records, Effects& effects);
void back_up_now(State& state);  // a person asks for it
void look_at_backup(State& state, const std::string& name, Effects& effects);
void show_backup(State& state, const BackupRead& read);
// While the Data view shows them: what there is, and how much room.
void ask_for_backups(State& state, Effects& effects);
void on_backup_written(State& state, const BackupWritten& answer, Effects& effects);
void on_backups_listed(State& state, const BackupsListed& answer, Effects& effects);

}  // namespace fb::app
