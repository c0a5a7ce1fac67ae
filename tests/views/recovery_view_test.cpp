#include <doctest/doctest.h>

#include "formats/log.hpp"
#include "formats/snapshot.hpp"
#include "model/edits.hpp"
#include "model/stages.hpp"
#include "support/headless_ui.hpp"

using namespace fb;
using namespace fb::app;
using test::HeadlessUi;

namespace {

const std::string board_id = "01JE0000000000000000000001";

// A board of two deals in two rows of the log.
struct StoredBoard {
  Document document;
  std::vector<std::string> rows;
  StoredBoard() {
    document.board = *Id::from_text(board_id);
    add_well_known(document);
    Clock clock(5);
    Random random(5);
    for (const char* title : {"Acme", "Bolt"}) {
      const Result<Plan> made =
          plan(document, AddCard{stage::discovery(), title, "100"}, {1'795'000'000'000, 0, &random, {}});
      const Change change{clock.next(1'795'000'000'000), made->writes};
      apply(document, change);
      rows.push_back(change_line(change));
    }
  }
};

void start_with(HeadlessUi& ui, const std::vector<std::string>& rows, std::uint64_t lines_kept,
                bool is_first_bad = false) {
  ui.page.now_ms = 1'795'392'000'000;
  StartUp start;
  start.session_bits = 9;
  start.now_ms = ui.page.now_ms;
  start.locale = "en-GB";
  ui.act(start);
  std::uint32_t number = 0;
  for (const std::string& row : rows)
    ui.act(LogRowRead{row, is_first_bad && number == 0 ? "00" : row_hash(row), ++number, 2, number});
  StoreOpened opened;
  opened.ok = true;
  opened.board_id = board_id;
  opened.lines_kept = lines_kept;
  ui.act(opened);
  ui.settle();
}

bool says(const HeadlessUi& ui, std::string_view part) {
  for (const Node& node : ui.tree.nodes)
    if (ui.tree.name_of(node).find(part) != std::string_view::npos) return true;
  return false;
}

template <class Wanted>
const Wanted* wanted(const HeadlessUi& ui) {
  for (const Effect& effect : ui.effects)
    if (const auto* one = std::get_if<Wanted>(&effect)) return one;
  return nullptr;
}

}  // namespace

TEST_CASE("F43: a missing row is said with its number; a backup brings it back, and nothing is deleted") {
  const StoredBoard stored;
  HeadlessUi ui;
  start_with(ui, {stored.rows[0]}, 2);
  REQUIRE(ui.find(Role::dialog, "Recovery"));
  CHECK(says(ui, "1 entry of the 2 that were saved here is missing."));
  CHECK(ui.starts_with(Role::status, "Read-only"));
  REQUIRE(wanted<ListBackups>(ui));
  ui.act(BackupsListed{true, {{"b1", "hour", 1'795'300'000'000, 500}}});
  REQUIRE(wanted<ReadBackup>(ui));
  ui.act(BackupRead{"b1", true, write_snapshot(stored.document, {}), ""});
  ui.settle();
  CHECK(says(ui, "1 not above"));
  ui.click(Role::button, "Go on with this");
  CHECK(ui.state.phase == Phase::ready);
  CHECK(ui.state.document.table(Type::deal).size() == 2);
  const auto* accept = wanted<AcceptStore>(ui);
  REQUIRE(accept);
  CHECK(accept->bad.empty());
  REQUIRE_FALSE(ui.appended.empty());
  CHECK(ui.appended.back().rows->front().text.find("Bolt") != std::string::npos);
  CHECK(ui.starts_with(Role::status, "Saved"));
}

TEST_CASE("F42: a row whose bytes have changed is kept apart, the rest is there, and a colleague's file refills it") {
  const StoredBoard stored;
  HeadlessUi ui;
  start_with(ui, stored.rows, 2, true);
  REQUIRE(ui.find(Role::dialog, "Recovery"));
  CHECK(says(ui, "1 part of what is stored here can't be read any more."));
  ui.act(BackupsListed{true, {}});
  ui.act(FilesPicked{PickPurpose::recovery, {{"bea.funnel.json", write_snapshot(stored.document, {})}}});
  ui.settle();
  REQUIRE(ui.find(Role::checkbox, "bea.funnel.json"));
  ui.click(Role::button, "Go on with this");
  CHECK(ui.state.document.table(Type::deal).size() == 2);
  const auto* accept = wanted<AcceptStore>(ui);
  REQUIRE(accept);
  REQUIRE(accept->bad.size() == 1);
  CHECK(accept->bad[0].key == 1);
}

TEST_CASE("F28: a database that does not open stays as it is; the board goes on in another one") {
  const StoredBoard stored;
  HeadlessUi ui;
  ui.page.now_ms = 1'795'392'000'000;
  StartUp start;
  start.session_bits = 9;
  start.now_ms = ui.page.now_ms;
  ui.act(start);
  StoreOpened opened;
  opened.board_id = board_id;
  opened.error = "UnknownError: Internal error opening backing store";
  opened.fault = StoreFault::lost;
  ui.act(opened);
  ui.act(BackupsListed{true, {}});
  ui.settle();
  REQUIRE(ui.find(Role::dialog, "Recovery"));
  CHECK(says(ui, "does not open. It stays as it is"));
  ui.act(FilesPicked{PickPurpose::recovery, {{"bea.funnel.json", write_snapshot(stored.document, {})}}});
  ui.settle();
  ui.click(Role::button, "Go on with this");
  CHECK(wanted<StartOver>(ui));
  CHECK_FALSE(wanted<AcceptStore>(ui));
  CHECK(ui.state.document.table(Type::deal).size() == 2);
}

TEST_CASE("F73: a board that a newer program stores differently is neither read nor written") {
  HeadlessUi ui;
  StartUp start;
  start.session_bits = 9;
  ui.act(start);
  StoreOpened opened;
  opened.board_id = board_id;
  opened.fault = StoreFault::newer;
  ui.act(opened);
  ui.settle();
  CHECK(ui.find(Role::alert, "A newer Funnelboard has been here"));
  CHECK(ui.starts_with(Role::status, "Read-only"));
  ui.click(Role::button, "Load again");
  CHECK(wanted<Reload>(ui));
  CHECK(ui.appended.empty());
}
