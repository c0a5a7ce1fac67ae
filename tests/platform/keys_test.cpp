#include "platform/keys.hpp"

#include <doctest/doctest.h>

using namespace fb;

TEST_CASE("letters go by what they type where that is Latin, else by their place") {
  CHECK(key_from_browser("KeyW", "z") == Key::z);  // AZERTY
  CHECK(key_from_browser("KeyC", "с") == Key::c);  // Cyrillic es
  CHECK(key_from_browser("KeyA", "A") == Key::a);
  CHECK(key_from_browser("Digit7", "7") == Key::d7);
  CHECK(key_from_browser("Digit1", "&") == Key::d1);  // AZERTY
  CHECK(key_from_browser("Numpad3", "3") == Key::d3);
  CHECK(key_from_browser("Slash", "?") == Key::question);
  CHECK(key_from_browser("Digit7", "/") == Key::slash);  // German
}

TEST_CASE("keys without a character go by their code, or by their name where there is no code") {
  CHECK(key_from_browser("ArrowLeft", "ArrowLeft") == Key::left);
  CHECK(key_from_browser("Numpad4", "ArrowLeft") == Key::left);  // without NumLock
  CHECK(key_from_browser("", "Enter") == Key::enter);            // Android
  CHECK(key_from_browser("Space", " ") == Key::space);
  CHECK(key_from_browser("F5", "F5") == Key::none);
  CHECK(key_from_browser("", "Unidentified") == Key::none);
}

TEST_CASE("the browser keeps its own keys") {
  CHECK(is_kept_from_browser({.key = Key::down}));
  CHECK(is_kept_from_browser({.key = Key::space, .shift = true}));
  CHECK_FALSE(is_kept_from_browser({.key = Key::left, .alt = true}));  // back
  CHECK_FALSE(is_kept_from_browser({.key = Key::r, .ctrl = true}));
  CHECK_FALSE(is_kept_from_browser({.key = Key::tab}));
  CHECK(is_field_chord({.key = Key::z, .ctrl = true}));
  CHECK_FALSE(is_field_chord({.key = Key::k, .ctrl = true}));
  CHECK_FALSE(is_field_chord({.key = Key::z}));
}
