#include "model/funnel.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "model/metrics.hpp"
#include "support/small_board.hpp"

using namespace fb;
using test::noon;
using test::SmallBoard;

namespace {
// The spine of the examples in numbers.md: Lead, MQL, SQL, Opp, Won.
const Id lead_stage = stage::fresh(), mql = stage::mql(), sql = stage::discovery(), opp = stage::proposal();

std::int64_t count_at(const Report& report, const std::vector<std::int64_t>& counts, const Id& stage) {
  const auto found = std::find(report.steps.begin(), report.steps.end(), stage);
  return counts[static_cast<std::size_t>(found - report.steps.begin())];
}
using Counts = std::vector<std::int64_t>;
Counts counts(const Report& report, const Counts& of) {
  Counts out;
  for (const Id& stage : {lead_stage, mql, sql, opp, stage::won()}) out.push_back(count_at(report, of, stage));
  return out;
}

// `many` leads that stop at a lead stage, or go on in a deal through `deal_stages`.
void leads(SmallBoard& board, int many, const std::vector<Id>& lead_stages, const std::vector<Id>& deal_stages = {}) {
  for (int i = 0; i < many; ++i) {
    std::vector<SmallBoard::Move> moves, deal_moves;
    for (const Id& stage : lead_stages) moves.emplace_back(stage, moves.empty() ? "2025-01-01" : "2025-01-02");
    const Id lead = board.lead(moves);
    if (deal_stages.empty()) continue;
    board.move("lead", lead, stage::accepted(), noon("2025-01-03"));
    for (const Id& stage : deal_stages) deal_moves.emplace_back(stage, "2025-01-03");
    board.deal(deal_moves, 0, lead);
  }
}

// The columns between the five of the example, so that "in order" has nothing else to go through.
void remove_other_steps(SmallBoard& board) {
  for (const Id& stage :
       {stage::nurturing(), stage::handed_over(), stage::qualified(), stage::negotiation(), stage::verbal()})
    board.set("stage", stage, "deleted", Flag{Flag::yes}, noon("2025-01-01"));
}
}  // namespace

TEST_CASE("FUN-1: reached, strict and any differ when leads skip a stage") {
  SmallBoard board;
  remove_other_steps(board);
  leads(board, 50, {lead_stage});
  leads(board, 20, {lead_stage, mql});
  leads(board, 11, {lead_stage, mql}, {sql});
  leads(board, 6, {lead_stage, mql}, {sql, opp});
  leads(board, 3, {lead_stage, mql}, {sql, opp, stage::won()});
  leads(board, 7, {lead_stage}, {sql});
  leads(board, 2, {lead_stage}, {sql, opp});
  leads(board, 1, {lead_stage}, {sql, opp, stage::won()});
  const Report found = report(board.document);
  CHECK(counts(found, found.all.conversion.reached) == Counts{100, 50, 30, 12, 4});
  CHECK(counts(found, found.all.conversion.strict) == Counts{100, 40, 20, 9, 3});
  CHECK(counts(found, found.all.conversion.any) == Counts{100, 40, 30, 12, 4});
}

TEST_CASE("FUN-2+: deals that are lost by now stay in the denominator") {
  SmallBoard board;
  for (int i = 0; i < 10; ++i) board.deal({{opp, "2025-01-01"}, {i < 3 ? stage::won() : stage::lost(), "2025-02-01"}});
  const Report found = report(board.document);
  CHECK(count_at(found, found.all.conversion.reached, opp) == 10);
  CHECK(count_at(found, found.all.conversion.reached, stage::won()) == 3);
}

TEST_CASE("FUN-3+: a lead that becomes MQL twice in one pass counts once") {
  SmallBoard board;
  board.lead({{lead_stage, "2025-01-01"}, {mql, "2025-01-02"}, {lead_stage, "2025-01-03"}, {mql, "2025-01-04"}});
  const Report found = report(board.document);
  CHECK(count_at(found, found.all.conversion.any, mql) == 1);
  CHECK(count_at(found, found.all.conversion.reached, lead_stage) == 1);
}

TEST_CASE("a lead that comes back from off the board starts a second pass, and its deal belongs to that one") {
  SmallBoard board;
  const Id lead = board.lead({{lead_stage, "2025-01-01"},
                              {stage::disqualified(), "2025-01-05"},
                              {lead_stage, "2025-03-01"},
                              {stage::accepted(), "2025-03-05"}});
  board.deal({{sql, "2025-03-05"}}, 0, lead);
  const Report found = report(board.document);
  CHECK(found.all.leads == 1);
  CHECK(count_at(found, found.all.conversion.reached, lead_stage) == 2);
  CHECK(count_at(found, found.all.conversion.reached, mql) == 1);
  CHECK(count_at(found, found.all.conversion.reached, sql) == 1);
}

TEST_CASE("a deal without a lead counts from the first deal column on") {
  SmallBoard board;
  board.deal({{opp, "2025-01-01"}});
  const Report found = report(board.document);
  CHECK(count_at(found, found.all.conversion.reached, lead_stage) == 0);
  CHECK(count_at(found, found.all.conversion.reached, sql) == 1);
  CHECK(count_at(found, found.all.conversion.reached, opp) == 1);
  CHECK(count_at(found, found.all.conversion.strict, sql) == 0);
}
