#include <doctest/doctest.h>

#include "support/headless_ui.hpp"

using namespace fb;
using test::HeadlessUi;

TEST_CASE("a text that is cut shows all of it when the pointer rests on it, and nothing when it has room") {
  HeadlessUi ui(820, 700);
  ui.start();
  ui.act(app::OpenView{app::View::leads});
  ui.settle();
  const Node *cut = nullptr, *whole = nullptr;
  for (const Node& node : ui.tree.nodes) {
    if (node.role != Role::gridcell || node.rect.w < 60) continue;
    const float needs = static_cast<float>(node.name_size) * 7;
    if (needs > node.rect.w - 20 && node.rect.x + node.rect.w < 800 && !cut) cut = &node;
    if (needs < node.rect.w / 2 && node.name_size > 1 && !whole) whole = &node;
  }
  REQUIRE(cut);
  REQUIRE(whole);
  const std::string words(ui.tree.name_of(*cut));
  const Rect at = cut->rect, other = whole->rect;
  ui.move(at.x + 20, at.y + at.h / 2);
  CHECK(ui.page.cut_text == words);
  CHECK(ui.page.wake_in_s > 0);
  const int before = ui.vertices();
  ui.frame(40);
  CHECK(ui.vertices() > before);
  ui.move(other.x + 20, other.y + other.h / 2);
  CHECK(ui.page.cut_text.empty());
}
