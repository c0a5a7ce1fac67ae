// F17: memory that ends in the middle of an import. On the page that is the end of the program (it has no exceptions); here
// it can be watched. Leaks are found by the build with sanitizers.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <new>

#include "app/update.hpp"
#include "formats/snapshot.hpp"
#include "model/stages.hpp"
#include "support/world/world.hpp"

namespace {
thread_local long allocations_left = -1;  // -1: as many as are wanted
}

// Not inlined: the compiler would take malloc and delete for a pair that does not match.
[[gnu::noinline]] void* operator new(std::size_t size) {
  if (allocations_left == 0) throw std::bad_alloc();
  if (allocations_left > 0) --allocations_left;
  if (void* made = std::malloc(size ? size : 1)) return made;
  throw std::bad_alloc();
}
// The sanitizers bring one of their own, whose memory is not free's.
[[gnu::noinline]] void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  if (allocations_left == 0) return nullptr;
  if (allocations_left > 0) --allocations_left;
  return std::malloc(size ? size : 1);
}
[[gnu::noinline]] void operator delete(void* made) noexcept { std::free(made); }
[[gnu::noinline]] void operator delete(void* made, std::size_t) noexcept { std::free(made); }

using namespace fb;
using namespace fb::app;
using namespace fb::test;

namespace {

bool asks_store(const Effects& effects) {
  return std::any_of(effects.begin(), effects.end(),
                     [](const Effect& effect) { return std::holds_alternative<AppendLog>(effect); });
}

}  // namespace

TEST_CASE("F17: whichever allocation fails while a file is read, the board and the clock stay as they were") {
  World world(1, 2);
  world.load(0);
  world.load(1);
  world.run(1, Do{AddCard{stage::discovery(), "Theirs", ""}});
  const File file = world.exported(1);
  State& state = world.state(0);
  const std::string print = fingerprint(state.document);
  const Stamp clock = state.clock.last();
  bool is_done = false;
  long failed = 0;
  for (long k = 0; !is_done; k += 1 + k / 40) {
    Effects effects;
    const Action pick = FilesPicked{PickPurpose::import, {{file.name, file.bytes}}};
    is_done = true;
    allocations_left = k;
    try {
      update(state, pick, effects);
      while (has_work(state)) update(state, WorkOn{100}, effects);
    } catch (const std::bad_alloc&) {
      is_done = false;
      ++failed;
    }
    allocations_left = -1;
    CHECK(state.clock.last() == clock);
    if (!is_done) CHECK_FALSE(asks_store(effects));
  }
  CHECK(failed > 50);
  CHECK(fingerprint(state.document) == print);
  world.run(0, TakeImport{});
  world.check(0);
  CHECK(world.is_saved(0));
  CHECK(world.problem == "");
}

TEST_CASE("F17: whichever allocation fails while a file is taken, nothing was asked of the store: it is as before") {
  bool is_done = false;
  for (long k = 0; !is_done; k += 1 + k / 10) {
    World world(1, 2);
    world.load(0);
    world.load(1);
    world.run(1, Do{AddCard{stage::discovery(), "Theirs", ""}});
    world.pick(0, {world.exported(1)});
    Effects effects;
    world.act(0, 0, TakeImport{});
    world.works_on = false;
    world.work(0);  // the backup before it
    is_done = true;
    allocations_left = k;
    try {
      while (has_work(world.state(0))) update(world.state(0), WorkOn{100}, effects);
    } catch (const std::bad_alloc&) {
      is_done = false;
    }
    allocations_left = -1;
    if (!is_done) CHECK_FALSE(asks_store(effects));
    world.close(0);
    world.check_afresh(0);
    CHECK(world.problem == "");
  }
}
