// Lines that are drawn as a whole: cut, wrapped, kept and dropped.
#include "views/shaped_lines.hpp"

#include <doctest/doctest.h>

#include <string>

#include "support/headless_ui.hpp"

using namespace fb;
using fb::test::HeadlessUi;

namespace {

constexpr Colour ink = rgb(0x202020);
std::string arabic(int letters) {
  std::string word;
  for (int i = 0; i < letters; ++i) word += "م";
  return word;
}

}  // namespace

TEST_CASE("plain text never asks the browser") {
  HeadlessUi ui;
  ui.start();
  CHECK(ui.shaper.measured == 0);
  CHECK(ui.shaper.drawn.empty());
}

TEST_CASE("a line that fits is drawn once and kept") {
  HeadlessUi ui;
  for (int i = 0; i < 3; ++i) ui.draw([&](Ui& at) { CHECK(text(at, {10, 10, 200, 20}, arabic(5), ink, 14) == 5 * 7); });
  CHECK(ui.shaper.drawn == std::vector<std::string>{arabic(5)});
  CHECK(ui.shaper.measured == 1);
  CHECK(ui.shaper.last_was_right_to_left);
  CHECK(ui.vertices() >= 4);
}

TEST_CASE("another colour or weight is another picture") {
  HeadlessUi ui;
  ui.draw([&](Ui& at) {
    text(at, {10, 10, 200, 20}, arabic(5), ink, 14);
    text(at, {10, 40, 200, 20}, arabic(5), rgb(0xFFFFFF), 14);
    text(at, {10, 70, 200, 20}, arabic(5), faded(ink, 100), 14);  // of the first, fainter
    text(at, {10, 99, 200, 20}, arabic(5), ink, 14, Weight::semibold);
  });
  CHECK(ui.shaper.drawn.size() == 3);
}

TEST_CASE("a line that is too long is cut before its dots") {
  HeadlessUi ui;
  ui.draw([&](Ui& at) { CHECK(text(at, {10, 10, 71, 20}, arabic(30), ink, 14) == 70); });
  CHECK(ui.shaper.drawn == std::vector<std::string>{arabic(9) + "…"});
}

TEST_CASE("a line out of sight is measured, not drawn") {
  HeadlessUi ui;
  ui.draw([&](Ui& at) { CHECK(text(at, {10, 3000, 200, 20}, arabic(5), ink, 14) == 35); });
  CHECK(ui.shaper.drawn.empty());
}

TEST_CASE("a paragraph breaks between words, and all of it runs the way it begins") {
  HeadlessUi ui;
  const std::string words = arabic(6) + " " + arabic(7) + " Acme\nPlain and short";
  ui.draw([&](Ui& at) {
    const float height = text_block(at, {10, 10, 60, 200}, words, ink, 14, 4);
    CHECK(height == 4 * 20);
    CHECK(text_block_height(at, 60, words, 14, 9) == 6 * 20);
  });
  REQUIRE(ui.shaper.drawn.size() == 3);
  CHECK(ui.shaper.drawn[0] == arabic(6));
  CHECK(ui.shaper.drawn[1] == arabic(7));
  CHECK(ui.shaper.drawn[2] == "Acme");  // plain, but of a paragraph that runs leftwards
  CHECK(ui.shaper.last_was_right_to_left);
}

TEST_CASE("thousands of names scrolled by take no more memory than some screens of them") {
  HeadlessUi ui;
  for (int frame = 0; frame < 400; ++frame)
    ui.draw([&](Ui& at) {
      for (int row = 0; row < 30; ++row)
        text(at, {10, 10.0f + 25 * static_cast<float>(row), 400, 20}, arabic(30) + std::to_string(frame * 30 + row),
             ink, 14);
    });
  CHECK(ui.shaper.drawn.size() == 12'000);
  CHECK(ui.lines.area() < (1 << 20) + 30 * 14 * 300);
  CHECK(ui.lines.count() < 4200);
}

TEST_CASE("what a frame shows stays, however much it is") {
  HeadlessUi ui(4000, 4000);
  const auto screen = [&](Ui& at) {
    for (int row = 0; row < 160; ++row)
      for (int column = 0; column < 4; ++column)
        text(at, {1000.0f * static_cast<float>(column), 25.0f * static_cast<float>(row), 990, 20},
             arabic(120) + std::to_string(row * 4 + column), ink, 16);
  };
  for (int frame = 0; frame < 4; ++frame) ui.draw(screen);
  CHECK(ui.lines.area() > 1 << 20);
  CHECK(ui.shaper.drawn.size() == 640);
}

TEST_CASE("a name the length of a novel is measured and drawn only as far as a screen reaches") {
  HeadlessUi ui;
  ui.draw([&](Ui& at) { text(at, {10, 10, 300, 20}, arabic(100'000), ink, 14); });
  CHECK(ui.shaper.drawn.back().size() < 100);
}
