#include <doctest/doctest.h>

#include "support/headless_ui.hpp"

using namespace fb;
using test::HeadlessUi;

namespace {

void paste(HeadlessUi& ui, std::string rows) {
  ui.page.pasted = std::move(rows);
  ui.frame();
  ui.page.pasted.clear();
  ui.settle();
}

}  // namespace

TEST_CASE("rows of a spreadsheet that are pasted into Leads open the preview, and Import adds them") {
  HeadlessUi ui;
  ui.start();
  ui.act(app::NewBoard{"Mine"});
  ui.act(app::OpenView{app::View::leads});
  ui.settle();
  paste(ui, "Name\tCompany\tE-mail\nAda Lovelace\tEngines\tada@example.org\nAlan Turing\tBombes\talan@example.org\n");
  REQUIRE(ui.find(Role::dialog, "Import"));
  CHECK(ui.tree.value_of(*ui.find(Role::combobox, "Field for “E-mail”")) == "E-mail");
  ui.click(Role::button, "Import");
  CHECK(ui.state.document.table(Type::lead).size() == 2);
  ui.click(Role::button, "Undo");
  CHECK(ui.starts_with(Role::row, "Ada") == nullptr);
}

TEST_CASE("pasted rows without headers take those of the table, and no row is taken for one") {
  HeadlessUi ui;
  ui.start();
  ui.act(app::NewBoard{"Mine"});
  ui.act(app::OpenView{app::View::leads});
  ui.settle();
  paste(ui, "Ada Lovelace\tEngines\nAlan Turing\tBombes\nGrace Hopper\tCompilers\n");
  REQUIRE(ui.find(Role::dialog, "Import"));
  CHECK(ui.find(Role::combobox, "Field for “Name”"));
  ui.click(Role::button, "Import");
  CHECK(ui.state.document.table(Type::lead).size() == 3);
}

TEST_CASE("a card that has the focus is copied as a row with headers, and cut like that it is gone until Undo") {
  HeadlessUi ui;
  ui.start();
  const Node* card = nullptr;
  for (const Node& node : ui.tree.nodes)
    if (node.role == Role::listitem && !card) card = &node;
  REQUIRE(card);
  const std::string title(ui.tree.name_of(*card).substr(0, ui.tree.name_of(*card).find(',')));
  ui.focus(*card);
  ui.page.copies = true;
  ui.frame();
  ui.page.copies = false;
  CHECK(ui.page.copied.find('\n') != std::string::npos);
  CHECK(ui.page.copied.find(title) != std::string::npos);
  ui.page.copies = ui.page.cuts = true;
  ui.frame();
  ui.page.copies = ui.page.cuts = false;
  ui.settle();
  CHECK(ui.starts_with(Role::listitem, title) == nullptr);
  ui.act(app::Undo{});
  ui.settle();
  CHECK(ui.starts_with(Role::listitem, title));
}

TEST_CASE("a dialog is an entry of the history: going back closes it") {
  HeadlessUi ui;
  ui.start();
  ui.act(app::OpenDialog{app::Dialog::export_file});
  ui.settle();
  CHECK(ui.state.shown_route == "#/board?dialog");
  ui.act(app::RouteChanged{"#/board"});
  ui.settle();
  CHECK(!ui.find(Role::dialog, "Export"));
  ui.act(app::RouteChanged{"#/board?dialog"});
  ui.settle();
  CHECK(ui.state.dialog == app::Dialog::none);
}
