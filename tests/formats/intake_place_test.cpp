// Where imported cards stand.
#include "formats/intake.hpp"

#include <doctest/doctest.h>

#include "formats/table_fixture.hpp"

using namespace fb;
using namespace fb::test;

TEST_CASE("cards without a stage stand in the first column of their zone, in the order of the file") {
  TableBoard board;
  board.import("Deal Name,Amount\nA,1\nB,2\n", Type::deal);
  board.import("First Name,Last Name,Email\nAda,Lovelace,ada@example.org\n");
  CHECK(board.stage_of(board.deal("A").place) == "Discovery");
  CHECK(board.deal("A").place.rank < board.deal("B").place.rank);
  CHECK(board.deal("A").probability.bp == 1000);
  CHECK(board.stage_of(board.lead("Ada Lovelace").place) == "New");
  CHECK(board.deal("B").place.since == now_ms);
  board.import("Deal Name,Amount\nC,1\n", Type::deal);
  CHECK(board.deal("B").place.rank < board.deal("C").place.rank);
}

TEST_CASE("campaigns stand where their status says, else where their days do") {
  TableBoard board;
  board.import(
      "Name,Start Date,End Date,Status\nA,2018-01-01,2018-02-01,In Progress\nB,2018-01-01,2018-02-01,Aborted\n"
      "C,2018-01-01,2018-02-01,\nD,2026-01-01,2027-01-01,\nE,2027-01-01,2027-02-01,\nF,,,\n");
  const auto stage = [&board](std::string_view name) {
    return board.stage_of(board.document.find<Campaign>(board.named(Type::campaign, name))->place);
  };
  CHECK(stage("A") == "Active");
  CHECK(stage("B") == "Completed");
  CHECK(stage("C") == "Completed");
  CHECK(stage("D") == "Active");
  CHECK(stage("E") == "Planned");
  CHECK(stage("F") == "Planned");
  CHECK(board.document.find<Campaign>(board.named(Type::campaign, "B"))->status == "Aborted");
}

TEST_CASE("C33: unknown stages become columns before Won, and that is told; or the first column, if they may not") {
  TableBoard board;
  const Imported made =
      board.import("Id,Deal Name,Deal Stage,Close Date\n1,A,Posted,\n2,B,Closed Won,2026-01-05\n3,C,Posted,\n");
  CHECK(tells(made.intake.told, "New column “Posted”"));
  CHECK(tells(made.intake.told, "“Closed Won” stands in “Won”"));
  CHECK(board.stage_of(board.deal("A").place) == "Posted");
  CHECK(board.deal("A").place.stage == board.deal("C").place.stage);
  CHECK(board.stage_of(board.deal("B").place) == "Won");
  CHECK(board.deal("B").place.since == Day::from_date(2026, 1, 5)->start_ms(0));
  CHECK(board.deal("B").probability.bp == 10000);
  std::vector<std::string> close;
  for (const Id& id : columns(board.document))
    if (zone_of(*board.document.find<Stage>(id)) == Zone::close) close.push_back(board.document.find<Stage>(id)->name);
  CHECK(close == std::vector<std::string>{"Discovery", "Qualified", "Proposal", "Negotiation", "Verbal", "Posted",
                                          "Won", "Lost"});

  TableBoard strict;
  strict.options.make_stages = false;
  strict.import("Id,Deal Name,Deal Stage\n1,A,Posted\n");
  CHECK(strict.stage_of(strict.deal("A").place) == "Discovery");
  CHECK(strict.text(Type::deal, strict.named(Type::deal, "A"), "custom:stage") == "\"Posted\"");
}

TEST_CASE("won and lost by a column of their own overrule the stage, which is kept") {
  TableBoard board;
  board.import(
      "Deal - ID,Deal - Title,Deal - Stage,Deal - Status,Deal - Lost time\n"
      "1,A,Negotiation,Lost,2026-03-09 17:10:00\n2,B,Negotiation,Open,\n3,C,Proposal made,Won,\n");
  CHECK(board.stage_of(board.deal("A").place) == "Lost");
  CHECK(board.deal("A").close_day.text() == "2026-03-09");
  CHECK(board.text(Type::deal, board.named(Type::deal, "A"), "custom:Deal - Stage") == "\"Negotiation\"");
  CHECK(board.stage_of(board.deal("B").place) == "Negotiation");
  CHECK(board.stage_of(board.deal("C").place) == "Won");
}
