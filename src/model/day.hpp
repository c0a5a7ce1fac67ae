// Calendar days without a time zone, and their way to and from text and instants.
#pragma once
#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace fb {

inline constexpr std::int64_t ms_per_day = 86'400'000;

// Days since 1970-01-01 in the proleptic Gregorian calendar. Years 1 to 9999; anything else is no day.
struct Day {
  static constexpr std::int32_t none = std::numeric_limits<std::int32_t>::min();
  std::int32_t days = none;

  explicit operator bool() const { return days != none; }
  std::string text() const;                                    // "2026-11-23"; "" for no day
  static std::optional<Day> from_text(std::string_view text);  // exactly YYYY-MM-DD, and a day that exists
  static std::optional<Day> from_date(int year, int month, int day);
  static Day from_ms(std::int64_t ms, int utc_offset_minutes);
  std::int64_t start_ms(int utc_offset_minutes) const;
  int year() const;
  int month() const;     // 1…12
  int of_month() const;  // 1…31
  int weekday() const;   // 0 Monday … 6 Sunday
  auto operator<=>(const Day&) const = default;
};

}  // namespace fb
