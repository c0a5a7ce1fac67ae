// Turns the wheel by pixels: Dear ImGui's own wheel rounds small trackpad steps away.
#pragma once
#include "views/page.hpp"

namespace fb::web {

class Scroller {
 public:
  // Device pixels; a notch of a mouse wheel is smoothed over about 120 ms.
  void add(float x, float y, bool is_notch);
  // Call between NewFrame and the views: moves the hovered window, or what contains it. What nothing could use goes
  // to `page.wheel_x/y`. True if anything moved or a smoothed notch is still moving.
  bool apply(Page& page, float seconds);
  bool is_moving() const { return m_notch[0] != 0 || m_notch[1] != 0; }

 private:
  float m_now[2] = {0, 0};    // to scroll at once, with the fraction of a pixel left from last time
  float m_notch[2] = {0, 0};  // to scroll little by little
};

}  // namespace fb::web
