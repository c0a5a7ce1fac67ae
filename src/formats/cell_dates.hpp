// Days and times as people and programs write them in cells.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

#include "model/day.hpp"

namespace fb {

enum class DateOrder : std::uint8_t { day_first, month_first };

// Collects from all cells of a column whether 03/04/2026 is in March or in April.
struct DateEvidence {
  std::size_t day_first = 0, month_first = 0, unclear = 0;
  void look(std::string_view cell);
  bool is_unclear() const { return day_first + month_first == 0 && unclear > 0; }
  bool is_clear() const { return day_first + month_first > 0; }
  DateOrder order() const { return month_first > day_first ? DateOrder::month_first : DateOrder::day_first; }
};

struct Moment {
  Day day;
  bool has_time = false, has_zone = false;
  std::int64_t ms_of_day = 0;  // in its own zone
  int zone_minutes = 0;

  // Where no zone is written, the time is that of the board's zone.
  std::int64_t ms(int utc_offset_minutes) const;
  Day local_day(int utc_offset_minutes) const;
};

// 2026-03-05, 20260305, 5.3.26, 3/5/2026, 5 Mar 2026, Mar 5, 2026, with or without a time (24 h, am/pm, Z, +02:00);
// milliseconds since 1970 in 12 or 13 digits. A spreadsheet's serial day (46115) is none. Points mean day first.
std::optional<Moment> moment_from_text(std::string_view text, DateOrder order);

}  // namespace fb
