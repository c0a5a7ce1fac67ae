// Files that merge although something about them is odd: what wins, what is kept, and what they can't do.
#include <doctest/doctest.h>

#include <algorithm>

#include "model/conflicts.hpp"
#include "model/stages.hpp"
#include "support/board_files.hpp"

using namespace fb;
using namespace fb::test;

namespace {

const Id deal = *Id::from_text(deal_id);

Document board_of(std::string_view file, std::int64_t now_ms = -1) {
  auto read = read_snapshot(file, now_ms);
  REQUIRE(read);
  REQUIRE(read->refused.empty());
  return std::move(read->document);
}

}  // namespace

TEST_CASE("J43: stamps from 300 days ahead are read, win, and lose against whoever writes after seeing them") {
  const std::int64_t now = Day::from_text("2026-11-21")->start_ms(0);
  const Stamp ahead{static_cast<std::uint64_t>(now + 300 * ms_per_day) << 15, 9};
  const std::string file = sealed(deals(R"("title":"Poison")", "\"s\":\"" + ahead.text() + "\""));
  const auto read = read_snapshot(file, now);
  REQUIRE(read);
  CHECK(read->newest == ahead);  // by which the preview says whose clock is ahead
  Document board = board_of(sealed(deals(R"("title":"Ours")")), now);
  unite(board, read->document);
  CHECK(board.find<Deal>(deal)->title == "Poison");
  Clock clock(5);
  for (const Table& table : board.tables()) clock.observe(table.newest());
  apply(board, {clock.next(now), {{"deal", deal, "title", "\"Ours again\""}}});
  CHECK(board.find<Deal>(deal)->title == "Ours again");
  unite(board, read->document);
  CHECK(board.find<Deal>(deal)->title == "Ours again");
  CHECK(read_snapshot(written(board), now));
}

TEST_CASE("J52: links to nothing and links in a circle are kept as they are") {
  const std::string s = R"("_":{"s":"1k7s3027000028q5cu4q"}})";
  const std::string file = sealed(
      R"("board":{"gen":1},"exported":"2026-11-20T09:00:07Z","counts":{"campaign":3,"deal":1},"campaigns":[
{"id":"01JE000000000000000000CA01","name":"A","parent":"01JE000000000000000000CA02",)" +
      s + R"(,
{"id":"01JE000000000000000000CA02","name":"B","parent":"01JE000000000000000000CA01",)" +
      s + R"(,
{"id":"01JE000000000000000000CA03","name":"C","parent":"01JE000000000000000000CA03",)" +
      s + "],\n" + deals(R"("company":"01JE00000000000000000FREE1","place":["stage.gone","a0V",1],"title":"Acme")"));
  const Document board = board_of(file);
  CHECK(written(board_of(written(board))) == written(board));
  const auto parent = [&](const char* id) { return board.find<Campaign>(*Id::from_text(id))->parent.text(); };
  CHECK(parent("01JE000000000000000000CA01") == "01JE000000000000000000CA02");
  CHECK(parent("01JE000000000000000000CA02") == "01JE000000000000000000CA01");
  CHECK(parent("01JE000000000000000000CA03") == "01JE000000000000000000CA03");
  CHECK(board.find<Deal>(deal)->company.text() == "01JE00000000000000000FREE1");
  CHECK(board.find<Deal>(deal)->place.stage.text() == "stage.gone");
}

TEST_CASE("J53: an unknown choice is kept as text") {
  const Document board = board_of(sealed(R"("campaigns":[{"id":"01JE000000000000000000CA01","channel":"smoke signals",)"
                                         R"("name":"A","_":{"s":"1k7s3027000028q5cu4q"}}])"));
  CHECK(has(written(board), R"("channel":"smoke signals")"));
}

TEST_CASE("J60: an export without history may show a conflict too many, never one too few") {
  const std::string first = R"("h":{"title":[["1k7s3027000028q5cu4q","Acme"]]})", s2(stamp_2), s3(stamp_3);
  const Document ours = board_of(sealed(deals(R"("title":"Ours")", "\"s\":\"" + s2 + "\"," + first)));
  const Document theirs = board_of(sealed(deals(R"("title":"Theirs")", "\"s\":\"" + s3 + "\"," + first)));
  const auto without_history = [](const Document& document) {
    return board_of(write_snapshot(document, {false, "", "", -1}));
  };
  CHECK(conflicts(ours, theirs).size() == 1);
  CHECK(conflicts(ours, without_history(theirs)).size() == 1);
  CHECK(conflicts(without_history(ours), without_history(theirs)).size() == 1);
}

TEST_CASE("J61: a file with a few of the records merges, and the rest stays untouched") {
  Document board = board_of(golden());
  const std::string lead_before = written(board).substr(written(board).find("\"leads\""), 400);
  const Document part = board_of(sealed(deals(R"("title":"Acme, only")", "\"s\":\"1k7t000000000000000a\"")));
  const United united = unite(board, part);
  CHECK(united.records.size() == 1);
  CHECK(board.find<Deal>(deal)->title == "Acme, only");
  CHECK(board.find<Deal>(deal)->amount == Money::of(300000, "EUR"));
  CHECK(written(board).substr(written(board).find("\"leads\""), 400) == lead_before);
}

TEST_CASE("J62: an older file of one's own shows nothing new") {
  const std::string old = sealed(deals(R"("title":"Acme")"));
  Document board = board_of(old);
  apply(board, {*Stamp::from_text(stamp_2), {{"deal", deal, "title", "\"Acme Ltd\""}}});
  const std::string before = written(board);
  CHECK(unite(board, board_of(old)).records.empty());
  CHECK(written(board) == before);
}

TEST_CASE("J63: whoever changes an amount and seals the file again has edited the board under that stamp") {
  Document board = board_of(golden());
  const Document forged = board_of(sealed_again(replaced(golden(), "[300000,\"EUR\"]", "[900000,\"EUR\"]")));
  unite(board, forged);
  CHECK(board.find<Deal>(deal)->amount == Money::of(900000, "EUR"));  // the larger bytes under one stamp, J44
  std::string before;
  const Table& table = board.table(Type::deal);
  const RowIndex row = table.find(deal);
  const FieldId amount = table.field_named("amount");
  const auto& older = table.older(row);
  const bool kept = std::any_of(older.begin(), older.end(), [&](const Entry& entry) {
    return entry.field == amount && entry.value == "[250000,\"EUR\"]";
  });
  CHECK(kept);  // history stays
  CHECK(table.stamp(row, amount) == forged.table(Type::deal).stamp(forged.table(Type::deal).find(deal), amount));
}

TEST_CASE("J64: a session that claims another's name is text in a record, and writes nothing under it") {
  Document board = board_of(golden());
  const std::string session = session_text(Stamp::from_text(stamp_1)->session);
  const Document claims =
      board_of(sealed(R"("sessions":[{"id":")" + session + R"(","by":"Bea","_":{"s":"1k7t000000000000000a"}}])"));
  const std::string deals_before = written(board).substr(written(board).find("\"deals\""), 300);
  unite(board, claims);
  CHECK(board.find<Session>(Id::named(session))->by == "Bea");
  CHECK(written(board).substr(written(board).find("\"deals\""), 300) == deals_before);
}

TEST_CASE("J17, J69, J70, J71: texts that mean something elsewhere are kept to the byte") {
  std::string marks = "e";
  for (int i = 0; i < 4000; ++i) marks += "\xCC\x81";
  for (const std::string& text :
       {std::string("<script>alert(1)</script>"), std::string("javascript:alert(1)"), std::string("%s%n%p"),
        std::string("##a###b"), std::string("\xE2\x80\xAE gnp.exe \xE2\x81\xA6"),
        std::string("a\xE2\x80\x8B"
                    "b"),
        std::string("\xEF\xBF\xBE\xEF\xBF\xBF"), std::string("\xC3\xA9"), std::string("e\xCC\x81"), marks}) {
    Document board;
    apply(board, {*Stamp::from_text(stamp_1),
                  {{"deal", deal, "title", value_text(text)}, {"deal", deal, text.substr(0, 99), "1"}}});
    const Document back = board_of(written(board));
    CHECK(back.find<Deal>(deal)->title == text);
    CHECK(written(back) == written(board));
  }
}
