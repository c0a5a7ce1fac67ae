// A file on a person's disk that is kept up to date with the board, where the browser can do that (web/keep_file.js).
#pragma once
#include <cstdint>
#include <string>

#include "app/actions.hpp"

namespace fb::app {

struct State;

struct KeptFile {
  KeptFileFound::Access access = KeptFileFound::Access::unknown;
  std::string name, error;
  std::int64_t held_ms = 0;           // when it last held all of the board; 0: not in this session
  std::int64_t failing_since_ms = 0;  // 0: not failing
  std::uint64_t revision = 0;         // of the board that it holds
  std::uint64_t tried = 0;            // the same of the last try
  bool is_in_flight = false;
  bool is_awaited = false;         // KeptFileDue will come
  bool is_somebody_elses = false;  // somebody has written something else into it: it is not written over unasked
};

void find_kept_file(State& state, Effects& effects);
void on_kept_file_found(State& state, const KeptFileFound& found);
// After each action: what has changed is written a little later.
void keep_file_up(State& state, Effects& effects);
void on_kept_file_due(State& state, Effects& effects);
void on_kept_file_written(State& state, const KeptFileWritten& written, Effects& effects);
void on_kept_file_read(State& state, const KeptFileRead& read);
void use_kept_file(State& state, const ForKeptFile& wish, Effects& effects);
// What somebody else wrote into it is known now: from here on it is ours again.
void take_over_kept_file(State& state, const std::string& hash, Effects& effects);

}  // namespace fb::app
