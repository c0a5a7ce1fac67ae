// Why a figure is what it is: its formula with the values put in, what it leaves out, and the records it is made of.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/metrics.hpp"
#include "views/format.hpp"

namespace fb {

enum class Figure : std::uint8_t { win_rate, average_deal, cycle, pipeline, weighted, revenue, velocity };
inline constexpr std::size_t figures = 7;

// How a funnel counts (numbers.md §2).
enum class Counting : std::uint8_t { reached, strict, any };

// A figure as it stands on screen.
struct FigureWords {
  std::string name, value, note;  // "Win rate", "43.9 %", "18 of 41"
};
FigureWords figure_words(const Report& report, Figure figure, const Format& format);

struct Explanation {
  std::string name, value;
  std::string formula;                // in words
  std::string with_values;            // the same with the numbers put in
  std::string basis;                  // n, and the interval where there is one
  std::vector<std::string> left_out;  // what is not in it, and why
  struct Record {
    Type type = Type::deal;
    RowIndex row = 0;
    std::string part;  // what it brings to the figure; of the first ones only
  };
  std::vector<Record> records;  // all of them; they recompute to the figure
};
inline constexpr std::size_t records_with_parts = 50;

Explanation explain(const Document& document, const Report& report, const ReportOptions& options, Figure figure,
                    const Format& format);
// The share of those in the step before that came to this step, of the funnel's chart.
Explanation explain_step(const Document& document, const Report& report, const ReportOptions& options, std::size_t step,
                         Counting counting, const Format& format);

const std::vector<std::int64_t>& counts_of(const Conversion& conversion, Counting counting);
std::string_view name_of(Counting counting);                                          // "Reached"
std::string_view meaning_of(Counting counting);                                       // what is counted in it
std::string share_words(const Share& share, const Format& format);                    // "43.9 %", or "–"
std::string interval_words(std::int64_t part, std::int64_t n, const Format& format);  // "30.1–58.9 %"; "" for n = 0
std::string days_words(std::optional<double> days, const Format& format);             // "34.5 days"

}  // namespace fb
