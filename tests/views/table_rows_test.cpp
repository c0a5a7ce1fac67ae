#include "views/table_rows.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "support/small_board.hpp"

using namespace fb;
using test::day;
using test::noon;
using test::SmallBoard;

namespace {

std::size_t column_named(Type type, std::string_view field) {
  const auto all = table_columns(type);
  const auto found = std::find_if(all.begin(), all.end(), [&](const TableColumn& one) { return one.field == field; });
  REQUIRE(found != all.end());
  return static_cast<std::size_t>(found - all.begin());
}

// A table as a person sees it: the words of one column from top to bottom.
class Seen {
 public:
  Seen(SmallBoard& board, Type type) : m_board(board), m_type(type), m_rows(type) {}

  std::vector<std::string> update(std::string_view shown) {
    const Format format = Format::of_locale("en-GB", day("2025-06-02"));
    const StageMap stages(m_board.document);
    m_campaigns.update(m_board.document);
    const TableContext at{m_board.document, format, stages, m_campaigns, noon("2025-06-02")};
    m_rows.update(at, wish);
    std::vector<std::string> words;
    for (const RowIndex row : m_rows.rows()) {
      Cell cell;
      table_columns(m_type)[column_named(m_type, shown)].fill(at, row, cell);
      words.push_back(cell.words);
    }
    return words;
  }
  std::vector<std::string> by(std::string_view field, bool descending, std::string_view shown) {
    wish.column = column_named(m_type, field);
    wish.descending = descending;
    return update(shown);
  }
  const TableRows& rows() const { return m_rows; }

  TableWish wish;

 private:
  SmallBoard& m_board;
  Type m_type;
  TableRows m_rows;
  CampaignLedger m_campaigns;
};

Id titled(SmallBoard& board, std::string_view title, std::int64_t euros, const Id& stage = stage::proposal()) {
  const Id id = board.deal({{stage, "2025-01-02"}}, euros);
  board.set("deal", id, "title", std::string(title), noon("2025-01-02"));
  return id;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("a table sorts text without regard to case, and a second press turns it around") {
  SmallBoard board;
  for (const char* title : {"banana", "Apple pie", "Apple", "cherry", "Élan", "apple pies of the long kind",
                            "apple pies of the other kind"})
    titled(board, title, 1);
  Seen seen(board, Type::deal);
  const Words up = seen.by("title", false, "title");
  CHECK(up == Words{"Apple", "Apple pie", "apple pies of the long kind", "apple pies of the other kind", "banana",
                    "cherry", "Élan"});
  Words down = seen.by("title", true, "title");
  std::reverse(down.begin(), down.end());
  CHECK(down == up);
}

TEST_CASE("records without a value come last in both directions") {
  SmallBoard board;
  titled(board, "much", 900);
  titled(board, "unknown", 0);
  titled(board, "little", 5);
  Seen seen(board, Type::deal);
  CHECK(seen.by("amount", false, "title") == Words{"little", "much", "unknown"});
  CHECK(seen.by("amount", true, "title") == Words{"much", "little", "unknown"});
}

TEST_CASE("stages sort as they stand on the board, not by their names") {
  SmallBoard board;
  titled(board, "c", 1, stage::won());
  titled(board, "b", 1, stage::negotiation());
  titled(board, "a", 1, stage::discovery());
  Seen seen(board, Type::deal);
  CHECK(seen.by("place", false, "place") == Words{"Discovery", "Negotiation", "Won"});
}

TEST_CASE("the filter wants every word, and stage and owner narrow it further") {
  SmallBoard board;
  const Id ana = board.add("member", "Ana", {});
  const Id first = titled(board, "Northwind renewal", 100);
  titled(board, "Northwind pilot", 200, stage::won());
  titled(board, "Contoso renewal", 300);
  board.set("deal", first, "owner", ana, noon("2025-01-03"));
  Seen seen(board, Type::deal);
  seen.by("title", false, "title");
  seen.wish.filter = "renewal north";
  CHECK(seen.update("title") == Words{"Northwind renewal"});
  seen.wish.filter = "NORTHWIND";
  CHECK(seen.update("title") == Words{"Northwind pilot", "Northwind renewal"});
  seen.wish.stage = stage::won();
  CHECK(seen.update("title") == Words{"Northwind pilot"});
  seen.wish = {};
  seen.wish.owner = ana;
  CHECK(seen.update("title") == Words{"Northwind renewal"});
  seen.wish.owner = {};
  seen.wish.without_owner = true;
  CHECK(seen.update("title").size() == 2);
  CHECK(seen.rows().total() == 3);
}

TEST_CASE("the footer adds up what the table shows, in the board's currency only") {
  SmallBoard board;
  titled(board, "a", 1'000);
  titled(board, "b", 2'000);
  titled(board, "won", 5'000, stage::won());
  const Id foreign = titled(board, "dollars", 0);
  board.set("deal", foreign, "amount", Money::of(99'900, "USD"), noon("2025-01-03"));
  Seen seen(board, Type::deal);
  seen.by("title", false, "title");
  REQUIRE(seen.rows().sums().size() == 2);
  CHECK(seen.rows().sums()[0].money == Money::of(800'000, "EUR"));
  CHECK(seen.rows().sums()[0].left_out == 1);
  CHECK(seen.rows().sums()[1].money == Money::of(150'000, "EUR"));  // half of the open ones
}

TEST_CASE("after an edit, a deletion and a new record the order is the one that sorting anew gives") {
  SmallBoard board;
  Random random(3);
  std::vector<Id> ids;
  for (int i = 0; i < 200; ++i)
    ids.push_back(
        titled(board, "deal " + std::to_string(random.next() % 1000), static_cast<std::int64_t>(random.next() % 50)));
  Seen kept(board, Type::deal);
  kept.by("amount", true, "title");
  for (int round = 0; round < 40; ++round) {
    const Id& id = ids[random.next() % ids.size()];
    board.set("deal", id, "amount", Money::of(static_cast<std::int64_t>(random.next() % 5'000), "EUR"),
              noon("2025-02-01"));
    if (round % 5 == 0)
      board.set("deal", ids[random.next() % ids.size()], "deleted", Flag{Flag::yes}, noon("2025-02-01"));
    if (round % 7 == 0) ids.push_back(titled(board, "new", round));
    kept.update("title");
    Seen fresh(board, Type::deal);
    fresh.wish = kept.wish;
    fresh.update("title");
    CHECK(kept.rows().rows() == fresh.rows().rows());
  }
}

TEST_CASE("a company that is renamed moves its deals") {
  SmallBoard board;
  const Id company = board.add("company", "Zeta", {});
  const Id deal = titled(board, "a", 1);
  board.set("deal", deal, "company", company, noon("2025-01-03"));
  const Id other_company = board.add("company", "Midway", {});
  board.set("deal", titled(board, "b", 1), "company", other_company, noon("2025-01-03"));
  Seen seen(board, Type::deal);
  CHECK(seen.by("company", false, "title") == Words{"b", "a"});
  board.set("company", company, "name", std::string("Alpha"), noon("2025-01-04"));
  CHECK(seen.update("title") == Words{"a", "b"});
}

TEST_CASE("a campaign's row says what it cost and what it brought") {
  SmallBoard board;
  const Id campaign = board.add("campaign", "Webinar", {{stage::active(), "2025-01-01"}});
  const Id lead = board.lead({{stage::fresh(), "2025-01-02"}});
  board.set("lead", lead, "campaign", campaign, noon("2025-01-02"));
  board.set("lead", board.lead({{stage::fresh(), "2025-01-03"}}), "campaign", campaign, noon("2025-01-03"));
  board.deal({{stage::discovery(), "2025-01-05"}, {stage::won(), "2025-02-01"}}, 4'000, lead);
  const Id metric = board.random.id(noon("2025-01-31"));
  board.set("metric", metric, "campaign", campaign, noon("2025-01-31"));
  board.set("metric", metric, "spend", Money::of(50'000, "EUR"), noon("2025-01-31"));
  Seen seen(board, Type::campaign);
  CHECK(seen.update("spent") == Words{"€500"});
  CHECK(seen.update("leads") == Words{"2"});
  CHECK(seen.update("deals_won") == Words{"1"});
  CHECK(seen.update("revenue_won") == Words{"€4,000"});
  CHECK(seen.update("cost_per_lead") == Words{"€250"});
}
