// The preview of a merge as people use it: conflicts, long lists, and what an import changed.
#include <doctest/doctest.h>

#include "model/edits.hpp"
#include "model/stages.hpp"
#include "support/headless_ui.hpp"
#include "support/program.hpp"

using namespace fb;
using test::HeadlessUi;
using test::Program;

namespace {

std::vector<app::PickedFile> file(std::string bytes) { return {{"bea.funnel.json", std::move(bytes)}}; }

// A board of one deal that a colleague, who has it too, and the person here have both given another amount.
struct Both {
  HeadlessUi ui;
  Program bea{0x42};
  Id deal;
  explicit Both(float width = 1440) : ui(width) {
    ui.start(bea.state.now_ms);
    ui.act(app::NewBoard{"Spring plan"});
    ui.act(app::Do{AddCard{stage::proposal(), "Acme", "3000"}});
    deal = ui.state.document.table(Type::deal).id(0);
    bea.state.now_ms += 60'000;
    bea.act(app::SetPerson{"Bea"});
    bea.import(file(exported()));
    ui.act(app::Do{SetField{Type::deal, deal, "amount", "[250000,\"EUR\"]"}});
    bea.act(app::Do{SetField{Type::deal, deal, "amount", "[400000,\"EUR\"]"}});
    ui.act(app::FilesPicked{app::PickPurpose::import, file(bea.exported())});
    ui.settle();
  }
  std::string exported() {
    ui.act(app::ExportFile{});
    for (auto effect = ui.effects.rbegin(); effect != ui.effects.rend(); ++effect)
      if (const auto* download = std::get_if<app::Download>(&*effect)) return download->bytes;
    return {};
  }
  std::int64_t amount() const { return ui.state.document.find<Deal>(deal)->amount.minor / 100; }
};

}  // namespace

TEST_CASE("both sides changed an amount: a person writes a third one, which is there after the import") {
  for (const float width : {1440.0f, 700.0f}) {
    Both both(width);
    HeadlessUi& ui = both.ui;
    REQUIRE(ui.find(Role::group, "Acme: Amount"));
    ui.click(Role::button, "Write another…");
    ui.settle();
    ui.type("Another Amount for Acme", "lots");
    CHECK(ui.state.import->files[0].conflicts[0].choice == app::ImportConflict::Choice::shown);
    ui.settle();
    ui.type("Another Amount for Acme", "3333");
    ui.settle();
    CHECK(ui.starts_with(Role::button, "€3,333 · you"));
    ui.click(Role::button, "Import");
    ui.settle();
    CHECK(both.amount() == 3333);
  }
}

TEST_CASE("Escape while a third value is being typed takes it back, and the import stays open") {
  Both both;
  HeadlessUi& ui = both.ui;
  ui.click(Role::button, "Write another…");
  ui.settle();
  ui.press(Key::escape);
  ui.settle();
  REQUIRE(ui.state.import);
  CHECK(ui.find(Role::button, "Write another…"));
  ui.press(Key::escape);
  ui.settle();
  CHECK_FALSE(ui.state.import);
}

TEST_CASE("both sides changed an amount: pressing the one from here keeps it, pressing the other again takes that") {
  Both both;
  both.ui.click(*both.ui.starts_with(Role::button, "€2,500"));
  both.ui.settle();
  both.ui.click(*both.ui.starts_with(Role::button, "€4,000"));
  both.ui.settle();
  both.ui.click(*both.ui.starts_with(Role::button, "€2,500"));
  both.ui.settle();
  both.ui.click(Role::button, "Import");
  both.ui.settle();
  CHECK(both.amount() == 2500);
}

TEST_CASE("after an import one press tells what it changed, and a line leads to its record") {
  Both both;
  HeadlessUi& ui = both.ui;
  ui.click(Role::button, "Import");
  ui.settle();
  ui.click(Role::button, "See what changed");
  ui.settle();
  REQUIRE(ui.find(Role::dialog, "What the import changed"));
  const Node* line = ui.starts_with(Role::button, "Acme, Amount €4,000");
  REQUIRE(line);
  ui.click(*line);
  ui.settle();
  CHECK(ui.state.dialog == app::Dialog::none);
  CHECK(ui.state.panel == app::RecordRef{Type::deal, both.deal});
  ui.act(app::Undo{});
  CHECK_FALSE(ui.state.last_import);  // nothing of it is left to tell
}

TEST_CASE("a long list of records is shown page by page") {
  HeadlessUi ui;
  ui.start();
  ui.act(app::NewBoard{"Mine"});
  std::string table = "Name,E-mail\n";
  for (int i = 1; i <= 2500; ++i) {
    const std::string name = "Person " + std::to_string(i);
    table += name + ",p" + std::to_string(i) + "@example.org\n";
  }
  ui.act(app::FilesPicked{app::PickPurpose::import, {{"people.csv", table}}});
  ui.settle();
  const std::size_t listed = ui.state.import->files[0].lines.size();
  CHECK(listed == 2000);
  for (std::size_t shown = 8; shown < listed; shown += 200) {
    const std::string more = "Show " + std::to_string(std::min<std::size_t>(200, listed - shown)) + " more";
    REQUIRE(ui.find(Role::button, more));
    ui.focus(*ui.find(Role::button, more));
    ui.press(Key::enter);
    ui.settle();
  }
  CHECK(ui.find(Role::text, "And 500 more that are not listed."));
  CHECK(ui.find(Role::button, "Show fewer"));
}
