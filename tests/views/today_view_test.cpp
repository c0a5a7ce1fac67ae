// Today as a person uses it.
#include <doctest/doctest.h>

#include "model/edits.hpp"
#include "model/stages.hpp"
#include "support/headless_ui.hpp"

using namespace fb;
using fb::test::HeadlessUi;

namespace {

struct Desk : HeadlessUi {
  Desk() {
    start();
    act(app::NewBoard{"Test"});
    act(app::OpenView{app::View::today});
    settle();
  }
  Id plan(const std::string& title, const std::string& step, int in_days) {
    act(app::Do{AddCard{stage::proposal(), title, {}}});
    Id id;
    state.document.each<Deal>([&](const Id& found, const Deal& deal) {
      if (deal.title == title) id = found;
    });
    act(app::Do{SetField{Type::deal, id, "next_step", value_text(step)}});
    act(app::Do{SetField{Type::deal, id, "next_step_day", value_text(Day{app::today(state).days + in_days})}});
    act(app::ClosePanel{});
    settle();
    return id;
  }
};

}  // namespace

TEST_CASE("steps stand under their day; done takes them off the list and keeps them as a touch") {
  Desk ui;
  CHECK(ui.find(Role::heading, "Nothing is due"));
  ui.plan("Acme", "Call Ada", -2);
  ui.plan("Beta", "Send offer", 0);
  CHECK(ui.find(Role::heading, "Overdue, 1"));
  CHECK(ui.find(Role::heading, "Today, 1"));
  CHECK_FALSE(ui.starts_with(Role::heading, "Next 7 days"));
  ui.click(Role::button, "Done: Call Ada");
  CHECK_FALSE(ui.starts_with(Role::heading, "Overdue"));
  CHECK(ui.state.document.table(Type::touch).size() == 1);
  ui.act(app::Undo{});
  ui.settle();
  CHECK(ui.find(Role::heading, "Overdue, 1"));
}

TEST_CASE("an item opens its record") {
  Desk ui;
  const Id deal = ui.plan("Acme", "Call Ada", 3);
  const Node* item = ui.starts_with(Role::listitem, "Acme");
  REQUIRE(item);
  ui.click(*item);
  CHECK(ui.state.panel.id == deal);
}

TEST_CASE("the arrows go from item to item across the groups") {
  Desk ui;
  ui.plan("Acme", "Call Ada", -2);
  ui.plan("Beta", "Send offer", 0);
  ui.focus(*ui.starts_with(Role::listitem, "Acme"));
  ui.press(Key::down);
  CHECK(ui.page.focused == ui.starts_with(Role::listitem, "Beta")->id);
  ui.press(Key::home);
  CHECK(ui.page.focused == ui.starts_with(Role::listitem, "Acme")->id);
}
