#include "model/statistics.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace fb;

namespace {
void check_wilson(std::int64_t k, std::int64_t n, double low, double high) {
  CAPTURE(k);
  CAPTURE(n);
  const auto found = wilson(k, n);
  REQUIRE(found);
  CHECK(std::round(found->low * 1000) / 10 == low);  // as displayed: one decimal
  CHECK(std::round(found->high * 1000) / 10 == high);
}
}  // namespace

TEST_CASE("CON-1+: nothing won and nothing lost is no rate, not 0 %") {
  const Share rate = share(0, 0);
  CHECK_FALSE(rate.value);
  CHECK(rate.n == 0);
}

TEST_CASE("CON-3+: quartiles lie between the values of a short list") {
  std::vector<double> values{90, 10, 30, 20};
  CHECK(quantile(values, 0.25) == 17.5);
  CHECK(quantile(values, 0.5) == 25.0);
  CHECK(quantile(values, 0.75) == 45.0);
  CHECK(mean(values) == 37.5);
  std::vector<double> none;
  CHECK_FALSE(quantile(none, 0.5));
  CHECK_FALSE(mean(none));
}

TEST_CASE("WIL-1 to WIL-5+: the interval of a small sample is wide and never leaves 0 to 100 %") {
  check_wilson(3, 10, 10.8, 60.3);
  check_wilson(12, 40, 18.1, 45.4);
  check_wilson(30, 100, 21.9, 39.6);
  check_wilson(0, 5, 0, 43.4);
  check_wilson(5, 5, 56.6, 100);
  CHECK(wilson(0, 5)->low == 0.0);
  CHECK(wilson(5, 5)->high == 1.0);
  CHECK_FALSE(wilson(0, 0));
}
