#include "formats/cells.hpp"

#include <doctest/doctest.h>

#include "model/currencies.hpp"

using namespace fb;

namespace {

// What the cells of a column become, in one line; a word for a cell that can't be read.
std::string column(Kind kind, std::initializer_list<const char*> cells, std::string currency = "EUR") {
  StyleFinder finder(kind);
  for (const char* cell : cells) finder.look(cell);
  CellStyle style;
  style.home = style.currency = currency;
  finder.decide(style);
  std::string out;
  for (const char* cell : cells) {
    std::string value;
    const CellFault fault = read_cell(kind, cell, style, value);
    if (!out.empty()) out += ' ';
    if (fault == CellFault::none) out += value;
    else if (fault == CellFault::missing) out += '-';
    else if (fault == CellFault::too_fine) out += "fine";
    else if (fault == CellFault::too_large) out += "large";
    else if (fault == CellFault::out_of_range) out += "range";
    else out += fault == CellFault::no_currency ? "currency" : "unreadable";
  }
  return out;
}

std::string question(Kind kind, std::initializer_list<const char*> cells) {
  StyleFinder finder(kind);
  for (const char* cell : cells) finder.look(cell);
  CellStyle style;
  finder.decide(style);
  return finder.question(style, false, false);
}

}  // namespace

TEST_CASE("C10: the number style is decided per column over all rows") {
  CHECK(column(Kind::money, {"1.234,56", "1.000", "12"}) == "[123456,\"EUR\"] [100000,\"EUR\"] [1200,\"EUR\"]");
  CHECK(column(Kind::money, {"1,234.56", "1,000", "12"}) == "[123456,\"EUR\"] [100000,\"EUR\"] [1200,\"EUR\"]");
  CHECK(column(Kind::money, {"1'234.56", "1’234.50"}) == "[123456,\"EUR\"] [123450,\"EUR\"]");
  CHECK(column(Kind::money, {"1 234,56",
                             "1\xC2\xA0"
                             "234,56",
                             "1\xE2\x80\xAF"
                             "234,5"}) == "[123456,\"EUR\"] [123456,\"EUR\"] [123450,\"EUR\"]");
  CHECK(column(Kind::money, {"12,34,567.00"}) == "[123456700,\"EUR\"]");
  CHECK(column(Kind::money, {"1,23,4.00", "1000,000.00", "1.2.3,4"}) == "unreadable unreadable unreadable");
  CHECK(question(Kind::money, {"1,234"}).find("1,234") != std::string::npos);
  CHECK(question(Kind::money, {"1,234", "0.50"}).empty());
  CHECK(question(Kind::count, {"1,234"}).empty());
  CHECK(column(Kind::count, {"1,912", "14,380", "3"}) == "1912 14380 3");
}

TEST_CASE("C11: symbols, codes, brackets and trailing signs") {
  CHECK(column(Kind::money, {"$1,000", "EUR 5", "5 GBP", "€7"}) ==
        "[100000,\"USD\"] [500,\"EUR\"] [500,\"GBP\"] [700,\"EUR\"]");
  CHECK(column(Kind::money, {"(500)", "500-", "-500",
                             "\xE2\x88\x92"
                             "500"}) == "[-50000,\"EUR\"] [-50000,\"EUR\"] [-50000,\"EUR\"] [-50000,\"EUR\"]");
  CHECK(column(Kind::money, {"1e3", "1.2K", "abc", "5 pcs"}) == "unreadable unreadable unreadable currency");
  CHECK(column(Kind::money, {"5"}, "") == "currency");
  CHECK(column(Kind::money, {"$5"}, "CAD") == "[500,\"CAD\"]");
  CHECK(currency_from_text("kr", "SEK") == "SEK");
  CHECK(currency_from_text("kr", "EUR").empty());
  CHECK(currency_from_text(" usd ", "EUR") == "USD");
  CHECK(currency_from_text("Swiss Franc", "EUR") == "CHF");
}

TEST_CASE("C12: more decimals than the currency has: never rounded") {
  CHECK(column(Kind::money, {"12.345", "10.50", "12.340"}) == "fine [1050,\"EUR\"] [1234,\"EUR\"]");
  CHECK(column(Kind::money, {"1234", "1.50"}, "JPY") == "[1234,\"JPY\"] fine");
  CHECK(column(Kind::money, {"1.234", "0.5"}, "KWD") == "[1234,\"KWD\"] [500,\"KWD\"]");
}

TEST_CASE("C13: decimals become minor units without a double") {
  CHECK(column(Kind::money, {"0.1", "0.29", "1.10", ".5", "90071992547409.91"}) ==
        "[10,\"EUR\"] [29,\"EUR\"] [110,\"EUR\"] [50,\"EUR\"] [9007199254740991,\"EUR\"]");
  CHECK(column(Kind::money, {"90071992547409.92", "123456789012345678901234567890"}) == "large large");
  CellStyle style;
  style.currency = "USD";
  style.scientific = true;
  std::string value;
  CHECK(read_cell(Kind::money, "1.2E5", style, value) == CellFault::none);
  CHECK(value == "[12000000,\"USD\"]");
}

TEST_CASE("C14: the date format is decided per column") {
  CHECK(column(Kind::day, {"03/04/2026", "13/04/2026"}) == "\"2026-04-03\" \"2026-04-13\"");
  CHECK(column(Kind::day, {"03/04/2026", "04/13/2026"}) == "\"2026-03-04\" \"2026-04-13\"");
  CHECK(column(Kind::day, {"3.4.26", "2026-03-05", "5 Mar 2026", "Jun 09, 2018"}) ==
        "\"2026-04-03\" \"2026-03-05\" \"2026-03-05\" \"2018-06-09\"");
  CHECK(column(Kind::day, {"46115", "1900-02-29", "soon", "2026-02-30", "-"}) ==
        "unreadable unreadable unreadable unreadable -");
  CHECK(question(Kind::day, {"03/04/2026"}).find("03/04/2026") != std::string::npos);
  CHECK(question(Kind::day, {"03/04/2026", "25/04/2026"}).empty());
  CHECK(column(Kind::instant, {"2026-04-01 11:45:00 +0200 CEST", "2026-04-01T09:45:00.000Z", "2026-04-01 09:45"}) ==
        "1775036700000 1775036700000 1775036700000");
  CHECK(column(Kind::instant, {"Apr 07, 2026 12:15 am", "Mar 02, 2026 12:05 pm"}) == "1775520900000 1772453100000");
}

TEST_CASE("C15: whether 0.5 is half a percent is decided per column") {
  CHECK(column(Kind::rate, {"50%", "7.5%", "100"}) == "5000 750 10000");
  CHECK(column(Kind::rate, {"0.5", "0.25", "1", "0"}) == "5000 2500 10000 0");
  CHECK(column(Kind::rate, {"50", "0.5", "75"}) == "5000 50 7500");
  CHECK(column(Kind::rate, {"1000", "-5", "x"}) == "range range unreadable");
  CHECK(question(Kind::rate, {"0.5"}).find("fraction") != std::string::npos);
}

TEST_CASE("C25: outer blanks come off, also no-break ones") {
  CHECK(column(Kind::text, {"  a b\xC2\xA0 "}) == "\"a b\"");
  CHECK(column(Kind::count, {" 7 "}) == "7");
}

TEST_CASE("C27: formulas are text") {
  CHECK(column(Kind::text, {"=1+1", "@SUM(A1)", "=cmd|'/c calc'!A0"}) == "\"=1+1\" \"@SUM(A1)\" \"=cmd|'/c calc'!A0\"");
}

TEST_CASE("nothing has many spellings, but a name may be Null") {
  CHECK(column(Kind::money, {"", "-", "--", " --", "n/a", "NULL", "(not set)"}) == "- - - - - - -");
  CHECK(column(Kind::text, {"Null", "-"}) == "\"Null\" \"-\"");
  CHECK(column(Kind::flag, {"TRUE", "no", "1", "x", "maybe"}) == "true false true true unreadable");
}
