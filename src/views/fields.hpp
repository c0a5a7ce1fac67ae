// Where people type and choose: text fields that the page edits, and choices from a list.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "views/widgets.hpp"

namespace fb {

// A text field of the page laid over the canvas. `value` is what the model holds; the text being typed is the page's.
struct FieldStyle {
  FieldKind kind = FieldKind::text;
  std::string_view placeholder;
  std::string_view shown;  // what stands there while nobody edits it, if not the value: "€12,500" for 12500
  const char* icon = nullptr;
  bool is_invalid = false;
  bool is_title = false;     // large and semi-bold
  bool is_quiet = false;     // no border until hovered or focused
  bool wants_focus = false;  // take the focus now
  bool is_masked = false;    // dots for letters
  Role role = Role::textbox;
};
struct FieldEvent {
  std::uint32_t id = 0;
  bool changed = false;    // at each key
  bool committed = false;  // Enter, or the focus went away after a change
  bool entered = false;    // Enter
  bool cancelled = false;  // Escape
  bool is_open = false;    // the page edits it now
  std::string text;        // what it holds
};
FieldEvent text_field(Ui& ui, const Rect& rect, std::string_view id, std::string_view label, std::string_view value,
                      const FieldStyle& style = {});

// One of a list. Opens a list of options below (or above) the field; gives the option chosen now, or -1.
struct Option {
  std::string name;
  const char* icon = nullptr;
  Colour mark = 0;  // a dot before the name
};
int choice(Ui& ui, const Rect& rect, std::string_view label, std::string_view current,
           const std::vector<Option>& options, bool is_quiet = false);

}  // namespace fb
