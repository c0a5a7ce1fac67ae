// A value chosen along a line, by pointer or by keyboard.
#pragma once
#include <cstdint>
#include <string_view>

#include "views/widgets.hpp"

namespace fb {

struct SliderRange {
  std::int32_t value = 0, last = 0;  // of 0…last
  std::int32_t page = 7;             // what Page Up and Page Down move by; arrow keys move by one
  bool wants_focus = false;
};
// Where it was moved to now, or -1. `words` say the value.
std::int32_t slider(Ui& ui, const Rect& rect, std::string_view name, const SliderRange& range, std::string_view words);

}  // namespace fb
