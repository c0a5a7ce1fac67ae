// Lines above the view that stay until they are dealt with: this tab is out of date, or something waits for a decision.
#pragma once
#include "views/ui.hpp"

namespace fb {

// Takes its room from the top of `area`, if there is anything to say.
void standing_line(Ui& ui, Rect& area);

}  // namespace fb
