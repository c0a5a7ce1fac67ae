#include "app/recovery.hpp"

#include <doctest/doctest.h>

#include "formats/snapshot.hpp"
#include "support/board_files.hpp"
#include "support/page.hpp"

using namespace fb;
using namespace fb::app;
using test::Page;
using test::StoredRows;
using Read = Recovery::Source::Read;

namespace {

std::string file_of(const Document& document) { return write_snapshot(document, {}); }
std::size_t deals_in(const Page& page) { return page.state.recovery->counts[static_cast<std::size_t>(Type::deal)]; }
void pick(Page& page, const PickedFile& file) { page.act(FilesPicked{PickPurpose::recovery, {file}}); }

// One of two entries is missing.
Page with_loss() {
  Page page(
      {{"boards", "01JE0000000000000000000009\tAnother\n" + std::string(test::stored_board_id) + "\tSpring plan\n"}});
  page.read({StoredRows({"Acme", "Bolt"}).rows[0]});
  page.open(2);
  REQUIRE(page.state.phase == Phase::recovery);
  return page;
}

}  // namespace

TEST_CASE("a loss names the board by what this browser remembers of it") {
  CHECK(with_loss().state.recovery->board_name == "Spring plan");
  Page named = with_loss();
  StoredRows renamed({"Acme"});
  apply(renamed.document, {Clock(6).next(test::page_now_ms), {{"board", board_record(), "name", "\"Autumn plan\""}}});
  pick(named, {"renamed.json", file_of(renamed.document)});
  CHECK(named.state.recovery->board_name == "Autumn plan");
  Page unknown;
  unknown.open(2);
  CHECK(unknown.state.recovery->account[0].rfind("A board was stored", 0) == 0);
}

TEST_CASE(
    "entries that are missing are counted, rows that can't be read are named, and a file of the rest is to be had") {
  const StoredRows all({"Acme", "Bolt", "Crane"});
  Page page;
  page.read({all.rows[0]});
  page.open(3);
  CHECK(page.state.recovery->account[0] == "2 entries of the 3 that were saved here are missing.");

  Page damaged;
  damaged.read({all.rows[0]});
  damaged.act(LogRowLost{7, "the browser can't"});
  damaged.act(LogRowRead{all.rows[1], "00", 2, 3, 8});
  damaged.open(3);
  CHECK(damaged.state.recovery->details ==
        "Row 7: the browser can't; row 8: its bytes have changed since they were written");
  pick(damaged, {"good.json", file_of(all.document)});
  damaged.act(SaveRecoveredFile{});
  const Result<Snapshot> saved = read_snapshot(damaged.take<Download>().at(0).bytes);
  REQUIRE(saved);
  CHECK(saved->document.table(Type::deal).size() == 3);
  CHECK(damaged.cards() == 1);  // nothing is decided yet
  damaged.act(TakeRecovery{});
  CHECK(damaged.cards() == 3);
  CHECK(damaged.take<AcceptStore>().at(0).lines == 1 + damaged.take<AppendLog>().at(0).lines);  // with what was found
}

TEST_CASE("a board that the browser says is gone is a loss, whatever its counts say") {
  Page page;
  StoreOpened opened;
  opened.ok = true;
  opened.board_id = test::stored_board_id;
  opened.is_gone = true;
  page.read(StoredRows({"Acme"}).rows);
  page.act(opened);
  REQUIRE(page.state.phase == Phase::recovery);
  CHECK(page.state.recovery->loss == Recovery::Loss::emptied);
}

TEST_CASE("a file that does not fit is listed with the reason, and counts for nothing") {
  const StoredRows all({"Acme", "Bolt"});
  Page page = with_loss();
  const std::string good = file_of(all.document);
  SnapshotOptions redacted;
  redacted.is_redacted = true;
  const std::pair<PickedFile, const char*> bad[] = {
      {{"a folder", "", true}, "could not read"},
      {{"too large", "", false, {}, {}, "Unpacked it is larger"}, "Unpacked"},
      {{"cut.json", good.substr(0, good.size() / 2)}, "cut"},
      {{"redacted.json", write_snapshot(all.document, redacted)}, "redacted"},
      {{"other.json", file_of(StoredRows({"Cable"}, "01JE0000000000000000000002").document)}, "another board"},
      {{"edited.json", test::replaced(good, "Bolt", "Nuts")}, "edited or damaged"},
  };
  for (const auto& one : bad) {
    pick(page, one.first);
    const Recovery::Source& source = page.state.recovery->sources.back();
    CAPTURE(one.first.name);
    CAPTURE(source.error);
    CHECK(source.read == Read::failed);
    CHECK(test::has(source.error, one.second));
    page.act(TickRecovery{page.state.recovery->sources.size() - 1, true});  // can't be ticked either
    CHECK_FALSE(source.taken);
  }
  CHECK(deals_in(page) == 1);
  pick(page, {"good.json", good});
  CHECK(deals_in(page) == 2);
}

TEST_CASE("where nothing could be read, a file of any board is taken") {
  Page page;
  page.open(2);
  pick(page, {"other.json", file_of(StoredRows({"Cable"}, "01JE0000000000000000000002").document)});
  CHECK(page.state.recovery->sources.back().read == Read::done);
  CHECK(deals_in(page) == 1);
}

TEST_CASE("what is not ticked does not count, and does not come along") {
  const StoredRows all({"Acme", "Bolt"});
  Page page = with_loss();
  pick(page, {"good.json", file_of(all.document)});
  page.act(TickRecovery{1, false});
  CHECK(deals_in(page) == 1);
  CHECK(page.state.recovery->sources[1].alone == 1);  // what it would add
  page.act(TickRecovery{0, false});                   // what is stored here stays
  page.act(TickRecovery{99, false});
  CHECK(deals_in(page) == 1);
  page.act(TakeRecovery{});
  CHECK(page.cards() == 1);
}

TEST_CASE("the newest backup is read by itself, an older one when it is ticked, and a damaged one is passed over") {
  const StoredRows all({"Acme", "Bolt"});
  Page page = with_loss();
  page.act(BackupsListed{true, {{"b3", "hour", 3, 9}, {"b2", "hour", 2, 9}, {"b1", "start", 1, 9}}});
  auto asked = page.take<ReadBackup>();
  REQUIRE(asked.size() == 1);
  CHECK(asked[0].name == "b3");
  page.act(BackupRead{"b3", false, "", "it is cut"});
  asked = page.take<ReadBackup>();
  REQUIRE(asked.size() == 1);
  CHECK(asked[0].name == "b2");
  page.act(BackupRead{"b2", true, "no board", ""});
  CHECK(page.take<ReadBackup>().at(0).name == "b1");
  page.act(BackupRead{"b1", false, "", "it is cut"});  // the last: none is left to ask for
  CHECK(page.count<ReadBackup>() == 0);

  page.act(BackupsListed{true, {{"b3", "hour", 3, 9}, {"b2", "hour", 2, 9}}});  // asked anew
  page.take<ReadBackup>();
  page.act(TickRecovery{1, true});  // it is on its way
  CHECK(page.count<ReadBackup>() == 0);
  page.act(TickRecovery{2, true});
  CHECK(page.take<ReadBackup>().at(0).name == "b2");
  page.act(BackupRead{"b2", true, file_of(all.document), ""});
  CHECK(deals_in(page) == 2);
}

TEST_CASE("an answer that comes when the recovery is over, or a press too many, changes nothing") {
  Page page = with_loss();
  page.act(TakeRecovery{});
  REQUIRE(page.state.phase == Phase::ready);
  const std::string before = fingerprint(page.state.document);
  page.effects.clear();
  page.act(BackupsListed{true, {{"b1", "hour", 1, 9}}});
  page.act(BackupRead{"b1", true, file_of(StoredRows({"Bolt"}).document), ""});
  page.act(TickRecovery{1, true});
  page.act(TakeRecovery{});
  page.act(SaveRecoveredFile{});
  CHECK(fingerprint(page.state.document) == before);
  CHECK(page.effects.empty());
}

TEST_CASE("a database that does not open is left as it is: the board goes on in a new one, whole") {
  Page page;
  StoreOpened opened;
  opened.board_id = test::stored_board_id;
  opened.fault = StoreFault::lost;
  page.act(opened);
  pick(page, {"good.json", file_of(StoredRows({"Acme", "Bolt"}).document)});
  page.act(TakeRecovery{});
  CHECK(page.take<StartOver>().at(0).board_id == test::stored_board_id);
  CHECK(page.count<AcceptStore>() == 0);
  CHECK(page.count<AppendLog>() == 1);
  CHECK(page.cards() == 2);
}
