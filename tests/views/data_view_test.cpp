#include <doctest/doctest.h>

#include <set>

#include "support/headless_ui.hpp"

using namespace fb;
using test::HeadlessUi;

TEST_CASE("the Data view names the board, counts it, and says where it is kept") {
  for (const float width : {1440.0f, 820.0f}) {
    CAPTURE(width);
    HeadlessUi ui(width, 1180);
    ui.start();
    ui.act(app::OpenView{app::View::data});
    ui.settle();
    for (const std::string_view name : {"Bring in", "Take out", "This board", "You"})
      CHECK(ui.find(Role::region, name));
    CHECK(ui.starts_with(Role::text, "Fingerprint "));
    CHECK(ui.starts_with(Role::text, "This is the sample."));
    ui.type("Board name", "Ours", Key::enter);
    CHECK(app::board_name(ui.state) == "Ours");
    CHECK(ui.state.home == app::Home::stored);
    CHECK(ui.starts_with(Role::text, "Saved in this browser"));
    ui.click(Role::button, "Dark");
    CHECK(ui.state.preferences.theme == app::Theme::dark);
  }
}

TEST_CASE("what could not be saved is said, and can be tried again") {
  HeadlessUi ui(1440, 1400);
  ui.start();
  ui.store_works = false;
  ui.act(app::NewBoard{"Ours"});
  ui.act(app::OpenView{app::View::data});
  ui.settle();
  CHECK(ui.starts_with(Role::text, "1 change could not be saved"));
  ui.store_works = true;
  ui.click(Role::button, "Save again");
  CHECK(ui.starts_with(Role::text, "Saved in this browser"));
}

TEST_CASE("a board of this browser opens from its row") {
  HeadlessUi ui(1440, 1400);
  ui.start();
  ui.act(app::NewBoard{"First"});
  const std::string first = ui.state.document.board.text();
  ui.act(app::NewBoard{"Second"});
  ui.act(app::OpenView{app::View::data});
  ui.settle();
  ui.click(Role::button, "Open “First”");
  const auto* open = std::get_if<app::OpenStore>(&ui.effects.back());
  REQUIRE(open);
  CHECK(open->board_id == first);
}

TEST_CASE("an idle Data view asks for no frames") {
  HeadlessUi ui;
  ui.start();
  ui.act(app::OpenView{app::View::data});
  ui.settle();
  ui.frame(1);
  CHECK(ui.page.more_frames == 0);
}
