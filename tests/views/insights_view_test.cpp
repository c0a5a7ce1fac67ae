// Insights as a person uses it.
#include <doctest/doctest.h>

#include "model/edits.hpp"
#include "model/metrics.hpp"
#include "model/stages.hpp"
#include "support/headless_ui.hpp"
#include "views/explain.hpp"

using namespace fb;
using fb::test::HeadlessUi;

namespace {

struct Desk : HeadlessUi {
  explicit Desk(bool is_empty = false) {
    start();
    if (is_empty) act(app::NewBoard{"Test"});
    act(app::OpenView{app::View::insights});
    settle();
  }
};

}  // namespace

TEST_CASE("the figures on screen are those of the report") {
  Desk ui;
  const Report numbers = report(ui.state.document);
  const Format format = Format::of_locale(ui.state.locale, app::today(ui.state));
  for (std::size_t i = 0; i < figures; ++i) {
    const FigureWords words = figure_words(numbers, static_cast<Figure>(i), format);
    CHECK_MESSAGE(ui.starts_with(Role::button, words.name + ", " + words.value), words.name);
  }
}

TEST_CASE("a figure explains itself, lists its records, and one of them opens") {
  Desk ui;
  const Node* rate = ui.starts_with(Role::button, "Win rate, ");
  REQUIRE(rate);
  ui.click(*rate);
  const Node* dialog = ui.find(Role::dialog, "Explain");
  REQUIRE(dialog);
  CHECK(ui.starts_with(Role::text, "Formula: Won ÷ (won + lost)"));
  CHECK(ui.starts_with(Role::heading, "Records, "));
  const Node* list = ui.find(Role::list, "Records");
  REQUIRE(list);
  const Node* record = nullptr;
  for (const Node& node : ui.tree.nodes)
    if (node.parent == list->id && !record) record = &node;
  REQUIRE(record);
  ui.click(*record);
  CHECK_FALSE(ui.find(Role::dialog, "Explain"));
  CHECK(ui.state.panel.type == Type::deal);
}

TEST_CASE("Escape closes the explanation and gives the focus back to the figure") {
  Desk ui;
  const std::uint32_t figure = ui.starts_with(Role::button, "Weighted, ")->id;
  ui.click(*ui.starts_with(Role::button, "Weighted, "));
  REQUIRE(ui.find(Role::dialog, "Explain"));
  ui.press(Key::escape);
  CHECK_FALSE(ui.find(Role::dialog, "Explain"));
  CHECK(ui.page.focused == figure);
}

TEST_CASE("the funnel names its way of counting and says its numbers") {
  Desk ui;
  CHECK(ui.find(Role::heading, "Funnel: Reached"));
  ui.click(Role::button, "Strict");
  CHECK(ui.find(Role::heading, "Funnel: Strict"));
  CHECK((ui.find(Role::button, "Strict")->state & sem::pressed) != 0);
  const Report numbers = report(ui.state.document);
  const Format format = Format::of_locale(ui.state.locale, app::today(ui.state));
  for (std::size_t i = 0; i < numbers.step_names.size(); ++i)
    CHECK(
        ui.starts_with(Role::listitem, numbers.step_names[i] + ", " + format.whole(numbers.all.conversion.strict[i])));
}

TEST_CASE("a figure follows an edit") {
  Desk ui(true);
  CHECK(ui.find(Role::heading, "No figures yet"));
  ui.act(app::Do{AddCard{stage::proposal(), "Acme", "1000"}});
  ui.act(app::ClosePanel{});
  ui.settle();
  CHECK(ui.starts_with(Role::button, "Weighted, €500"));
}
