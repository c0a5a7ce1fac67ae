// The controls every view is made of. Each draws itself, adds its node to the semantics tree, and answers
// to the pointer, to the keyboard and to assistive technology alike.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "views/ui.hpp"

namespace fb {

// An id that stays the same between frames: of a name, and of whatever ids were pushed.
std::uint32_t id_of(std::string_view name);
void push_id(const Id& id);
void push_id(std::string_view name);
void pop_id();

struct Press {
  std::uint32_t id = 0;
  bool hovered = false, held = false, pressed = false, focused = false;  // focused: show the focus ring
};
// Anything that can be pressed: item, node, pointer and keyboard. Draws nothing.
Press pressable(Ui& ui, std::string_view id, const Rect& rect, Role role, std::string_view name,
                std::uint32_t state = 0);
// The same under an id of the caller's: one that stays when the thing moves to another part of the screen.
Press pressable(Ui& ui, std::uint32_t id, const Rect& rect, Role role, std::string_view name, std::uint32_t state = 0);
std::uint32_t record_id(Type type, const Id& id);  // such an id
// The box of a node that was opened before its content was laid out. What lies outside of it can't be clicked by script.
void set_node_rect(Ui& ui, std::size_t node, const Rect& rect);
void show_focused(Ui& ui, std::uint32_t id, const Rect& rect);  // scrolls to what has just got the focus by keyboard
void focus_ring(Ui& ui, const Rect& rect, float radius);
void tooltip(Ui& ui, const Press& press, std::string_view words);

enum class Look : std::uint8_t { plain, filled, outlined, danger };
struct ButtonStyle {
  Look look = Look::plain;
  const char* icon = nullptr;
  bool icon_only = false;  // the name is for assistive technology and the tooltip
  bool disabled = false;
  bool is_toggle = false, is_on = false;
  Align align = Align::center;
  std::string_view words = {};  // on it, where the name says more
};
bool button(Ui& ui, const Rect& rect, std::string_view name, const ButtonStyle& style = {});
float button_width(Ui& ui, std::string_view name, const ButtonStyle& style = {});

void chip(Ui& ui, const Rect& rect, std::string_view words, Colour text_colour, Colour background);
float chip_width(Ui& ui, std::string_view words);
void avatar(Ui& ui, const Rect& rect, std::string_view name);  // initials on a colour of the name

// True when it was pressed.
bool tick_box(Ui& ui, const Rect& rect, std::string_view name, bool checked);  // without its name beside it
bool checkbox(Ui& ui, const Rect& rect, std::string_view name, bool checked, Weight weight = Weight::regular);

}  // namespace fb
