// Which key a browser's keydown means, and which keys the page keeps from the browser.
#pragma once
#include <string_view>

#include "views/page.hpp"

namespace fb {

// `code` and `key` of a KeyboardEvent. Keys without a character go by place, letters by what they type if it is Latin
// (Ctrl+Z on AZERTY), else by place (Ctrl+C on a Cyrillic layout).
Key key_from_browser(std::string_view code, std::string_view key);

// Keys which would scroll the page or go back while the canvas has the focus.
bool is_kept_from_browser(const KeyPress& press);

// Ctrl+Z, Y, A, C, X, V: the browser's own inside a text field.
bool is_field_chord(const KeyPress& press);

}  // namespace fb
