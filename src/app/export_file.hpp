// A copy of the board, or of one table, for the outside.
#pragma once
#include "app/effects.hpp"
#include "app/state.hpp"
#include "formats/snapshot.hpp"

namespace fb::app {

Download exported(State& state, const ExportFile& what);   // a redacted one draws random names
std::string snapshot_of(const State& state);               // the whole board, as it goes into a file
fb::SnapshotOptions snapshot_options(const State& state);  // of a file or a backup
// "Spring plan.2026-11-23.Ana.funnel.json" for "funnel.json": without characters that file systems refuse.
std::string file_name(const State& state, std::string_view ending);

// Eight characters; takes time on a large board, so not for every frame.
std::string board_fingerprint(const State& state);

}  // namespace fb::app
