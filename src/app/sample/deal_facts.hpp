// What the deals of the sample have in common: how long they stay in a stage, and how many end how.
#pragma once
#include <array>
#include <cstdint>

#include "model/stages.hpp"

namespace fb::sample {

struct StageFacts {
  Id stage;
  std::int16_t probability_bp;
  int shortest, longest;  // days that deals spend there
  const char* touch;
  const char* subject;
};
inline const std::array<StageFacts, 5>& open_stages() {
  static const std::array<StageFacts, 5> facts{{
      {stage::discovery(), 1000, 2, 9, "call", "First call"},
      {stage::qualified(), 2500, 3, 9, "demo", "Product demo"},
      {stage::proposal(), 5000, 4, 11, "email", "Sent the offer"},
      {stage::negotiation(), 7500, 2, 8, "meeting", "Talked terms"},
      {stage::verbal(), 9000, 1, 4, "call", "Verbal yes"},
  }};
  return facts;
}

// How a deal ends: open in a stage, or won or lost after it.
struct Ending {
  Outcome outcome;
  std::size_t last;     // open stage
  std::uint32_t share;  // of ninety
};
inline constexpr std::array<Ending, 10> endings{{{Outcome::won, 4, 22},
                                                 {Outcome::lost, 0, 6},
                                                 {Outcome::lost, 1, 7},
                                                 {Outcome::lost, 2, 8},
                                                 {Outcome::lost, 3, 4},
                                                 {Outcome::open, 0, 12},
                                                 {Outcome::open, 1, 11},
                                                 {Outcome::open, 2, 9},
                                                 {Outcome::open, 3, 7},
                                                 {Outcome::open, 4, 4}}};

}  // namespace fb::sample
