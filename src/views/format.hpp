// Numbers, money and days as people read them, with the separators of the reader's locale.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "model/values.hpp"

namespace fb {

struct Format {
  char decimal = '.';
  const char* group = ",";
  bool day_first = true;  // 23 Nov, not Nov 23
  Day today;

  static Format of_locale(std::string_view locale, Day today);
  std::string whole(std::int64_t value) const;                        // 12,345
  std::string money(const Money& money) const;                        // €12,345.60
  std::string money_short(const Money& money) const;                  // €12.3k
  std::string money_input(const Money& money) const;                  // 12345.60, for a field
  std::string percent(double ratio, int decimals = 0) const;          // 42 %
  std::string decimal_number(double value, int decimals) const;       // 3.5
  std::string day(Day day) const;                                     // 23 Nov 2026
  std::string day_short(Day day) const;                               // 23 Nov, or with the year when it is another
  std::string day_relative(Day day) const;                            // today, tomorrow, in 3 days, 5 days ago, 23 Nov
  std::string time(std::int64_t ms, int utc_offset_minutes) const;    // 14:02
  std::string moment(std::int64_t ms, int utc_offset_minutes) const;  // 23 Nov, 14:02
};

std::string_view currency_sign(std::string_view code);

}  // namespace fb
