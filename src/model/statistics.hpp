// Rates with their n, intervals and quantiles (numbers.md §1 and §13).
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

namespace fb {

// A ratio and the count behind it. No value where the denominator is zero: shown as "–", never as 0 %.
struct Share {
  std::optional<double> value;  // 0…1, more in the mode "any"
  std::int64_t n = 0;
};
Share share(std::int64_t part, std::int64_t of);

struct Interval {
  double low = 0, high = 1;
};
// Wilson 95 % interval of k of n (§13). Nothing for n = 0.
std::optional<Interval> wilson(std::int64_t k, std::int64_t n);

// By linear interpolation, type 7: position p·(n−1) in the sorted list (§1). Reorders the values. Nothing for no values.
std::optional<double> quantile(std::vector<double>& values, double p);
std::optional<double> mean(const std::vector<double>& values);

}  // namespace fb
