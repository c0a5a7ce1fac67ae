#include "model/metrics.hpp"

#include <doctest/doctest.h>

#include "support/small_board.hpp"

using namespace fb;
using test::day;
using test::noon;
using test::SmallBoard;

namespace {
const Id lead_stage = stage::fresh();
}  // namespace

TEST_CASE("FOR-1: weighted counts open deals only, at their probability") {
  SmallBoard board;
  board.deal({{stage::proposal(), "2025-01-01"}}, 100'000);
  board.deal({{stage::proposal(), "2025-01-01"}, {stage::lost(), "2025-01-09"}}, 80'000);
  const Figures all = report(board.document).all;
  CHECK(all.weighted_open == Money::of(5'000'000, "EUR"));
  CHECK(all.pipeline_open == Money::of(10'000'000, "EUR"));
}

TEST_CASE("a probability set by hand wins while the deal is open") {
  SmallBoard board;
  const Id deal = board.deal({{stage::proposal(), "2025-01-01"}}, 1'000);
  board.set("deal", deal, "probability_by_hand", Rate{8000}, noon("2025-01-02"));
  CHECK(report(board.document).all.weighted_open == Money::of(80'000, "EUR"));
}

TEST_CASE("CON-2+: a deal won at 23:30 UTC on 31 January is a February deal in Berlin") {
  SmallBoard board;
  const Id deal = board.deal({{stage::proposal(), "2025-01-10"}}, 1'000);
  board.move("deal", deal, stage::won(), day("2025-01-31").start_ms(0) + 23 * 3'600'000 + 30 * 60'000);
  const auto won_in = [&](std::string_view from, std::string_view to) {
    const Period period{day(from).start_ms(60), day(to).start_ms(60)};
    return report(board.document, {{AsOf::now, 60}, period}).all.deals_won;
  };
  CHECK(won_in("2025-02-01", "2025-03-01") == 1);
  CHECK(won_in("2025-01-01", "2025-02-01") == 0);
}

TEST_CASE("win rate, average deal and cycle come from closed deals") {
  SmallBoard board;
  board.deal({{stage::proposal(), "2025-01-01"}, {stage::won(), "2025-01-31"}}, 10'000);
  board.deal({{stage::proposal(), "2025-01-01"}, {stage::won(), "2025-03-02"}}, 20'000);
  board.deal({{stage::proposal(), "2025-01-01"}, {stage::lost(), "2025-01-02"}}, 10'000);
  board.deal({{stage::proposal(), "2025-01-01"}}, 99'000);
  const Figures all = report(board.document).all;
  CHECK(*all.win_rate.value == doctest::Approx(2.0 / 3));
  CHECK(all.win_rate.n == 3);
  CHECK(*all.win_rate_by_value.value == doctest::Approx(0.75));
  CHECK(all.average_deal_won == Money::of(1'500'000, "EUR"));
  CHECK(all.revenue_won == Money::of(3'000'000, "EUR"));
  CHECK(*all.cycle_days_mean == 45);
  CHECK(*all.cycle_days_median == 45);
}

TEST_CASE("CON-1+: a board without closed deals has no win rate, no average, no cycle and no velocity") {
  SmallBoard board;
  board.deal({{stage::proposal(), "2025-01-01"}}, 1'000);
  const Figures all = report(board.document).all;
  CHECK_FALSE(all.win_rate.value);
  CHECK(all.win_rate.n == 0);
  CHECK_FALSE(all.win_rate_by_value.value);
  CHECK_FALSE(all.average_deal_won);
  CHECK_FALSE(all.cycle_days_mean);
  CHECK_FALSE(all.velocity_per_day);
}

TEST_CASE("a reopened deal counts once, by its latest closing") {
  SmallBoard board;
  board.deal({{stage::won(), "2025-01-05"}, {stage::proposal(), "2025-01-10"}, {stage::won(), "2025-02-20"}}, 1'000);
  board.deal({{stage::lost(), "2025-01-05"}, {stage::proposal(), "2025-01-10"}}, 1'000);
  const Period january{day("2025-01-01").start_ms(0), day("2025-02-01").start_ms(0)};
  CHECK(report(board.document).all.deals_won == 1);
  CHECK(report(board.document).all.deals_lost == 0);
  CHECK(report(board.document).all.deals_open == 1);
  CHECK(report(board.document, {{}, january}).all.deals_won == 0);
}

TEST_CASE("last month's report is computed from what was so last month") {
  SmallBoard board;
  const Id deal = board.deal({{stage::discovery(), "2025-01-01"}, {stage::won(), "2025-02-10"}}, 1'000);
  board.set("deal", deal, "amount", Money::of(500'000, "EUR"), noon("2025-02-01"));
  const Figures then = report(board.document, {{noon("2025-01-31"), 0}, {}}).all;
  CHECK(then.deals_open == 1);
  CHECK(then.deals_won == 0);
  CHECK(then.pipeline_open == Money::of(100'000, "EUR"));
  CHECK(then.weighted_open == Money::of(10'000, "EUR"));
  CHECK(report(board.document, {{noon("2024-12-31"), 0}, {}}).all.deals_open == 0);
  CHECK(report(board.document).all.revenue_won == Money::of(500'000, "EUR"));
}

TEST_CASE("dollars are never added to euros") {
  SmallBoard board;
  board.deal({{stage::proposal(), "2025-01-01"}}, 100);
  const Id deal = board.deal({{stage::proposal(), "2025-01-01"}});
  board.set("deal", deal, "amount", Money::of(7'000, "USD"), noon("2025-01-01"));
  const Report found = report(board.document);
  CHECK(found.all.deals_open == 2);
  CHECK(found.all.pipeline_open == Money::of(10'000, "EUR"));
  REQUIRE(found.other_currencies.size() == 1);
  CHECK(found.other_currencies[0].code == "USD");
  CHECK(found.other_currencies[0].pipeline_open == Money::of(7'000, "USD"));
}

TEST_CASE("deleted deals and leads are in no figure") {
  SmallBoard board;
  const Id deal = board.deal({{stage::won(), "2025-01-01"}}, 100);
  const Id lead = board.lead({{lead_stage, "2025-01-01"}});
  board.set("deal", deal, "deleted", Flag{Flag::yes}, noon("2025-01-02"));
  board.set("lead", lead, "deleted", Flag{Flag::yes}, noon("2025-01-02"));
  const Report found = report(board.document);
  CHECK(found.all.deals_won + found.all.leads == 0);
  CHECK(found.all.conversion.reached[0] == 0);
}

TEST_CASE("groups hold the same figures: by owner, by the source of the lead, by its campaign, by lost reason") {
  SmallBoard board;
  const Id elif = board.add("member", "Elif", {}),
           webinar = board.add("campaign", "Webinar", {{stage::active(), "2025-01-01"}});
  const Id lead = board.lead({{stage::accepted(), "2025-01-01"}});
  board.set("lead", lead, "source", std::string("Event"), noon("2025-01-01"));
  board.set("lead", lead, "campaign", webinar, noon("2025-01-01"));
  const Id lost = board.deal({{stage::lost(), "2025-01-02"}}, 100, lead);
  board.set("deal", lost, "owner", elif, noon("2025-01-02"));
  board.set("deal", lost, "lost_reason", std::string("Pricing"), noon("2025-01-02"));
  const Report found = report(board.document);
  const auto lost_in = [](const std::vector<Group>& groups, std::string_view name) {
    for (const Group& group : groups)
      if (group.name == name) return group.figures.deals_lost;
    return std::int64_t{-1};
  };
  CHECK(lost_in(found.by_owner, "Elif") == 1);
  CHECK(lost_in(found.by_source, "Event") == 1);
  CHECK(lost_in(found.by_campaign, "Webinar") == 1);
  CHECK(lost_in(found.by_reason, "Pricing") == 1);
}

TEST_CASE("VEL-1 to VEL-3: velocity is money per day, and each lever moves it") {
  const double base = *velocity(40, 25'000.0 * 100, 0.25, 90.0);
  CHECK(base / 100 == doctest::Approx(2'777.78).epsilon(1e-6));
  CHECK(*velocity(44, 25'000.0 * 100, 0.25, 90.0) / base == doctest::Approx(1.10));
  CHECK(*velocity(40, 27'500.0 * 100, 0.25, 90.0) / base == doctest::Approx(1.10));
  CHECK(*velocity(40, 25'000.0 * 100, 0.275, 90.0) / base == doctest::Approx(1.10));
  CHECK(*velocity(40, 25'000.0 * 100, 0.25, 81.0) / base == doctest::Approx(1.1111).epsilon(1e-4));
  CHECK_FALSE(velocity(40, 1.0, 0.25, 0.0));
  CHECK_FALSE(velocity(40, 1.0, {}, 90.0));
}

TEST_CASE("COH-1+: a cohort's win rate is read at an age that all its deals have reached") {
  SmallBoard board;
  const std::string_view won_on[] = {"2025-01-31", "2025-03-02", "2025-03-22",
                                     "2025-05-01"};  // 30, 60, 80, 120 days later
  for (int i = 0; i < 20; ++i) {
    std::vector<SmallBoard::Move> moves{{stage::discovery(), "2025-01-01"}};
    if (i < 4) moves.emplace_back(stage::won(), won_on[i]);
    board.deal(moves);
  }
  const Period january{day("2025-01-01").start_ms(0), day("2025-02-01").start_ms(0)};
  const AsOf late{noon("2025-12-31"), 0};
  CHECK(*cohort_win_rate(board.document, january, 90, late).value == doctest::Approx(0.15));
  CHECK(*cohort_win_rate(board.document, january, 180, late).value == doctest::Approx(0.20));
  CHECK(cohort_win_rate(board.document, january, 90, late).n == 20);
  CHECK_FALSE(cohort_win_rate(board.document, january, 90, {noon("2025-04-15"), 0}).value);
}
