#include "views/campaign_figures.hpp"

#include <doctest/doctest.h>

#include "support/small_board.hpp"

using namespace fb;
using test::noon;
using test::SmallBoard;

namespace {

const std::int64_t now = noon("2025-06-02");

Id spend(SmallBoard& board, const Id& campaign, std::int64_t euros, const char* currency = "EUR") {
  const Id id = board.random.id(now);
  board.set("metric", id, "campaign", campaign, now);
  board.set("metric", id, "spend", Money::of(euros * 100, currency), now);
  return id;
}

// A person does something to a campaign, a lead, a deal or a cost, now and then in another currency.
void do_something(SmallBoard& board, const std::vector<Id>& campaigns, std::vector<Id>& leads, std::vector<Id>& deals,
                  std::vector<Id>& costs, std::int64_t at) {
  const auto any = [&](const std::vector<Id>& of) {
    return of[board.random.below(static_cast<std::uint32_t>(of.size()))];
  };
  const Id campaign = board.random.below(4) ? any(campaigns) : Id{};
  switch (board.random.below(9)) {
    case 0: leads.push_back(board.lead({{stage::fresh(), "2025-01-01"}})); break;
    case 1: board.set("lead", any(leads), "campaign", campaign, at); break;
    case 2: deals.push_back(board.deal({{stage::won(), "2025-03-01"}}, 1 + at % 900, any(leads))); break;
    case 3: board.set("deal", any(deals), "campaign", campaign, at); break;
    case 4: board.move("deal", any(deals), at % 2 ? stage::won() : stage::lost(), at); break;
    case 5: costs.push_back(spend(board, any(campaigns), at % 500, at % 5 ? "EUR" : "USD")); break;
    case 6: board.set("metric", any(costs), "deleted", Flag{at % 2 ? Flag::yes : Flag::no}, at); break;
    case 7: board.set("deal", any(deals), "deleted", Flag{at % 3 ? Flag::no : Flag::yes}, at); break;
    default: board.set("deal", any(deals), "lead", at % 3 ? any(leads) : board.random.id(at), at); break;
  }
}

}  // namespace

TEST_CASE("a campaign has its leads, the deals that name it or whose lead does, and what it cost") {
  SmallBoard board;
  const Id campaign = board.add("campaign", "Fair", {}), lead = board.lead({{stage::fresh(), "2025-01-01"}});
  board.set("lead", lead, "campaign", campaign, now);
  board.deal({{stage::won(), "2025-03-01"}}, 900, lead);
  board.deal({{stage::lost(), "2025-03-01"}}, 700, lead);
  spend(board, campaign, 300);
  spend(board, campaign, 50, "USD");
  CampaignLedger ledger;
  ledger.update(board.document);
  const CampaignFigures& found = ledger.of(campaign);
  CHECK(found.leads == 1);
  CHECK(found.won == 1);
  CHECK(found.revenue == Money::of(90'000, "EUR"));
  CHECK(found.spent == Money::of(30'000, "EUR"));
  CHECK(found.cost_per_lead() == Money::of(30'000, "EUR"));
}

TEST_CASE("figures kept up to date change by change are those of a fresh count") {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    SmallBoard board;
    board.random = Random(seed);
    const std::vector<Id> campaigns{board.add("campaign", "Fair", {}), board.add("campaign", "Mail", {})};
    std::vector<Id> leads{board.lead({{stage::fresh(), "2025-01-01"}})};
    std::vector<Id> deals{board.deal({{stage::won(), "2025-01-01"}}, 100, leads[0])};
    std::vector<Id> costs{spend(board, campaigns[0], 10)};
    CampaignLedger kept;
    std::int64_t at = noon("2025-02-01");
    for (int step = 0; step < 150; ++step, at += 3'600'007) {
      do_something(board, campaigns, leads, deals, costs, at);
      if (step % 3) continue;
      CampaignLedger fresh;
      fresh.update(board.document);
      kept.update(board.document);
      for (const Id& campaign : campaigns) {
        CAPTURE(seed);
        CAPTURE(step);
        CHECK(kept.of(campaign).leads == fresh.of(campaign).leads);
        CHECK(kept.of(campaign).won == fresh.of(campaign).won);
        CHECK(kept.of(campaign).spent == fresh.of(campaign).spent);
        CHECK(kept.of(campaign).revenue == fresh.of(campaign).revenue);
      }
    }
  }
}
