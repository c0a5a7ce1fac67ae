#include "model/time_travel.hpp"

#include <doctest/doctest.h>

#include "formats/snapshot.hpp"
#include "model/edits.hpp"
#include "model/history.hpp"
#include "support/small_board.hpp"

using namespace fb;
using test::noon;
using test::SmallBoard;

namespace {

constexpr std::int64_t always = (1ll << 45) - 1;

Plan planned(SmallBoard& board, const Edit& edit, std::string_view today) {
  const Result<Plan> made = plan(board.document, edit, {noon(today), 0, &board.random, {}});
  REQUIRE(made);
  return *made;
}

void make(SmallBoard& board, const Edit& edit, std::string_view today) {
  apply(board.document, {board.clock.next(noon(today)), planned(board, edit, today).writes});
}

}  // namespace

TEST_CASE("the board of a day past shows what stood there then; what was made later is not there") {
  SmallBoard board;
  const Id early = board.deal({{stage::discovery(), "2026-01-05"}}, 300);
  board.move("deal", early, stage::won(), noon("2026-02-10"));
  const Id late = board.deal({{stage::discovery(), "2026-02-11"}});
  const Document january = as_of(board.document, noon("2026-01-31"));
  REQUIRE(january.find<Deal>(early));
  CHECK(january.find<Deal>(early)->place.stage == stage::discovery());
  CHECK(january.find<Deal>(early)->amount == Money::of(30000, "EUR"));
  CHECK_FALSE(january.find<Deal>(late));
  CHECK(january.table(Type::deal).size() == 1);
  CHECK(january.find<Stage>(stage::won()));  // the usual columns have always been there
  CHECK(as_of(board.document, noon("2025-12-31")).is_empty());
}

TEST_CASE("the board of a day past is byte for byte the board that was there") {
  SmallBoard board;
  const Id deal = board.deal({{stage::discovery(), "2026-01-05"}}, 300);
  const std::string then = write_snapshot(board.document, {});
  board.move("deal", deal, stage::lost(), noon("2026-01-06"));
  board.set("deal", deal, "deleted", Flag{Flag::yes}, noon("2026-01-07"));
  board.lead({{stage::fresh(), "2026-01-08"}});
  CHECK(write_snapshot(as_of(board.document, noon("2026-01-05") + 1000), {}) == then);
  CHECK(write_snapshot(as_of(board.document, always), {}) == write_snapshot(board.document, {}));
}

TEST_CASE("two moments never pass for the same, whatever was kept of one of them") {
  SmallBoard board;
  const Id deal = board.deal({{stage::discovery(), "2026-01-05"}, {stage::won(), "2026-02-10"}});
  const Document a = as_of(board.document, noon("2026-01-06")), b = as_of(board.document, noon("2026-01-07"));
  board.set("deal", deal, "title", std::string("Acme"), noon("2026-03-01"));
  const Document c = as_of(board.document, noon("2026-01-07"));
  std::vector<RowIndex> rows;
  for (const auto* other : {&b, &c, static_cast<const Document*>(&board.document)}) {
    CHECK(a.revision() != other->revision());
    CHECK_FALSE(other->table(Type::deal).changed_since(a.table(Type::deal).revision(), rows));
    CHECK_FALSE(a.table(Type::deal).changed_since(other->table(Type::deal).revision(), rows));
  }
  CHECK(b.table(Type::stage).revision() != c.table(Type::stage).revision());
}

TEST_CASE("what stands under one stamp is one action, the newest first, and only that of the days asked for") {
  SmallBoard board;
  const Id a = board.deal({{stage::discovery(), "2026-01-05"}}), b = board.deal({{stage::discovery(), "2026-01-06"}});
  make(board, MoveCards{Type::deal, {a, b}, stage::won(), {}}, "2026-01-20");
  make(board, SetField{Type::deal, a, "title", "\"Acme\""}, "2026-01-25");
  const Changes changes = changes_between(board.document, noon("2026-01-10"), noon("2026-01-30"));
  REQUIRE(changes.actions.size() == 2);
  CHECK(changes.actions[0].count == 1);
  CHECK(changes.actions[1].count == 2);
  CHECK(changes_between(board.document, noon("2026-01-20"), noon("2026-01-24")).actions.empty());
  CHECK(first_change_ms(board.document) == noon("2026-01-05"));

  const RecordChange named = changes.records[changes.actions[0].first];
  const std::vector<FieldChange> fields = fields_of(board.document, named);
  REQUIRE(fields.size() == 1);
  CHECK(board.document.table(Type::deal).field_name(fields[0].field) == "title");
  CHECK(fields[0].before == "\"Deal\"");
  CHECK(fields[0].after == "\"Acme\"");
  CHECK_FALSE(is_first(board.document, named));
}

TEST_CASE("between two moments a field that came back to its value has not changed") {
  SmallBoard board;
  const Id deal = board.deal({{stage::discovery(), "2026-01-05"}}, 100);
  board.set("deal", deal, "amount", Money::of(20000, "EUR"), noon("2026-01-10"));
  board.set("deal", deal, "title", std::string("Acme"), noon("2026-01-10"));
  board.set("deal", deal, "amount", Money::of(10000, "EUR"), noon("2026-01-12"));
  const Table& table = board.document.table(Type::deal);
  const auto fields = fields_between(table, board.row(Type::deal, deal), last_stamp_of(noon("2026-01-06")),
                                     last_stamp_of(noon("2026-01-13")));
  REQUIRE(fields.size() == 1);
  CHECK(table.field_name(fields[0].field) == "title");
}

TEST_CASE("a field takes an older value back, as an edit that can be undone") {
  SmallBoard board;
  const Id deal = board.deal({{stage::discovery(), "2026-01-05"}}, 100);
  const Stamp first = board.document.table(Type::deal).stamp(board.row(Type::deal, deal), 4);
  board.set("deal", deal, "amount", Money::of(20000, "EUR"), noon("2026-01-10"));
  const Plan restore = planned(board, RestoreValues{Type::deal, deal, "amount", first}, "2026-01-20");
  CHECK(restore.summary == "Restored amount of “Deal”");
  const Change change{board.clock.next(noon("2026-01-20")), restore.writes};
  const Undoable action = remember(board.document, change, restore.summary);
  apply(board.document, change);
  CHECK(board.document.find<Deal>(deal)->amount == Money::of(10000, "EUR"));
  apply(board.document, {board.clock.next(noon("2026-01-20")), plan_undo(board.document, action, {7}).writes});
  CHECK(board.document.find<Deal>(deal)->amount == Money::of(20000, "EUR"));
}

TEST_CASE(
    "a record becomes again what it was: its fields, its column, and not deleted; what was empty is empty again") {
  SmallBoard board;
  const Id deal = board.deal({{stage::proposal(), "2026-01-05"}}, 100);
  const Stamp then = last_stamp_of(noon("2026-01-06"));
  board.set("deal", deal, "next_step", std::string("Call"), noon("2026-01-10"));
  board.set("deal", deal, "close_day", test::day("2026-05-01"), noon("2026-01-10"));
  make(board, LoseDeals{{deal}, "price"}, "2026-01-11");
  make(board, DeleteRecords{Type::deal, {deal}}, "2026-01-12");
  make(board, RestoreValues{Type::deal, deal, "", then}, "2026-01-20");
  const Deal& now = *board.document.find<Deal>(deal);
  CHECK_FALSE(now.deleted);
  CHECK(now.place.stage == stage::proposal());
  CHECK(now.lost_reason.empty());
  CHECK(now.next_step.empty());
  CHECK_FALSE(now.close_day);
  CHECK(now.amount == Money::of(10000, "EUR"));
  CHECK(planned(board, RestoreValues{Type::deal, deal, "", then}, "2026-01-20").writes.empty());
  const Result<Plan> too_early =
      plan(board.document, RestoreValues{Type::deal, deal, "", last_stamp_of(noon("2026-01-01"))},
           {noon("2026-01-20"), 0, &board.random, {}});
  REQUIRE_FALSE(too_early);
  CHECK(too_early.error() == "That record was not there yet.");
}
