#include "model/column_numbers.hpp"

#include <doctest/doctest.h>

#include "support/small_board.hpp"

using namespace fb;
using test::noon;
using test::SmallBoard;

namespace {
ColumnNumbers column(const SmallBoard& board, const Id& stage, std::string_view now) {
  for (const ColumnNumbers& found : column_numbers(board.document, noon(now)))
    if (found.stage == stage) return found;
  return {};
}
}  // namespace

TEST_CASE("the head of a deal column says how many, how much, and how much of it to expect") {
  SmallBoard board;
  board.deal({{stage::proposal(), "2025-01-01"}}, 1'000);
  board.deal({{stage::proposal(), "2025-01-05"}}, 2'000);
  board.deal({{stage::proposal(), "2025-01-06"}});
  const ColumnNumbers found = column(board, stage::proposal(), "2025-01-11");
  CHECK(found.count == 3);
  CHECK(found.sum == Money::of(300'000, "EUR"));
  CHECK(found.weighted == Money::of(150'000, "EUR"));
  CHECK(found.median_days == 6.0);
}

TEST_CASE("conversion to the next column counts those who went on and are lost by now") {
  SmallBoard board;
  board.deal({{stage::discovery(), "2025-01-01"}, {stage::qualified(), "2025-01-02"}, {stage::lost(), "2025-01-03"}});
  board.deal({{stage::discovery(), "2025-01-01"}, {stage::lost(), "2025-01-03"}});
  const ColumnNumbers found = column(board, stage::discovery(), "2025-01-11");
  CHECK(found.count == 0);
  CHECK(found.reached == 2);
  CHECK(*found.to_next.value == 0.5);
  CHECK(found.to_next.n == 2);
  CHECK_FALSE(found.median_days);
}

TEST_CASE("deals that never were leads do not make the gate look better than it is") {
  SmallBoard board;
  board.lead({{stage::fresh(), "2025-01-01"}, {stage::handed_over(), "2025-01-02"}});
  board.deal({{stage::discovery(), "2025-01-01"}});
  const ColumnNumbers gate = column(board, stage::handed_over(), "2025-01-11");
  CHECK(gate.to_next.n == 1);
  CHECK(*gate.to_next.value == 0);
}

TEST_CASE("lead columns have no money, campaign columns their budgets, Won and Lost nowhere to go") {
  SmallBoard board;
  const Id campaign = board.add("campaign", "Webinar", {{stage::active(), "2025-01-01"}});
  board.set("campaign", campaign, "budget", Money::of(500'000, "EUR"), noon("2025-01-01"));
  board.lead({{stage::fresh(), "2025-01-01"}});
  board.deal({{stage::won(), "2025-01-01"}}, 100);
  CHECK(column(board, stage::active(), "2025-01-02").sum == Money::of(500'000, "EUR"));
  CHECK_FALSE(column(board, stage::active(), "2025-01-02").weighted);
  CHECK_FALSE(column(board, stage::fresh(), "2025-01-02").sum);
  CHECK(column(board, stage::fresh(), "2025-01-02").count == 1);
  CHECK_FALSE(column(board, stage::won(), "2025-01-02").to_next.value);
  CHECK_FALSE(column(board, stage::lost(), "2025-01-02").to_next.value);
  CHECK(column(board, stage::won(), "2025-01-02").sum == Money::of(10'000, "EUR"));
}

TEST_CASE("money in another currency is counted beside the sum, not in it") {
  SmallBoard board;
  const Id deal = board.deal({{stage::proposal(), "2025-01-01"}});
  board.set("deal", deal, "amount", Money::of(500, "USD"), noon("2025-01-01"));
  const ColumnNumbers found = column(board, stage::proposal(), "2025-01-11");
  CHECK(found.sum == Money::of(0, "EUR"));
  CHECK(found.other_currencies == 1);
}

namespace {
void check_same(const std::vector<ColumnNumbers>& kept, const std::vector<ColumnNumbers>& counted) {
  REQUIRE(kept.size() == counted.size());
  for (std::size_t at = 0; at < kept.size(); ++at) {
    CAPTURE(kept[at].stage.text());
    CHECK(kept[at].count == counted[at].count);
    CHECK(kept[at].sum == counted[at].sum);
    CHECK(kept[at].weighted == counted[at].weighted);
    CHECK(kept[at].other_currencies == counted[at].other_currencies);
    CHECK(kept[at].reached == counted[at].reached);
    CHECK(kept[at].to_next.value == counted[at].to_next.value);
    CHECK(kept[at].to_next.n == counted[at].to_next.n);
    CHECK(kept[at].median_days == counted[at].median_days);
  }
}

// One random change of the kinds that people make.
void change_something(SmallBoard& board, std::vector<Id>& leads, std::vector<Id>& deals, std::int64_t now) {
  const std::vector<Id> all = columns(board.document);
  const auto any = [&](const std::vector<Id>& of) {
    return of[board.random.below(static_cast<std::uint32_t>(of.size()))];
  };
  const auto stage_of = [&](std::uint32_t from, std::uint32_t many) { return all[from + board.random.below(many)]; };
  const std::vector<Id> off{stage::accepted(), stage::disqualified()};
  switch (board.random.below(9)) {
    case 0: leads.push_back(board.lead({{stage::fresh(), "2025-01-01"}})); break;
    case 1:
      deals.push_back(board.deal({{stage_of(7, 7), "2025-01-01"}}, 100,
                                 board.random.below(3) && !leads.empty() ? any(leads) : Id{}));
      break;
    case 2:
      if (!leads.empty()) board.move("lead", any(leads), stage_of(3, 4), now);
      break;
    case 3:
      if (!leads.empty()) board.move("lead", any(leads), any(off), now);
      break;
    case 4:
    case 5:
      if (!deals.empty()) board.move("deal", any(deals), stage_of(7, 7), now);
      break;
    case 6:
      if (!deals.empty()) board.set("deal", any(deals), "amount", Money::of(now % 1000, now % 3 ? "EUR" : "USD"), now);
      break;
    case 7:
      if (!deals.empty()) board.set("deal", any(deals), "deleted", Flag{now % 2 ? Flag::yes : Flag::no}, now);
      break;
    default:
      if (!leads.empty()) board.set("lead", any(leads), "deleted", Flag{now % 3 ? Flag::no : Flag::yes}, now);
      break;
  }
}
}  // namespace

TEST_CASE("figures kept up to date change by change are those of a fresh count, and of the report") {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    SmallBoard board;
    board.random = Random(seed);
    std::vector<Id> leads, deals;
    ColumnTotals totals;
    std::int64_t now = noon("2025-02-01");
    for (int step = 0; step < 120; ++step, now += 3'600'007) {
      change_something(board, leads, deals, now);
      if (step % 3 == 0) check_same(totals.numbers(board.document, now), column_numbers(board.document, now));
    }
    const StageMap stages(board.document);
    Conversion conversion(stages.steps().size());
    for (const Pass& pass : passes(board.document, stages, {})) conversion.add(pass);
    for (const ColumnNumbers& column : column_numbers(board.document, now))
      if (const int at = stages.find(column.stage)->step; at >= 0)
        CHECK(column.reached == conversion.reached[static_cast<std::size_t>(at)]);
  }
}
