// Looking back as a person does it: the bar with its slider, every view as it was, and nothing that can be changed.
#include <doctest/doctest.h>

#include "app/routes.hpp"
#include "model/stages.hpp"
#include "support/audit.hpp"

using namespace fb;
using test::HeadlessUi;

namespace {

void look_back(HeadlessUi& ui) {
  ui.start();
  ui.press(Key::h);
  ui.settle();
}

Day day_shown(const HeadlessUi& ui) { return app::shown_day(ui.state); }

}  // namespace

TEST_CASE("H looks back to yesterday; arrows go by days, Page keys by weeks, Home and End to the ends, Escape to now") {
  HeadlessUi ui;
  look_back(ui);
  REQUIRE(ui.find(Role::region, "Looking back"));
  const Node* slider = ui.find(Role::slider, "Day");
  REQUIRE(slider);
  CHECK(ui.page.focused == slider->id);
  const Day today = app::today(ui.state);
  CHECK(day_shown(ui).days == today.days - 1);
  ui.press(Key::left);
  CHECK(day_shown(ui).days == today.days - 2);
  ui.press(Key::page_down);
  CHECK(day_shown(ui).days == today.days - 9);
  ui.press(Key::page_up);
  ui.press(Key::right);
  CHECK(day_shown(ui).days == today.days - 1);
  ui.press(Key::home);
  CHECK(day_shown(ui) == Day::from_ms(ui.state.past->first_ms, ui.state.utc_offset_minutes));
  ui.press(Key::end);
  CHECK(day_shown(ui) == today);
  ui.press(Key::escape);
  CHECK_FALSE(ui.state.past);
  ui.settle();
  CHECK_FALSE(ui.find(Role::region, "Looking back"));
}

TEST_CASE("the slider says which day it is and how many there are, and follows the pointer") {
  HeadlessUi ui;
  look_back(ui);
  const Node slider = *ui.find(Role::slider, "Day");
  CHECK(slider.position == slider.set_size - 1);
  CHECK(ui.tree.value_of(slider) == "22 Nov 2026");
  ui.move(slider.rect.x + slider.rect.w * 0.5f, slider.rect.y + slider.rect.h * 0.5f);
  ui.down();
  ui.settle();
  const std::int32_t middle = ui.find(Role::slider, "Day")->position;
  CHECK(middle > slider.set_size / 3);
  CHECK(middle < slider.set_size * 2 / 3);
  ui.move(slider.rect.x, slider.rect.y + slider.rect.h * 0.5f);
  ui.settle();
  CHECK(ui.find(Role::slider, "Day")->position == 1);
  ui.up();
}

TEST_CASE("a day can be written, and what is no day is said to be none") {
  HeadlessUi ui;
  look_back(ui);
  ui.type("Look back to", "2026-11-02");
  CHECK(day_shown(ui).text() == "2026-11-02");
  ui.type("Look back to", "soon");
  ui.settle();
  CHECK(day_shown(ui).text() == "2026-11-02");
  CHECK((ui.find(Role::textbox, "Look back to")->state & sem::invalid) != 0);
}

TEST_CASE("every view shows the board as it was: fewer cards, and none that was not there yet") {
  HeadlessUi ui(1440, 900);
  ui.start();
  const auto columns = [&] {
    return ui.names(Role::group);  // "New, 41, …"
  };
  const std::vector<std::string> now = columns();
  ui.act(app::LookBack{ui.state.now_ms - 70 * ms_per_day});
  for (const app::ViewRoute& route : app::view_routes()) {
    ui.act(app::OpenView{route.view});
    ui.settle();
    CHECK(ui.find(Role::region, "Looking back"));
    const Node* grid = ui.find(Role::grid, route.name);
    if (grid) CHECK(grid->rows <= static_cast<std::int32_t>(app::shown(ui.state).table(Type::lead).size()) + 40);
  }
  ui.act(app::OpenView{app::View::board});
  ui.settle();
  CHECK(columns() != now);
  ui.click(Role::button, "Back to now");
  ui.settle();
  CHECK(columns() == now);
}

TEST_CASE("in the past fields show and can't be written in, cards stay where they are, and saving says what is true") {
  HeadlessUi ui;
  look_back(ui);
  const Table& deals = app::shown(ui.state).table(Type::deal);
  ui.act(app::SelectRecord{Type::deal, deals.id(0)});
  ui.settle();
  const Node* title = ui.find(Role::textbox, "Title");
  REQUIRE(title);
  CHECK((title->state & sem::read_only) != 0);
  CHECK((ui.find(Role::combobox, "Stage")->state & sem::disabled) != 0);
  CHECK(ui.starts_with(Role::status, "Memory only"));
  CHECK((ui.find(Role::button, "Undo")->state & sem::disabled) != 0);
  const std::uint64_t revision = ui.state.document.revision();
  ui.act(app::ClosePanel{});
  ui.settle();
  const Node* card = nullptr;
  for (const Node& node : ui.tree.nodes)
    if (!card && node.role == Role::listitem && node.rect.h > 40) card = &node;
  REQUIRE(card);
  ui.drag(*card, card->rect.x + 500, card->rect.y + 20);
  ui.settle();
  CHECK(ui.state.document.revision() == revision);
  CHECK(ui.state.past);
}

TEST_CASE("a record is taken back to what it was, from the past into now, and Undo is there") {
  HeadlessUi ui;
  ui.start();
  const Id deal = ui.state.document.table(Type::deal).id(0);
  const std::string before = ui.state.document.find<Deal>(deal)->title;
  ui.act(app::Do{SetField{Type::deal, deal, "title", "\"Spoilt\""}});
  ui.act(app::SelectRecord{Type::deal, deal});
  ui.press(Key::h);
  ui.settle();
  ui.click(Role::button, "Restore as it was");
  CHECK_FALSE(ui.state.past);
  CHECK(ui.state.document.find<Deal>(deal)->title == before);
  ui.act(app::Undo{});
  CHECK(ui.state.document.find<Deal>(deal)->title == "Spoilt");
}

TEST_CASE("from a day past one goes to all that has changed since") {
  HeadlessUi ui;
  look_back(ui);
  const std::int64_t then_ms = ui.state.past->at_ms;
  ui.click(Role::button, "What changed since");
  CHECK_FALSE(ui.state.past);
  CHECK(ui.state.view == app::View::activity);
  CHECK(ui.state.activity.from_ms == then_ms);
  CHECK(ui.state.activity.of == app::ActivityOf::records);
}
