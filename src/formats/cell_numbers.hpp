// Numbers as people and programs write them in cells, read exactly: decimal text to whole minor units, never a double.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace fb {

enum class DecimalMark : std::uint8_t { unclear, point, comma };

// Collects from all cells of a column which of . and , is the decimal mark.
struct MarkEvidence {
  std::size_t point = 0, comma = 0;                  // cells that can be read one way only
  std::size_t unclear_point = 0, unclear_comma = 0;  // 1.234 and 1,234
  void look(std::string_view cell);
  bool is_unclear() const { return point + comma == 0 && unclear_point + unclear_comma > 0; }
  DecimalMark mark() const;  // of the majority; with no evidence the point, so that 1,234 is a thousand
};

// A number with its digits kept apart: 1234.50 is {"1234", "5"}.
struct Decimal {
  bool negative = false;
  std::string whole, fraction;  // no zeros at the far ends
};

struct NumberOptions {
  DecimalMark mark = DecimalMark::point;
  bool scientific = false;  // 2.5E7, as some programs' interfaces write it
};

// Signs, also behind or as brackets; groups of three (or of two and three) by blank, apostrophe or the other mark.
// Nothing for any other text.
std::optional<Decimal> decimal_from_text(std::string_view text, const NumberOptions& options);

enum class Rounding : std::uint8_t { refused, half_up };
// In units of 10^-digits; nothing if it is larger than 2^53 or finer than that unit.
std::optional<std::int64_t> units_from_decimal(const Decimal& decimal, int digits, Rounding rounding);

}  // namespace fb
