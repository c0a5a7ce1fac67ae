// Reads the cells of one column as values of one kind. How numbers and dates are written is decided per column over all
// rows, never per cell (interop.md §1).
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "formats/cell_dates.hpp"
#include "formats/cell_numbers.hpp"
#include "model/values.hpp"

namespace fb {

enum class RateUnit : std::uint8_t { percent, fraction };

struct CellStyle {
  DecimalMark mark = DecimalMark::point;
  DateOrder dates = DateOrder::day_first;
  RateUnit rates = RateUnit::percent;
  bool scientific = false;  // 2.5E7 is a number
  bool exact = false;       // our own export: nothing is trimmed, nothing but an empty cell is missing
  int utc_offset_minutes = 0;
  std::string currency;  // of amounts that name none; "": they can't be read
  std::string home;      // the board's currency, for symbols that several currencies share
};

enum class CellFault : std::uint8_t {
  none,
  missing,  // empty, "-", "n/a", …
  unreadable,
  too_fine,  // 12.345 EUR: more digits than the currency has; never rounded
  too_large,
  no_currency,
  out_of_range,  // a chance above 100 %
};

// Appends the canonical JSON of the cell's value to `out`, or says why there is none.
CellFault read_cell(Kind kind, std::string_view text, const CellStyle& style, std::string& out);
// "is no day", "has more decimals than its currency": ends a sentence that began with the cell.
std::string_view fault_words(Kind kind, CellFault fault);
// The spellings of "nothing here" in a column of this kind.
bool is_missing(Kind kind, std::string_view text);

// Sees all cells of a column, then knows how they are written.
class StyleFinder {
 public:
  explicit StyleFinder(Kind kind) : m_kind(kind) {}
  void look(std::string_view cell);
  void decide(CellStyle& style) const;  // what the cells say; the rest of `style` stays
  const MarkEvidence& marks() const { return m_marks; }
  const DateEvidence& dates() const { return m_dates; }
  // "" or what a person should look at, for a column that tells nothing where the file's other columns don't either:
  // “1,234” was read as thousands.
  std::string question(const CellStyle& style, bool marks_are_known, bool dates_are_known) const;

 private:
  Kind m_kind;
  MarkEvidence m_marks;
  DateEvidence m_dates;
  std::size_t m_percent = 0, m_above_one = 0, m_below_one = 0;
  std::string m_unclear;  // the first cell that can be read in two ways
};

// A number, day, address or the like, rather than a heading: tells data from header rows.
bool looks_like_value(std::string_view text);
bool looks_like_email(std::string_view text);
bool looks_like_phone(std::string_view text);

}  // namespace fb
