// The board as a person uses it: whole frames of the real interface, found by role and name.
#include <doctest/doctest.h>

#include "app/sample.hpp"
#include "model/edits.hpp"
#include "model/stages.hpp"
#include "support/headless_ui.hpp"

using namespace fb;
using fb::test::HeadlessUi;

namespace {

constexpr std::int64_t now_ms = 1'795'392'000'000;

// A board with nothing but the default columns, and what the test adds.
struct Desk : HeadlessUi {
  explicit Desk(float width = 4200, float height = 900) : HeadlessUi(width, height) {
    start(now_ms);
    act(app::NewBoard{"Test"});
    settle();
  }
  Id add(const Id& stage, std::string title, std::string second = "") {
    act(app::Do{AddCard{stage, title, second}});
    Id found;
    state.document.each<Deal>([&](const Id& id, const Deal& deal) {
      if (deal.title == title) found = id;
    });
    settle();
    return found;
  }
  std::string column_of(const Id& deal) {
    return state.document.find<Stage>(state.document.find<Deal>(deal)->place.stage)->name;
  }
  const Node& card(std::string_view title) {
    const Node* node = starts_with(Role::listitem, title);
    REQUIRE_MESSAGE(node, "no card is called ", std::string(title));
    return *node;
  }
  const Node& column(std::string_view name) {
    const Node* node = starts_with(Role::group, std::string(name) + ", ");
    REQUIRE_MESSAGE(node, "no column is called ", std::string(name));
    return *node;
  }
};

}  // namespace

TEST_CASE("the sample shows its columns, each with its count") {
  HeadlessUi ui(4200, 900);
  ui.start(now_ms);
  CHECK(ui.find(Role::region, "Board"));
  CHECK(ui.starts_with(Role::group, "Planned, "));
  CHECK(ui.starts_with(Role::group, "Handed over, "));
  CHECK(ui.starts_with(Role::group, "Negotiation, "));
  CHECK(ui.find(Role::button, "Quick add in Discovery"));
  CHECK(ui.names(Role::listitem).size() > 20);
  CHECK(ui.find(Role::navigation, "Views"));
  CHECK(ui.starts_with(Role::status, "Memory only"));
}

TEST_CASE("after Enter in the amount the next card starts with empty fields") {
  Desk ui;
  ui.click(Role::button, "Quick add in Discovery");
  ui.type("Title", "Acme", Key::tab);
  ui.type("Amount", "9000");
  const Node* title = ui.find(Role::textbox, "Title");
  REQUIRE(title);
  CHECK(ui.page.focused == title->id);
  CHECK(ui.page.field.text.empty());
  ui.type("Amount", "100");
  CHECK(ui.state.document.table(Type::deal).size() == 1);
}

TEST_CASE("quick add puts a deal on top of its column, and the log gets it in the same step") {
  Desk desk;
  const std::size_t before = desk.appended.size();
  desk.click(Role::button, "Quick add in Discovery");
  desk.type("Title", "Acme rollout", Key::tab);
  desk.type("Amount", "12.5k");
  CHECK(desk.column("Discovery").id != 0);
  CHECK(desk.tree.name_of(desk.column("Discovery")) == "Discovery, 1, €12.5k");
  CHECK(desk.card("Acme rollout").id != 0);
  CHECK(desk.appended.size() == before + 1);
  CHECK(desk.starts_with(Role::status, "Saved"));
}

TEST_CASE("a deal dragged two columns on stands there, Undo brings it back") {
  Desk desk;
  const Id id = desk.add(stage::discovery(), "Acme", "1000");
  const Node& target = desk.column("Proposal");
  desk.drag(desk.card("Acme"), target.rect.x + 100, target.rect.y + 200);
  CHECK(desk.column_of(id) == "Proposal");
  desk.click(Role::button, "Undo");
  CHECK(desk.column_of(id) == "Discovery");
  desk.click(Role::button, "Redo");
  CHECK(desk.column_of(id) == "Proposal");
}

TEST_CASE("a card dropped between two others stands between them") {
  Desk desk;
  desk.add(stage::proposal(), "Third");
  desk.add(stage::proposal(), "First");
  const Id id = desk.add(stage::discovery(), "Second");
  const Rect third = desk.card("Third").rect;
  desk.drag(desk.card("Second"), third.x + 50, third.y + 10);
  REQUIRE(desk.column_of(id) == "Proposal");
  CHECK(desk.card("First").rect.y < desk.card("Second").rect.y);
  CHECK(desk.card("Second").rect.y < desk.card("Third").rect.y);
}

TEST_CASE("by keyboard: Space picks a card up, arrows carry it, Space drops it, Escape leaves it where it was") {
  Desk desk;
  const Id id = desk.add(stage::discovery(), "Acme");
  desk.focus(desk.card("Acme"));
  desk.press(Key::space);
  desk.press(Key::right);
  desk.press(Key::right);
  CHECK(desk.column_of(id) == "Discovery");
  desk.press(Key::space);
  CHECK(desk.column_of(id) == "Proposal");
  CHECK(desk.page.focused == desk.card("Acme").id);
  desk.press(Key::space);
  desk.press(Key::left);
  desk.press(Key::escape);
  CHECK(desk.column_of(id) == "Proposal");
}

TEST_CASE("the drag by pointer ends with Escape, too") {
  Desk desk;
  const Id id = desk.add(stage::discovery(), "Acme");
  const Rect card = desk.card("Acme").rect;
  const Rect target = desk.column("Proposal").rect;
  desk.move(card.x + 20, card.y + 20);
  desk.down();
  desk.move(target.x + 60, target.y + 200);
  desk.press(Key::escape);
  desk.up();
  CHECK(desk.column_of(id) == "Discovery");
}

TEST_CASE("a deal dropped on Lost asks for the reason first") {
  Desk desk;
  const Id id = desk.add(stage::discovery(), "Acme");
  desk.act(app::FoldStage{stage::lost(), false});
  desk.settle();
  const Rect target = desk.column("Lost").rect;
  desk.drag(desk.card("Acme"), target.x + 60, target.y + 200);
  CHECK(desk.state.dialog == app::Dialog::lost_reason);
  CHECK(desk.column_of(id) == "Discovery");
}

TEST_CASE("a pressed card opens the panel, and an amount typed there is the deal's") {
  Desk desk;
  const Id id = desk.add(stage::discovery(), "Acme", "1000");
  desk.click(desk.card("Acme"));
  REQUIRE(desk.find(Role::complementary, "Record"));
  desk.type("Amount", "2,500");
  CHECK(desk.state.document.find<Deal>(id)->amount.minor == 250000);
  desk.type("Amount", "plenty");
  CHECK(desk.state.document.find<Deal>(id)->amount.minor == 250000);
  desk.click(Role::button, "Undo");
  CHECK(desk.state.document.find<Deal>(id)->amount.minor == 100000);
}

TEST_CASE("the filter keeps the cards that match, in every column") {
  Desk desk;
  desk.add(stage::discovery(), "Acme rollout");
  desk.add(stage::proposal(), "Bolt renewal");
  desk.type("Filter cards", "bolt", Key::none);
  CHECK_FALSE(desk.starts_with(Role::listitem, "Acme"));
  CHECK(desk.starts_with(Role::listitem, "Bolt"));
}

TEST_CASE("when the store fails, the status says NOT SAVED until it works again") {
  Desk desk;
  desk.store_works = false;
  desk.add(stage::discovery(), "Acme");
  CHECK(desk.starts_with(Role::status, "NOT SAVED (1 change)"));
  CHECK(desk.find(Role::button, "Save a file now"));
  desk.store_works = true;
  desk.click(Role::button, "Try again");
  CHECK(desk.starts_with(Role::status, "Saved"));
}

TEST_CASE("an empty board says what belongs there") {
  Desk desk(1440);
  CHECK(desk.find(Role::button, "Import a file"));
  CHECK(desk.find(Role::button, "Open a board"));
}

TEST_CASE("a frame of a full board costs the same with a hundred cards and with ten thousand") {
  Desk few(1440), many(1440);
  for (int i = 0; i < 100; ++i) few.act(app::Do{AddCard{stage::discovery(), "Deal " + std::to_string(i), ""}});
  app::SampleOptions options;
  options.deals = 10'000;
  options.leads = 0;
  options.now_ms = now_ms;
  few.settle();
  many.state.document = app::make_sample(options);
  ++many.state.board_number;
  many.settle();
  CHECK(many.vertices() < 2 * few.vertices() + 20'000);
}

TEST_CASE("a column says by its settings whether it means won") {
  Desk ui;
  ui.click(Role::button, "Settings of Verbal");
  ui.click(Role::combobox, "Outcome");
  ui.click(Role::option, "Won");
  CHECK(outcome_of(*ui.state.document.find<Stage>(stage::verbal())) == Outcome::won);
  ui.type("Name", "Signed");
  CHECK(ui.column("Signed").id != 0);
  ui.click(Role::button, "Undo");
  ui.click(Role::button, "Undo");
  CHECK(ui.column("Verbal").id != 0);
  CHECK(outcome_of(*ui.state.document.find<Stage>(stage::verbal())) == Outcome::open);
}

TEST_CASE("an owner who is not on the board yet is added where an owner is chosen") {
  Desk ui;
  const Id acme = ui.add(stage::discovery(), "Acme");
  ui.click(ui.card("Acme"));
  ui.click(Role::combobox, "Owner");
  ui.click(Role::option, "Add a member…");
  ui.type("New Owner", "Priya");
  const Deal& deal = *ui.state.document.find<Deal>(acme);
  REQUIRE(ui.state.document.find<Member>(deal.owner));
  CHECK(ui.state.document.find<Member>(deal.owner)->name == "Priya");
}

TEST_CASE("who says who they are belongs to the team of their board") {
  Desk ui;
  ui.act(app::SetPerson{"Sam"});
  REQUIRE(app::person_id(ui.state));
  ui.act(app::SetPerson{"sam"});
  CHECK(ui.state.document.table(Type::member).size() == 1);
}

TEST_CASE("a long note is read in full") {
  Desk ui(4200, 2000);
  ui.add(stage::discovery(), "Acme");
  ui.click(ui.card("Acme"));
  const std::string note =
      "Spoke with Frau Müller, she wants a call on Friday and a quote for twenty seats before that.";
  ui.act(app::Do{AddNote{Type::deal, ui.state.panel.id, note}});
  ui.settle();
  const Node* item = ui.starts_with(Role::listitem, note);
  REQUIRE(item);
  CHECK(item->rect.h > 60);  // more than one line
}

TEST_CASE("while a filter is on, each zone says how many it found") {
  Desk ui;
  ui.add(stage::discovery(), "Acme");
  ui.add(stage::won(), "Acme again");
  ui.add(stage::won(), "Beta");
  ui.type("Filter cards", "acme");
  CHECK(ui.find(Role::button, "Close, 2 found"));
  CHECK(ui.find(Role::button, "Attract, 0 found"));
}

TEST_CASE("the buttons in the bar stay where they are while an edit is being saved") {
  Desk ui;
  ui.add(stage::discovery(), "Acme");
  const float before = ui.find(Role::button, "Undo")->rect.x;
  ui.state.saving.waiting.push_back({});
  ui.settle();
  REQUIRE(ui.find(Role::status, "Saving…"));
  CHECK(ui.find(Role::button, "Undo")->rect.x == before);
}
