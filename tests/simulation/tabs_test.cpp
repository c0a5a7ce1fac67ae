// Rows of the fault matrix (two tabs, profiles put back and cloned) as far as the program itself decides them.
#include <doctest/doctest.h>

#include "formats/log.hpp"
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
Id some_deal(World& world, std::size_t who) { return world.state(who).document.table(Type::deal).id(0); }
std::string title_in(World& world, std::size_t who, const Id& deal, std::size_t at = 0) {
  return world.state(who, at).document.find<Deal>(deal)->title;
}
Do title(const Id& deal, const std::string& text) { return Do{SetField{Type::deal, deal, "title", value_text(text)}}; }

// Two tabs of one person; after `between`, both have looked and show the same, and so does a fresh one.
template <class Between>
void two_tabs(Between&& between) {
  World world(5, 1);
  world.load(0, 0);
  world.load(0, 1);
  between(world);
  world.settle(0, 0);
  world.settle(0, 1);
  world.look_around(0);
  world.check(0, 0);
  world.check(0, 1);
  CHECK(print_of(world, 0, 0) == print_of(world, 0, 1));
  world.check_afresh(0);
  world.load(0, 2);
  CHECK(print_of(world, 0, 2) == print_of(world, 0, 0));
  CHECK(world.problem == "");
}

}  // namespace

TEST_CASE("F47: a profile put back by a week goes on without equal stamps, and any newer file brings the week back") {
  World world(1, 1);
  const std::size_t old = world.add_copy(0);
  world.load(0);
  world.run(0, card("This week"));
  const File file = world.exported(0);
  world.load(old);
  world.run(old, card("After putting back"));
  world.import(old, {file});
  world.import(0, {world.exported(old)});
  CHECK(print_of(world, 0) == print_of(world, old));
  CHECK(world.tab(0).session != world.tab(old).session);
  world.check_afresh(old);
  CHECK(world.problem == "");
}

TEST_CASE("F48: a cloned profile whose copies both go on is a plain merge") {
  World world(1, 1);
  const std::size_t clone = world.add_copy(0);
  world.load(0);
  world.load(clone);
  world.run(0, title(some_deal(world, 0), "One"));
  world.run(clone, title(some_deal(world, clone), "Two"));
  world.import(0, {world.exported(clone)});
  world.import(clone, {world.exported(0)});
  CHECK(print_of(world, 0) == print_of(world, clone));
  CHECK(world.problem == "");
}

TEST_CASE(
    "F51: a running machine that is copied and goes on twice: under one stamp the larger bytes win in both copies") {
  World world(1, 1);
  const std::size_t copy = world.add_copy(0);
  world.session_bits = 1;
  world.random_repeats = true;
  for (std::uint64_t seed = 1; world.tab(0).session != world.tab(copy).session || world.tab(0).session.empty();
       ++seed) {
    world.random = Random(seed);
    world.load(0);
    world.load(copy);
  }
  const Id deal = some_deal(world, 0);
  world.run(0, title(deal, "Lesser"));
  world.run(copy, title(deal, "More"));
  const auto stamp_of = [&](std::size_t who) {
    const Table& table = world.state(who).document.table(Type::deal);
    return table.stamp(table.find(deal), table.field_named("title"));
  };
  REQUIRE(stamp_of(0) == stamp_of(copy));
  world.import(0, {world.exported(copy)});
  world.import(copy, {world.exported(0)});
  world.check(0);
  world.check(copy);
  CHECK(title_in(world, 0, deal) == "More");
  CHECK(print_of(world, 0) == print_of(world, copy));
  CHECK(world.problem == "");
}

TEST_CASE("F53: two tabs write 200 edits each at once: 400 are there, in both") {
  two_tabs([](World& world) {
    const std::size_t before = world.profile(0).boards.begin()->second.rows.size();
    for (int i = 0; i < 200; ++i)
      for (const std::size_t at : {0u, 1u}) world.act(0, at, Do{AddNamed{Type::company, "Firm " + std::to_string(i)}});
    for (int i = 0; i < 200; ++i) world.work(0, 0), world.work(0, 1);
    CHECK(world.profile(0).boards.begin()->second.rows.size() == before + 400);
  });
}

TEST_CASE("F54: both tabs edit one field in one millisecond: both values are kept, both show the same one") {
  two_tabs([](World& world) {
    const Id deal = some_deal(world, 0);
    world.act(0, 0, title(deal, "One"));
    world.act(0, 1, title(deal, "Two"));
    world.settle(0, 0);
    world.settle(0, 1);
    world.look_around(0);
    CHECK(title_in(world, 0, deal, 0) == title_in(world, 0, deal, 1));
  });
}

TEST_CASE("F55: a tab that loads while another joins rows shows every change that was acknowledged") {
  two_tabs([](World& world) {
    for (int i = 0; i < 20; ++i) {
      world.run(0, card("Card " + std::to_string(i)));
      if (i % 3 == 0) world.profile(0).compact(world.profile(0).last_board);
      world.check_afresh(0);
    }
  });
}

TEST_CASE("F56, F60: joining rows that dies before its transaction ends, or fails each time, changes nothing") {
  World world(1, 1);
  world.load(0);
  for (int i = 0; i < 600; ++i) world.run(0, Do{AddNamed{Type::company, "Firm " + std::to_string(i)}});
  const std::string print = print_of(world, 0);
  world.close(0);
  world.load(0);  // as it was: the rows are read one by one
  CHECK(print_of(world, 0) == print);
  CHECK(world.profile(0).compact(world.profile(0).last_board) > 600);
  world.load(0);
  CHECK(print_of(world, 0) == print);
  world.check_afresh(0);
  CHECK(world.problem == "");
}

TEST_CASE("F57: two tabs join rows one after the other, neither knowing of the other: nothing is lost") {
  two_tabs([](World& world) {
    for (int i = 0; i < 4; ++i) world.run(0, card("Card " + std::to_string(i)), static_cast<std::size_t>(i % 2));
    world.profile(0).compact(world.profile(0).last_board);
    world.run(0, card("Between"));
    world.profile(0).compact(world.profile(0).last_board);
    world.profile(0).compact(world.profile(0).last_board);
  });
}

TEST_CASE("F58: a row that is written while others are joined stays a row of its own") {
  two_tabs([](World& world) {
    for (int i = 0; i < 4; ++i) world.run(0, card("Card " + std::to_string(i)));
    world.act(0, 1, card("Meanwhile"));
    world.profile(0).compact(world.profile(0).last_board);
    world.settle(0, 1);
    CHECK(world.profile(0).boards.begin()->second.rows.size() == 2);
  });
}

TEST_CASE("F59: joining rows that were written twice keeps both: the log never holds fewer than were counted") {
  two_tabs([](World& world) {
    world.trouble = Trouble::never_answers;
    world.run(0, card("Twice"));
    world.trouble = Trouble::none;
    world.profile(0).compact(world.profile(0).last_board);
    const Log& log = world.profile(0).boards.begin()->second;
    CHECK(log.lines() == log.counted() + 1);
  });
}

TEST_CASE("F62: rows of another tab that come before the log was read hide no loss, and nothing is edited before") {
  World world(1, 1);
  world.load(0, 0);
  world.run(0, card("One"));
  world.run(0, card("Two"));
  Log& log = world.profile(0).boards.begin()->second;
  const RowPointer last = std::prev(log.rows.end())->second;
  State& state = *[&] {
    world.open(0, 1);
    return world.tab(0, 1).state.get();
  }();
  world.act(0, 1, RowArrived{last->text, last->hash});
  world.tab(0, 1).seen.add(last->holds);
  const std::uint64_t revision = state.document.revision();
  world.act(0, 1, card("Too early"));
  CHECK(state.document.revision() == revision);
  log.rows.erase(std::next(log.rows.begin()));  // what came early must not stand for this one
  world.settle(0, 1);
  CHECK(state.phase == Phase::recovery);
}

TEST_CASE("F63: what other tabs wrote comes twice, in another order or late: all show the same") {
  two_tabs([](World& world) {
    for (int i = 0; i < 4; ++i) world.run(0, card("Card " + std::to_string(i)));
    const auto rows = world.profile(0).boards.begin()->second.rows;
    for (int times = 0; times < 2; ++times)
      for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
        world.tab(0, 1).seen.add(row->second->holds);
        world.act(0, 1, RowArrived{row->second->text, row->second->hash});
      }
    world.check(0, 1);
  });
}

TEST_CASE("F64: a row that is malformed, damaged or of another generation is never applied, not even in part") {
  two_tabs([](World& world) {
    const std::string print = print_of(world, 0, 1);
    const std::string good =
        R"({"s":"1k7s3027000028q5cu4q","w":[["deal","01JE000000000000000000DEA2",{"title":"X"}]]})";
    world.act(0, 1, RowArrived{good, row_hash("something else")});
    const std::string bad = good.substr(0, good.size() - 4);
    world.act(0, 1, RowArrived{bad, row_hash(bad)});
    world.act(0, 1, RowArrived{good, row_hash(good), 1});
    world.act(0, 1, RowArrived{std::string(5u << 20, 'x'), "x"});
    CHECK(print_of(world, 0, 1) == print);
    CHECK(world.state(0, 1).saving.is_archived);  // elsewhere: load it again
  });
}

TEST_CASE("F66: a tab that was frozen for a day looks first, and then its edits win over what it saw") {
  two_tabs([](World& world) {
    const Id deal = some_deal(world, 0);
    world.now_ms += 86'400'000;
    for (int i = 0; i < 100; ++i) world.run(0, title(deal, "Edit " + std::to_string(i)));
    world.people[0].skew_ms = -3 * 86'400'000;  // it thaws with an old clock
    world.look(0, 1);
    world.run(0, title(deal, "Mine"), 1);
    CHECK(title_in(world, 0, deal, 1) == "Mine");
    world.look(0, 0);
    CHECK(title_in(world, 0, deal, 0) == "Mine");
  });
}
