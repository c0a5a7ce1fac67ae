#include <doctest/doctest.h>

#include "app/commands.hpp"
#include "model/edits.hpp"
#include "support/headless_ui.hpp"

using namespace fb;
using test::HeadlessUi;

namespace {

bool says(const HeadlessUi& ui, std::string_view part) {
  for (const Node& node : ui.tree.nodes)
    if (ui.tree.name_of(node).find(part) != std::string_view::npos) return true;
  return false;
}
const Node* focused(const HeadlessUi& ui) {
  for (const Node& node : ui.tree.nodes)
    if (node.id == ui.page.focused) return &node;
  return nullptr;
}
std::string_view focused_name(const HeadlessUi& ui) {
  const Node* node = focused(ui);
  return node ? ui.tree.name_of(*node) : std::string_view();
}
template <class Wanted>
const Wanted* last_effect(const HeadlessUi& ui) {
  for (auto effect = ui.effects.rbegin(); effect != ui.effects.rend(); ++effect) {
    if (!std::holds_alternative<app::SetRoute>(*effect)) return std::get_if<Wanted>(&*effect);
  }
  return nullptr;
}

void pick(HeadlessUi& ui, std::vector<app::PickedFile> files) {
  ui.act(app::FilesPicked{app::PickPurpose::import, std::move(files)});
  ui.settle();
}

}  // namespace

TEST_CASE("a table's preview tells what would happen, and Import does it") {
  HeadlessUi ui;
  ui.start();
  ui.act(app::NewBoard{"Mine"});
  pick(ui,
       {{"people.csv",
         "First name,Last name,Shoe size,E-mail\nAda,Lovelace,38,ada@example.org\nAlan,Turing,43,alan@example.org\n"}});
  REQUIRE(ui.find(Role::dialog, "Import"));
  CHECK(focused_name(ui) == "Import");
  CHECK(ui.find(Role::checkbox, "people.csv"));
  CHECK(says(ui, "Table, 2 rows, UTF-8, comma"));
  CHECK(says(ui, "2 new, 0 changed"));
  REQUIRE(ui.find(Role::combobox, "Take as"));
  CHECK(ui.tree.value_of(*ui.find(Role::combobox, "Take as")) == "Leads");
  REQUIRE(ui.find(Role::combobox, "Field for “Shoe size”"));
  CHECK(ui.tree.value_of(*ui.find(Role::combobox, "Field for “Shoe size”")) == "Keep as custom");
  CHECK(ui.starts_with(Role::listitem, "Ada Lovelace"));

  ui.click(Role::combobox, "Field for “Shoe size”");
  ui.click(Role::option, "Skip");
  CHECK(ui.tree.value_of(*ui.find(Role::combobox, "Field for “Shoe size”")) == "Skip");
  ui.click(Role::button, "Import");
  CHECK(!ui.find(Role::dialog, "Import"));
  CHECK(ui.state.document.table(Type::lead).size() == 2);
}

TEST_CASE("a file that is refused says why, and nothing can be imported") {
  HeadlessUi ui;
  ui.start();
  pick(ui, {{"board.json", "{\"leads\":["}});
  REQUIRE(ui.find(Role::dialog, "Import"));
  CHECK(ui.names(Role::alert).size() == 1);
  const Node* import = ui.find(Role::button, "Import");
  REQUIRE(import);
  CHECK((import->state & sem::disabled) != 0);
  CHECK(focused_name(ui) == "Cancel");
  ui.press(Key::escape);
  CHECK(!ui.find(Role::dialog, "Import"));
  CHECK(!ui.state.import);
}

TEST_CASE("refused rows are listed with their reasons beside the good ones") {
  HeadlessUi ui;
  ui.start();
  pick(ui, {{"some.json", R"({"leads":[{"name":"Ada"},{"name":7}]})"}});
  CHECK(says(ui, "1 new, 0 changed, 1 refused"));
  CHECK(ui.starts_with(Role::listitem, "leads[1]"));
}

TEST_CASE("search finds commands and records, and Enter opens what is marked") {
  HeadlessUi ui;
  ui.start();
  ui.press(Key::k, true);
  REQUIRE(ui.find(Role::dialog, "Search"));
  CHECK(focused_name(ui) == "Search for");
  const std::string title = title_of(ui.state.document, Type::deal, ui.state.document.table(Type::deal).id(0));
  ui.type("Search for", title, Key::none);
  REQUIRE(ui.starts_with(Role::option, title));
  ui.type("Search for", "keyboard", Key::enter);
  CHECK(ui.find(Role::dialog, "Keyboard shortcuts"));
  ui.press(Key::escape);
  ui.press(Key::k, true);
  ui.type("Search for", title, Key::none);
  ui.click(*ui.starts_with(Role::option, title));
  CHECK(!ui.find(Role::dialog, "Search"));
  CHECK(ui.state.panel);
}

TEST_CASE("every command with a key stands on the sheet of keys") {
  HeadlessUi ui(1440, 1200);
  ui.start();
  ui.act(app::OpenDialog{app::Dialog::shortcuts});
  ui.settle();
  for (const app::Command& command : app::commands()) {
    CAPTURE(command.name);
    if (!command.chord.empty()) CHECK(ui.starts_with(Role::text, std::string(command.name) + ": "));
  }
  CHECK(ui.starts_with(Role::text, "Pick it up, put it down: Space"));
}

TEST_CASE("losing a deal asks for the reason") {
  HeadlessUi ui;
  ui.start();
  const Id deal = ui.state.document.table(Type::deal).id(0);
  ui.act(app::MarkCards{Type::deal, {deal}});
  ui.act(app::OpenDialog{app::Dialog::lost_reason});
  ui.settle();
  REQUIRE(ui.find(Role::dialog, "Why was it lost?"));
  CHECK((ui.find(Role::button, "Mark as lost")->state & sem::disabled) != 0);
  ui.click(Role::radio, "Competition");
  ui.type("Note", "They had it already", Key::tab);
  ui.click(Role::button, "Mark as lost");
  CHECK(!ui.find(Role::dialog, "Why was it lost?"));
  CHECK(ui.state.document.find<Deal>(deal)->lost_reason == "Competition");
  CHECK(ui.state.document.find<Deal>(deal)->place.stage == stage::lost());
}

TEST_CASE("a handoff goes back with its reason") {
  HeadlessUi ui;
  ui.start();
  const Id lead = ui.state.document.table(Type::lead).id(0);
  ui.act(app::MarkCards{Type::lead, {lead}});
  ui.act(app::OpenDialog{app::Dialog::reject_reason});
  ui.settle();
  ui.click(Role::radio, "No budget");
  ui.click(Role::button, "Send back");
  CHECK(ui.state.document.find<Lead>(lead)->place.stage == stage::nurturing());
}

TEST_CASE("a new board takes its name from one field and Enter") {
  HeadlessUi ui;
  ui.start();
  ui.act(app::OpenDialog{app::Dialog::new_board});
  ui.settle();
  CHECK(focused_name(ui) == "Name");
  ui.type("Name", "Autumn", Key::enter);
  CHECK(app::board_name(ui.state) == "Autumn");
  CHECK(ui.state.dialog == app::Dialog::none);
}

TEST_CASE("whoever sits here picks a name that is on the board, or types one") {
  HeadlessUi ui;
  ui.start();
  ui.act(app::OpenDialog{app::Dialog::person});
  ui.settle();
  std::string somebody;
  ui.state.document.each<Member>([&](const Id&, const Member& member) { somebody = member.name; });
  ui.click(Role::button, somebody);
  CHECK(ui.state.preferences.person == somebody);
  CHECK(app::person_id(ui.state));
}

TEST_CASE("a dialog that closes gives the focus back") {
  HeadlessUi ui;
  ui.start();
  const Node* share = ui.find(Role::button, "Share");
  REQUIRE(share);
  const std::uint32_t id = share->id;
  ui.focus(*share);
  ui.press(Key::enter);
  REQUIRE(ui.find(Role::dialog, "Export"));
  ui.press(Key::escape);
  CHECK(ui.page.focused == id);
}
