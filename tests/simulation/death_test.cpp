// Rows of the fault matrix (process death) as far as the program itself decides them.
#include <doctest/doctest.h>

#include "formats/snapshot.hpp"
#include "model/stages.hpp"
#include "support/world/world.hpp"

using namespace fb;
using namespace fb::app;
using namespace fb::test;

namespace {

Do card(const std::string& title) { return Do{AddCard{stage::discovery(), title, ""}}; }
std::string print_of(World& world, std::size_t who, std::size_t at = 0) {
  return fingerprint(world.state(who, at).document);
}

}  // namespace

TEST_CASE("F4: killed in a loop of edits: all that was acknowledged is there, in order, and nothing in part") {
  for (std::size_t answered = 0; answered <= 6; ++answered)
    for (std::uint64_t kept = 0; kept + answered <= 6; ++kept) {
      World world(answered, 1);
      world.load(0);
      std::vector<std::string> prints{print_of(world, 0)};
      for (int i = 0; i < 6; ++i) {
        world.act(0, 0, card("Card " + std::to_string(i)));
        prints.push_back(print_of(world, 0));
      }
      for (std::size_t i = 0; i < answered; ++i) world.work(0);
      world.crash(0, kept);
      world.check_afresh(0);
      world.load(0);
      CHECK(world.problem == "");
      CHECK(print_of(world, 0) == prints[answered + kept]);
    }
}

TEST_CASE("F7: closed while an import of three files is being saved: all of it is there or nothing") {
  World world(1, 2);
  world.load(1);
  std::vector<File> files;
  for (int i = 0; i < 2; ++i) {
    world.run(1, card("Card " + std::to_string(i)));
    files.push_back(world.exported(1));
  }
  files.push_back({"hand.json", R"({"leads":[{"name":"Ada L","email":"ada@example.org"}]})", {}, false});
  for (std::uint64_t prefix = 0; prefix < 4; ++prefix) {
    const std::size_t who = world.add_copy(0);
    world.load(who);
    const std::string before = print_of(world, who);
    world.pick(who, files);
    world.act(who, 0, TakeImport{});
    world.work(who);  // the backup before it
    const std::string after = print_of(world, who);
    CHECK(before != after);
    world.crash(who, prefix);
    world.check_afresh(who);
    world.load(who);
    const std::string then = print_of(world, who);
    CHECK((then == before || then == after));
  }
  CHECK(world.problem == "");
}

TEST_CASE(
    "F9: killed while a backup is written: the board is untouched, and the half backup is passed over for an older "
    "one") {
  World world(1, 1);
  world.load(0);
  world.run(0, card("Kept"));
  world.run(0, BackupDue{});
  world.run(0, card("Later"));
  world.act(0, 0, BackupDue{});
  world.crash(0, 0);
  world.check_afresh(0);
  CHECK(world.problem == "");
  REQUIRE(world.profile(0).backups.size() == 2);
  CHECK(world.profile(0).backups[0].is_torn);
  world.profile(0).boards.clear();  // now it is needed
  world.people[0].harm = Person::Harm::must_be_noticed;
  world.load(0);
  REQUIRE(world.state(0).phase == Phase::recovery);
  world.run(0, TakeRecovery{});
  CHECK(world.book.kept(world.tab(0).seen).holds(world.profile(0).backups[1].holds));
  CHECK(world.is_saved(0));
}

TEST_CASE("F10: power is lost: what was acknowledged is there, of what was on its way any part, each change whole") {
  for (std::uint64_t which = 0; which < 32; ++which) {
    World world(which, 1);
    world.load(0);
    for (int i = 0; i < 5; ++i) world.act(0, 0, card("Card " + std::to_string(i)));
    world.work(0);
    world.lose_power(0, which);
    world.check_afresh(0);
    CHECK(world.problem == "");
  }
}

TEST_CASE("F15: a page that stops in the middle of an action leaves the store as of the last answer") {
  World world(1, 1);
  world.load(0);
  world.run(0, card("Saved"));
  const std::string saved = print_of(world, 0);
  world.act(0, 0, card("Lost"));
  world.tab(0).requests.clear();  // it never came to asking
  world.close(0);
  world.check_afresh(0);
  world.load(0);
  CHECK(world.problem == "");
  CHECK(print_of(world, 0) == saved);
}

TEST_CASE(
    "F52: recovery that is killed at each step starts again with the same union; what could not be read is kept") {
  const auto damaged = [](World& world) {
    world.load(0);
    world.run(0, card("In the backup"));
    world.run(0, BackupDue{});
    world.run(0, card("Behind it"));
    world.close(0);
    Log& log = world.profile(0).boards.begin()->second;
    const auto row = std::next(log.rows.begin());
    row->second = altered(*row->second, 30);
    world.people[0].harm = Person::Harm::must_be_noticed;
    world.load(0);
    REQUIRE(world.state(0).phase == Phase::recovery);
  };
  World whole(1, 1);
  damaged(whole);
  whole.recover(0, 0);
  for (std::size_t worked = 0; worked < 4; ++worked)
    for (const bool saves_file : {false, true}) {
      World world(1, 1);
      damaged(world);
      if (saves_file) world.run(0, SaveRecoveredFile{});
      world.act(0, 0, TakeRecovery{});
      for (std::size_t i = 0; i < worked; ++i) world.work(0);
      world.crash(0, 0);
      world.load(0);
      if (world.state(0).phase == Phase::recovery) world.recover(0, 0);
      CHECK(world.is_saved(0));
      world.people[0].harm = Person::Harm::none;
      world.people[0].acknowledged = whole.people[0].acknowledged;
      CHECK(print_of(world, 0) == print_of(whole, 0));
      CHECK(world.profile(0).boards.begin()->second.quarantine.size() == 1);
      world.load(0);
      CHECK(print_of(world, 0) == print_of(whole, 0));
      CHECK(world.problem == "");
    }
}

TEST_CASE("F89: an import that is cancelled, or dies before it is taken, leaves board, store and clock as they were") {
  World world(1, 2);
  world.load(0);
  world.load(1);
  world.run(1, card("Theirs"));
  const File file = world.exported(1);
  const std::string before = print_of(world, 0);
  const Stamp clock = world.state(0).clock.last();
  world.pick(0, {file});
  REQUIRE(world.state(0).import.has_value());
  world.run(0, CancelImport{});
  CHECK(print_of(world, 0) == before);
  CHECK(world.state(0).clock.last() == clock);
  CHECK(world.tab(0).requests.empty());
  world.pick(0, {file});
  world.crash(0, 0);
  world.check_afresh(0);
  world.load(0);
  CHECK(print_of(world, 0) == before);
  CHECK(world.problem == "");
}
