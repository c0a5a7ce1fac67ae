#include "platform/keys.hpp"

namespace fb {

namespace {
struct Named {
  std::string_view name;
  Key key;
};
constexpr Named named_keys[] = {
    {"ArrowLeft", Key::left},
    {"ArrowRight", Key::right},
    {"ArrowUp", Key::up},
    {"ArrowDown", Key::down},
    {"Home", Key::home},
    {"End", Key::end},
    {"PageUp", Key::page_up},
    {"PageDown", Key::page_down},
    {"Enter", Key::enter},
    {"NumpadEnter", Key::enter},
    {"Escape", Key::escape},
    {"Space", Key::space},
    {" ", Key::space},
    {"Tab", Key::tab},
    {"Backspace", Key::backspace},
    {"Delete", Key::del},
    {"F2", Key::f2},
    {"F6", Key::f6},
};
constexpr Named typed_keys[] = {
    {"/", Key::slash}, {"?", Key::question}, {",", Key::comma},        {".", Key::period},
    {"-", Key::minus}, {"+", Key::plus},     {"[", Key::bracket_left}, {"]", Key::bracket_right},
};

constexpr Key nth(Key first, int n) { return static_cast<Key>(static_cast<int>(first) + n); }

template <std::size_t n>
Key find(const Named (&table)[n], std::string_view name) {
  for (const Named& row : table) {
    if (row.name == name) return row.key;
  }
  return Key::none;
}

Key key_at(char c) {
  if (c >= 'a' && c <= 'z') return nth(Key::a, c - 'a');
  if (c >= 'A' && c <= 'Z') return nth(Key::a, c - 'A');
  if (c >= '0' && c <= '9') return nth(Key::d0, c - '0');
  return Key::none;
}
}  // namespace

Key key_from_browser(std::string_view code, std::string_view key) {
  if (const Key by_code = find(named_keys, code); by_code != Key::none) return by_code;
  if (const Key by_key = find(named_keys, key); by_key != Key::none) return by_key;
  if (const Key by_sign = find(typed_keys, key); by_sign != Key::none) return by_sign;
  if (key.size() == 1) {
    if (const Key typed = key_at(key[0]); typed != Key::none) return typed;
  }
  if (code.size() == 4 && code.substr(0, 3) == "Key") return key_at(code[3]);
  if (code.size() == 6 && code.substr(0, 5) == "Digit") return key_at(code[5]);
  return Key::none;
}

bool is_kept_from_browser(const KeyPress& press) {
  if (press.alt || press.ctrl) return false;  // Alt+Left is the browser's "back"
  switch (press.key) {
    case Key::left:
    case Key::right:
    case Key::up:
    case Key::down:
    case Key::home:
    case Key::end:
    case Key::page_up:
    case Key::page_down:
    case Key::space:
    case Key::backspace:
    case Key::enter: return true;
    default: return false;
  }
}

bool is_field_chord(const KeyPress& press) {
  if (!press.ctrl) return false;
  switch (press.key) {
    case Key::z:
    case Key::y:
    case Key::a:
    case Key::c:
    case Key::x:
    case Key::v: return true;
    default: return false;
  }
}

}  // namespace fb
