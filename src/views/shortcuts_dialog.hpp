// The sheet of keys: those of the commands, and those of the board.
#pragma once
#include "views/ui.hpp"

namespace fb {

void shortcuts_dialog(Ui& ui, bool opens);

}  // namespace fb
