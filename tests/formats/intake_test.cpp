// Which records are new, which the board has, which are refused.
#include "formats/intake.hpp"

#include <doctest/doctest.h>

#include "formats/table_fixture.hpp"

using namespace fb;
using namespace fb::test;

TEST_CASE("C20: the same key twice in a file: the first is taken, or the last, and the other is named") {
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

TEST_CASE("C21: the key of a deleted record refuses the row, or restores it if that is wanted") {
  const std::string file = "Record ID,First Name,Last Name\n1,Ada,Lovelace\n";
  TableBoard board;
  board.import(file);
  const Id ada = board.named(Type::lead, "Ada Lovelace");
  apply(board.document, Change{board.clock.next(now_ms), {{"lead", ada, "deleted", "true"}}});
  const Intake refused = board.import(file).intake;
  CHECK(refused.refused[0].reason.find("deleted") != std::string::npos);
  REQUIRE(refused.deleted_here.size() == 1);
  CHECK(refused.deleted_here[0].id == ada);
  CHECK(board.count(Type::lead) == 0);
  board.options.restore = {ada};
  CHECK(board.import(file).intake.updated == 1);
  CHECK(board.count(Type::lead) == 1);
}

TEST_CASE("C22: the same file again changes nothing, with a key and without one") {
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

TEST_CASE("C23: a key that fits two records of the board refuses the row and names both") {
  TableBoard board;
  board.import("Record ID,First Name,Last Name,Email\n1,Ada,One,a@example.org\n2,Ada,Two,A@example.org\n");
  const Imported third = board.import("First Name,Last Name,Email\nAda,Three,a@example.org\n", Type::lead, "email");
  REQUIRE(third.intake.refused.size() == 1);
  CHECK(third.intake.refused[0].reason.find("“Ada One” and “Ada Two”") != std::string::npos);
}

TEST_CASE("C25: zero-width characters go out of e-mails, outer blanks off every cell") {
  TableBoard board;
  board.import(
      "First Name,Last Name,Email\n Ada ,L\xC2\xA0,\xE2\x80\x8B"
      "ada@exam\xC2\xADple.org \n");
  CHECK(board.lead("Ada L").email == "ada@example.org");
}

TEST_CASE("C26: junk in typed columns stays as text and is told; junk in an amount refuses the row") {
  TableBoard board;
  const Imported in = board.import("Deal Name,Amount,Close Date\nA,5,soon\nB,12.345,2026-01-01\nC,,2026-01-02\n");
  CHECK(tells(in.rows.told, "“Close Date” stayed text"));
  CHECK(board.text(Type::deal, board.named(Type::deal, "A"), "custom:Close Date") == "\"soon\"");
  REQUIRE(in.rows.refused.size() == 1);
  CHECK(in.rows.refused[0].where == "row 3");
  CHECK(in.rows.refused[0].reason == "“12.345” in “Amount” has more decimals than its currency.");
  CHECK_FALSE(board.deal("C").amount);
}

TEST_CASE("bad records among good ones are refused with their reasons") {
  TableBoard board;
  const Intake in =
      board.take({plain("lead", "", {{"name", "7"}}), plain("lead", "", {{"source", "\"Web\""}}),
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
