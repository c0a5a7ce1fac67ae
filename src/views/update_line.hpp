// The line above the view when a newer build of this program waits: reload now, or later.
#pragma once
#include "views/ui.hpp"

namespace fb {

// Takes its room from the top of `area`, if there is anything to say.
void update_line(Ui& ui, Rect& area);

}  // namespace fb
