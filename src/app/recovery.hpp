// What is done when something of a stored board is missing: nothing is destroyed; what survived, backups and files are
// laid side by side, and the union of what a person ticks becomes the board.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "app/actions.hpp"
#include "app/effects.hpp"
#include "app/import_flow.hpp"

namespace fb::app {

struct State;

// How much of the log has come in while it is read.
struct Reading {
  std::uint32_t rows = 0;
  std::uint64_t lines = 0;
  std::vector<BadRow> bad;
  std::shared_ptr<Document> other_generation;  // from before the board was archived and compacted
  std::vector<std::uint64_t> other_keys;       // of its rows
};

struct Recovery {
  enum class Loss : std::uint8_t { unopenable, emptied, missing, damaged } loss = Loss::missing;
  std::string board_id;
  std::vector<std::string> account;  // what happened, in plain sentences
  std::string details;               // for a person who has to report it
  struct Source {
    enum class Kind : std::uint8_t { stored, backup, file } kind = Kind::stored;
    enum class Read : std::uint8_t { not_yet, coming, done, failed } read = Read::not_yet;
    std::string name, error;
    std::int64_t at_ms = 0;
    bool taken = false;
    std::shared_ptr<Document> holds;
    CountByType counts{};
    std::size_t alone = 0;  // records that none of the sources before it has
  };
  std::vector<Source> sources;  // the first is what could be read of the log
  CountByType counts{};         // of the union of what is ticked
  std::string board_name;
  bool lists_backups = false;  // the answer is still to come
};

// The log has been read, or could not be. True when all is as it was left; else the phase is recovery now.
bool check_what_was_read(State& state, const StoreOpened& opened, Effects& effects);

void tick_recovery(State& state, const TickRecovery& tick, Effects& effects);
void add_backups(State& state, Effects& effects);  // to the sources, once they are listed
void take_backup(State& state, const BackupRead& read, Effects& effects);
void add_recovery_files(State& state, const FilesPicked& picked);
void save_recovered_file(State& state, Effects& effects);
void take_recovery(State& state, Effects& effects);

}  // namespace fb::app
