// Ids, ranks, histories and conflicts where they end.
#include <doctest/doctest.h>

#include "model/conflicts.hpp"
#include "model/document.hpp"
#include "model/history.hpp"
#include "model/rank.hpp"
#include "model/stages.hpp"
#include "model/time_travel.hpp"

using namespace fb;

namespace {

const Id one = *Id::from_text("01JE0000000000000000000001"), two = *Id::from_text("01JE0000000000000000000002");
Stamp at(std::uint64_t minute, std::uint64_t session = 7) {
  return {static_cast<std::uint64_t>(1'795'000'000'000 + static_cast<std::int64_t>(minute) * 60'000) << 15, session};
}
void write(Document& board, const Stamp& stamp, const Id& id, std::string_view field, std::string_view value) {
  apply(board, {stamp, {{"deal", id, std::string(field), std::string(value)}}});
}

}  // namespace

TEST_CASE("an id is never that of nothing, nor of a time before 1970; the longest name comes back whole") {
  CHECK_FALSE(Id::from_text("00000000000000000000000000"));
  CHECK(Id::from_parts(-5, 1, 2) == Id::from_parts(0, 1, 2));
  CHECK(Id::from_parts(0, 0, 2));
  const std::string longest(21, 'z');
  REQUIRE(Id::from_text(longest));
  CHECK(Id::from_text(longest)->text() == longest);
  CHECK(Id::named(longest).made_ms() == 0);
  CHECK_FALSE(Id{}.is_ulid());
}

TEST_CASE("a rank that no program of ours has made still sorts, and one can be put beside it") {
  for (const std::string bad : {"=", "{{", "a", "a=", "zzz"}) {
    const std::string above = rank_between(bad, "", 5), below = rank_between("", bad, 5);
    CHECK(is_rank(above));
    CHECK(is_rank(below));
  }
  std::string rank = rank_between("", "", 5);
  for (int i = 0; i < 300; ++i) {  // far below the first: it counts downwards, and gets longer
    const std::string next = rank_between("", rank, 5);
    REQUIRE(next < rank);
    rank = next;
  }
  CHECK(rank.size() < 8);
}

TEST_CASE("undo passes over a field or a table that is not there") {
  Document board;
  write(board, at(1), one, "title", "\"Acme\"");
  Undoable action;
  action.fields.push_back({"deal", one, "wings", "null", at(1)});
  action.fields.push_back({"gadget", one, "name", "null", at(1)});
  action.fields.push_back({"deal", two, "title", "null", at(1)});
  const UndoPlan plan = plan_undo(board, action, {7});
  CHECK(plan.writes.empty());
  CHECK(plan.skipped == 0);
}

TEST_CASE("values that one side had and has seen replaced are no conflict, those that only it had are") {
  Document a, b;
  write(a, at(1), one, "title", "\"First\"");
  unite(b, a);
  write(a, at(2), one, "title", "\"Second\"");
  write(b, at(3, 9), one, "title", "\"Theirs\"");
  write(b, at(4, 9), one, "title", "\"Again\"");
  std::vector<Conflict> found;
  add_conflicts(a.table(Type::deal), 0, b.table(Type::deal), 0, found);
  REQUIRE(found.size() == 1);
  CHECK(found[0].b_wins);
  unite(b, a);  // now b has seen all that a has
  found.clear();
  add_conflicts(a.table(Type::deal), 0, b.table(Type::deal), 0, found);
  CHECK(found.empty());
}

TEST_CASE("a board that nobody has written on has no first change, and its past keeps what nobody understands") {
  Document board;
  CHECK(first_change_ms(board) == 0);
  add_well_known(board);
  CHECK(first_change_ms(board) == 0);
  board.unknown["gadgets"] = "5";
  board.table(Type::deal).add(two);  // without a value: never written
  write(board, at(1), one, "title", "\"Acme\"");
  const Document past = as_of(board, at(1).ms());
  CHECK(past.unknown.at("gadgets") == "5");
  CHECK(past.table(Type::deal).size() == 1);
  CHECK(author_of(board, at(1)).empty());
  apply(board, {at(1), {{"session", Id::named(session_text(7)), "by", "\"Ana\""}}});
  CHECK(author_of(board, at(1)) == "Ana");
}

TEST_CASE("the value before a moment is the newest of all that were there, in whatever order they came") {
  Document board;
  for (const std::uint64_t minute : {3u, 1u, 2u, 4u})
    write(board, at(minute), one, "title", "\"" + std::to_string(minute) + "\"");
  const Table& deals = board.table(Type::deal);
  std::string value;
  REQUIRE(deals.value_before(0, deals.field_named("title"), at(3), value));
  CHECK(value == "\"2\"");
  CHECK_FALSE(deals.value_before(0, deals.field_named("title"), at(1), value));
}
