#include "app/opening.hpp"

#include <doctest/doctest.h>

#include "formats/snapshot.hpp"
#include "support/page.hpp"

using namespace fb;
using namespace fb::app;
using test::Page;
using test::StoredRows;

TEST_CASE("rows that come when nothing is being read change nothing") {
  const StoredRows stored({"Acme", "Bolt"});
  Page page;
  page.read({stored.rows[0]});
  page.open(1);
  REQUIRE(page.state.phase == Phase::ready);
  const std::string before = fingerprint(page.state.document);
  page.read({stored.rows[1]});
  page.act(LogRowLost{7, "gone"});
  page.open(9);  // a store that is opened to be written
  CHECK(fingerprint(page.state.document) == before);
  CHECK(page.state.phase == Phase::ready);
}

TEST_CASE("rows from before a board was archived are read, and are no part of it") {
  const StoredRows stored({"Acme", "Bolt", "Crane"});
  Page page;
  for (const std::string& row : {stored.rows[0], stored.rows[1]})
    page.act(LogRowRead{row, row_hash(row), 1, 3, 1, true});
  page.read({stored.rows[2]});
  page.act(RowArrived{stored.rows[0], row_hash(stored.rows[0]), true});
  page.open(1);
  CHECK(page.state.phase == Phase::ready);
  CHECK(page.cards() == 1);
}

TEST_CASE("a newer program's storage is not shown, and one that this browser has not is memory and the sample") {
  Page outdated;
  StoreOpened opened;
  opened.board_id = test::stored_board_id;
  opened.fault = StoreFault::newer;
  outdated.act(opened);
  CHECK(outdated.state.phase == Phase::outdated);
  outdated.add_card("Acme");
  CHECK(outdated.count<AppendLog>() == 0);

  Page absent;
  opened.fault = StoreFault::absent;
  absent.act(opened);
  CHECK(absent.state.home == Home::memory);
  CHECK(absent.state.phase == Phase::ready);
  CHECK(absent.cards() > 0);
}

TEST_CASE("a file whose board can not be stored is not lost: it waits in the recovery, ticked") {
  const StoredRows stored({"Acme", "Bolt"});
  Page page;
  page.open(0, "");
  page.act(FilesPicked{PickPurpose::import, {{"board.funnel.json", write_snapshot(stored.document, {})}}});
  while (has_work(page.state)) page.act(WorkOn{1000});
  page.act(TakeImport{});
  REQUIRE(page.state.phase == Phase::loading);
  StoreOpened opened;
  opened.board_id = test::stored_board_id;
  opened.fault = StoreFault::absent;
  opened.error = "this browser keeps nothing";
  page.act(opened);
  REQUIRE(page.state.phase == Phase::recovery);
  const Recovery& recovery = *page.state.recovery;
  CHECK(recovery.loss == Recovery::Loss::unopenable);
  CHECK(recovery.details == "this browser keeps nothing");
  REQUIRE(recovery.sources.size() == 2);
  CHECK(recovery.sources[1].taken);
  CHECK(recovery.counts[static_cast<std::size_t>(Type::deal)] == 2);
}

TEST_CASE("a board that was here once, and whose storage is empty, is a loss though a file of it is being opened") {
  const StoredRows stored({"Acme", "Bolt"});
  Page page;
  page.open(0, "");
  page.act(FilesPicked{PickPurpose::import, {{"board.funnel.json", write_snapshot(stored.document, {})}}});
  while (has_work(page.state)) page.act(WorkOn{1000});
  page.act(TakeImport{});
  page.open(3);
  REQUIRE(page.state.phase == Phase::recovery);
  CHECK(page.state.recovery->loss == Recovery::Loss::emptied);
  page.act(TakeRecovery{});
  CHECK(page.state.phase == Phase::ready);
  CHECK(page.cards() == 2);
  CHECK(page.count<AcceptStore>() == 1);
}

TEST_CASE("opening a file that brings nothing to the board that is here already leaves nothing to undo") {
  const StoredRows all({"Acme"});
  Page page;
  page.open(0, "");
  page.act(FilesPicked{PickPurpose::import, {{"board.funnel.json", write_snapshot(all.document, {})}}});
  while (has_work(page.state)) page.act(WorkOn{1000});
  page.act(TakeImport{});
  page.act(LogRowRead{all.rows[0], row_hash(all.rows[0]), 1, 0, 1});  // of an unknown number
  CHECK(page.state.progress == 0);
  page.open(1);
  while (has_work(page.state)) page.act(WorkOn{1000});
  CHECK(page.state.phase == Phase::ready);
  CHECK_FALSE(page.state.history.can_undo());
  CHECK(page.count<AppendLog>() == 0);
}

TEST_CASE("opening a file of a board that this browser has already unites both, as one step that Undo takes back") {
  const StoredRows all({"Acme", "Bolt"});
  Page page;
  page.open(0, "");
  page.act(FilesPicked{PickPurpose::import, {{"board.funnel.json", write_snapshot(all.document, {})}}});
  while (has_work(page.state)) page.act(WorkOn{1000});
  page.act(TakeImport{});
  page.read({all.rows[0]});
  page.open(1);
  while (has_work(page.state)) page.act(WorkOn{1000});
  REQUIRE(page.state.phase == Phase::ready);
  CHECK(page.state.home == Home::stored);
  CHECK(page.cards() == 2);
  const auto appended = page.take<AppendLog>();
  REQUIRE(appended.size() == 1);
  CHECK(appended[0].rows->at(0).text.find("Acme") == std::string::npos);  // only what is new
  page.act(Undo{});
  CHECK(page.cards() == 1);
}

TEST_CASE("an address that is no board's, and sessions that are none, do no harm") {
  Page page;
  page.open(2, "no board!");
  CHECK(page.state.phase == Phase::recovery);
  CHECK(page.state.recovery->board_id == "no board!");

  const StoredRows stored({"Acme"});
  Page other;
  other.read(stored.rows);
  StoreOpened opened;
  opened.ok = true;
  opened.board_id = test::stored_board_id;
  opened.own_sessions = "zz  not-a-session " + session_text(5);
  other.act(opened);
  CHECK(other.state.own_sessions.size() == 2);  // its own and the one that is
  CHECK(other.state.history.can_undo());
}

TEST_CASE("what another tab writes arrives in a board that is stored, and in no other") {
  const StoredRows stored({"Acme", "Bolt"});
  const auto arrive = [&](Page& page) { page.act(RowArrived{stored.rows[1], row_hash(stored.rows[1])}); };
  Page sample;
  sample.open(0, "");
  const std::size_t before = sample.cards();
  arrive(sample);
  CHECK(sample.cards() == before);

  Page lost;
  lost.open(2);
  REQUIRE(lost.state.phase == Phase::recovery);
  arrive(lost);
  CHECK(lost.cards() == 0);

  Page page;
  page.read({stored.rows[0]});
  arrive(page);  // before all was read
  page.open(1);
  CHECK(page.cards() == 2);
  page.act(RowArrived{stored.rows[0], "00"});  // damaged on its way
  CHECK(page.state.phase == Phase::ready);
  page.act(RowArrived{stored.rows[0], row_hash(stored.rows[0]), 1});
  CHECK(page.state.saving.is_archived);  // in another tab
}
