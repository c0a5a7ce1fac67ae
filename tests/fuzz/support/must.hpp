// What a fuzz target asserts beside "no crash": a broken law ends the program, and the input is kept.
#pragma once
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace fb::fuzz {

inline void must(bool holds, std::string_view law) {
  if (holds) return;
  std::fprintf(stderr, "BROKEN: %.*s\n", static_cast<int>(law.size()), law.data());
  std::abort();
}

}  // namespace fb::fuzz
