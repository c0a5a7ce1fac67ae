#include "views/shortcuts.hpp"

#include <array>

namespace fb {
namespace {

constexpr std::array<std::pair<std::string_view, Key>, 10> named{{{"escape", Key::escape},
                                                                  {"enter", Key::enter},
                                                                  {"space", Key::space},
                                                                  {"/", Key::slash},
                                                                  {"?", Key::question},
                                                                  {"f2", Key::f2},
                                                                  {"delete", Key::del},
                                                                  {"home", Key::home},
                                                                  {"end", Key::end},
                                                                  {"tab", Key::tab}}};

Key key_named(std::string_view name) {
  for (const auto& [word, key] : named)
    if (word == name) return key;
  if (name.size() != 1) return Key::none;
  const char c = name[0];
  if (c >= 'a' && c <= 'z') return static_cast<Key>(static_cast<int>(Key::a) + (c - 'a'));
  if (c >= '0' && c <= '9') return static_cast<Key>(static_cast<int>(Key::d0) + (c - '0'));
  return Key::none;
}

}  // namespace

bool matches(std::string_view chord, const KeyPress& press) {
  if (chord.empty()) return false;
  bool ctrl = false, shift = false, alt = false;
  for (std::size_t plus = chord.find('+'); plus != std::string_view::npos && plus + 1 < chord.size();
       plus = chord.find('+')) {
    const std::string_view word = chord.substr(0, plus);
    ctrl |= word == "ctrl";
    shift |= word == "shift";
    alt |= word == "alt";
    chord.remove_prefix(plus + 1);
  }
  const Key key = key_named(chord);
  // "?" needs Shift on most keyboards and on some not at all.
  const bool shift_fits = key == Key::question || shift == press.shift;
  return key != Key::none && key == press.key && ctrl == press.ctrl && shift_fits && alt == press.alt;
}

const app::Command* command_of(const KeyPress& press) {
  for (const app::Command& command : app::commands()) {
    if (!matches(command.chord, press) && !matches(command.chord2, press)) continue;
    if (!press.in_field) return &command;
    const bool of_field = press.key == Key::z || press.key == Key::y;  // the field has an undo of its own
    if (press.ctrl && !of_field) return &command;
  }
  return nullptr;
}

std::string chord_label(std::string_view chord, bool is_mac) {
  std::string out;
  const auto add = [&](std::string_view word) {
    if (word == "ctrl") out += is_mac ? "⌘" : "Ctrl+";
    else if (word == "shift") out += is_mac ? "⇧" : "Shift+";
    else if (word == "alt") out += is_mac ? "⌥" : "Alt+";
    else if (word == "escape") out += "Esc";
    else if (word.size() == 1 && word[0] >= 'a' && word[0] <= 'z') out += static_cast<char>(word[0] - 32);
    else out += word;
  };
  std::string_view rest = chord;
  if (rest.substr(0, 11) == "shift+ctrl+") rest = chord.substr(11), add("ctrl"), add("shift");
  for (std::size_t plus = rest.find('+'); plus != std::string_view::npos && plus + 1 < rest.size();
       plus = rest.find('+')) {
    add(rest.substr(0, plus));
    rest.remove_prefix(plus + 1);
  }
  add(rest);
  return out;
}

}  // namespace fb
