// Random numbers for ids and ranks: seeded by the page's crypto.getRandomValues, by the system, or by a test.
#pragma once
#include <cstdint>

#include "model/id.hpp"

namespace fb {

// SplitMix64 (Steele, Lea, Flood 2014): small and good enough where the seed carries the entropy.
class Random {
 public:
  explicit Random(std::uint64_t seed = 0) : m_state(seed) {}
  std::uint64_t next() {
    std::uint64_t z = m_state += 0x9E3779B97F4A7C15ull;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
    return z ^ (z >> 31);
  }
  std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>((next() >> 32) * limit >> 32); }
  double unit() { return static_cast<double>(next() >> 11) * 0x1p-53; }  // [0, 1)
  Id id(std::int64_t now_ms) {
    const std::uint64_t high = next();
    return Id::from_parts(now_ms, static_cast<std::uint16_t>(high), next());
  }

 private:
  std::uint64_t m_state;
};

}  // namespace fb
