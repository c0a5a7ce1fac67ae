// Tables that are nearly right, and boards that are hard to write as one.
#include <doctest/doctest.h>

#include <algorithm>

#include "formats/csv_export.hpp"
#include "formats/csv_writer.hpp"
#include "formats/table_fixture.hpp"

using namespace fb;
using namespace fb::test;

namespace {

std::string cells(std::string_view text, char delimiter = ',') {
  const auto table = read_csv(std::string(text), delimiter);
  if (!table) return "error: " + table.error();
  std::string out;
  for (std::size_t row = 0; row < table->rows(); ++row) {
    if (const char* why = table->row(row).bad) out += why;
    for (std::size_t column = 0; column < table->row(row).cells; ++column)
      out += (column > 0 ? "|" : "") + std::string(table->cell(row, column));
    out += '/';
  }
  return out;
}

void set(TableBoard& board, std::string_view type, const Id& id, std::string_view field, std::string_view value) {
  apply(board.document, {board.clock.next(now_ms), {{std::string(type), id, std::string(field), std::string(value)}}});
}

// The board's table, imported into the board it came from.
void check_round(TableBoard& board, Type type) {
  for (const bool for_spreadsheets : {true, false}) {
    const std::string csv = write_csv(board.document, type, {for_spreadsheets, 0});
    const std::uint64_t revision = board.document.revision();
    const Imported in = board.import(csv);
    CHECK(in.error.empty());
    CHECK(in.rows.refused.empty());
    CHECK(in.intake.refused.empty());
    CHECK_MESSAGE(board.document.revision() == revision, csv);
  }
}

}  // namespace

TEST_CASE("C9: the hint for the delimiter may be quoted and end anyhow; what only looks like it is a cell") {
  for (const char* hint : {"sep=;\n", "sep=;\r\n", "sep=;\r", "\"sep=;\"\n", "\"sep=;\"\r\n", "sep=;", "\"sep=;"}) {
    std::string text = hint;
    CHECK_MESSAGE(take_separator_hint(text) == ';', hint);
    CHECK(text.empty());
  }
  for (const char* cell : {"sep=", "sep=;;\n", "sep=; x\n", "\"sep=;x\"\n", "separator", "xsep=;\n"}) {
    std::string text = cell;
    CHECK_MESSAGE(take_separator_hint(text) == 0, cell);
    CHECK(text == cell);
  }
}

TEST_CASE(
    "C5, C6, C7: quotes with blanks around them, at the end of the text, and of cells that were never meant to be "
    "quoted") {
  CHECK(cells("a,  \"b\"\"c\"  ,d") == "a|b\"c|d/");
  CHECK(cells("a, \"b") == "a| \"b/");
  CHECK(cells("a, \"b\" c,d") == "a| \"b\" c|d/");
  CHECK(cells("a, \"b\"") == "a|b/");
  CHECK(cells("a, \"b\"   ") == "a|b/");
  CHECK(cells("a, \"b\"\"\nc") == "a| \"b\"\"/c/");
  CHECK(cells("\"a\"   ") == "a/");
  CHECK(cells("\"a\"x") == "there is text behind a closing quote/");
  CHECK(cells("a\n\"b\nc\"x,d\n") ==
        "error: Row 2 opens a quote that is not closed before the text goes on. Nothing was read.");
  CHECK(cells("\"\"") == "");
  CHECK(cells("a  ") == "a  /");
}

TEST_CASE("C3, C19: 900 columns and 20,000,000 cells are enough") {
  CHECK(cells(std::string(899, ',')).substr(0, 5) != "error");
  CHECK(cells(std::string(900, ',')) == "error: Row 1 has more than 900 columns. Nothing was read.");
  std::string many;
  for (int i = 0; i < 25'000; ++i) many += std::string(850, ',') + "x\n";
  CHECK(cells(many) == "error: The file has more than 20,000,000 cells. Nothing was read.");
}

TEST_CASE("C28: numbers however they are written are none of a spreadsheet's formulas, and nearly numbers are") {
  for (const char* number : {"-1", "+1.5", "-41%", "-1.5E+7", "-1e-7", "+2E7"})
    CHECK_MESSAGE(!looks_like_formula(number), number);
  for (const char* formula :
       {"-1e", "-1ex", "-1e+", "-%", "-", "+", "-.", "-1-1", "\xC2\xA0=1", "'\xC2\xA0 +x", "\xC2\xA9\n=1"})
    CHECK_MESSAGE(looks_like_formula(formula), formula);
  for (const char* text : {"", "\xC2\xA9=1", "a\n", "a\nb", "1-1", " ", "''"})
    CHECK_MESSAGE(!looks_like_formula(text), text);
}

TEST_CASE("C30: fields with names that mean something in a table come back as what they were") {
  TableBoard board;
  board.import("Record ID,Deal Name\n1,A\n2,B\n3,C\n");
  const Id a = board.named(Type::deal, "A"), b = board.named(Type::deal, "B"), c = board.named(Type::deal, "C");
  set(board, "deal", a, "custom:x", "\"text\"");
  set(board, "deal", b, "custom:x", "[1]");  // not text everywhere
  set(board, "deal", a, "custom:funnelboard_id", "\"1\"");
  set(board, "deal", a, "custom:a:b", "\"1\"");
  set(board, "deal", a, "custom:", "\"1\"");
  set(board, "deal", a, "custom:title", "\"1\"");
  set(board, "deal", a, "custom:gone", "null");
  set(board, "deal", c, "deleted", "true");
  set(board, "deal", c, "custom:only here", "\"1\"");
  set(board, "deal", a, "owner", "\"01JE00000000000000000FREE1\"");
  set(board, "deal", a, "place", "[\"stage.gone\",\"a0\",1]");
  set(board, "deal", b, "place", "null");
  board.document.table(Type::deal).add(*Id::from_text("01JE00000000000000000FREE2"));
  check_round(board, Type::deal);
  const std::string csv = write_csv(board.document, Type::deal,
                                    {false, 0, std::vector<Id>{b, *Id::from_text("01JE00000000000000000FREE1"), c}});
  CHECK(std::count(csv.begin(), csv.end(), '\n') == 2);  // the header and B
}

TEST_CASE("C30: yes, no and neither are three things in a table") {
  TableBoard board;
  board.import(
      "sf_id,Status,campaign_id,contact_id\n00v1,Responded,7010000000000001,0030000000000001\n00v2,Sent,"
      "7010000000000001,0030000000000002\n00v3,Sent,7010000000000001,0030000000000003\n");
  const Table& touches = board.document.table(Type::touch);
  REQUIRE(touches.size() == 3);
  set(board, "touch", touches.id(0), "done", "true");
  set(board, "touch", touches.id(1), "done", "false");
  set(board, "touch", touches.id(2), "done", "null");
  check_round(board, Type::touch);
}

TEST_CASE("C33: more than 20 unknown stages are no stages, and no columns are made") {
  TableBoard board;
  std::string file = "Record ID,Deal Name,Deal Stage\n";
  for (int i = 0; i < 30; ++i)
    file += std::to_string(i) + ",D" + std::to_string(i) + ",Odd " + std::to_string(i) + "\n";
  const std::size_t before = board.count(Type::stage);
  const Imported in = board.import(file);
  CHECK(tells(in.intake.told, "There are more than 20 unknown stages"));
  CHECK(board.count(Type::stage) == before);
  CHECK(board.text(Type::deal, board.named(Type::deal, "D7"), "custom:stage") == "\"Odd 7\"");
}

TEST_CASE("C21, C23: of two records with one key the one that is still there is taken") {
  TableBoard board;
  const std::string file = "First Name,Last Name,Email\nAda,L,ada@example.org\n";
  board.import(file);
  const Id first = board.named(Type::lead, "Ada L");
  set(board, "lead", first, "deleted", "true");
  const Id second = board.random.id(now_ms);
  set(board, "lead", second, "name", "\"Ada L\"");
  set(board, "lead", second, "email", "\"ada@example.org\"");
  const Imported in =
      board.import("First Name,Last Name,Email,Title\nAda,L,ada@example.org,Countess\n", Type::lead, "email");
  CHECK(in.intake.updated == 1);
  CHECK(board.text(Type::lead, second, "title") == "\"Countess\"");
}

TEST_CASE("C34: owners by e-mail get a readable name, and names that are keys make nobody") {
  TableBoard board;
  board.import(
      "Record ID,Deal Name,Deal owner\n1,A,ana.b_solano@example.org\n2,B,x7@example.org\n3,C,Bea von "
      "Z\n4,D,0055g00000AbCdEfGh\n");
  CHECK(board.named(Type::member, "Ana B Solano"));
  CHECK(board.named(Type::member, "x7"));
  CHECK(board.named(Type::member, "Bea von Z"));
  CHECK(board.count(Type::member) == 3);
}
