// Rows of the fault matrix (storage errors) as far as the program itself decides them.
#include <doctest/doctest.h>

#include "formats/snapshot.hpp"
#include "model/stages.hpp"
#include "support/world/world.hpp"
#include "views/save_status.hpp"

using namespace fb;
using namespace fb::app;
using namespace fb::test;

namespace {

Do card(const std::string& title) { return Do{AddCard{stage::discovery(), title, ""}}; }

// A bit of everything that asks something of the store.
void work_a_while(World& world) {
  world.load(0);
  if (world.state(0).phase == Phase::recovery) world.load(0);  // it did not open: once more
  for (int i = 0; i < 3; ++i) world.run(0, card("Card " + std::to_string(i)));
  world.run(0, BackupDue{});
  world.run(0, Undo{});
  world.run(0, card("Last"));
  world.check(0);
}

}  // namespace

TEST_CASE("F18: any call of the store fails, once or for ever: the status is true, nothing that was saved is lost") {
  constexpr StoreFault faults[] = {StoreFault::full, StoreFault::lost, StoreFault::other};
  for (const StoreFault fault : faults)
    for (const Trouble trouble : {Trouble::fails, Trouble::aborts_late, Trouble::never_answers})
      for (const bool for_ever : {false, true}) {
        std::uint64_t failed = 1;
        for (std::uint32_t k = 0; failed > 0; ++k) {
          World world(k, 1);
          world.trouble = trouble;
          world.trouble_fault = fault;
          world.trouble_from = k;
          if (!for_ever) world.trouble_until = k + 1;
          work_a_while(world);
          failed = world.figures.store_faults;
          CAPTURE(k);
          CHECK(world.problem == "");
          if (world.state(0).phase == Phase::ready && world.state(0).saving.waiting.size() > 0)
            CHECK(safety_of(world.state(0)) == Safety::not_saved);
          world.trouble = Trouble::none;
          if (world.state(0).phase == Phase::ready) {  // it works again
            world.run(0, RetrySave{});
            CHECK(world.is_saved(0));
            world.check(0);
          }
          world.close(0);
          world.check_afresh(0);
          CHECK(world.problem == "");
        }
      }
}

TEST_CASE("F25: a store that lied is found out at the next start, and says how much is missing") {
  World world(1, 1);
  world.load(0);
  for (int i = 0; i < 3; ++i) world.run(0, card("Card " + std::to_string(i)));
  CHECK(world.lie(0, 2) == 2);
  world.load(0);
  REQUIRE(world.state(0).phase == Phase::recovery);
  CHECK(world.state(0).recovery->loss == Recovery::Loss::missing);
  CHECK(world.state(0).recovery->account[0].substr(0, 9) == "2 entries");
  CHECK_FALSE(world.is_saved(0));
}

TEST_CASE("F26: a change that was written twice, because no answer came, is one change, and no alarm") {
  World world(1, 1);
  world.load(0);
  world.trouble = Trouble::never_answers;
  world.run(0, card("Once"));
  world.trouble = Trouble::none;
  CHECK(world.is_saved(0));
  const Log& log = world.profile(0).boards.begin()->second;
  CHECK(log.lines() == log.counted() + 1);
  world.check_afresh(0);
  CHECK(world.problem == "");
}

TEST_CASE("F42: an altered row is kept apart, the rest opens, and a colleague's file brings back what it held") {
  World world(1, 2);
  world.load(0);
  world.run(0, card("Bent"));
  world.run(0, card("Whole"));
  const File file = world.exported(0);
  const std::string print = fingerprint(world.state(0).document);
  world.close(0);
  Log& log = world.profile(0).boards.begin()->second;
  const auto row = std::next(log.rows.begin());
  row->second = altered(*row->second, 40);
  world.people[0].harm = Person::Harm::must_be_noticed;
  world.load(0);
  REQUIRE(world.state(0).phase == Phase::recovery);
  CHECK(world.state(0).recovery->details.find("its bytes have changed") != std::string::npos);
  world.recover(0, 0);
  CHECK(world.profile(0).boards.begin()->second.quarantine.size() == 1);
  CHECK(fingerprint(world.state(0).document) != print);
  world.import(0, {file});
  CHECK(fingerprint(world.state(0).document) == print);
  CHECK(world.problem == "");
}

TEST_CASE("F43: one row that is gone is counted, and the screen says how many") {
  World world(1, 1);
  world.load(0);
  for (int i = 0; i < 3; ++i) world.run(0, card("Card " + std::to_string(i)));
  world.close(0);
  Log& log = world.profile(0).boards.begin()->second;
  log.rows.erase(std::next(log.rows.begin()));
  world.load(0);
  REQUIRE(world.state(0).phase == Phase::recovery);
  CHECK(world.state(0).recovery->account[0].substr(0, 7) == "1 entry");
}

TEST_CASE("F44: counts that are gone, or smaller than the log, are no alarm") {
  for (const bool all : {true, false}) {
    World world(1, 1);
    world.load(0);
    world.run(0, card("Here"));
    world.close(0);
    Log& log = world.profile(0).boards.begin()->second;
    if (all) log.counts.clear();
    else --log.counts.begin()->second;
    world.check_afresh(0);
    CHECK(world.problem == "");
  }
}

TEST_CASE("F45: rows in any order, recovered ones last, give the same board and the same bytes") {
  World world(1, 1);
  world.load(0);
  for (int i = 0; i < 5; ++i) world.run(0, card("Card " + std::to_string(i)));
  world.run(0, Undo{});
  const std::string print = fingerprint(world.state(0).document);
  world.close(0);
  Log& log = world.profile(0).boards.begin()->second;
  std::map<std::uint64_t, RowPointer> turned;
  for (const auto& [key, row] : log.rows) turned[1000 - key] = row;
  log.rows = turned;
  log.next_key = 1001;
  world.check_afresh(0);
  world.load(0);
  CHECK(fingerprint(world.state(0).document) == print);
  CHECK(world.problem == "");
}

TEST_CASE("F46: a sentinel that lags behind the store is no alarm; one that is ahead of it is the alarm it is for") {
  World world(1, 1);
  world.load(0);
  const Sentinel before = world.profile(0).sentinels.begin()->second;
  world.run(0, card("Here"));
  world.close(0);
  world.profile(0).sentinels.begin()->second = before;
  world.check_afresh(0);
  CHECK(world.problem == "");
  world.profile(0).sentinels.begin()->second.lines += 5;
  world.load(0);
  CHECK(world.state(0).phase == Phase::recovery);
}

TEST_CASE("F50: a damaged backup is passed over for the next older one") {
  World world(1, 1);
  world.load(0);
  for (int i = 0; i < 3; ++i) {
    world.run(0, card("Card " + std::to_string(i)));
    world.run(0, BackupDue{});
  }
  world.close(0);
  std::vector<KeptBackup>& backups = world.profile(0).backups;
  backups[0].bytes[backups[0].bytes.size() / 2] ^= 1;  // it passes as read
  backups[1].is_torn = true;
  world.profile(0).boards.clear();
  world.load(0);
  REQUIRE(world.state(0).phase == Phase::recovery);
  CHECK(world.state(0).recovery->sources[1].read == Recovery::Source::Read::failed);
  CHECK(world.state(0).recovery->sources[2].read == Recovery::Source::Read::failed);
  CHECK(world.state(0).recovery->sources[3].read == Recovery::Source::Read::done);
  world.run(0, TakeRecovery{});
  CHECK(world.book.kept(world.tab(0).seen).holds(backups[2].holds));
}
