// What can be called by name: one row gives the menu entry, the palette entry, the shortcut and the help line.
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "app/actions.hpp"
#include "app/state.hpp"

namespace fb::app {

// A chord as text, for the page's allow-list, the help and the tooltips: "ctrl+k", "shift+ctrl+z", "?", "g b".
struct Command {
  std::string_view name;    // "Undo"
  std::string_view chord;   // "" if it has none
  std::string_view chord2;  // a second way, "" if it has none
  std::string_view group;   // of the help sheet
  Action (*make)();         // what it does
  bool (*is_enabled)(const State& state);
};

std::span<const Command> commands();

}  // namespace fb::app
