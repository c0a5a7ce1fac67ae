// Lists that open over the view and close when something else is pressed.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "views/widgets.hpp"

namespace fb {

// A menu below `anchor` while it is open; give the items between begin and end_menu, which is called only if it is open.
struct Menu {
  bool is_open = false;
  Rect rest;  // where the next item goes
};
Menu begin_menu(Ui& ui, std::string_view id, const Rect& anchor, float css_width, int rows);
bool menu_item(Ui& ui, Menu& menu, std::string_view name, const char* icon = nullptr, std::string_view chord = {},
               bool disabled = false);
void menu_label(Ui& ui, Menu& menu, std::string_view words);
void end_menu(Ui& ui);
void open_menu(std::string_view id);  // from the same place in the tree of ids as begin_menu

// The frame below menus and lists of options: false while it is closed. The content's box goes to `body`.
bool begin_popup(Ui& ui, std::string_view id, const Rect& anchor, float width, float height, Rect& body);
void end_popup();
void close_popup();

}  // namespace fb
