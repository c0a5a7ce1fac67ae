// What stands where nothing else does: what belongs here, and the one thing to do about it.
#pragma once
#include <string_view>

#include "views/widgets.hpp"

namespace fb {

struct EmptyNotice {
  const char* icon = nullptr;
  std::string_view title, words;
  std::string_view action;  // "": there is none
  const char* action_icon = nullptr;
};
// In the middle of the area. True when the action was pressed.
bool empty_notice(Ui& ui, const Rect& area, const EmptyNotice& notice);

}  // namespace fb
