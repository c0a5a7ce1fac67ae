#include <doctest/doctest.h>

#include "model/edits.hpp"
#include "model/own_actions.hpp"
#include "model/stages.hpp"

using namespace fb;

namespace {

struct Desk {
  explicit Desk(std::uint64_t session) : clock(session), random(session) { add_well_known(document); }
  Stamp do_it(const Edit& edit) {
    now_ms += 1000;
    const Result<Plan> made = plan(document, edit, {now_ms, 0, &random, {}});
    REQUIRE(made);
    const Change change{clock.next(now_ms), made->writes};
    apply(document, change);
    return change.stamp;
  }
  void undo(const Undoable& action) {
    UndoPlan planned = plan_undo(document, action, {clock.session()});
    now_ms += 1000;
    apply(document, Change{clock.next(now_ms), std::move(planned.writes)});
  }
  std::vector<Undoable> actions() const { return own_actions(document, {clock.session()}, 100); }
  Id deal() const { return document.table(Type::deal).id(0); }
  const Deal& row() const { return *document.find<Deal>(deal()); }

  Document document;
  Clock clock;
  Random random;
  std::int64_t now_ms = 1'795'392'000'000;
};

}  // namespace

TEST_CASE(
    "F92: after a reload, what a browser's own sessions did is found in the board and can be undone, latest first") {
  Desk desk(7);
  desk.do_it(AddCard{stage::discovery(), "Acme", "1000"});
  desk.do_it(MoveCards{Type::deal, {desk.deal()}, stage::won(), {}});
  desk.do_it(SetField{Type::deal, desk.deal(), "title", R"("Acme Ltd")"});
  std::vector<Undoable> actions = desk.actions();
  REQUIRE(actions.size() == 3);
  CHECK(actions[0].summary == "Added “Acme Ltd”");
  CHECK(actions[1].summary == "Moved “Acme Ltd”");
  desk.undo(actions[2]);
  CHECK(desk.row().title == "Acme");
  desk.undo(actions[1]);
  CHECK(desk.row().place.stage == stage::discovery());
  desk.undo(actions[0]);
  CHECK(desk.row().deleted);
}

TEST_CASE("F92: an action that was undone before the reload is not offered again") {
  Desk desk(7);
  desk.do_it(AddCard{stage::discovery(), "Acme", "1000"});
  desk.do_it(SetField{Type::deal, desk.deal(), "title", R"("Acme Ltd")"});
  desk.undo(desk.actions().back());
  REQUIRE(desk.actions().size() == 1);
  CHECK(desk.actions()[0].summary == "Added “Acme”");
  desk.undo(desk.actions()[0]);
  CHECK(desk.actions().empty());
}

TEST_CASE("F92: others' actions are not among one's own") {
  Desk mine(7), other(8);
  mine.do_it(AddCard{stage::discovery(), "Acme", "1000"});
  unite(other.document, mine.document);
  other.clock.observe(mine.clock.last());
  other.now_ms = mine.now_ms + 5000;
  other.do_it(SetField{Type::deal, mine.deal(), "title", R"("Theirs")"});
  unite(mine.document, other.document);
  REQUIRE(mine.actions().size() == 1);
  mine.undo(mine.actions()[0]);
  CHECK(mine.row().title == "Theirs");
}
