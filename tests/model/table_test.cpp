// One way in for every value: what is kept, what shows, and what is left out.
#include <doctest/doctest.h>

#include <numeric>

#include "model/conflicts.hpp"
#include "model/history.hpp"
#include "model/uniting.hpp"
#include "support/small_board.hpp"

using namespace fb;
using namespace fb::test;

namespace {
const Id one = *Id::from_text("01JE000000000000000000DEA1"), other = *Id::from_text("01JE000000000000000000DEA2");
Stamp at(std::uint64_t step, std::uint64_t session = 1) {
  return {(std::uint64_t{1'790'000'000'000} << 15) + step, session};
}
void write(Document& board, std::uint64_t step, std::string_view field, std::string_view value, const Id& id = one,
           std::string_view type = "deal") {
  apply(board, {at(step), {{std::string(type), id, std::string(field), std::string(value)}}});
}
}  // namespace

TEST_CASE("a value of another kind gets in under no stamp, early, equal or late, into no field, known or not") {
  Document board;
  Table& deals = board.table(Type::deal);
  const RowIndex row = deals.add(one);
  const FieldId amount = deals.field_named("amount"), extra = deals.field_for("x");
  CHECK(deals.store(row, amount, at(5), "\"much\"") == Stored::nothing_new);
  CHECK_FALSE(deals.has_values(row));
  CHECK(deals.store(row, amount, at(5), "[5,\"EUR\"]") == Stored::current);
  for (const std::uint64_t step : {4u, 5u, 6u})
    CHECK(deals.store(row, amount, at(step), "\"much\"") == Stored::nothing_new);
  CHECK(deals.current(row, amount) == "[5,\"EUR\"]");
  CHECK(deals.older(row).empty());
  CHECK(deals.store(row, extra, at(5), "1") == Stored::current);
  CHECK(deals.store(row, extra, at(5), "0") == Stored::nothing_new);
  CHECK(deals.store(row, extra, at(5), "2") == Stored::current);  // equal stamps: the larger bytes
  CHECK(deals.store(row, extra, at(4), "9") == Stored::older);
  CHECK(deals.store(row, extra, at(4), "8") == Stored::nothing_new);
  CHECK(deals.store(row, extra, at(4), "91") == Stored::older);
  CHECK(deals.older(row).size() == 1);
}

TEST_CASE("under one stamp the larger bytes win, also where one value begins like the other") {
  Document board;
  write(board, 5, "probability", "10000");
  write(board, 5, "probability", "1000");
  CHECK(board.find<Deal>(one)->probability == Rate{10000});
}

TEST_CASE("a record of unknown fields only has values; a row without any has none, and is no part of a union") {
  Document board;
  write(board, 1, "x", "1");
  board.table(Type::deal).add(other);
  CHECK(board.table(Type::deal).has_values(0));
  CHECK_FALSE(board.table(Type::deal).has_values(1));
  Document copy;
  CHECK(unite(copy, board).records.size() == 1);
  CHECK(copy.table(Type::deal).find(other) == no_row);
}

TEST_CASE("the value before a stamp is the newest of the smaller ones, and may be none") {
  Document board;
  write(board, 3, "title", "\"C\"");
  write(board, 1, "title", "\"A\"");
  write(board, 2, "title", "\"B\"");
  write(board, 2, "amount", "[1,\"EUR\"]");
  write(board, 4, "amount", "[2,\"EUR\"]");
  const Table& deals = board.table(Type::deal);
  const FieldId title = deals.field_named("title");
  std::string value;
  CHECK(deals.value_before(0, title, at(9), value));
  CHECK(value == "\"C\"");
  CHECK(deals.value_before(0, title, at(3), value));
  CHECK(value == "\"B\"");
  CHECK(deals.value_before(0, title, at(2), value));
  CHECK(value == "\"A\"");
  CHECK_FALSE(deals.value_before(0, title, at(1), value));
  CHECK_FALSE(deals.value_before(0, deals.field_named("next_step"), at(9), value));
}

TEST_CASE("whoever asks which rows changed long ago is told to look at all") {
  Document board;
  for (std::uint64_t i = 0; i < 5000; ++i) write(board, i + 1, "title", value_text(std::to_string(i)));
  std::vector<RowIndex> rows;
  const Table& deals = board.table(Type::deal);
  CHECK_FALSE(deals.changed_since(0, rows));
  CHECK(deals.changed_since(deals.revision() - 3, rows));
  CHECK(rows.size() == 3);
}

TEST_CASE("a table has room for 65,000 names that this program does not know, and leaves out what comes then") {
  Document board;
  Table& deals = board.table(Type::deal);
  FieldId last = 0;
  std::size_t known = 0;
  for (int i = 0; i < 70'000 && last != Table::no_field; ++i, ++known) last = deals.field_for("f" + std::to_string(i));
  CHECK(known > 65'000);
  CHECK(last == Table::no_field);
  write(board, 1, "one too many", "1");
  CHECK(deals.size() == 0);
  Document more;
  write(more, 1, "two too many", "1");
  write(more, 1, "title", "\"A\"");
  unite(board, more);
  CHECK(board.find<Deal>(one)->title == "A");
}

TEST_CASE("a board is empty while it has only what every board has") {
  Document board;
  add_well_known(board);
  CHECK(board.is_empty());
  write(board, 1, "by", "\"Ana\"", Id::named("00000001"), "session");
  CHECK(board.is_empty());
  write(board, 1, "title", "\"A\"");
  CHECK_FALSE(board.is_empty());
}

TEST_CASE("undo remembers what fields held that were never written, unknown ones and types of a newer program") {
  Document board;
  write(board, 1, "title", "\"A\"");
  write(board, 1, "title", "\"Post\"", one, "contents");
  const Change change{at(5),
                      {{"deal", one, "next_step", "\"Call\""},
                       {"deal", one, "tag:vip", "true"},
                       {"deal", one, "close_day", "\"2026-11-23\""},
                       {"contents", one, "title", "\"Post 2\""},
                       {"deal", other, "title", "\"New\""},
                       {"deal", other, "amount", "[1,\"EUR\"]"},
                       {"annexes", one, "at", "1"}}};
  const Undoable action = remember(board, change, "all");
  CHECK(action.made.size() == 2);
  CHECK(action.fields.size() == 4);
  apply(board, change);
  const UndoPlan undo = plan_undo(board, action, {});
  CHECK(undo.skipped == 0);
  apply(board, {at(6), undo.writes});
  const Table& deals = board.table(Type::deal);
  CHECK(deals.current(0, deals.field_named("next_step")) == "\"\"");
  CHECK(deals.current(0, deals.field_named("tag:vip")) == "null");
  CHECK(deals.current(0, deals.field_named("close_day")) == "null");
  CHECK(board.find_table("contents")->current(0, board.find_table("contents")->field_named("title")) == "\"Post\"");
  CHECK(deals.is_deleted(deals.find(other)));
  CHECK(plan_undo(Document(), action, {}).writes.size() == 2);  // of a board that never had them: only what was made
}

TEST_CASE("undoing a merge brings back what showed; what was newer here already is no part of it") {
  Document board, theirs;
  write(board, 5, "title", "\"Ours\"");
  write(board, 1, "amount", "[1,\"EUR\"]");
  write(theirs, 2, "title", "\"Theirs\"");
  write(theirs, 2, "amount", "[2,\"EUR\"]");
  write(theirs, 2, "x", "1");
  write(theirs, 2, "title", "\"Post\"", one, "contents");
  Undoable action;
  Uniting uniting(board, theirs, &action);
  while (uniting.go_on(1)) {
  }
  CHECK(action.fields.size() == 2);
  CHECK(action.made.size() == 1);
  apply(board, {at(9), plan_undo(board, action, {}).writes});
  CHECK(board.find<Deal>(one)->title == "Ours");
  CHECK(board.find<Deal>(one)->amount == Money::of(1, "EUR"));
}

TEST_CASE("only the last 500 actions can be undone") {
  History history;
  for (int i = 0; i < 501; ++i) history.done({"action " + std::to_string(i), {}, {}});
  int undone = 0;
  std::string last;
  for (; history.can_undo(); ++undone) {
    last = history.undo_summary();
    history.undone({});
  }
  CHECK(undone == 500);
  CHECK(last == "action 1");
  history.clear();
  CHECK_FALSE(history.can_redo());
}

TEST_CASE("conflicts are found in unknown fields and types; what one copy lacks, or has seen, is none") {
  Document a, b;
  for (Document* board : {&a, &b}) write(*board, 1, "x", "0");
  write(a, 2, "x", "1");
  write(b, 3, "x", "2");
  write(a, 2, "only here", "1");
  write(a, 2, "title", "\"A\"", one, "contents");
  write(a, 2, "next_step", "\"Call\"");
  const auto found = conflicts(a, b);
  REQUIRE(found.size() == 1);
  CHECK(found[0].field == "x");
  CHECK(conflicts(b, a).size() == 1);
  Document later;
  unite(later, a);
  write(later, 9, "x", "3");
  CHECK(conflicts(a, later).empty());
  CHECK(conflicts(later, a).empty());
  write(b, 4, "x", "5");
  CHECK(conflicts(a, b).size() == 1);  // two entries that the other has not seen are one conflict
}
