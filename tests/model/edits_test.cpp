#include <doctest/doctest.h>

#include <algorithm>

#include "model/edits.hpp"
#include "model/money.hpp"
#include "model/stages.hpp"

using namespace fb;

namespace {

struct Board1 {
  Document document;
  Clock clock{1};
  Random random{1};
  std::int64_t now_ms = 1'795'392'000'000;
  Board1() { add_well_known(document); }

  Result<Plan> attempt(const Edit& edit) {
    const Result<Plan> planned = plan(document, edit, {++now_ms, 0, &random, {}});
    if (planned) apply(document, Change{clock.next(now_ms), planned->writes});
    return planned;
  }
  Id add(const Id& stage, std::string title, std::string second = "") {
    const Result<Plan> planned = attempt(AddCard{stage, std::move(title), std::move(second)});
    REQUIRE(planned.has_value());
    return planned->made;
  }
  std::vector<std::string> titles_in(const Id& stage) {
    std::vector<std::pair<std::pair<std::string, Id>, std::string>> found;
    document.each<Deal>([&](const Id& id, const Deal& deal) {
      if (deal.place.stage == stage) found.push_back({{deal.place.rank, id}, deal.title});
    });
    std::sort(found.begin(), found.end());
    std::vector<std::string> titles;
    for (const auto& one : found) titles.push_back(one.second);
    return titles;
  }
};

}  // namespace

TEST_CASE("a card dropped between two others stands between them") {
  Board1 board;
  const Id c = board.add(stage::proposal(), "C"), b = board.add(stage::proposal(), "B"),
           a = board.add(stage::proposal(), "A");
  const Id x = board.add(stage::discovery(), "X");
  REQUIRE(board.titles_in(stage::proposal()) == std::vector<std::string>{"A", "B", "C"});
  REQUIRE(board.attempt(MoveCards{Type::deal, {x}, stage::proposal(), c}));
  CHECK(board.titles_in(stage::proposal()) == std::vector<std::string>{"A", "B", "X", "C"});
  REQUIRE(board.attempt(MoveCards{Type::deal, {a}, stage::proposal(), {}}));
  CHECK(board.titles_in(stage::proposal()) == std::vector<std::string>{"B", "X", "C", "A"});
  REQUIRE(board.attempt(MoveCards{Type::deal, {c, a}, stage::proposal(), b}));
  CHECK(board.titles_in(stage::proposal()) == std::vector<std::string>{"C", "A", "B", "X"});
}

TEST_CASE("a deal takes the probability of the stage it enters, and keeps one set by hand until it closes") {
  Board1 board;
  const Id id = board.add(stage::discovery(), "Acme");
  const auto deal = [&]() -> const Deal& { return *board.document.find<Deal>(id); };
  CHECK(chance_bp(board.document, deal()) == 1000);
  REQUIRE(board.attempt(MoveCards{Type::deal, {id}, stage::proposal(), {}}));
  CHECK(chance_bp(board.document, deal()) == 5000);
  REQUIRE(board.attempt(SetField{Type::deal, id, "probability_by_hand", "6500"}));
  REQUIRE(board.attempt(MoveCards{Type::deal, {id}, stage::verbal(), {}}));
  CHECK(chance_bp(board.document, deal()) == 6500);
  REQUIRE(board.attempt(MoveCards{Type::deal, {id}, stage::won(), {}}));
  CHECK(chance_bp(board.document, deal()) == 10000);
  CHECK_FALSE(deal().probability_by_hand);
}

TEST_CASE("moving within a column keeps since when the card is there; moving on starts the clock anew") {
  Board1 board;
  const Id id = board.add(stage::discovery(), "Acme"), other = board.add(stage::discovery(), "Bolt");
  const std::int64_t since = board.document.find<Deal>(id)->place.since;
  REQUIRE(board.attempt(MoveCards{Type::deal, {id}, stage::discovery(), other}));
  CHECK(board.document.find<Deal>(id)->place.since == since);
  REQUIRE(board.attempt(MoveCards{Type::deal, {id}, stage::qualified(), {}}));
  CHECK(board.document.find<Deal>(id)->place.since > since);
}

TEST_CASE("a lead dropped in Discovery is accepted: it becomes a deal with its company, campaign and line") {
  Board1 board;
  const Id campaign = board.add(stage::active(), "Webinar");
  const Id lead = board.add(stage::mql(), "Ada Byron", "Analytical Engines");
  REQUIRE(board.attempt(SetField{Type::lead, lead, "campaign", value_text(campaign)}));
  const Result<Plan> accepted = board.attempt(MoveCards{Type::lead, {lead}, stage::discovery(), {}});
  REQUIRE(accepted.has_value());
  const Deal* deal = board.document.find<Deal>(accepted->made);
  REQUIRE(deal);
  CHECK(deal->lead == lead);
  CHECK(deal->campaign == campaign);
  CHECK(deal->company == board.document.find<Lead>(lead)->company);
  CHECK(deal->place.stage == stage::discovery());
  CHECK(board.document.find<Lead>(lead)->place.stage == stage::accepted());
}

TEST_CASE("a lead from elsewhere that stands in no column is accepted all the same") {
  Board1 board;
  const Id lead = board.random.id(board.now_ms);
  apply(board.document, Change{board.clock.next(board.now_ms), {{"lead", lead, "name", "\"Ada\""}}});
  const Result<Plan> planned = board.attempt(MoveCards{Type::lead, {lead}, stage::discovery(), {}});
  REQUIRE(planned.has_value());
  CHECK(board.titles_in(stage::discovery()) == std::vector<std::string>{"Ada"});
  CHECK(board.document.find<Lead>(lead)->place.stage == stage::accepted());
}

TEST_CASE("a deal can't stand among campaigns: the sentence says where it belongs") {
  Board1 board;
  const Id id = board.add(stage::discovery(), "Acme");
  const Result<Plan> moved = board.attempt(MoveCards{Type::deal, {id}, stage::planned(), {}});
  REQUIRE_FALSE(moved.has_value());
  CHECK(moved.error().find("Planned") != std::string::npos);
  CHECK(board.document.find<Deal>(id)->place.stage == stage::discovery());
}

TEST_CASE("quick add makes the company of a lead once") {
  Board1 board;
  const Id ada = board.add(stage::fresh(), "Ada", "Acme"), bob = board.add(stage::fresh(), "Bob", "ACME ");
  CHECK(board.document.find<Lead>(ada)->company == board.document.find<Lead>(bob)->company);
  CHECK(board.document.table(Type::company).size() == 1);
}

TEST_CASE("amounts are read as people write them, and never by guessing") {
  const auto minor = [](std::string_view text) {
    const auto money = money_from_text(text, "EUR");
    return money ? money->minor : -1;
  };
  CHECK(minor("1234") == 123400);
  CHECK(minor("1,234.56") == 123456);
  CHECK(minor("1.234,56") == 123456);
  CHECK(minor("12.5k") == 1250000);
  CHECK(minor("3M") == 300000000);
  CHECK(minor("0.05") == 5);
  CHECK(minor("1.234") == 123400);
  CHECK(minor("twelve") == -1);
  CHECK(minor("€ 1,234.56") == 123456);
  CHECK(minor("1500 €") == 150000);
  CHECK(minor("12.5k €") == 1250000);
  CHECK(minor("EUR 300") == 30000);
  CHECK(money_from_text("$300", "EUR") == Money::of(30000, "USD"));
  CHECK(money_from_text("$300", "CAD") == Money::of(30000, "CAD"));
  CHECK(money_from_text("5000 JPY", "EUR") == Money::of(5000, "JPY"));
  CHECK(minor("300 apples") == -1);
  CHECK(minor("") == -1);
  CHECK(minor("99999999999999999999") == -1);
}
