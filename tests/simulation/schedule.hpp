// A schedule: what two to five people do and what happens to them, step by step, all of it drawn from one number.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "support/world/world.hpp"

namespace fb::test {

struct Step {
  enum What : std::uint8_t {
    edit,
    bulk,
    undo,
    redo,
    undo_and_redo,
    export_file,
    pick,
    take,
    cancel,
    import_own,
    work,
    settle,
    look,
    look_twice,
    open_tab,
    close_tab,
    crash_tab,
    crash,
    lose_power,
    lie,
    back_up,
    compact,
    trouble,
    calm,
    retry,
    alter_row,
    lose_row,
    lose_counts,
    put_back,
    clone,
    new_person,
    turn_clock,
    stand_still,
    wait,
    kinds
  };
  What what = edit;
  std::uint8_t who = 0, tab = 0;
  std::uint64_t random = 0;  // for all that the step decides
  bool settles = true;       // what it asks for is worked off at once, and the other tabs look
};
const char* name_of(Step::What what);

struct Schedule {
  std::uint64_t seed = 0;
  std::size_t people = 2;
  int session_bits = 40;
  bool random_repeats = false;
  std::vector<std::int64_t> skews;
  std::vector<Step> steps;
  bool ends_with_files = false;  // in the end, files go round
};
Schedule schedule_of(std::uint64_t seed);

struct Outcome {
  std::string problem;  // "" or the law that was broken
  std::size_t step = 0;
  Figures figures;
};
// `tell`: prints each step.
Outcome run(const Schedule& schedule, bool tell = false);

// The shortest schedule found by leaving out steps that still breaks a law.
Schedule shrunk(Schedule schedule);

}  // namespace fb::test
