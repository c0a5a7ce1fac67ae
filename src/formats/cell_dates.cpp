#include "formats/cell_dates.hpp"

#include <algorithm>
#include <string>

#include "model/text.hpp"

namespace fb {
namespace {

constexpr int minutes_of_hour = 60;
constexpr std::int64_t ms_per_minute = 60'000;

// English, German, French, Spanish: the first letters that tell a month, folded.
constexpr std::string_view months[] = {"jan|ene", "feb|fév|fev", "mar|mär|maer", "apr|avr|abr",
                                       "may|mai", "jun|juin",    "jul|juil",     "aug|aoû|aou|ago",
                                       "sep",     "oct|okt",     "nov",          "dec|dez|dic|déc"};

// Reads from left to right; every `take` leaves the text as it was when it fails.
struct Scanner {
  std::string_view rest;

  bool take(char c) {
    if (rest.empty() || rest[0] != c) return false;
    rest.remove_prefix(1);
    return true;
  }
  void skip(std::string_view characters) {
    while (!rest.empty() && characters.find(rest[0]) != std::string_view::npos) rest.remove_prefix(1);
  }
  std::size_t digits() const { return std::min(rest.find_first_not_of("0123456789"), rest.size()); }
  std::optional<int> number(std::size_t most) {
    const std::size_t size = digits();
    if (size == 0 || size > most) return std::nullopt;
    int value = 0;
    for (const char c : rest.substr(0, size)) value = value * 10 + (c - '0');
    rest.remove_prefix(size);
    return value;
  }
  std::string word() {  // letters, folded
    std::size_t size = 0;
    while (size < rest.size() && ((rest[size] | 32) >= 'a' ? (rest[size] | 32) <= 'z' : (rest[size] & 0x80) != 0))
      ++size;
    const std::string found = folded(rest.substr(0, size));
    rest.remove_prefix(size);
    return found;
  }
};

int month_named(std::string_view word) {
  if (word.size() < 3) return 0;
  for (int month = 0; month < 12; ++month) {
    std::string_view starts = months[month];
    while (!starts.empty()) {
      const std::size_t end = std::min(starts.find('|'), starts.size());
      if (word.substr(0, end) == starts.substr(0, end)) return month + 1;
      starts.remove_prefix(std::min(end + 1, starts.size()));
    }
  }
  return 0;
}

int full_year(int year, std::size_t digits) {
  if (digits > 2) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

struct Numbers {
  int first = 0, second = 0, third = 0;
  std::size_t first_digits = 0, third_digits = 0;
  char separator = 0;
};

// 3/4/2026, 2026-03-04, 3.4.26
std::optional<Numbers> three_numbers(Scanner& scan) {
  Scanner at = scan;
  Numbers out;
  out.first_digits = at.digits();
  const auto first = at.number(4);
  if (!first || at.rest.empty()) return std::nullopt;
  out.separator = at.rest[0];
  if (std::string_view("-/.").find(out.separator) == std::string_view::npos) return std::nullopt;
  at.take(out.separator);
  at.skip(" ");
  const auto second = at.number(2);
  if (!second || !at.take(out.separator)) return std::nullopt;
  at.skip(" ");
  out.third_digits = at.digits();
  const auto third = at.number(4);
  if (!third) return std::nullopt;
  out.first = *first;
  out.second = *second;
  out.third = *third;
  scan = at;
  return out;
}

std::optional<Day> day_from_numbers(Scanner& scan, DateOrder order) {
  const auto numbers = three_numbers(scan);
  if (!numbers) return std::nullopt;
  if (numbers->first_digits == 4) return Day::from_date(numbers->first, numbers->second, numbers->third);
  if (numbers->first_digits > 2 || (numbers->third_digits != 2 && numbers->third_digits != 4)) return std::nullopt;
  const int year = full_year(numbers->third, numbers->third_digits);
  const bool day_first = numbers->separator == '.' || order == DateOrder::day_first;
  if (day_first) return Day::from_date(year, numbers->second, numbers->first);
  return Day::from_date(year, numbers->first, numbers->second);
}

// "Tue, Mar 3, 2026", "5. März 2026", "5-Mar-26"
std::optional<Day> day_from_words(Scanner& scan) {
  Scanner at = scan;
  int month = 0, day = 0;
  for (int i = 0; i < 3 && (month == 0 || day == 0); ++i) {
    at.skip(" ,.-");
    if (at.digits() > 0) {
      const auto number = at.number(2);
      if (!number || day != 0) return std::nullopt;
      day = *number;
    } else if (const int found = month_named(at.word()); found > 0) {
      month = found;
    } else if (i > 0) {
      return std::nullopt;  // only a weekday may stand before the date
    }
  }
  at.skip(" ,.-");
  const std::size_t digits = at.digits();
  const auto year = at.number(4);
  if (month == 0 || day == 0 || !year || (digits != 2 && digits != 4)) return std::nullopt;
  scan = at;
  return Day::from_date(full_year(*year, digits), month, day);
}

std::optional<Day> day_from_eight_digits(Scanner& scan) {
  if (scan.digits() != 8) return std::nullopt;
  Scanner year{scan.rest.substr(0, 4)}, month{scan.rest.substr(4, 2)}, day{scan.rest.substr(6, 2)};
  const int y = *year.number(4);
  if (y < 1900 || y > 2199) return std::nullopt;
  scan.rest.remove_prefix(8);
  return Day::from_date(y, *month.number(2), *day.number(2));
}

bool take_zone(Scanner& scan, Moment& moment) {
  scan.skip(" ");
  if (scan.rest.empty()) return true;
  if (scan.rest[0] == '+' || scan.rest[0] == '-') {
    const int sign = scan.rest[0] == '+' ? 1 : -1;
    scan.rest.remove_prefix(1);
    const std::size_t digits = scan.digits();
    const auto number = scan.number(4);
    if (!number || digits == 3) return false;
    int minutes = digits == 4 ? *number / 100 * minutes_of_hour + *number % 100 : *number * minutes_of_hour;
    if (scan.take(':')) minutes += scan.number(2).value_or(0);
    if (minutes > 16 * minutes_of_hour) return false;
    moment.has_zone = true;
    moment.zone_minutes = sign * minutes;
    scan.skip(" ");
    scan.word();  // "+0200 CEST"
    return scan.rest.empty();
  }
  const std::string name = scan.word();
  moment.has_zone = name == "z" || name == "utc" || name == "gmt";
  return moment.has_zone && scan.rest.empty();
}

bool take_time(Scanner& scan, Moment& moment) {
  if (!scan.take('T') && !scan.take('t')) scan.skip(" ,");
  if (scan.rest.empty()) return true;
  auto hours = scan.number(2);
  if (!hours || !scan.take(':')) return false;
  const auto minutes = scan.number(2);
  const auto seconds = minutes && scan.take(':') ? scan.number(2) : std::optional<int>(0);
  if (!minutes || !seconds || *hours > 24 || *minutes > 59 || *seconds > 60) return false;
  std::int64_t thousandths = 0;
  if (scan.take('.') || scan.take(',')) {
    const std::string_view fraction = scan.rest.substr(0, scan.digits());
    for (std::size_t i = 0; i < 3; ++i) thousandths = thousandths * 10 + (i < fraction.size() ? fraction[i] - '0' : 0);
    scan.rest.remove_prefix(fraction.size());
  }
  Scanner half = scan;
  half.skip(" ");
  const std::string name = half.word();
  if (name == "am" || name == "pm") {
    if (*hours < 1 || *hours > 12) return false;
    *hours = *hours % 12 + (name == "pm" ? 12 : 0);
    scan = half;
  }
  moment.has_time = true;
  moment.ms_of_day = (*hours * minutes_of_hour + *minutes) * ms_per_minute + *seconds * 1000 + thousandths;
  return take_zone(scan, moment);
}

std::optional<Moment> moment_from_ms(std::string_view text) {
  Scanner scan{text};
  if (scan.digits() != text.size() || text.size() < 12 || text.size() > 13) return std::nullopt;
  std::int64_t ms = 0;
  for (const char c : text) ms = ms * 10 + (c - '0');
  Moment out;
  out.day = Day::from_ms(ms, 0);
  out.has_time = out.has_zone = true;
  out.ms_of_day = ms - out.day.start_ms(0);
  return out;
}

}  // namespace

void DateEvidence::look(std::string_view cell) {
  Scanner scan{trimmed(cell)};
  const auto numbers = three_numbers(scan);
  if (!numbers || numbers->first_digits > 2 || numbers->separator == '.') return;
  if (numbers->first > 12) ++day_first;
  else if (numbers->second > 12) ++month_first;
  else if (numbers->first != numbers->second) ++unclear;
}

std::int64_t Moment::ms(int utc_offset_minutes) const {
  return day.start_ms(has_zone ? zone_minutes : utc_offset_minutes) + ms_of_day;
}

Day Moment::local_day(int utc_offset_minutes) const {
  return has_zone ? Day::from_ms(ms(utc_offset_minutes), utc_offset_minutes) : day;
}

std::optional<Moment> moment_from_text(std::string_view text, DateOrder order) {
  text = trimmed(text);
  if (const auto moment = moment_from_ms(text)) return moment;
  Scanner scan{text};
  auto day = day_from_eight_digits(scan);
  if (!day) day = day_from_numbers(scan, order);
  if (!day && scan.rest.size() == text.size()) day = day_from_words(scan);
  if (!day) return std::nullopt;
  Moment out;
  out.day = *day;
  if (!take_time(scan, out)) return std::nullopt;
  return out;
}

}  // namespace fb
