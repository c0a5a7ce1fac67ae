// Rows of the fault matrix (merge, import, undo) as far as the program itself decides them.
#include <doctest/doctest.h>

#include "formats/snapshot.hpp"
#include "model/stages.hpp"
#include "support/world/world.hpp"

using namespace fb;
using namespace fb::app;
using namespace fb::test;

namespace {

Do card(const std::string& title) { return Do{AddCard{stage::discovery(), title, ""}}; }
Id some_deal(World& world, std::size_t who) { return world.state(who).document.table(Type::deal).id(0); }
Do title(const Id& deal, const std::string& text) { return Do{SetField{Type::deal, deal, "title", value_text(text)}}; }
std::string title_in(World& world, std::size_t who, const Id& deal, std::size_t at = 0) {
  return world.state(who, at).document.find<Deal>(deal)->title;
}
std::string print_of(World& world, std::size_t who) { return fingerprint(world.state(who).document); }

}  // namespace

TEST_CASE("F85: the same file twice, an old one after a new one, rings of three: all have the same board") {
  World world(1, 3);
  std::vector<File> old, fresh;
  for (std::size_t who = 0; who < 3; ++who) {
    world.load(who);
    world.run(who, card("By " + std::to_string(who)));
    old.push_back(world.exported(who));
    world.run(who, title(some_deal(world, who), "By " + std::to_string(who)));
    fresh.push_back(world.exported(who));
  }
  world.import(1, {fresh[0]});
  world.import(1, {old[0]});
  world.import(2, {world.exported(1)});
  world.import(2, {world.exported(1)});
  world.import(0, {world.exported(2)});
  world.import(1, {old[2]});
  world.import(1, {world.exported(0)});
  for (std::size_t who = 0; who < 3; ++who) {
    world.check(who);
    CHECK(print_of(world, who) == print_of(world, 0));
    world.check_afresh(who);
  }
  CHECK(world.problem == "");
}

TEST_CASE(
    "F86: both sides import each other's conflict: the same value wins on both, and the other is in its history") {
  World world(1, 2);
  world.load(0);
  world.load(1);
  const Id deal = some_deal(world, 0);
  world.run(0, title(deal, "Mine"));
  world.now_ms += 5;
  world.run(1, title(deal, "Theirs"));
  const File from_0 = world.exported(0), from_1 = world.exported(1);
  world.import(0, {from_1});
  world.import(1, {from_0});
  CHECK(title_in(world, 0, deal) == "Theirs");
  CHECK(title_in(world, 1, deal) == "Theirs");
  CHECK(print_of(world, 0) == print_of(world, 1));
}

TEST_CASE("F92: Undo reaches across a reload and a crash, and leaves what somebody else has written since") {
  World world(1, 2);
  world.load(0);
  const Id deal = some_deal(world, 0);
  const std::string before = title_in(world, 0, deal);
  world.run(0, title(deal, "Changed"));
  world.crash(0, 0);
  world.load(0);
  world.run(0, Undo{});
  CHECK(title_in(world, 0, deal) == before);
  world.run(0, Redo{});
  CHECK(title_in(world, 0, deal) == "Changed");
  world.load(1);
  world.import(1, {world.exported(0)});
  world.run(1, title(deal, "Theirs"));
  world.import(0, {world.exported(1)});
  world.load(0);
  world.run(0, Undo{});
  CHECK(title_in(world, 0, deal) == "Theirs");
  world.check(0);
  CHECK(world.problem == "");
}

TEST_CASE("F92: Undo stays each tab's own while both are open") {
  World world(1, 1);
  world.load(0, 0);
  world.load(0, 1);
  const Id deal = some_deal(world, 0);
  world.run(0, title(deal, "First tab"), 0);
  world.look(0, 1);
  world.run(0, Undo{}, 1);
  CHECK(title_in(world, 0, deal, 1) == "First tab");
}

TEST_CASE("F94: whatever waits, fails or lies, the status never says Saved when a fresh load would differ") {
  World world(1, 1);
  world.load(0);
  world.act(0, 0, card("On its way"));
  CHECK_FALSE(world.is_saved(0));
  world.trouble = Trouble::fails;
  world.settle(0);
  CHECK_FALSE(world.is_saved(0));
  world.run(0, card("Behind it"));
  world.trouble = Trouble::none;
  world.run(0, RetrySave{});
  CHECK(world.is_saved(0));
  world.check(0);
  world.check_afresh(0);
  CHECK(world.problem == "");
}
