// "Archive and compact": the whole history goes into a file, and the board goes on with its current values only, as another
// generation of itself. What others still write to the one before comes as proposals.
#pragma once
#include <cstdint>
#include <memory>
#include <string>

#include "app/actions.hpp"
#include "model/document.hpp"

namespace fb::app {

struct State;

struct Archiving {
  // saving: the archive is on its way to the downloads; saved: a person may go on; the rest can't be called off.
  enum class Stage : std::uint8_t { none, saving, saved, backing_up, switching } stage = Stage::none;
  std::string file;            // name of the archive
  std::uint64_t revision = 0;  // of the board in it
  std::string trouble;         // why it did not go on
  bool without_backup = false;
  std::shared_ptr<Document> next;  // what the board becomes
};

void save_archive(State& state, Effects& effects);
void on_archive_saved(State& state, bool ok);
void compact_board(State& state, Effects& effects);
// The board goes on with what another member made of it; what only this browser has is proposed afterwards.
void move_on(State& state, Document next, Effects& effects);
void on_archive_backup(State& state, const BackupWritten& answer, Effects& effects);
void on_generation_begun(State& state, const GenerationBegun& answer, Effects& effects);
bool is_switching(const State& state);

// What was written in another generation and waits for a decision: it is kept in the log until then.
bool has_proposals(const State& state);
void weigh_proposals(State& state);  // where none of it is newer than the board, there is nothing to decide
void look_at_proposals(State& state);
void settle_proposals(State& state, Effects& effects);  // all that was shown is decided about

}  // namespace fb::app
