#include "formats/csv_export.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "formats/table_fixture.hpp"

using namespace fb;
using namespace fb::test;

namespace {

void set(TableBoard& board, std::string_view type, const Id& id, std::string_view field, std::string_view value) {
  apply(board.document,
        Change{board.clock.next(now_ms), {{std::string(type), id, std::string(field), std::string(value)}}});
}

// A board with everything that is hard to write into a table.
TableBoard awkward_board() {
  TableBoard board;
  board.import(
      "Record ID,Deal Name,Deal Stage,Amount,Currency,Close Date,Company,Deal owner,Probability,Region,Status of = "
      "things\n"
      "1,\"=HYPERLINK(\"\"http://example.org\"\")\",Posted,-41.50,USD,2026-01-05,Acme,ana@example.org,30,North,+33 1\n"
      "00123,\"two\nlines; \"\"quoted\"\", comma\",Closed Won,1234,JPY,,'Quoted Ltd,,,,@x\n"
      "1234567890123456789,-41,Closed Lost,,,,,,,  ,\n");
  const Id deal = board.named(Type::deal, "-41");
  set(board, "deal", deal, "description", "\"  outer blanks\\t\"");
  set(board, "deal", deal, "tag:vip", "true");
  set(board, "deal", deal, "custom:title", "\"mine\"");
  set(board, "deal", deal, "custom:region", "\"'=x\"");
  set(board, "deal", deal, "color", "{\"a\":[1,\"=2\"]}");
  set(board, "deal", deal, "contact", "\"01JE8000000000000000000000\"");
  set(board, "deal", deal, "created", "1795400000123");
  set(board, "deal", deal, "lost_reason", "\"n/a\"");
  return board;
}

}  // namespace

TEST_CASE("C30: export then import into the same board changes nothing, guarded or not") {
  TableBoard board = awkward_board();
  board.import("First Name,Last Name,Email,Company\nAda,=L,ada@example.org,Acme\n");
  board.import("Name,Start Date,End Date,Budget,IsActive\nA,2026-01-01,2026-02-01,100,true\n");
  board.import("sf_id,Status,campaign_id,contact_id\n00v1,Responded,7010000000000001,0030000000000001\n");
  for (const Type type :
       {Type::deal, Type::lead, Type::campaign, Type::company, Type::touch, Type::member, Type::stage})
    for (const bool for_spreadsheets : {true, false})
      for (const int offset : {0, 90, -300}) {
        const std::string csv = write_csv(board.document, type, {for_spreadsheets, offset});
        const std::uint64_t revision = board.document.revision();
        const Imported in = board.import(csv);
        REQUIRE_MESSAGE(in.error.empty(), in.error);
        CHECK(in.table.type == type);
        CHECK(in.rows.refused.empty());
        CHECK(in.intake.refused.empty());
        CHECK_MESSAGE(in.intake.unchanged == in.intake.read, csv);
        CHECK(in.intake.read == board.count(type));
        CHECK(board.document.revision() == revision);
      }
}

TEST_CASE("L11 what an import changed by hand in the exported file is exactly what changes") {
  TableBoard board = awkward_board();
  std::string csv = write_csv(board.document, Type::deal, {true, 0});
  csv.replace(csv.find("-41.50"), 6, "-42.50");
  const Imported in = board.import(csv);
  CHECK(in.intake.updated == 1);
  CHECK(in.intake.unchanged == 2);
  CHECK(board.deal("=HYPERLINK(\"http://example.org\")").amount == Money::of(-4250, "USD"));
}

TEST_CASE("an exported table comes whole into another board") {
  const TableBoard board = awkward_board();
  TableBoard other;
  const Imported in = other.import(write_csv(board.document, Type::deal, {true, 0}));
  CHECK(in.intake.created == 3);
  CHECK(other.deal("-41").description == "  outer blanks\t");
  CHECK(other.stage_of(other.deal("=HYPERLINK(\"http://example.org\")").place) == "Posted");
  CHECK(other.named(Type::company, "'Quoted Ltd"));
  const Imported again = other.import(write_csv(board.document, Type::deal, {false, 60}));
  CHECK(again.intake.unchanged == 3);
}

TEST_CASE("C28, C29: formulas are guarded for spreadsheets, typed numbers are not") {
  const TableBoard board = awkward_board();
  const std::string safe = write_csv(board.document, Type::deal, {true, 0});
  CHECK(safe.compare(0, 3, "\xEF\xBB\xBF") == 0);
  CHECK(safe.find("\"'=HYPERLINK(\"\"http://example.org\"\")\"") != std::string::npos);
  CHECK(safe.find(",-41.50,USD,") != std::string::npos);
  CHECK(safe.find("'+33 1") != std::string::npos);
  CHECK(safe.find("'@x") != std::string::npos);
  CHECK(safe.find("''=x") != std::string::npos);
  CHECK(safe.find("funnelboard_id (guarded)") != std::string::npos);
  const std::string plain = write_csv(board.document, Type::deal, {false, 0});
  CHECK(plain.compare(0, 14, "funnelboard_id") == 0);
  CHECK(plain.find("'+33") == std::string::npos);
}

TEST_CASE("C31: leading zeros and long numbers stay the text they are") {
  const TableBoard board = awkward_board();
  const std::string csv = write_csv(board.document, Type::deal, {true, 0});
  CHECK(csv.find(",00123,") != std::string::npos);
  CHECK(csv.find(",1234567890123456789,") != std::string::npos);
}

TEST_CASE("C30: only our own tables lose a leading quote") {
  TableBoard board;
  board.import("Deal Name,Amount\n'=1+1,5\n");
  CHECK(board.named(Type::deal, "'=1+1"));
}

TEST_CASE("C32: deleted records are left out, rows end with CRLF") {
  TableBoard board;
  board.import("Deal Name,Amount\nA,5\nB,6\n", Type::deal);
  set(board, "deal", board.named(Type::deal, "A"), "deleted", "true");
  const std::string csv = write_csv(board.document, Type::deal, {false, 0});
  CHECK(std::count(csv.begin(), csv.end(), '\n') == 2);
  CHECK(csv.substr(csv.size() - 2) == "\r\n");
  CHECK(csv.find(",6.00,EUR,") != std::string::npos);
}
