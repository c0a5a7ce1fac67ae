// The software drawing path on the real interface: whatever a person does, painting only what changed gives the whole picture.
#include "platform/painter.hpp"

#include <doctest/doctest.h>

#include <imgui.h>
#include <numeric>

#include "support/headless_ui.hpp"

using namespace fb;
using fb::test::HeadlessUi;

namespace {

std::int64_t size_of(const std::vector<Area>& areas) {
  return std::accumulate(areas.begin(), areas.end(), std::int64_t{0}, [](std::int64_t sum, const Area& area) {
    return sum + std::int64_t{area.right - area.left} * (area.bottom - area.top);
  });
}

struct Seen : HeadlessUi {
  Seen() : HeadlessUi(1440, 900) { start(); }
  // Paints the frame as it stands, and checks it against a painter that has never seen another.
  std::int64_t look() {
    const std::int64_t changed = size_of(painter.paint(*ImGui::GetDrawData(), background));
    Painter fresh;
    fresh.paint(*ImGui::GetDrawData(), background);
    CHECK(painter.bitmap().pixels == fresh.bitmap().pixels);
    return changed;
  }
  Painter painter;
  static constexpr std::uint32_t background = 0xFFF8F6F5;
};

}  // namespace

TEST_CASE("what did not change is not painted again") {
  Seen ui;
  CHECK(ui.look() == 1440 * 900);
  ui.settle();
  ui.look();
  ui.frame();
  CHECK(ui.look() == 0);
}

TEST_CASE("a card under the pointer costs its own part of the picture") {
  Seen ui;
  ui.settle();
  ui.look();
  const Node* card = ui.starts_with(Role::listitem, "");
  REQUIRE(card);
  ui.move(card->rect.x + 40, card->rect.y + 20);
  const std::int64_t changed = ui.look();
  CHECK(changed > 0);
  CHECK(changed < 1440 * 900 / 10);
}

TEST_CASE("painting only what changed gives the same picture as painting everything, all day long") {
  Seen ui;
  ui.settle();
  ui.look();
  for (const char* view : {"Leads", "Insights", "Today", "Data", "Board"}) {
    ui.click(Role::link, view);
    ui.look();
  }
  const Node* card = ui.starts_with(Role::listitem, "");
  REQUIRE(card);
  const Rect from = card->rect;
  ui.move(from.x + 40, from.y + 20);
  ui.down();
  for (int step = 1; step <= 8; ++step) {
    ui.move(from.x + 40 + static_cast<float>(step * 45), from.y + 20 + static_cast<float>(step * 7));
    ui.look();
  }
  ui.up();
  ui.look();
  ui.settle();
  ui.look();
  ui.press(Key::k, true);
  ui.look();
  ui.press(Key::escape);
  ui.look();
}
