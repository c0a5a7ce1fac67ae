// Sums of money that are exact whatever the order: 128 bits until the end, one rounding (numbers.md §1).
#pragma once
#include <algorithm>
#include <cstdint>
#include <limits>

namespace fb {

class MoneySum {
 public:
  void add(std::int64_t minor) { m_sum += minor; }
  void add_weighted(std::int64_t minor, std::int32_t basis_points) { m_sum += static_cast<Wide>(minor) * basis_points; }

  std::int64_t minor() const { return clamped(m_sum); }
  std::int64_t divided_by(std::int64_t divisor) const {  // half away from zero; divisor > 0
    const Wide half = m_sum < 0 ? -(divisor / 2) : divisor / 2;
    return clamped((m_sum + half) / divisor);
  }
  std::int64_t weighted() const { return divided_by(10000); }  // of what add_weighted() added
  double value() const { return static_cast<double>(m_sum); }

 private:
  __extension__ typedef __int128 Wide;
  static std::int64_t clamped(Wide sum) {
    constexpr Wide low = std::numeric_limits<std::int64_t>::min(), high = std::numeric_limits<std::int64_t>::max();
    return static_cast<std::int64_t>(std::clamp(sum, low, high));
  }
  Wide m_sum = 0;
};

}  // namespace fb
