#include "views/explain.hpp"

#include <doctest/doctest.h>

#include "model/deal_state.hpp"
#include "support/small_board.hpp"
#include "views/charts.hpp"

using namespace fb;
using test::day;
using test::noon;
using test::SmallBoard;

namespace {

// Three won, two lost, two open; one amount unknown, one in dollars.
SmallBoard some_deals() {
  SmallBoard board;
  board.deal({{stage::discovery(), "2025-01-01"}, {stage::won(), "2025-01-11"}}, 1'000);
  board.deal({{stage::discovery(), "2025-01-01"}, {stage::won(), "2025-01-31"}}, 3'000);
  board.deal({{stage::discovery(), "2025-01-01"}, {stage::won(), "2025-02-20"}});
  board.deal({{stage::discovery(), "2025-01-01"}, {stage::lost(), "2025-02-01"}}, 500);
  board.deal({{stage::discovery(), "2025-01-01"}, {stage::lost(), "2025-02-01"}}, 700);
  board.deal({{stage::proposal(), "2025-01-01"}}, 2'000);
  const Id dollars = board.deal({{stage::proposal(), "2025-01-01"}});
  board.set("deal", dollars, "amount", Money::of(900'00, "USD"), noon("2025-01-02"));
  return board;
}

struct Explained {
  explicit Explained(const SmallBoard& board, const ReportOptions& with = {})
      : document(board.document),
        options(with),
        made(report(board.document, with)),
        format(Format::of_locale("en-GB", day("2025-06-02"))) {}
  Explanation of(Figure figure) const { return explain(document, made, options, figure, format); }

  const Document& document;
  ReportOptions options;
  Report made;
  Format format;
};

std::int64_t sum_of(const Explanation& explanation, const Document& document) {
  std::int64_t sum = 0;
  for (const Explanation::Record& record : explanation.records)
    sum += document.table(record.type).as<Deal>(record.row).amount.minor;
  return sum;
}

}  // namespace

TEST_CASE("the records behind a figure recompute to it") {
  const SmallBoard board = some_deals();
  const Explained explained(board);
  const Figures& all = explained.made.all;
  CHECK(static_cast<std::int64_t>(explained.of(Figure::win_rate).records.size()) == all.win_rate.n);
  CHECK(static_cast<std::int64_t>(explained.of(Figure::cycle).records.size()) == all.cycle_n);
  CHECK(sum_of(explained.of(Figure::revenue), board.document) == all.revenue_won.minor);
  CHECK(sum_of(explained.of(Figure::pipeline), board.document) == all.pipeline_open.minor);
  const Explanation average = explained.of(Figure::average_deal);
  CHECK(sum_of(average, board.document) / static_cast<std::int64_t>(average.records.size()) ==
        all.average_deal_won.minor);
}

TEST_CASE("an explanation puts the values into the formula and names what is left out") {
  const SmallBoard board = some_deals();
  const Explained explained(board);
  const Explanation rate = explained.of(Figure::win_rate);
  CHECK(rate.with_values == "3 ÷ (3 + 2) = 60.0\xC2\xA0%");
  CHECK(rate.left_out == std::vector<std::string>{"2 deals still open"});
  CHECK(rate.basis.find("23.1–88.2") != std::string::npos);
  const Explanation average = explained.of(Figure::average_deal);
  CHECK(average.with_values == "€4,000 ÷ 2 = €2,000");
  CHECK(average.left_out == std::vector<std::string>{"1 deal without an amount: unknown is not zero"});
  CHECK(explained.of(Figure::weighted).left_out.front() == "1 deal in another currency than EUR");
  CHECK(explained.of(Figure::cycle).value == "30 days");
  CHECK(explained.of(Figure::cycle).records.size() == 3);
}

TEST_CASE("in a period, the explanation lists what closed in it") {
  const SmallBoard board = some_deals();
  ReportOptions january;
  january.period = Period{day("2025-01-01").start_ms(0), day("2025-02-01").start_ms(0)};
  const Explained explained(board, january);
  CHECK(explained.of(Figure::win_rate).records.size() == 2);
  CHECK(explained.of(Figure::win_rate).records.size() == static_cast<std::size_t>(explained.made.all.win_rate.n));
}

TEST_CASE("a step of the funnel is explained in each way of counting by the passes it counts") {
  SmallBoard board;
  const Id lead =
      board.lead({{stage::fresh(), "2025-01-01"}, {stage::mql(), "2025-01-03"}, {stage::handed_over(), "2025-01-04"}});
  board.deal({{stage::discovery(), "2025-01-05"}, {stage::won(), "2025-01-20"}}, 100, lead);
  board.lead({{stage::fresh(), "2025-01-01"}, {stage::nurturing(), "2025-01-02"}});
  board.deal({{stage::discovery(), "2025-01-05"}});
  const Explained explained(board);
  for (const Counting counting : {Counting::reached, Counting::strict, Counting::any}) {
    const auto& counts = counts_of(explained.made.all.conversion, counting);
    for (std::size_t step = 0; step < counts.size(); ++step) {
      const Explanation found = explain_step(board.document, explained.made, {}, step, counting, explained.format);
      CHECK(static_cast<std::int64_t>(found.records.size()) == counts[step]);
    }
  }
}

TEST_CASE("won and lost by group: the largest first, and what is beyond eight in one row") {
  SmallBoard board;
  for (int owner = 0; owner < 10; ++owner) {
    const Id member = board.add("member", "M" + std::to_string(owner), {});
    for (int n = 0; n <= owner; ++n) {
      const Id deal =
          board.deal({{stage::discovery(), "2025-01-01"}, {n % 2 == 0 ? stage::won() : stage::lost(), "2025-02-01"}});
      board.set("deal", deal, "owner", member, noon("2025-01-01"));
    }
  }
  const std::vector<WonLost> rows = won_lost_rows(report(board.document).by_owner);
  REQUIRE(rows.size() == most_groups);
  CHECK(rows[0].name == "M9");
  CHECK(rows[0].won + rows[0].lost == 10);
  CHECK(rows.back().name == "3 others");
  CHECK(rows.back().won + rows.back().lost == 6);
  const std::vector<WonLost> reasons = reason_rows(report(board.document).by_reason);
  REQUIRE(reasons.size() == 1);
  CHECK(reasons[0].name == "(none)");
  CHECK(*reasons[0].rate.value == 1);
}
