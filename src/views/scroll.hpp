// Parts of the screen that scroll by themselves, with a slim bar over the content.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "views/widgets.hpp"

namespace fb {

// A part of the screen that scrolls by itself. Between begin and end positions are on screen: content starts at
// content.x - scroll.x, content.y - scroll.y.
struct Scroll {
  float x = 0, y = 0;  // how far it is scrolled, device pixels
  float max_y = 0, max_x = 0;
};
Scroll begin_scroll(Ui& ui, std::string_view id, const Rect& rect, float content_width, float content_height);
void end_scroll(Ui& ui);
void scroll_by_keys(Ui& ui, const Scroll& scroll, float view);  // of an open one that holds nothing to focus
void scroll_here(float x, float y);  // the open one, at the next frame; negative: leave that axis

}  // namespace fb
