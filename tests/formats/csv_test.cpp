#include "formats/csv.hpp"

#include <doctest/doctest.h>

#include "formats/csv_writer.hpp"
#include "formats/encoding.hpp"
#include "formats/sheet.hpp"

using namespace fb;

namespace {

// Every cell of every row, with | between cells and / behind rows.
std::string flat(std::string_view text, char delimiter = ',') {
  const auto table = read_csv(std::string(text), delimiter);
  if (!table) return "error: " + table.error();
  std::string out;
  for (std::size_t row = 0; row < table->rows(); ++row) {
    if (table->row(row).bad) out += "bad";
    for (std::size_t column = 0; column < table->row(row).cells; ++column)
      out += (column > 0 ? "|" : "") + std::string(table->cell(row, column));
    out += '/';
  }
  return out;
}

std::string error_of(std::string_view bytes) {
  const auto sheet = read_sheet(bytes);
  return sheet ? std::string() : sheet.error();
}

Sheet sheet_of(std::string_view bytes) {
  auto sheet = read_sheet(bytes);
  REQUIRE_MESSAGE(sheet.has_value(), error_of(bytes));
  return std::move(*sheet);
}

std::string utf16(std::string_view ascii, bool little, bool mark) {
  std::string out = mark ? (little ? "\xFF\xFE" : "\xFE\xFF") : "";
  for (const char c : ascii) {
    if (!little) out += '\0';
    out += c;
    if (little) out += '\0';
  }
  return out;
}

}  // namespace

TEST_CASE("C1: an empty file, a header alone, a byte order mark alone: there are no rows") {
  CHECK(error_of("").find("no rows") != std::string::npos);
  CHECK(error_of("\xEF\xBB\xBF").find("no rows") != std::string::npos);
  CHECK(error_of("Name,Email\r\n").find("no rows") != std::string::npos);
  CHECK(error_of("\n\n\n").find("no rows") != std::string::npos);
}

TEST_CASE("C2: without a header row the columns are A, B, C") {
  const Sheet sheet = sheet_of("Ada,ada@example.org,500\nBob,bob@example.org,700\n");
  CHECK_FALSE(sheet.has_header);
  CHECK(sheet.headers == std::vector<std::string>{"A", "B", "C"});
  CHECK(sheet.records.size() == 2);
}

TEST_CASE("C3: doubled and empty headers are numbered; too many columns are an error") {
  const Sheet sheet = sheet_of("Name,,Email,email\nAda,x,a@example.org,b@example.org\n");
  CHECK(sheet.headers == std::vector<std::string>{"Name", "column 2", "Email", "email (column 4)"});
  CHECK(sheet_of(std::string(299, ',') + "x\n" + std::string(299, ',') + "y\n").headers.size() == 300);
  CHECK(error_of(std::string(2500, ',') + "\na\n").find("900 columns") != std::string::npos);
}

TEST_CASE("C4: CRLF, LF, CR and a mix of them end rows") {
  CHECK(flat("a,b\r\n1,2\r\n") == "a|b/1|2/");
  CHECK(flat("a,b\n1,2") == "a|b/1|2/");
  CHECK(flat("a,b\r1,2\r") == "a|b/1|2/");
  CHECK(flat("a,b\r\n1,2\n3,4\r5,6") == "a|b/1|2/3|4/5|6/");
}

TEST_CASE("C5: quoted delimiters, line ends and doubled quotes are text") {
  CHECK(flat("\"a,b\",\"c\r\nd\",\"e\"\"f\"\n1,,\"\"\n") == "a,b|c\r\nd|e\"f/1||/");
  CHECK(flat("a, \"b, c\" ,d") == "a|b, c|d/");
  CHECK(flat("5\" pipe,say \"hi\"") == "5\" pipe|say \"hi\"/");
}

TEST_CASE("C6: a quote that is never closed is an error that names its row") {
  CHECK(flat("a,b\n1,2\n\"x,3\n4,5\n").find("Row 3 opens a quote") != std::string::npos);
  CHECK(flat("a,b\n1,2\n\"x,3\n4,\"y\"\n").find("Row 3 opens a quote") != std::string::npos);
}

TEST_CASE("C7: text behind a closing quote refuses that row alone") {
  CHECK(flat("a,b\n\"a\"b,2\n3,4\n") == "a|b/bad/3|4/");
  const Sheet sheet = sheet_of("Name,City\n\"a\"b,2\n3,4\n");
  REQUIRE(sheet.refused.size() == 1);
  CHECK(sheet.refused[0].first == 2);
}

TEST_CASE("C8: short rows are filled, long ones refused, blank ones and trailing delimiters passed over") {
  const Sheet sheet = sheet_of("Name,City,Zip\nAda\n\nBob,Bonn,53111,,\nCy,Cork,1,extra\n,,\n");
  CHECK(sheet.records.size() == 2);
  CHECK(sheet.cell(sheet.records[0], 1).empty());
  REQUIRE(sheet.refused.size() == 1);
  CHECK(sheet.refused[0].first == 5);
}

TEST_CASE("C9: a first line sep=; is honoured and dropped") {
  const Sheet sheet = sheet_of("sep=;\r\nName;Note\r\nAda;a,b\r\n");
  CHECK(sheet.delimiter == ';');
  CHECK(sheet.headers[1] == "Note");
  CHECK(sheet.cell(sheet.records[0], 1) == "a,b");
}

TEST_CASE("the delimiter is the one that gives equal counts over many rows") {
  CHECK(guess_delimiter("a;b\n1,5;2\n3,25;x,y,z\n") == ';');
  CHECK(guess_delimiter("a\tb\n1,5\t2\n") == '\t');
  CHECK(guess_delimiter("a|b|c\n1|2|3\n") == '|');
  CHECK(guess_delimiter("\"a;b\",c\n\"d;;e\",f\n") == ',');
  CHECK(guess_delimiter("one column\nonly\n") == ',');
}

TEST_CASE("C16: NUL bytes are refused") {
  CHECK(error_of(std::string_view("a,b\n1,\0002\n3,4\n", 14)).find("NUL") != std::string::npos);
}

TEST_CASE("C17: UTF-16 is converted, with and without a byte order mark, and said") {
  for (const bool little : {true, false})
    for (const bool mark : {true, false}) {
      const Sheet sheet = sheet_of(utf16("Name,City\nAda Lovelace,London\n", little, mark));
      CHECK(sheet.encoding == "UTF-16");
      CHECK(sheet.cell(sheet.records[0], 1) == "London");
      CHECK_FALSE(sheet.told.empty());
    }
  const auto cut = decode_text(utf16("Name\nAda", true, true) + "x");
  CHECK(cut->told[0].find("cut off") != std::string::npos);
}

TEST_CASE("C18: what is not UTF-8 is Windows-1252; a single bad row among good ones is refused") {
  const Sheet latin = sheet_of("Soci\xE9t\xE9;Prix\n\x80uro;1\n");
  CHECK(latin.encoding == "Windows-1252");
  CHECK(latin.headers[0] == "Société");
  CHECK(latin.cell(latin.records[0], 0) == "€uro");
  const Sheet mixed = sheet_of("Name,Ort\nJörg,Köln\nZoë,Nîmes\nÅsa,Malmö\nB\xE9\x61,x\n");
  CHECK(mixed.encoding == "UTF-8");
  CHECK(mixed.records.size() == 3);
  REQUIRE(mixed.refused.size() == 1);
  CHECK(mixed.refused[0].first == 5);
}

TEST_CASE("C19: size limits: a huge cell refuses its row, too many cells or bytes end the reading early") {
  CHECK(flat("a,b\n" + std::string(300 << 10, 'x') + ",2\n3,4\n") == "a|b/bad/3|4/");
  CHECK(error_of(std::string((std::size_t{64} << 20) + 1, 'x')).find("64 MB") != std::string::npos);
  CHECK(flat("\"" + std::string(20 << 20, 'x')).find("Row 1 opens a quote") != std::string::npos);
  std::string rows = "a\n";
  for (int i = 0; i < 1'000'001; ++i) rows += "1\n";
  CHECK(error_of(rows).find("1,000,000 rows") != std::string::npos);
}

TEST_CASE("titles before the table, totals and a footer are no records") {
  const Sheet sheet = sheet_of(
      "Campaign report\n\"March 1, 2026 - March 31, 2026\"\nCampaign,Clicks,Cost\nA,1,2\nB,3,4\nTotal: Account,4,6\n\n"
      "Copyright\n");
  CHECK(sheet.headers[0] == "Campaign");
  CHECK(sheet.records.size() == 2);
  CHECK(sheet.refused.empty());
  const Sheet hashes = sheet_of("# ----\n# Start date: 20260301\nSource,Sessions,Users\na,1,2\nGrand total,1,2\n");
  CHECK(hashes.headers[0] == "Source");
  CHECK(hashes.records.size() == 1);
}

TEST_CASE("C28: what a spreadsheet could run is guarded, and unguarded to the same text") {
  for (const char* text :
       {"=1+1", "+33 1 99 00 12 34", "-41 % below plan", "@handle", "\tx", "\r", "\n=1", "  =1", "a\n=1",
        "\xEF\xBC\x9D"
        "1",
        "\xEF\xBC\xA0x", "'=x", "''=x", "'\nx"})
    CHECK_MESSAGE(guarded(text) == "'" + std::string(text), text);
  for (const char* text : {"-41", "-41%", "1.5E7", "+3", "plain", "a=b", "'already quoted", "'-41", "", "'", "5-3"})
    CHECK_MESSAGE(guarded(text) == text, text);
  for (const char* text : {"=1", "'=1", "''=1", "'x", "'-41", "-41", "'", "''", "'\nx", "' =x", "a\n'=x", "' '=x"})
    CHECK_MESSAGE(unguarded(guarded(text)) == text, text);
}

TEST_CASE("C32: cells with quotes and line ends are quoted, rows end with CRLF") {
  CsvWriter csv(false);
  csv.text("a\"b");
  csv.text("c\r\nd");
  csv.text(" e");
  csv.text("f");
  csv.end_row();
  CHECK(csv.take() == "\"a\"\"b\",\"c\r\nd\",\" e\",f\r\n");
}
