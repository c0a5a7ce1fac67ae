#include "model/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace fb {

Share share(std::int64_t part, std::int64_t of) {
  if (of == 0) return {};
  return {static_cast<double>(part) / static_cast<double>(of), of};
}

std::optional<Interval> wilson(std::int64_t k, std::int64_t n) {
  if (n <= 0) return std::nullopt;
  constexpr double z = 1.959964, z2 = z * z;
  const double count = static_cast<double>(n), p = static_cast<double>(k) / count;
  const double centre = (p + z2 / (2 * count)) / (1 + z2 / count);
  const double half = z / (1 + z2 / count) * std::sqrt(p * (1 - p) / count + z2 / (4 * count * count));
  return Interval{k == 0 ? 0 : centre - half, k == n ? 1 : centre + half};
}

std::optional<double> quantile(std::vector<double>& values, double p) {
  if (values.empty()) return std::nullopt;
  const double position = p * static_cast<double>(values.size() - 1);
  const auto below = static_cast<std::ptrdiff_t>(position);
  const auto at = values.begin() + below;
  std::nth_element(values.begin(), at, values.end());
  const double part = position - static_cast<double>(below);
  if (part == 0) return *at;
  const double next = *std::min_element(at + 1, values.end());
  return *at + part * (next - *at);
}

std::optional<double> mean(const std::vector<double>& values) {
  if (values.empty()) return std::nullopt;
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

}  // namespace fb
