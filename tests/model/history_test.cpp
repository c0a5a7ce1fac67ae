#include <doctest/doctest.h>

#include "model/edits.hpp"
#include "model/history.hpp"
#include "model/stages.hpp"
#include "model/uniting.hpp"

using namespace fb;

namespace {

// One person at one laptop: edits in, values out.
struct Desk {
  Document document;
  Clock clock;
  Random random{42};
  History history;
  std::int64_t now_ms = 1'795'392'000'000;

  explicit Desk(std::uint64_t session = 1) : clock(session) { add_well_known(document); }

  Id do_it(const Edit& edit) {
    const Result<Plan> planned = plan(document, edit, {++now_ms, 0, &random, {}});
    REQUIRE(planned.has_value());
    Plan done = *planned;
    const Change change{clock.next(now_ms), done.writes};
    history.done(remember(document, change, done.summary));
    apply(document, change);
    return done.made;
  }
  std::size_t undo() {
    const UndoPlan plan = plan_undo(document, history.next_undo(), {clock.session()});
    const Change change{clock.next(++now_ms), plan.writes};
    Undoable back = remember(document, change, "back");
    apply(document, change);
    history.undone(std::move(back));
    return plan.skipped;
  }
  void redo() {
    const UndoPlan plan = plan_undo(document, history.next_redo(), {clock.session()});
    const Change change{clock.next(++now_ms), plan.writes};
    Undoable back = remember(document, change, "back");
    apply(document, change);
    history.redone(std::move(back));
  }
  const Deal& deal(const Id& id) { return *document.find<Deal>(id); }
};

}  // namespace

TEST_CASE("undo gives a deal its amount back, and redo takes it away again") {
  Desk desk;
  const Id id = desk.do_it(AddCard{stage::discovery(), "Acme", "1000"});
  desk.do_it(SetField{Type::deal, id, "amount", R"([250000,"EUR"])"});
  CHECK(desk.deal(id).amount.minor == 250000);
  desk.undo();
  CHECK(desk.deal(id).amount.minor == 100000);
  desk.redo();
  CHECK(desk.deal(id).amount.minor == 250000);
}

TEST_CASE("a chain of edits of one field comes back step by step") {
  Desk desk;
  const Id id = desk.do_it(AddCard{stage::discovery(), "One", ""});
  desk.do_it(SetField{Type::deal, id, "title", R"("Two")"});
  desk.do_it(SetField{Type::deal, id, "title", R"("Three")"});
  desk.undo();
  CHECK(desk.deal(id).title == "Two");
  desk.undo();
  CHECK(desk.deal(id).title == "One");
  desk.redo();
  desk.redo();
  CHECK(desk.deal(id).title == "Three");
}

TEST_CASE("undoing an added card deletes it, and nothing is taken out of its history") {
  Desk desk;
  const Id id = desk.do_it(AddCard{stage::discovery(), "Acme", ""});
  desk.undo();
  CHECK(desk.deal(id).deleted);
  CHECK(desk.deal(id).title == "Acme");
  desk.redo();
  CHECK_FALSE(desk.deal(id).deleted);
}

TEST_CASE("undo leaves alone what somebody else has written since, and says how much") {
  Desk mine(1), other(2);
  const Id id = mine.do_it(AddCard{stage::discovery(), "Acme", "1000"});
  mine.do_it(SetField{Type::deal, id, "amount", R"([200000,"EUR"])"});
  other.clock.observe(mine.clock.last());
  apply(mine.document, Change{other.clock.next(mine.now_ms + 5), {{"deal", id, "amount", R"([300000,"EUR"])"}}});
  CHECK(mine.undo() == 1);
  CHECK(mine.deal(id).amount.minor == 300000);
}

TEST_CASE("undo of an import takes back what it brought and keeps what was there") {
  Desk mine(1), other(2);
  const Id id = mine.do_it(AddCard{stage::discovery(), "Acme", "1000"});
  unite(other.document, mine.document);
  other.clock.observe(mine.clock.last());
  other.now_ms = mine.now_ms + 1000;
  other.do_it(SetField{Type::deal, id, "title", R"("Acme Ltd")"});
  const Id added = other.do_it(AddCard{stage::proposal(), "Bolt", ""});
  mine.clock.observe(other.clock.last());
  Undoable import;
  Uniting uniting(mine.document, other.document, &import);
  while (uniting.go_on(1)) {
  }
  REQUIRE(mine.deal(id).title == "Acme Ltd");
  mine.history.done(import);
  CHECK(mine.undo() == 0);
  CHECK(mine.deal(id).title == "Acme");
  CHECK(mine.deal(added).deleted);
  mine.redo();
  CHECK(mine.deal(id).title == "Acme Ltd");
  CHECK_FALSE(mine.deal(added).deleted);
}
