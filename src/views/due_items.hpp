// What to do now: planned steps by day, leads that wait at the gate, and deals that went silent.
#pragma once
#include <cstdint>
#include <vector>

#include "model/document.hpp"

namespace fb {

enum class DueGroup : std::uint8_t { overdue, today, next_days, at_gate, silent };
inline constexpr std::size_t due_groups = 5;
inline constexpr int next_days = 7;

struct DueItem {
  DueGroup group;
  Type type;  // deal or lead
  RowIndex row;
  Day day;                    // of the step
  double hours = 0;           // at the gate: working hours waited
  std::int64_t since_ms = 0;  // silent: since then
};

struct DueOptions {
  Day today;
  std::int64_t now_ms = 0;
  int utc_offset_minutes = 0;
  Id owner;  // zero: everybody's
};
// By group; in it, what has waited longest comes first.
std::vector<DueItem> due_items(const Document& document, const DueOptions& options);

// Hours between two moments without Saturdays and Sundays: the clock of the gate (numbers.md §10) until the board has a
// calendar of its own.
double working_hours(std::int64_t from_ms, std::int64_t to_ms, int utc_offset_minutes);
double agreed_hours(const Document& document);  // at the gate; 0: nothing was agreed

}  // namespace fb
