#include "model/day.hpp"

#include <doctest/doctest.h>

using namespace fb;

TEST_CASE("only days of the calendar are days: of the years 1 to 9999, written as year, month and day") {
  CHECK(Day::from_text("2024-02-29")->text() == "2024-02-29");
  CHECK(Day::from_text("0001-01-01")->text() == "0001-01-01");
  CHECK(Day::from_text("9999-12-31")->text() == "9999-12-31");
  for (const char* text : {"", "2026-1-01", "2026/01-01", "2026-01/01", "2026-00-10", "2026-13-10", "2026-01-00",
                           "2026-01-32", "2026-02-29", "0000-01-01", "2026-0 -01", "2026-0x-01"})
    CHECK_FALSE(Day::from_text(text));
  CHECK_FALSE(Day::from_date(10'000, 1, 1));
}

TEST_CASE("a moment is on the day of where a person is, also before 1970; far outside of the calendar it is on none") {
  CHECK(Day::from_ms(0, 0).text() == "1970-01-01");
  CHECK(Day::from_ms(0, -1).text() == "1969-12-31");
  CHECK(Day::from_ms(-1, 0).text() == "1969-12-31");
  CHECK(Day::from_ms(-ms_per_day, 0).text() == "1969-12-31");
  CHECK(Day::from_ms(-ms_per_day - 1, 0).text() == "1969-12-30");
  CHECK_FALSE(Day::from_ms(-63'000'000'000'000, 0));
  CHECK_FALSE(Day::from_ms(260'000'000'000'000, 0));
}
