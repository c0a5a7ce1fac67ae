#include <doctest/doctest.h>

#include "model/edits.hpp"
#include "model/stages.hpp"
#include "support/audit.hpp"

using namespace fb;
using test::HeadlessUi;

namespace {

// A board on which Ana moved a deal, changed two at once and deleted one, all of it today.
class Story {
 public:
  explicit Story(float width = 1440, float height = 900) : ui(width, height) {
    ui.start();
    ui.act(app::NewBoard{"Ours"});
    ui.act(app::SetPerson{"Ana"});
    for (const char* name : {"Acme", "Globex", "Initech"}) {
      ui.act(app::Do{AddCard{stage::discovery(), name, "100"}});
      deals.push_back(deal_named(name));
    }
    ui.act(app::Do{MoveCards{Type::deal, {deals[0]}, stage::won(), {}}});
    ui.act(app::Do{SetField{Type::deal, deals[1], "amount", "[25000,\"EUR\"]"}});
    ui.act(app::Do{MoveCards{Type::deal, {deals[0], deals[1]}, stage::qualified(), {}}});
    ui.act(app::Do{DeleteRecords{Type::deal, {deals[2]}}});
    ui.act(app::OpenView{app::View::activity});
    ui.settle();
  }
  Id deal_named(std::string_view title) {
    Id found;
    ui.state.document.each<Deal>([&](const Id& id, const Deal& deal) {
      if (deal.title == title) found = id;
    });
    return found;
  }
  // The line whose name holds these words.
  const Node* line(std::string_view words) {
    for (const Node& node : ui.tree.nodes)
      if (node.role == Role::listitem && ui.tree.name_of(node).find(words) != std::string_view::npos) return &node;
    return nullptr;
  }
  HeadlessUi ui;
  std::vector<Id> deals;
};

}  // namespace

TEST_CASE("Activity tells who did what on which day, the newest first, with the old and the new value") {
  for (const float width : {1440.0f, 820.0f}) {
    CAPTURE(width);
    Story story(width);
    CHECK(story.ui.starts_with(Role::heading, "Ana, Today, "));
    CHECK(story.line("Moved “Acme” to Won"));
    CHECK(story.line("Changed “Globex”, Amount: €100 → €250"));
    CHECK(story.line("Deleted “Initech”"));
    CHECK(story.line("Added the deal “Initech”"));
    REQUIRE(story.line("Deleted “Initech”"));
    CHECK(story.line("Deleted “Initech”")->rect.y < story.line("Moved “Acme” to Won")->rect.y);
  }
}

TEST_CASE("a line leads to its record; one about many opens and leads to each") {
  Story story;
  REQUIRE(story.line("Moved 2 deals to Qualified"));
  story.ui.click(*story.line("Moved 2 deals to Qualified"));
  story.ui.settle();
  CHECK_FALSE(story.ui.state.panel);
  REQUIRE(story.line("Moved “Globex” to Qualified"));
  story.ui.click(*story.line("Moved “Globex” to Qualified"));
  CHECK(story.ui.state.panel == app::RecordRef{Type::deal, story.deals[1]});
  story.ui.click(*story.line("Moved 2 deals to Qualified"));
  story.ui.settle();
  CHECK_FALSE(story.line("Moved “Globex” to Qualified"));
}

TEST_CASE("Activity can be of one person only") {
  HeadlessUi ui;
  ui.start();
  ui.click(Role::link, "Activity");
  ui.settle();
  const Node* whose = ui.find(Role::combobox, "Whose");
  REQUIRE(whose);
  ui.click(*whose);
  ui.settle();
  const std::vector<std::string> people = ui.names(Role::option);
  REQUIRE(people.size() > 2);
  const std::string person = people[1];
  ui.click(Role::option, person);
  ui.settle();
  for (const Node& node : ui.tree.nodes)
    if (node.role == Role::heading && node.level == 2)
      CHECK(std::string(ui.tree.name_of(node)).substr(0, person.size() + 2) == person + ", ");
}

TEST_CASE("between two days each record stands once, field by field, from the old value to the new one") {
  HeadlessUi ui;
  ui.start();
  const Id deal = ui.state.document.table(Type::deal).id(0);
  ui.act(app::Do{SetField{Type::deal, deal, "title", "\"Renamed\""}});
  ui.act(app::Do{SetField{Type::deal, deal, "next_step", "\"First\""}});
  ui.act(app::Do{SetField{Type::deal, deal, "next_step", "\"Call again\""}});
  ui.act(app::ShowActivity{app::ActivityOf::records, ui.state.now_ms - 1, 0});
  ui.settle();
  CHECK(ui.starts_with(Role::listitem, "“Renamed”, changed"));
  const Node* step = ui.starts_with(Role::listitem, "Next step: ");
  REQUIRE(step);
  CHECK(std::string(ui.tree.name_of(*step)).find("→ Call again") != std::string::npos);
  CHECK(std::string(ui.tree.name_of(*step)).find("First") == std::string::npos);
  ui.type("To", "2020-01-01");
  ui.settle();
  CHECK(ui.find(Role::heading, "Nothing changed then"));
  ui.click(Role::button, "Show everything");
  ui.settle();
  CHECK(ui.state.activity.from_ms == 0);
  CHECK(ui.state.activity.to_ms == 0);
}

TEST_CASE("what was deleted stands in a list and comes back with one press, and Undo takes that back") {
  Story story;
  story.ui.click(Role::button, "Deleted");
  story.ui.settle();
  CHECK(story.ui.starts_with(Role::listitem, "“Initech”, deleted by Ana"));
  story.ui.click(Role::button, "Restore “Initech”");
  story.ui.settle();
  CHECK_FALSE(story.ui.state.document.find<Deal>(story.deals[2])->deleted);
  CHECK(story.ui.find(Role::heading, "Nothing is deleted"));
  story.ui.act(app::Undo{});
  CHECK(story.ui.state.document.find<Deal>(story.deals[2])->deleted);
}

TEST_CASE("Activity is walked with the arrow keys and opened with Enter") {
  Story story;
  const Node* first = story.line("Deleted “Initech”");
  REQUIRE(first);
  story.ui.focus(*first);
  story.ui.press(Key::down);
  story.ui.settle();
  const Node* next = story.line("Moved 2 deals");
  REQUIRE(next);
  CHECK(story.ui.page.focused == next->id);
  story.ui.press(Key::end);
  story.ui.settle();
  CHECK(story.ui.page.focused != next->id);
  story.ui.press(Key::home);
  story.ui.settle();
  CHECK(story.ui.page.focused == story.line("Deleted “Initech”")->id);
}

TEST_CASE("a field's older value, and all of a record as it was, come back from its history") {
  Story story(1440, 2400);
  story.ui.act(app::SelectRecord{Type::deal, story.deals[1]});
  story.ui.settle();
  const Node* show = story.ui.starts_with(Role::button, "Show ");
  REQUIRE(show);
  story.ui.focus(*show);
  story.ui.settle();
  story.ui.click(*story.ui.starts_with(Role::button, "Show "));
  story.ui.settle();
  const Node* first_amount = story.ui.starts_with(Role::button, "Go back to Amount: €100,");
  REQUIRE(first_amount);
  story.ui.focus(*first_amount);
  story.ui.settle();
  story.ui.click(*story.ui.starts_with(Role::button, "Go back to Amount: €100,"));
  story.ui.settle();
  for (const std::string& fault : test::audit(story.ui, 24)) CHECK_MESSAGE(false, fault);
  story.ui.click(Role::menuitem, "Restore Amount: €100");
  CHECK(story.ui.state.document.find<Deal>(story.deals[1])->amount == Money::of(10000, "EUR"));
  story.ui.act(app::Undo{});
  CHECK(story.ui.state.document.find<Deal>(story.deals[1])->amount == Money::of(25000, "EUR"));
}

TEST_CASE("an idle Activity view asks for no frames") {
  HeadlessUi ui;
  ui.start();
  ui.act(app::OpenView{app::View::activity});
  ui.settle();
  ui.frame(1);
  CHECK(ui.page.more_frames == 0);
}
