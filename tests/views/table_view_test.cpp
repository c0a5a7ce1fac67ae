// Tables as a person uses them: whole frames of the real interface, found by role and name.
#include <doctest/doctest.h>

#include <algorithm>

#include "app/copies.hpp"
#include "model/edits.hpp"
#include "model/stages.hpp"
#include "support/headless_ui.hpp"

using namespace fb;
using fb::test::HeadlessUi;

namespace {

struct Desk : HeadlessUi {
  explicit Desk(app::View view, bool is_empty = false) {
    start();
    if (is_empty) act(app::NewBoard{"Test"});
    act(app::OpenView{view});
    settle();
  }
  const Node& grid(std::string_view name) {
    const Node* found = find(Role::grid, name);
    REQUIRE(found);
    return *found;
  }
  // The cells of one column from top to bottom, as far as they are on screen.
  std::vector<std::string> cells(int column) {
    std::vector<std::string> words;
    for (const Node& node : tree.nodes)
      if (node.role == Role::gridcell && node.col == column) words.emplace_back(tree.name_of(node));
    return words;
  }
  std::vector<const Node*> rows() {
    std::vector<const Node*> found;
    for (const Node& node : tree.nodes)
      if (node.role == Role::row && node.row > 1) found.push_back(&node);
    return found;
  }
  std::size_t deals() const {
    std::size_t count = 0;
    state.document.each<Deal>([&](const Id&, const Deal&) { ++count; });
    return count;
  }
};

}  // namespace

TEST_CASE("a table says how large it is and shows only the rows on screen") {
  Desk ui(app::View::leads);
  CHECK(ui.grid("Leads").rows == 601);
  CHECK(ui.grid("Leads").cols == 11);
  CHECK(ui.rows().size() > 10);
  CHECK(ui.rows().size() < 40);
  CHECK(ui.rows()[0]->row == 2);
}

TEST_CASE("a header sorts, pressed again it turns the order around") {
  Desk ui(app::View::deals);
  ui.click(Role::columnheader, "Deal");
  CHECK((ui.find(Role::columnheader, "Deal")->state & sem::sort_up) != 0);
  const std::vector<std::string> up = ui.cells(1);
  CHECK(std::is_sorted(up.begin(), up.end()));
  ui.click(Role::columnheader, "Deal");
  CHECK((ui.find(Role::columnheader, "Deal")->state & sem::sort_down) != 0);
  CHECK(ui.cells(1).front() > up.front());
}

TEST_CASE("typing filters at each key, and what is not found can be cleared") {
  Desk ui(app::View::deals);
  const std::string first = ui.cells(1).front();
  ui.type("Filter deals", first);
  REQUIRE(!ui.cells(1).empty());
  CHECK(ui.cells(1).front() == first);
  ui.type("Filter deals", "no such deal anywhere");
  CHECK(ui.find(Role::heading, "No deals match “no such deal anywhere”"));
  CHECK_FALSE(ui.find(Role::grid, "Deals"));
  ui.click(Role::button, "Clear filter");
  CHECK(ui.grid("Deals").rows == static_cast<int>(ui.deals()) + 1);
}

TEST_CASE("a row opens its record, by press and by Enter; arrows go from row to row, also out of sight") {
  Desk ui(app::View::leads);
  ui.click(*ui.rows()[2]);
  REQUIRE(ui.state.panel);
  CHECK(ui.state.panel.type == Type::lead);
  ui.act(app::ClosePanel{});
  ui.settle();
  ui.focus(*ui.rows()[0]);
  ui.press(Key::down);
  ui.press(Key::end);
  REQUIRE(!ui.rows().empty());
  CHECK(ui.rows().back()->row == 601);
  CHECK(ui.page.focused == ui.rows().back()->id);
  ui.press(Key::up);
  ui.press(Key::enter);
  CHECK(ui.state.panel);
}

TEST_CASE("an empty table says what belongs there and makes the first record") {
  Desk ui(app::View::deals, true);
  CHECK(ui.find(Role::heading, "No deals yet"));
  CHECK_FALSE(ui.find(Role::button, "Export CSV"));
  ui.click(Role::button, "New deal");
  CHECK(ui.deals() == 1);
  CHECK(ui.grid("Deals").rows == 2);
}

TEST_CASE("the export button asks for the table's own CSV") {
  Desk ui(app::View::campaigns);
  ui.effects.clear();
  ui.click(Role::button, "Export CSV");
  CHECK(std::any_of(ui.effects.begin(), ui.effects.end(),
                    [](const app::Effect& effect) { return std::holds_alternative<app::Download>(effect); }));
}

TEST_CASE("the CSV of a table has the rows it shows, in their order") {
  Desk ui(app::View::deals);
  ui.click(Role::columnheader, "Deal");
  const std::string first = ui.cells(1).front();
  ui.type("Filter deals", first);
  const std::size_t shown = ui.rows().size();
  ui.effects.clear();
  ui.click(Role::button, "Export CSV");
  REQUIRE(ui.effects.size() == 1);
  const auto* file = std::get_if<app::Download>(&ui.effects[0]);
  REQUIRE(file);
  CHECK(static_cast<std::size_t>(std::count(file->bytes.begin(), file->bytes.end(), '\n')) == shown + 1);
  CHECK(file->bytes.find(first) != std::string::npos);
  ui.act(app::Downloaded{true, ""});
  CHECK(app::last_copy_ms(ui.state) == 0);  // a table is no copy of the board
}
