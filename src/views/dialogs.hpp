// A question or a form in the middle of the screen; everything else waits.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "views/widgets.hpp"

namespace fb {

// Draws the scrim and the box with its title; the room below the title goes to `body`. Answers whether it was asked to
// close: by Escape, its close button, or a press outside. Always call end_dialog after it.
bool begin_dialog(Ui& ui, std::string_view title, float css_width, float css_height, Rect& body);
void end_dialog(Ui& ui);

}  // namespace fb
