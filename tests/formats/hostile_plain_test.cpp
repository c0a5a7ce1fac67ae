// Records whose stamps do not count, on their way into a board: compared by value, and nothing is taken away.
#include <doctest/doctest.h>

#include "formats/table_fixture.hpp"
#include "support/board_files.hpp"

using namespace fb;
using namespace fb::test;

namespace {

// The board of the golden file, with an edit that is younger than the file.
TableBoard golden_board() {
  TableBoard board;
  unite(board.document, read_snapshot(golden())->document);
  for (const Table& table : board.document.tables()) board.clock.observe(table.newest());
  return board;
}
const Id deal = *Id::from_text(deal_id);

void set(TableBoard& board, std::string_view field, std::string_view value) {
  apply(board.document, {board.clock.next(now_ms), {{"deal", deal, std::string(field), std::string(value)}}});
}
std::vector<PlainRecord> plain_of(std::string_view file) {
  auto read = read_snapshot(file);
  REQUIRE(read);
  return std::move(read->plain);
}
// What a hand-edited copy of an old export brings.
Intake take_edited(TableBoard& board, std::string_view file) {
  board.options.older_values = IntakeOptions::OlderValues::leave;
  return board.take(plain_of(file));
}

}  // namespace

TEST_CASE("J25: null in a plain record leaves the board's value") {
  TableBoard board = golden_board();
  const Intake in = board.take(plain_of("{\"deals\":[{\"id\":\"" + std::string(deal_id) +
                                        R"(","title":"New title","amount":null,"close_day":null}]})"));
  CHECK(in.updated == 1);
  CHECK(board.document.find<Deal>(deal)->title == "New title");
  CHECK(board.document.find<Deal>(deal)->amount == Money::of(300000, "EUR"));
}

TEST_CASE("J26: a lead of a few words gets an id and this person's stamp") {
  TableBoard board;
  const Intake in = board.take(plain_of(R"({"leads":[{"name":"Ada"}]})"));
  CHECK(in.created == 1);
  const Table& leads = board.document.table(Type::lead);
  CHECK(leads.id(0).is_ulid());
  CHECK(leads.newest(0) == in.stamp);
  CHECK(in.stamp.session == board.clock.session());
}

TEST_CASE(
    "J27: a plain record with an id of this board is compared, with any other id it is new and keeps that as its key") {
  TableBoard board = golden_board();
  const std::size_t before = board.count(Type::deal);
  const std::string file =
      "{\"deals\":[{\"id\":\"" + std::string(deal_id) +
      R"(","title":"Ours"},{"id":"01JE000000000000000000DEA9","title":"Theirs"},{"id":"x/7","title":"X"}]})";
  const Intake in = board.take(plain_of(file));
  CHECK(in.updated == 1);
  CHECK(in.created == 2);
  CHECK(board.document.find<Deal>(deal)->title == "Ours");
  CHECK(board.count(Type::deal) == before + 2);
  const Id theirs = board.named(Type::deal, "Theirs");
  CHECK(theirs.text() != "01JE000000000000000000DEA9");
  CHECK(board.document.find<Deal>(theirs)->external_id == "01JE000000000000000000DEA9");
  CHECK(board.deal("X").external_id == "x/7");
  CHECK(board.take(plain_of(file)).unchanged == 3);
}

TEST_CASE("J28: a plain record that was deleted here stays deleted, is named, and comes back if somebody wants it") {
  TableBoard board = golden_board();
  set(board, "deleted", "true");
  const std::string file = "{\"deals\":[{\"id\":\"" + std::string(deal_id) + R"(","title":"Acme again"}]})";
  const Intake refused = board.take(plain_of(file));
  REQUIRE(refused.refused.size() == 1);
  CHECK(refused.refused[0].reason == "It was deleted on this board. Restore it there first.");
  REQUIRE(refused.deleted_here.size() == 1);
  CHECK(refused.deleted_here[0].id == deal);
  CHECK(refused.deleted_here[0].where == "deals[0]");
  board.options.restore = {deal};
  CHECK(board.take(plain_of(file)).updated == 1);
  CHECK_FALSE(board.document.table(Type::deal).is_deleted(board.document.table(Type::deal).find(deal)));
  CHECK(board.document.find<Deal>(deal)->title == "Acme again");
}

TEST_CASE("J29: the same plain file twice, without ids, is known again by its values") {
  TableBoard board;
  const std::string file =
      R"({"leads":[{"name":"Ada","email":"ada@example.org"},{"name":"Eve"}],"deals":[{"title":"A","amount":[5,"EUR"]}]})";
  CHECK(board.take(plain_of(file)).created == 3);
  const std::uint64_t revision = board.document.revision();
  const Intake again = board.take(plain_of(file));
  CHECK(again.unchanged == 3);
  CHECK(again.stamp.is_zero());
  CHECK(board.document.revision() == revision);
}

TEST_CASE("J32: of an export with one amount changed by hand exactly that comes in, under this person's stamp") {
  TableBoard board = golden_board();
  const Intake in = take_edited(board, replaced(golden(), "[300000,\"EUR\"]", "[310000,\"EUR\"]"));
  CHECK(in.updated == 1);
  CHECK(in.created == 0);
  const Table& table = board.document.table(Type::deal);
  const RowIndex row = table.find(deal);
  CHECK(board.document.find<Deal>(deal)->amount == Money::of(310000, "EUR"));
  CHECK(table.stamp(row, table.field_named("amount")) == in.stamp);
  CHECK(in.incoming.table(Type::deal).written_fields(0).size() == 1);
}

TEST_CASE("J33: a copy of an old export edited by hand brings its edit, and none of the old values around it") {
  TableBoard board = golden_board();
  set(board, "amount", "[500000,\"EUR\"]");
  set(board, "place", "[\"stage.lost\",\"a0V\",1795400000000]");
  const std::string old = replaced(golden(), "Acme \\\"rollout\\\"", "Acme \\\"roll-out\\\"");
  REQUIRE(old != golden());
  const Intake in = take_edited(board, old);
  CHECK(board.document.find<Deal>(deal)->title.find("roll-out") != std::string::npos);
  CHECK(board.document.find<Deal>(deal)->amount == Money::of(500000, "EUR"));
  CHECK(board.document.find<Deal>(deal)->place.stage == stage::lost());
  CHECK(in.older == 2);
  CHECK(tells(in.told, "2 values stood here before and were changed since; what is here stays."));
  // A table of another system means what it says, also if that stood here before.
  board.options.older_values = IntakeOptions::OlderValues::take;
  CHECK(board.take(plain_of(old)).updated == 1);
  CHECK(board.document.find<Deal>(deal)->amount == Money::of(300000, "EUR"));
}

TEST_CASE("J34: a record that somebody took out of the file is still on the board") {
  TableBoard board = golden_board();
  std::string file = golden();
  const std::size_t at = file.find("\"deals\":["), end = file.find("],\n\"", at);
  file.replace(at, end - at, "\"deals\":[");
  const std::string before = written(board.document);
  const Intake in = take_edited(board, file);
  CHECK(in.created + in.updated == 0);
  CHECK(written(board.document) == before);
}

TEST_CASE("C19: what no field can hold refuses its row, so that the board's own file can always be read") {
  TableBoard board;
  const Intake in = board.take({plain("lead", "", {{"name", "\"Ada\""}, {std::string(129, 'x'), "\"1\""}}),
                                plain("lead", "", {{"name", "\"Eve\""}, {"", "1"}}),
                                plain("lead", "", {{"name", '"' + std::string(300 << 10, 'x') + '"'}}),
                                plain("lead", "", {{"name", "\"Bob\""}})});
  CHECK(in.refused.size() == 3);
  CHECK(in.created == 1);
  const Imported long_names =
      board.import("Record ID,First Name,Deal Stage," + std::string(500, 'h') + "\n9,Cy,Odd,kept\n", Type::lead);
  CHECK(long_names.intake.created == 1);
  CHECK(error_of(written(board.document)).empty());
  CHECK(read_snapshot(written(board.document))->refused.empty());
}
