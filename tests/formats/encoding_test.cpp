#include "formats/encoding.hpp"

#include <doctest/doctest.h>

using namespace fb;

namespace {

std::string utf16(std::u16string_view text, bool is_little) {
  std::string bytes;
  for (const char16_t unit : text) {
    const char low = static_cast<char>(unit & 0xFF), high = static_cast<char>(unit >> 8);
    bytes += is_little ? low : high;
    bytes += is_little ? high : low;
  }
  return bytes;
}

}  // namespace

TEST_CASE("UTF-16 is read with all of its characters, with a mark or without; halves of one are marked as broken") {
  const std::u16string text = u"Name\nA\u00E9\u20AC\U0001F680\uFF21\n";
  for (const bool is_little : {true, false})
    for (const bool has_mark : {true, false}) {
      const std::string mark = has_mark ? (is_little ? "\xFF\xFE" : "\xFE\xFF") : "";
      const auto read = decode_text(mark + utf16(text + u"padding of many Latin letters", is_little));
      REQUIRE(read);
      CHECK(read->name == "UTF-16");
      CHECK(read->text.substr(0, 19) == "Name\nAé€🚀Ａ\n");
    }
  const std::u16string halves = {u'A', 0xD83D, u'B', 0xDE80, u'C', 0xE000, 0xD83D, 0xD83D};
  const auto read = decode_text("\xFF\xFE" + utf16(halves, true));
  REQUIRE(read);
  CHECK(read->text == "A\uFFFDB\uFFFDC\uE000\uFFFD\uFFFD");
}

TEST_CASE("an encoding that a person has chosen is taken") {
  CHECK(decode_text("\xC3\xA9", Encoding::windows_1252)->text == "Ã©");
}

TEST_CASE("UTF-16 that ends within a character says so") {
  const auto read = decode_text("\xFF\xFE" + utf16(u"Name", true) + "x");
  REQUIRE(read);
  REQUIRE(read->told.size() == 2);
  CHECK(read->told[0].find("cut off") != std::string::npos);
}

TEST_CASE("zero bytes on both sides, or hardly any, are no UTF-16 but no text either") {
  CHECK_FALSE(decode_text(std::string(40, '\0')));
  CHECK_FALSE(decode_text(std::string("a,b,c,d,e,f,g,h\n1\0", 18)));
  CHECK_FALSE(decode_text(std::string("\0a", 2)));
  std::string mostly;
  for (int i = 0; i < 40; ++i) mostly += i % 4 == 0 ? std::string("\0\0", 2) : std::string("a\0", 2);
  CHECK_FALSE(decode_text(mostly));
  std::string other;
  for (int i = 0; i < 40; ++i) other += i % 4 == 0 ? std::string("\0\0", 2) : std::string("\0a", 2);
  CHECK_FALSE(decode_text(other));
}

TEST_CASE("a few bad bytes leave a file UTF-8, more than a thousand make it Windows-1252") {
  std::string text;
  for (int i = 0; i < 6000; ++i) text += "é";
  CHECK(decode_text(text + "\xE4")->name == "UTF-8");
  for (int i = 0; i < 1100; ++i) text += "\xE4 ";
  CHECK(decode_text(text)->name == "Windows-1252");
}
