#include "model/journey.hpp"

#include <doctest/doctest.h>

#include "support/small_board.hpp"

using namespace fb;
using test::noon;

namespace {
std::vector<Id> stages_of(const test::SmallBoard& board, const Id& deal, std::int64_t at = AsOf::now) {
  std::vector<Id> out;
  for (const StageEntry& entry : journey(board.document.table(Type::deal), board.row(Type::deal, deal), {at, 0}))
    out.push_back(entry.stage);
  return out;
}
using Stages = std::vector<Id>;
}  // namespace

TEST_CASE("a deal remembers the stages it went through, and since when") {
  test::SmallBoard board;
  const Id deal =
      board.deal({{stage::discovery(), "2025-01-01"}, {stage::proposal(), "2025-01-09"}, {stage::won(), "2025-02-01"}});
  const auto entries = journey(board.document.table(Type::deal), board.row(Type::deal, deal));
  REQUIRE(entries.size() == 3);
  CHECK(entries[1].stage == stage::proposal());
  CHECK(entries[1].since == noon("2025-01-09"));
  CHECK(has_entered(entries, stage::won()));
  CHECK_FALSE(has_entered(entries, stage::lost()));
}

TEST_CASE("a card that has never moved has one entry; a card without a place has none") {
  test::SmallBoard board;
  CHECK(stages_of(board, board.deal({{stage::discovery(), "2025-01-01"}})) == Stages{stage::discovery()});
  CHECK(stages_of(board, board.deal({})).empty());
}

TEST_CASE("a move up and down within a column is no new entry") {
  test::SmallBoard board;
  const Id deal = board.deal({{stage::discovery(), "2025-01-01"}});
  board.set("deal", deal, "place", Place{stage::discovery(), "a5V", noon("2025-01-01")}, noon("2025-01-20"));
  const auto entries = journey(board.document.table(Type::deal), board.row(Type::deal, deal));
  REQUIRE(entries.size() == 1);
  CHECK(entries[0].since == noon("2025-01-01"));
}

TEST_CASE("an undone move never happened") {
  test::SmallBoard board;
  const Id deal = board.deal({{stage::discovery(), "2025-01-01"}, {stage::won(), "2025-01-05"}});
  board.set("deal", deal, "place", Place{stage::discovery(), "a0V", noon("2025-01-01")}, noon("2025-01-05") + 60'000);
  CHECK(stages_of(board, deal) == Stages{stage::discovery()});
}

TEST_CASE("a correction to an earlier day takes back what it contradicts") {
  test::SmallBoard board;
  const Id deal = board.deal({{stage::discovery(), "2025-01-01"}, {stage::proposal(), "2025-01-20"}});
  board.set("deal", deal, "place", Place{stage::lost(), "a0V", noon("2025-01-10")}, noon("2025-01-21"));
  CHECK(stages_of(board, deal) == Stages{stage::discovery(), stage::lost()});
}

TEST_CASE("on one day the order of the changes counts, not the minutes of two clocks") {
  test::SmallBoard board;
  const Id deal = board.deal({{stage::discovery(), "2025-01-01"}, {stage::proposal(), "2025-01-20"}});
  board.set("deal", deal, "place", Place{stage::won(), "a0V", noon("2025-01-20") - 300'000}, noon("2025-01-20") + 1);
  CHECK(stages_of(board, deal) == Stages{stage::discovery(), stage::proposal(), stage::won()});
}

TEST_CASE("last month's board does not know this month's moves, but knows what was dated then and typed in later") {
  test::SmallBoard board;
  const Id deal = board.deal({{stage::discovery(), "2025-01-01"}, {stage::won(), "2025-02-03"}});
  CHECK(stages_of(board, deal, noon("2025-01-31")) == Stages{stage::discovery()});
  CHECK(stages_of(board, deal, noon("2024-12-31")).empty());

  const Id imported = board.random.id(noon("2025-06-01"));
  board.set("deal", imported, "place", Place{stage::won(), "a0V", noon("2025-01-15")}, noon("2025-06-01"));
  CHECK(stages_of(board, imported, noon("2025-01-31")) == Stages{stage::won()});
  CHECK(stages_of(board, imported, noon("2025-01-01")).empty());
}
