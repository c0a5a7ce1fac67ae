#include "formats/intake.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "formats/table_fixture.hpp"

using namespace fb;
using namespace fb::test;

namespace {

// A record as somebody writes it by hand: fields and values by turns.
PlainRecord plain(std::string type, std::string id, std::vector<std::pair<std::string, std::string>> fields) {
  return {std::move(type), std::move(id), std::move(fields), "record"};
}

Intake take(TableBoard& board, const std::vector<PlainRecord>& records) {
  Intake intake = take_in(board.document, records, board.options, board.clock, board.random);
  unite(board.document, intake.incoming);
  return intake;
}

}  // namespace

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

TEST_CASE("C33 unknown stages become columns before Won, and that is told; or the first column, if they may not") {
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

TEST_CASE("C20 the same key twice in a file: the first is taken, or the last, and the other is named") {
  const std::string file = "Record ID,First Name,Last Name\n1,Ada,First\n1,Ada,Second\n";
  TableBoard board;
  const Imported first = board.import(file);
  REQUIRE(first.intake.refused.size() == 1);
  CHECK(first.intake.refused[0].where == "row 3");
  CHECK(first.intake.refused[0].reason.find("row 2") != std::string::npos);
  CHECK(board.named(Type::lead, "Ada First"));
  TableBoard last_board;
  last_board.options.same_key = IntakeOptions::SameKey::last;
  CHECK(last_board.import(file).intake.refused[0].where == "row 2");
  CHECK(last_board.count(Type::lead) == 1);
  CHECK(last_board.named(Type::lead, "Ada Second"));
}

TEST_CASE("C21 the key of a deleted record refuses the row, or restores it if that is wanted") {
  const std::string file = "Record ID,First Name,Last Name\n1,Ada,Lovelace\n";
  TableBoard board;
  board.import(file);
  const Id ada = board.named(Type::lead, "Ada Lovelace");
  apply(board.document, Change{board.clock.next(now_ms), {{"lead", ada, "deleted", "true"}}});
  CHECK(board.import(file).intake.refused[0].reason.find("deleted") != std::string::npos);
  CHECK(board.count(Type::lead) == 0);
  board.options.restore_deleted = true;
  CHECK(board.import(file).intake.updated == 1);
  CHECK(board.count(Type::lead) == 1);
}

TEST_CASE("C22 the same file again changes nothing, with a key and without one") {
  for (const char* file :
       {"Record ID,Deal Name,Deal Stage,Amount,Associated Company,Deal "
        "owner\n1,A,Posted,5,Acme,ana.b@example.org\n2,A,Posted,,Acme,\n",
        "Deal Name,Deal Stage,Amount,Company,Probability\nA,Posted,5,Acme,30\nA,Posted,5,Acme,50\nA,Posted,5,Acme,30\n",
        "First Name,Last Name,Email\nAda,L,ada@example.org\n,,bob@example.org\n",
        "Email,Notes\nada@example.org,x\nada@example.org,x\n"}) {
    TableBoard board;
    const Imported first = board.import(file);
    REQUIRE(first.error.empty());
    CHECK(first.intake.created == first.intake.read);
    const std::uint64_t revision = board.document.revision();
    const Stamp last = board.clock.last();
    const Imported second = board.import(file);
    CHECK_MESSAGE(second.intake.unchanged == second.intake.read, file);
    CHECK(second.intake.stamp.is_zero());
    CHECK(board.document.revision() == revision);
    CHECK(board.clock.last() == last);
  }
}

TEST_CASE("C23 a key that fits two records of the board refuses the row and names both") {
  TableBoard board;
  board.import("Record ID,First Name,Last Name,Email\n1,Ada,One,a@example.org\n2,Ada,Two,A@example.org\n");
  const Imported third = board.import("First Name,Last Name,Email\nAda,Three,a@example.org\n", Type::lead, "email");
  REQUIRE(third.intake.refused.size() == 1);
  CHECK(third.intake.refused[0].reason.find("“Ada One” and “Ada Two”") != std::string::npos);
}

TEST_CASE("C25 zero-width characters go out of e-mails, outer blanks off every cell") {
  TableBoard board;
  board.import(
      "First Name,Last Name,Email\n Ada ,L\xC2\xA0,\xE2\x80\x8B"
      "ada@exam\xC2\xADple.org \n");
  CHECK(board.lead("Ada L").email == "ada@example.org");
}

TEST_CASE("C26 junk in typed columns stays as text and is told; junk in an amount refuses the row") {
  TableBoard board;
  const Imported in = board.import("Deal Name,Amount,Close Date\nA,5,soon\nB,12.345,2026-01-01\nC,,2026-01-02\n");
  CHECK(tells(in.rows.told, "“Close Date” stayed text"));
  CHECK(board.text(Type::deal, board.named(Type::deal, "A"), "custom:Close Date") == "\"soon\"");
  REQUIRE(in.rows.refused.size() == 1);
  CHECK(in.rows.refused[0].where == "row 3");
  CHECK(in.rows.refused[0].reason == "“12.345” in “Amount” has more decimals than its currency.");
  CHECK_FALSE(board.deal("C").amount);
}

TEST_CASE("C34 unknown owners become members, or are kept as text until somebody maps them") {
  const std::string file = "Deal Name,Deal owner\nA,ana.solano@example.com\nB,Ana Solano\n";
  TableBoard board;
  CHECK(tells(board.import(file, Type::deal).intake.told, "1 new member: “Ana Solano”"));
  CHECK(board.deal("A").owner == board.deal("B").owner);
  TableBoard strict;
  strict.options.make_members = false;
  CHECK(strict.import(file, Type::deal).intake.links_open == 2);
  CHECK(strict.text(Type::deal, strict.named(Type::deal, "A"), "link:owner") == "\"ana.solano@example.com\"");
}

TEST_CASE("links wait for their record and find it whichever file comes first") {
  const std::string deals =
      "Record ID,Deal Name,Associated Company IDs,Associated Contact IDs\n1,A,77000001,88000001;88000002\n";
  const std::string people = "Record ID,First Name,Last Name\n88000001,Ada,L\n";
  const std::string companies =
      "Record ID,Company name,Company Domain Name\n77000001,Acme,https://www.Acme.example/x\n";
  const auto check = [](TableBoard& board) {
    CHECK(board.deal("A").company == board.named(Type::company, "Acme"));
    CHECK(board.deal("A").contact == board.named(Type::lead, "Ada L"));
    CHECK(board.text(Type::deal, board.named(Type::deal, "A"), "link:company") == "null");
    CHECK(board.text(Type::company, board.named(Type::company, "Acme"), "domain") == "\"acme.example\"");
  };
  TableBoard late;
  CHECK(late.import(deals).intake.links_open == 2);
  late.import(people);
  const Imported last = late.import(companies);
  CHECK(last.intake.links_resolved == 1);
  CHECK(tells(last.intake.told, "waited"));
  check(late);
  TableBoard early;
  early.import(companies);
  early.import(people);
  CHECK(early.import(deals).intake.links_resolved == 2);
  check(early);
}

TEST_CASE("a company made from its name is the one that later comes with its key") {
  TableBoard board;
  board.import("Deal Name,Company\nA,Acme\n", Type::deal);
  board.import("Record ID,Company name,Company Domain Name,Industry\n77000001,ACME,acme.example,Tools\n");
  CHECK(board.count(Type::company) == 1);
  CHECK(board.document.find<Company>(board.deal("A").company)->external_id == "77000001");
}

TEST_CASE("one name with two keys of one system is two companies; a name that fits two is left open and told") {
  TableBoard board;
  board.import("Deal Name,Associated Company,Associated Company IDs\nA,Smith,9100001\nB,Smith,9100002\n");
  CHECK(board.count(Type::company) == 2);
  const Imported third = board.import("Deal Name,Company\nC,smith\n", Type::deal);
  CHECK(tells(third.intake.told, "“smith” fits more than one record"));
  CHECK_FALSE(board.deal("C").company);
}

TEST_CASE("a person's memberships in campaigns are touches that are done") {
  TableBoard board;
  board.import("sf_id,Status,campaign_id,contact_id\n00v1,Responded,7010000000000001,0030000000000001\n");
  const Touch* touch = nullptr;
  board.document.each<Touch>([&touch](const Id&, const Touch& one) { touch = &one; });
  REQUIRE(touch);
  CHECK(touch->kind == "response");
  CHECK(touch->subject == "Responded");
  CHECK(touch->done);
}

TEST_CASE("records written by hand link by name, by each other's ids, and by what the board has") {
  TableBoard board;
  const Intake in = take(board, {plain("deal", "d1",
                                       {{"title", "\"A\""},
                                        {"contact", "\"L1\""},
                                        {"company", "\"Acme\""},
                                        {"campaign", "\"webinar\""},
                                        {"place", "\"won\""}}),
                                 plain("lead", "L1", {{"name", "\"Ada\""}, {"tag:vip", "true"}}),
                                 plain("campaign", "", {{"name", "\"Webinar\""}, {"budget", "[500000,\"EUR\"]"}})});
  CHECK(in.created == 3);
  CHECK(board.deal("A").contact == board.named(Type::lead, "Ada"));
  CHECK(board.deal("A").campaign == board.named(Type::campaign, "Webinar"));
  CHECK(board.deal("A").external_id == "d1");
  CHECK(board.stage_of(board.deal("A").place) == "Won");
  CHECK(board.text(Type::lead, board.named(Type::lead, "Ada"), "tag:vip") == "true");
  // By our own id, only what differs is written.
  const std::string id = board.named(Type::deal, "A").text();
  const Intake again = take(board, {plain("deal", id, {{"title", "\"A\""}, {"amount", "[1,\"EUR\"]"}})});
  CHECK(again.updated == 1);
  CHECK(again.incoming.table(Type::deal).written_fields(0).size() == 1);
}

TEST_CASE("a whole board as plain records brings its own columns along, and once only") {
  const std::string column = "01JE8ZZZZZ0000000000000000", board_id = "board";
  const std::vector<PlainRecord> records = {
      plain("deal", "01JE8ZZZZZ0000000000000001",
            {{"title", "\"A\""}, {"place", "[\"" + column + "\",\"a0V\",1795000000000]"}}),
      plain("stage", column,
            {{"name", "\"Legal review\""}, {"zone", "\"close\""}, {"rank", "\"a9W\""}, {"probability", "6000"}}),
      plain("stage", "stage.won", {{"name", "\"Won\""}}),
      plain("session", "abcdefgh", {{"by", "\"Ana\""}}),
      plain("board", board_id, {{"name", "\"Spring\""}}),
      plain("widgets", "w1", {{"name", "\"x\""}, {"size", "{\"a\":1}"}})};
  TableBoard board;
  const Intake in = take(board, records);
  CHECK(in.refused.empty());
  CHECK(in.told.empty());
  CHECK(board.stage_of(board.deal("A").place) == "Legal review");
  CHECK(board.deal("A").place.since == 1795000000000);
  CHECK(board.deal("A").probability.bp == 6000);
  CHECK(board.text(Type::board, board_record(), "name") == "\"Spring\"");
  CHECK(board.count(Type::session) == 0);
  const std::uint64_t revision = board.document.revision();
  const Intake again = take(board, records);
  CHECK(again.unchanged == again.read);
  CHECK(board.document.revision() == revision);
}

TEST_CASE("bad records among good ones are refused with their reasons") {
  TableBoard board;
  const Intake in =
      take(board, {plain("lead", "", {{"name", "7"}}), plain("lead", "", {{"source", "\"Web\""}}),
                   plain("", "", {{"name", "\"x\""}}), plain("deal", "", {{"title", "\"A\""}, {"contact", "[]"}}),
                   plain("deal", "", {}), plain("lead", "", {{"email", "\"ada@example.org\""}})});
  CHECK(in.read == 6);
  CHECK(in.created == 1);
  CHECK(in.refused.size() == 5);
  CHECK(board.named(Type::lead, "ada@example.org"));
}

TEST_CASE("a column may be sent elsewhere, kept, or skipped") {
  TableBoard board;
  auto table = read_table("Deal Name,Amount,Region\nA,5,North\n", std::nullopt, {});
  REQUIRE(table.has_value());
  CHECK(table->columns[2].field == "custom");
  CHECK(table->columns[2].samples == std::vector<std::string>{"North"});
  set_column_field(*table, 2, "description");
  set_column_field(*table, 1, "");
  const TableRecords rows = records_from_table(*table);
  REQUIRE(rows.records.size() == 1);
  CHECK(rows.records[0].fields.size() == 2);
  CHECK(rows.records[0].fields[0] == std::pair<std::string, std::string>("description", "\"North\""));
  set_table_type(*table, Type::company);
  CHECK(table->columns[1].field == "custom");
}
