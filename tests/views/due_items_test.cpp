#include "views/due_items.hpp"

#include <doctest/doctest.h>

#include "support/small_board.hpp"

using namespace fb;
using test::day;
using test::noon;
using test::SmallBoard;

namespace {

Id with_step(SmallBoard& board, std::string_view when, const Id& stage = stage::proposal()) {
  const Id id = board.deal({{stage, "2025-05-30"}});
  board.set("deal", id, "next_step", std::string("Call"), noon("2025-05-30"));
  board.set("deal", id, "next_step_day", day(when), noon("2025-05-30"));
  return id;
}

std::vector<DueItem> due(const SmallBoard& board, const Id& owner = {}, std::string_view now = "2025-06-04") {
  return due_items(board.document, {day(now), noon(now), 0, owner});
}

}  // namespace

TEST_CASE("steps stand under overdue, today and the next seven days; the oldest first") {
  SmallBoard board;
  with_step(board, "2025-06-11");
  with_step(board, "2025-06-12");  // in eight days: not yet
  with_step(board, "2025-06-04");
  const Id later = with_step(board, "2025-06-03"), earlier = with_step(board, "2025-05-31");
  const std::vector<DueItem> items = due(board);
  REQUIRE(items.size() == 4);
  CHECK(items[0].row == board.row(Type::deal, earlier));
  CHECK(items[1].row == board.row(Type::deal, later));
  CHECK(items[1].group == DueGroup::overdue);
  CHECK(items[2].group == DueGroup::today);
  CHECK(items[3].group == DueGroup::next_days);
}

TEST_CASE("what is won, lost, deleted or off the board is not due") {
  SmallBoard board;
  with_step(board, "2025-06-04", stage::won());
  const Id gone = with_step(board, "2025-06-04");
  board.set("deal", gone, "deleted", Flag{Flag::yes}, noon("2025-06-01"));
  const Id lead = board.lead({{stage::disqualified(), "2025-05-30"}});
  board.set("lead", lead, "next_step_day", day("2025-06-04"), noon("2025-05-30"));
  CHECK(due(board).empty());
}

TEST_CASE("a person sees their own") {
  SmallBoard board;
  const Id ana = board.add("member", "Ana", {}), ben = board.add("member", "Ben", {});
  board.set("deal", with_step(board, "2025-06-04"), "owner", ana, noon("2025-06-01"));
  board.set("deal", with_step(board, "2025-06-04"), "owner", ben, noon("2025-06-01"));
  with_step(board, "2025-06-04");
  CHECK(due(board, ana).size() == 1);
  CHECK(due(board).size() == 3);
}

TEST_CASE("leads at the gate say how long they have waited, without the weekend") {
  SmallBoard board;
  board.lead({{stage::handed_over(), "2025-05-30"}});  // a Friday
  const std::vector<DueItem> items = due(board, {}, "2025-06-02");
  REQUIRE(items.size() == 1);
  CHECK(items[0].group == DueGroup::at_gate);
  CHECK(items[0].hours == doctest::Approx(24));
}

TEST_CASE("a deal is silent only while nothing happened and nothing is planned") {
  SmallBoard board;
  const Id silent = board.deal({{stage::proposal(), "2025-01-01"}});
  const Id planned = board.deal({{stage::proposal(), "2025-01-01"}});
  board.set("deal", planned, "next_step_day", day("2025-09-01"), noon("2025-01-01"));
  const Id called = board.deal({{stage::proposal(), "2025-01-01"}});
  const Id touch = board.random.id(noon("2025-06-01"));
  board.set("touch", touch, "deal", called, noon("2025-06-01"));
  board.set("touch", touch, "at", Instant{noon("2025-06-01")}, noon("2025-06-01"));
  const std::vector<DueItem> items = due(board);
  REQUIRE(items.size() == 1);
  CHECK(items[0].group == DueGroup::silent);
  CHECK(items[0].row == board.row(Type::deal, silent));
}

TEST_CASE("the clock of the gate stands still on Saturday and Sunday") {
  const auto hours = [](std::string_view from, std::string_view to) { return working_hours(noon(from), noon(to), 0); };
  CHECK(hours("2025-06-02", "2025-06-03") == doctest::Approx(24));  // Monday to Tuesday
  CHECK(hours("2025-06-07", "2025-06-08") == doctest::Approx(0));   // Saturday to Sunday
  CHECK(hours("2025-06-06", "2025-06-09") == doctest::Approx(24));  // Friday to Monday
  CHECK(hours("2025-06-07", "2025-06-09") == doctest::Approx(12));
  CHECK(hours("2025-06-02", "2025-06-16") == doctest::Approx(10 * 24));
  CHECK(hours("2025-06-06", "2025-06-23") == doctest::Approx(11 * 24));
  CHECK(hours("2025-06-03", "2025-06-02") == 0);
}
