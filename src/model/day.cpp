#include "model/day.hpp"

namespace fb {
namespace {

struct Date {
  int year, month, day;
};

// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": https://howardhinnant.github.io/date_algorithms.html
std::int32_t days_from_date(int year, int month, int day) {
  year -= month <= 2;
  const int era = year / 400;  // from year 1 on
  const int of_era = year - era * 400;
  const int of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

Date date_from_days(std::int32_t days) {
  days += 719468;
  const int era = days / 146097;
  const int of_era = days - era * 146097;
  const int year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  const int of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int shifted = (5 * of_year + 2) / 153;
  const int month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {year_of_era + era * 400 + (month <= 2), month, of_year - (153 * shifted + 2) / 5 + 1};
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::optional<Day> Day::from_date(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  const Day made{days_from_date(year, month, day)};
  if (made.of_month() != day) return std::nullopt;
  return made;
}

std::optional<Day> Day::from_text(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  int parts[3] = {0, 0, 0};
  int part = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i == 4 || i == 7) {
      ++part;
      continue;
    }
    if (!is_digit(text[i])) return std::nullopt;
    parts[part] = parts[part] * 10 + (text[i] - '0');
  }
  return from_date(parts[0], parts[1], parts[2]);
}

std::string Day::text() const {
  if (!*this) return {};
  const Date date = date_from_days(days);
  std::string out = "0000-00-00";
  const auto put = [&out](std::size_t at, int width, int value) {
    for (int i = width; i-- > 0; value /= 10)
      out[at + static_cast<std::size_t>(i)] = static_cast<char>('0' + value % 10);
  };
  put(0, 4, date.year);
  put(5, 2, date.month);
  put(8, 2, date.day);
  return out;
}

Day Day::from_ms(std::int64_t ms, int utc_offset_minutes) {
  const std::int64_t local = ms + utc_offset_minutes * 60'000ll;
  const std::int64_t days = local >= 0 ? local / ms_per_day : (local - ms_per_day + 1) / ms_per_day;
  if (days < -719162 || days > 2932896) return {};  // years 1 and 9999
  return {static_cast<std::int32_t>(days)};
}

std::int64_t Day::start_ms(int utc_offset_minutes) const { return days * ms_per_day - utc_offset_minutes * 60'000ll; }

int Day::year() const { return date_from_days(days).year; }
int Day::month() const { return date_from_days(days).month; }
int Day::of_month() const { return date_from_days(days).day; }
int Day::weekday() const { return ((days % 7) + 10) % 7; }  // 1970-01-01 was a Thursday

}  // namespace fb
