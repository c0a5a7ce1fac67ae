// Between the keys that are pressed and the commands that have them.
#pragma once
#include <string>
#include <string_view>

#include "app/commands.hpp"
#include "views/page.hpp"

namespace fb {

bool matches(std::string_view chord, const KeyPress& press);  // "shift+ctrl+z"
// The command of this chord, if any; those with Ctrl also while a field has the focus, unless the field has that key itself.
const app::Command* command_of(const KeyPress& press);
std::string chord_label(std::string_view chord, bool is_mac = false);  // "Ctrl+Shift+Z"

}  // namespace fb
