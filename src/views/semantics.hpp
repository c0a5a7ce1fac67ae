// What is on screen, as a tree of roles and names: assistive technology and tests use the page through it.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fb {

struct Rect {
  float x = 0, y = 0, w = 0, h = 0;  // device pixels
};

enum class Role : std::uint8_t {
  none,
  button,
  link,
  checkbox,
  radio,
  textbox,
  searchbox,
  combobox,
  spinbutton,
  option,
  listbox,
  list,
  listitem,
  group,
  region,
  navigation,
  complementary,
  main,
  banner,
  dialog,
  heading,
  status,
  alert,
  grid,
  rowgroup,
  row,
  columnheader,
  gridcell,
  menu,
  menuitem,
  tablist,
  tab,
  tabpanel,
  progressbar,
  text,
  img,
  toolbar,
  separator,
  slider,
};

// Bits of Node::state.
namespace sem {
inline constexpr std::uint32_t disabled = 1u << 0, checked = 1u << 1, pressed = 1u << 2, expanded = 1u << 3,
                               collapsed = 1u << 4, selected = 1u << 5, current = 1u << 6, read_only = 1u << 7,
                               invalid = 1u << 8, modal = 1u << 9, toggle = 1u << 10, multiline = 1u << 11,
                               required = 1u << 12, has_popup = 1u << 13, sort_up = 1u << 14, sort_down = 1u << 15,
                               focusable = 1u << 16,  // takes focus by click or script
    tabbable = 1u << 17,                              // also a stop of the Tab key
    password = 1u << 18, grabbed = 1u << 19, inert = 1u << 20;
}

// How the page's own input element should behave.
enum class FieldKind : std::uint8_t { text, search, email, phone, number, money, percent, day, multiline, secret };

struct Node {
  std::uint32_t id = 0, parent = 0;  // ids are ImGui ids: stable between frames
  Role role = Role::none;
  FieldKind field = FieldKind::text;
  std::uint16_t level = 0;  // of a heading
  std::uint32_t state = 0;
  Rect rect;                                                         // device pixels, clipped to what is visible
  std::uint32_t name = 0, name_size = 0, value = 0, value_size = 0;  // in Semantics::text
  std::uint32_t hint = 0, hint_size = 0;                             // placeholder or description
  std::int32_t rows = 0, cols = 0, row = 0, col = 0;                 // of a grid, 1-based; 0 = not given
  std::int32_t set_size = 0, position = 0;                           // of a list item, 1-based; 0 = not given
  float font_px = 0, pad_x = 0, pad_y = 0;  // of a field: Dear ImGui's font size and the frame's padding, device pixels
};

// One frame's tree. Nodes come in visual order, parents before their children.
struct Semantics {
  std::vector<Node> nodes;
  std::string text;  // UTF-8 arena for names, values and hints
  struct Message {
    std::string text;
    bool assertive = false;
  };
  std::vector<Message> messages;  // to be spoken once; the page takes them after each frame

  void begin_frame();
  Node& add(Role role, std::uint32_t id, const Rect& rect, std::string_view name, std::uint32_t state = 0);
  void open(Role role, std::uint32_t id, const Rect& rect, std::string_view name, std::uint32_t state = 0);
  void open_last();  // what follows lies in the node added last, until close()
  void close();
  void set_value(Node& node, std::string_view value);
  void set_hint(Node& node, std::string_view hint);
  void say(std::string text, bool assertive = false);
  std::string_view name_of(const Node& node) const;
  std::string_view value_of(const Node& node) const;
  const Node* find(Role role, std::string_view name) const;  // for tests
  bool operator==(const Semantics& other) const;             // same nodes and same text

 private:
  std::vector<std::uint32_t> m_parents;
};

}  // namespace fb
