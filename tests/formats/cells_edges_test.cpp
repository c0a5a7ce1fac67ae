// Days, times, numbers and addresses as people write them in cells, and what looks like one and is none.
#include <doctest/doctest.h>

#include "formats/cells.hpp"

using namespace fb;

namespace {

// In UTC, for a board whose zone is two hours ahead; "" if it is none.
std::string moment(std::string_view text, DateOrder order = DateOrder::day_first) {
  const auto found = moment_from_text(text, order);
  if (!found) return "";
  const std::int64_t ms = found->ms(120), day = ms - ms % ms_per_day, minutes = (ms - day) / 60'000;
  std::string out = Day::from_ms(day, 0).text();
  if (!found->has_time) return found->day.text();
  return out + " " + std::to_string(minutes / 60) + ":" + std::to_string(minutes % 60);
}
std::string number(std::string_view text, DecimalMark mark = DecimalMark::point, bool scientific = false) {
  const auto found = decimal_from_text(text, {mark, scientific});
  if (!found) return "";
  return (found->negative ? "-" : "") + found->whole + (found->fraction.empty() ? "" : "." + found->fraction);
}
CellFault fault(Kind kind, std::string_view text, CellStyle style = {}) {
  std::string out;
  return read_cell(kind, text, style, out);
}

}  // namespace

TEST_CASE("C14: days in every order and form that people use, and what only looks like a day") {
  for (const char* text : {"2026-03-05", "20260305", "5.3.26", "5/3/2026", "5 Mar 2026", "Mar 5, 2026", "5-Mar-26"}) {
    CAPTURE(std::string(text));
    CHECK(moment(text) == "2026-03-05");
  }
  CHECK(moment("3/5/2026", DateOrder::month_first) == "2026-03-05");
  CHECK(moment("5.3.71") == "1971-03-05");
  CHECK(moment("5 Mar 71") == "1971-03-05");
  for (const char* text : {"5",
                           "5.",
                           "5.3",
                           "5.3.",
                           "5.3/26",
                           "5.x.2026",
                           "125.3.2026",
                           "5.3.126",
                           "5.3.20261",
                           "18000305",
                           "22500305",
                           "20261305",
                           "2026030",
                           "202603051",
                           "Mar 2026",
                           "5 6 2026",
                           "5 Mar",
                           "Mar Mar 2026",
                           "5 Mar 126",
                           "Foo 5, 2026",
                           "Mar 5 6 2026",
                           "123456789012345",
                           "1234567890",
                           "2026-03-05 soon"}) {
    CAPTURE(std::string(text));
    CHECK(moment(text) == "");
  }
}

TEST_CASE("C14: times of day, in the board's zone or in their own, and what is no time") {
  for (const char* text : {"2026-03-05 14:30", "2026-03-05T14:30:00", "2026-03-05t14:30:00,123", "5.3.2026, 2:30 pm",
                           "2026-03-05 14:30:00.5", "2026-03-05 14:30:00.123456"}) {
    CAPTURE(std::string(text));
    CHECK(moment(text) == "2026-03-05 12:30");
  }
  for (const char* text :
       {"2026-03-05T14:30Z", "2026-03-05 14:30 UTC", "2026-03-05 14:30 GMT", "2026-03-05T16:30+02:00",
        "2026-03-05T16:30+0200", "2026-03-05T16:30+02", "2026-03-05T10:00-04:30"}) {
    CAPTURE(std::string(text));
    CHECK(moment(text) == "2026-03-05 14:30");
  }
  CHECK(moment("1772721000000") == "2026-03-05 14:30");
  CHECK(moment("177272100000") != "");
  CHECK(moment("2026-03-05 12:00 am") == "2026-03-04 22:0");
  for (const char* text : {"2026-03-05 x", "2026-03-05 14", "2026-03-05 14:x", "2026-03-05 25:00", "2026-03-05 14:60",
                           "2026-03-05 14:30:61", "2026-03-05 14:30:x", "2026-03-05 0:30 pm", "2026-03-05 13:30 pm",
                           "2026-03-05 14:30 CEST", "2026-03-05 14:30+x", "2026-03-05 14:30+123",
                           "2026-03-05 14:30+17:00", "2026-03-05 14:30Z x", "2026-03-05 14:30 Zulu"}) {
    CAPTURE(std::string(text));
    CHECK(moment(text) == "");
  }
  const auto late = moment_from_text("2026-03-05T23:30-04:00", DateOrder::day_first);
  REQUIRE(late);
  CHECK(late->local_day(0).text() == "2026-03-06");
  CHECK(moment_from_text("2026-03-05 23:30", DateOrder::day_first)->local_day(0).text() == "2026-03-05");
  DateEvidence same;
  same.look("5.5.2026");
  CHECK_FALSE(same.is_unclear());
}

TEST_CASE("C10, C11, C13: signs, groups and powers of numbers, and what is no number") {
  CHECK(number("+5") == "5");
  CHECK(number("(5)") == "-5");
  CHECK(number("5-") == "-5");
  CHECK(number("1,234,567.5") == "1234567.5");
  CHECK(number("1.234.567,5", DecimalMark::comma) == "1234567.5");
  CHECK(number("2.5E7", DecimalMark::point, true) == "25000000");
  CHECK(number("2.5E+2", DecimalMark::point, true) == "250");
  CHECK(number("25E-3", DecimalMark::point, true) == ".025");
  CHECK(number("1234E-2", DecimalMark::point, true) == "12.34");
  CHECK(number("12,34,567") == "1234567");
  for (const char* text : {"", "-", "(5", "(", "()", "1,2345", ",234", "1234,567", "1,234'567", "123,45,678", "1,2,345",
                           "2.5E7", "1.2.3", "."}) {
    CAPTURE(std::string(text));
    CHECK(number(text) == "");
  }
}

TEST_CASE("C10: which of . and , is the decimal mark is told by the cells that allow one reading only") {
  const auto evidence = [](std::initializer_list<const char*> cells) {
    MarkEvidence found;
    for (const char* cell : cells) found.look(cell);
    return std::to_string(found.point) + " " + std::to_string(found.comma) + " " + std::to_string(found.unclear_point) +
           " " + std::to_string(found.unclear_comma);
  };
  CHECK(evidence({"1,234.5"}) == "1 0 0 0");
  CHECK(evidence({"1.234,5"}) == "0 1 0 0");
  CHECK(evidence({"1,234,567"}) == "1 0 0 0");
  CHECK(evidence({"1.234.567"}) == "0 1 0 0");
  CHECK(evidence({"1,234.567.890"}) == "0 0 0 0");
  CHECK(evidence({"12.5", "1,25", "1234.567", ".123"}) == "3 1 0 0");
  CHECK(evidence({"1.234", "1,234"}) == "0 0 1 1");
  CHECK(evidence({"0.123", "0,123"}) == "1 1 0 0");
  StyleFinder finder(Kind::count);
  for (const char* cell : {"1.234", "2.345", "1,234"}) finder.look(cell);
  CellStyle style;
  finder.decide(style);
  CHECK(style.mark == DecimalMark::comma);  // whole numbers: most of their groups are by points
}

TEST_CASE("C12, C13: units are whole: what is finer is refused or rounded, what is larger than 2^53 is refused") {
  const auto units = [](const char* text, Rounding rounding) {
    return units_from_decimal(*decimal_from_text(text, {}), 2, rounding);
  };
  CHECK(units("12.345", Rounding::refused) == std::nullopt);
  CHECK(units("12.345", Rounding::half_up) == 1235);
  CHECK(units("12.344", Rounding::half_up) == 1234);
  CHECK(units("-12.345", Rounding::half_up) == -1235);
  CHECK(units("123456789012345678901234567890", Rounding::refused) == std::nullopt);
}

TEST_CASE("what is said of a cell that can't be read tells what was expected of it") {
  for (const auto& one : {std::pair(CellFault::none, ""),
                          {CellFault::missing, ""},
                          {CellFault::too_large, "is too large"},
                          {CellFault::no_currency, "is in no currency we know"},
                          {CellFault::out_of_range, "is not between 0 and 100 %"}})
    CHECK(fault_words(Kind::money, one.first) == one.second);
  for (const auto& one : {std::pair(Kind::money, "is no amount of money"),
                          {Kind::rate, "is no percentage"},
                          {Kind::count, "is no whole number"},
                          {Kind::flag, "is neither yes nor no"},
                          {Kind::day, "is no day"},
                          {Kind::instant, "is no time"},
                          {Kind::text, "can't be read"}})
    CHECK(fault_words(one.first, CellFault::unreadable) == one.second);
  CHECK(fault(Kind::count, "1.5") == CellFault::unreadable);
  CHECK(fault(Kind::count, "many") == CellFault::unreadable);
  CHECK(fault(Kind::count, "99999999999999999999") == CellFault::too_large);
  CHECK(fault(Kind::rate, "999999999999999999999%") == CellFault::out_of_range);
  CHECK(fault(Kind::rate, "101") == CellFault::out_of_range);
  CHECK(fault(Kind::rate, "-1") == CellFault::out_of_range);
}

TEST_CASE("addresses and telephone numbers are known by their form; a header is told from data by it") {
  for (const char* text : {"a@example.org"}) CHECK(looks_like_email(text));
  for (const std::string& text : {std::string("@example.org"), std::string("a@example"), std::string("a b@example.org"),
                                  std::string(260, 'a') + "@example.org", std::string("example.org")})
    CHECK_FALSE(looks_like_email(text));
  CHECK(looks_like_phone("+49 30 123456"));
  for (const std::string& text :
       {std::string("call me"), std::string("123"), std::string(21, '1'), "12345" + std::string(40, ' ')})
    CHECK_FALSE(looks_like_phone(text));
  for (const char* text :
       {"a@example.org", "https://example.org", "2026-03-05", "13/1/2026", "1/13/2026", "12.5", "12,5", "50%"})
    CHECK(looks_like_value(text));
  CHECK_FALSE(looks_like_value("Amount"));
}

TEST_CASE("a column that tells nothing is asked about only where the file's other columns tell nothing either") {
  StyleFinder dates(Kind::day), rates(Kind::rate), marked(Kind::rate);
  dates.look("3/4/2026");
  CellStyle style;
  style.dates = DateOrder::month_first;
  CHECK(dates.question(style, false, true).empty());
  CHECK(dates.question(style, false, false).find("month first") != std::string::npos);
  rates.look("0.5");
  rates.decide(style);
  CHECK(style.rates == RateUnit::fraction);
  CHECK_FALSE(rates.question(style, true, true).empty());
  style.rates = RateUnit::percent;
  CHECK(rates.question(style, true, true).empty());
  marked.look("0.5");
  marked.look("50%");
  CHECK(marked.question(style, true, true).empty());
}
