// Links of imported records, and what is made for them.
#include "formats/intake.hpp"

#include <doctest/doctest.h>

#include "formats/table_fixture.hpp"

using namespace fb;
using namespace fb::test;

TEST_CASE("C34: unknown owners become members, or are kept as text until somebody maps them") {
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
  const Intake in = board.take({plain("deal", "d1",
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
  const Intake again = board.take({plain("deal", id, {{"title", "\"A\""}, {"amount", "[1,\"EUR\"]"}})});
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
  const Intake in = board.take(records);
  CHECK(in.refused.empty());
  CHECK(in.told.empty());
  CHECK(board.stage_of(board.deal("A").place) == "Legal review");
  CHECK(board.deal("A").place.since == 1795000000000);
  CHECK(board.deal("A").probability.bp == 6000);
  CHECK(board.text(Type::board, board_record(), "name") == "\"Spring\"");
  CHECK(board.count(Type::session) == 0);
  const std::uint64_t revision = board.document.revision();
  const Intake again = board.take(records);
  CHECK(again.unchanged == again.read);
  CHECK(board.document.revision() == revision);
}
