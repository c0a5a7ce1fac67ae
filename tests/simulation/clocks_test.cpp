// Rows of the fault matrix (clocks, ids, random numbers) as far as the program itself decides them.
#include <doctest/doctest.h>

#include "formats/snapshot.hpp"
#include "model/stages.hpp"
#include "support/world/world.hpp"

using namespace fb;
using namespace fb::app;
using namespace fb::test;

namespace {

constexpr std::int64_t a_day = 86'400'000;
Do card(const std::string& title) { return Do{AddCard{stage::discovery(), title, ""}}; }
Id some_deal(World& world, std::size_t who) { return world.state(who).document.table(Type::deal).id(0); }
Do title(const Id& deal, const std::string& text) { return Do{SetField{Type::deal, deal, "title", value_text(text)}}; }
std::string title_in(World& world, std::size_t who, const Id& deal) {
  return world.state(who).document.find<Deal>(deal)->title;
}
std::string print_of(World& world, std::size_t who) { return fingerprint(world.state(who).document); }

}  // namespace

TEST_CASE("F79: a clock that ran ten years ahead: edits still win, the board opens, and its backups can be recovered") {
  World world(1, 2);
  world.people[0].skew_ms = 3650 * a_day;
  world.load(0);
  const Id deal = some_deal(world, 0);
  world.run(0, title(deal, "From 2036"));
  world.run(0, BackupDue{});
  const File file = world.exported(0);
  world.people[0].skew_ms = 0;
  world.load(0);
  world.run(0, title(deal, "Right again"));
  CHECK(title_in(world, 0, deal) == "Right again");
  world.check_afresh(0);
  CHECK(world.problem == "");

  world.load(1);  // a colleague with a right clock is told, and nothing happens behind their back
  const std::string before = print_of(world, 1);
  world.pick(1, {file});
  REQUIRE(world.state(1).import.has_value());
  CHECK(world.state(1).import->files[0].error.find("more than a year ahead") != std::string::npos);
  world.run(1, TakeImport{});
  CHECK(title_in(world, 1, deal) != "From 2036");

  world.close(0);
  world.profile(0).boards.clear();
  world.load(0);
  REQUIRE(world.state(0).phase == Phase::recovery);
  CHECK(world.state(0).recovery->sources[1].read == Recovery::Source::Read::done);
  world.run(0, TakeRecovery{});
  CHECK(title_in(world, 0, deal) == "From 2036");
}

TEST_CASE("F80: a clock three days behind, or stepped back: an edit wins over what was seen") {
  World world(1, 2);
  world.load(0);
  world.people[1].skew_ms = -3 * a_day;
  const Id deal = some_deal(world, 0);
  world.run(0, title(deal, "Ahead"));
  world.load(1);
  world.import(1, {world.exported(0)});
  world.run(1, title(deal, "Behind, but later"));
  CHECK(title_in(world, 1, deal) == "Behind, but later");
  world.now_ms -= a_day;
  world.import(0, {world.exported(1)});
  CHECK(title_in(world, 0, deal) == "Behind, but later");
  world.run(0, title(deal, "Stepped back"));
  CHECK(title_in(world, 0, deal) == "Stepped back");
  world.check(0);
  world.check(1);
  CHECK(world.problem == "");
}

TEST_CASE("F81: 40,000 actions in one millisecond borrow from the next: stamps go on rising") {
  Clock clock(7);
  Stamp last = clock.next(world_begins_ms);
  for (int i = 0; i < 40'000; ++i) {
    const Stamp next = clock.next(world_begins_ms);
    REQUIRE(last < next);
    last = next;
  }
  CHECK(last.ms() == world_begins_ms + 1);
}

TEST_CASE("F83: sessions of the same name: both boards converge, and the same values win on both") {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    World world(seed, 2);
    world.session_bits = 2;
    world.load(0);
    world.load(1);
    const Id deal = some_deal(world, 0);
    for (int i = 0; i < 3; ++i)
      for (const std::size_t who : {0u, 1u})
        world.run(who, title(deal, "By " + std::to_string(who) + " " + std::to_string(i)));
    for (int i = 0; i < 2; ++i)
      for (const std::size_t who : {0u, 1u}) world.import(who, {world.exported(1 - who)});
    world.check(0);
    world.check(1);
    CHECK(print_of(world, 0) == print_of(world, 1));
    CHECK(world.problem == "");
  }
}

TEST_CASE("F84: an id that is in use is drawn again; drawn on two boards, the boards still converge") {
  World world(1, 2);
  world.random_repeats = true;
  world.load(0);
  world.load(1);
  const std::size_t deals = world.state(0).document.table(Type::deal).size();
  world.run(0, card("Mine"));
  world.run(1, card("Theirs"));
  const Table& theirs = world.state(1).document.table(Type::deal);
  CHECK(world.state(0).document.table(Type::deal).id(static_cast<RowIndex>(deals)) ==
        theirs.id(static_cast<RowIndex>(deals)));
  world.load(0);
  world.run(0, card("Second"));  // the same number is drawn in the same millisecond
  CHECK(world.state(0).document.table(Type::deal).size() == deals + 2);
  for (int i = 0; i < 2; ++i)
    for (const std::size_t who : {0u, 1u}) world.import(who, {world.exported(1 - who)});
  CHECK(print_of(world, 0) == print_of(world, 1));
  world.check(0);
  CHECK(world.problem == "");
}
