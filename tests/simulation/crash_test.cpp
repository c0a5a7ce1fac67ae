// Faults of faults.md §2 at the level of the simulator: the death of a page, a browser or a machine.
#include <doctest/doctest.h>

#include "model/stages.hpp"
#include "support/world/world.hpp"

using namespace fb;
using namespace fb::app;
using namespace fb::test;

TEST_CASE("F4: killed in a loop of edits: all that was acknowledged is there, and nothing in part") {
  for (std::size_t answered = 0; answered < 6; ++answered) {
    World world(answered, 1);
    world.load(0);
    for (int i = 0; i < 6; ++i) world.act(0, 0, Do{AddCard{stage::discovery(), "Card " + std::to_string(i), ""}});
    for (std::size_t i = 0; i < answered; ++i) world.work(0);
    world.crash(0, answered);
    world.check_afresh(0);
    CHECK(world.problem == "");
  }
}
