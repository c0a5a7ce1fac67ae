// The program without views and browser: actions in, state and effects out.
#include <doctest/doctest.h>

#include "app/update.hpp"
#include "formats/log.hpp"
#include "formats/snapshot.hpp"
#include "model/stages.hpp"

using namespace fb;
using namespace fb::app;

namespace {

constexpr std::int64_t now_ms = 1'795'392'000'000;

// A browser that keeps what it is told, per board, and answers as asked.
struct Browser {
  State state;
  std::map<std::string, std::vector<LogRow>> stored;
  std::string last_board;
  bool store_works = true;
  std::vector<Effect> others;

  explicit Browser(std::uint64_t session = 1) {
    StartUp start;
    start.session_bits = session;
    start.random_seed = session * 77;
    start.now_ms = now_ms;
    act(start);
  }
  void act(Action action) {
    Effects effects;
    state.now_ms += 1;
    update(state, action, effects);
    for (Effect& effect : effects) perform(effect);
    if (!std::holds_alternative<WorkOn>(action))
      while (has_work(state)) act(WorkOn{1000});
  }
  void perform(const Effect& effect) {
    if (const auto* open = std::get_if<OpenStore>(&effect)) {
      const std::string board = open->board_id.empty() ? last_board : open->board_id;
      last_board = board;
      std::uint32_t number = 0;
      if (open->read)
        for (const LogRow& row : stored[board])
          act(LogRowRead{row.text, row.hash, ++number, static_cast<std::uint32_t>(stored[board].size())});
      act(StoreOpened{true, board, ""});
    } else if (const auto* append = std::get_if<AppendLog>(&effect)) {
      if (store_works)
        stored[append->board_id].insert(stored[append->board_id].end(), append->rows->begin(), append->rows->end());
      act(Appended{append->seq, store_works, store_works ? "" : "the disk is full"});
    } else if (const auto* backup = std::get_if<WriteBackup>(&effect)) {
      act(BackupWritten{StoreFault::none, backup->why, ""});
    } else {
      others.push_back(effect);
    }
  }
  // The same storage, another page load.
  Browser reloaded(std::uint64_t session) const {
    Browser next(session);
    next.stored = stored;
    next.last_board = last_board;
    next.state = State();
    StartUp start;
    start.session_bits = session;
    start.random_seed = session * 91;
    start.now_ms = state.now_ms + 1000;
    next.act(start);
    return next;
  }
  Id add(std::string title) {
    act(Do{AddCard{stage::discovery(), title, "1000"}});
    Id found;
    state.document.each<Deal>([&](const Id& id, const Deal& deal) {
      if (deal.title == title) found = id;
    });
    return found;
  }
};

}  // namespace

TEST_CASE("the page starts on the sample and stores nothing of it") {
  Browser browser;
  CHECK(browser.state.phase == Phase::ready);
  CHECK(browser.state.home == Home::sample);
  CHECK(browser.state.document.table(Type::lead).size() > 500);
  CHECK(browser.stored.size() <= 1);
}

TEST_CASE("the first edit of the sample makes it a board of this browser, whole") {
  Browser browser;
  browser.add("Acme");
  CHECK(browser.state.home == Home::stored);
  CHECK(browser.state.saving.waiting.empty());
  const Browser again = browser.reloaded(2);
  CHECK(again.state.home == Home::stored);
  CHECK(fingerprint(again.state.document) == fingerprint(browser.state.document));
}

TEST_CASE("after any edits and undos a reload shows the very same board") {
  Browser browser;
  browser.act(NewBoard{"Plan"});
  const Id acme = browser.add("Acme"), bolt = browser.add("Bolt");
  browser.act(Do{MoveCards{Type::deal, {acme, bolt}, stage::proposal(), {}}});
  browser.act(Do{SetField{Type::deal, acme, "amount", R"([777,"EUR"])"}});
  browser.act(Undo{});
  browser.act(Undo{});
  browser.act(Redo{});
  const Browser again = browser.reloaded(2);
  CHECK(fingerprint(again.state.document) == fingerprint(browser.state.document));
  CHECK(board_name(again.state) == "Plan");
}

TEST_CASE("what could not be stored is kept, said, and stored when the store works again") {
  Browser browser;
  browser.act(NewBoard{"Plan"});
  browser.store_works = false;
  browser.add("Acme");
  browser.add("Bolt");
  CHECK(browser.state.saving.changes_waiting() == 2);
  CHECK(browser.state.saving.failing_since_ms != 0);
  CHECK(browser.state.shown_title.substr(0, 3) == "•");
  browser.store_works = true;
  browser.act(RetrySave{});
  CHECK(browser.state.saving.waiting.empty());
  CHECK(browser.state.saving.failing_since_ms == 0);
  const Browser again = browser.reloaded(2);
  CHECK(fingerprint(again.state.document) == fingerprint(browser.state.document));
}

TEST_CASE("a row that changed in the store is never taken for an empty board") {
  Browser browser;
  browser.act(NewBoard{"Plan"});
  browser.add("Acme");
  browser.stored[browser.last_board][0].text[20] ^= 1;
  const Browser again = browser.reloaded(2);
  REQUIRE(again.state.phase == Phase::recovery);
  CHECK(again.state.recovery->account[0].find("can't be read") != std::string::npos);
  CHECK(again.state.saving.waiting.empty());
}

TEST_CASE("a remembered board whose storage is empty is a loss, not a first run") {
  Browser browser;
  browser.act(NewBoard{"Plan"});
  browser.stored.clear();
  const Browser again = browser.reloaded(2);
  CHECK(again.state.phase == Phase::recovery);
  CHECK(again.state.home != Home::stored);
}

TEST_CASE(
    "a file of the board opened elsewhere shows the same fingerprint, and merging one's own export brings nothing") {
  Browser ana(1);
  ana.act(NewBoard{"Plan"});
  ana.add("Acme");
  const std::string file = write_snapshot(ana.state.document, {});
  Browser bea(2);
  bea.act(FilesPicked{PickPurpose::open, {{"plan.funnel.json", file}}});
  REQUIRE(bea.state.import.has_value());
  bea.act(TakeImport{});
  CHECK(bea.state.home == Home::stored);
  CHECK(fingerprint(bea.state.document) == fingerprint(ana.state.document));
  const std::size_t rows = ana.stored[ana.last_board].size();
  ana.act(FilesPicked{PickPurpose::import, {{"plan.funnel.json", file}}});
  ana.act(TakeImport{});
  CHECK(ana.stored[ana.last_board].size() == rows);
}

TEST_CASE("two people edit apart and mail each other files: both end with the same board") {
  Browser ana(1);
  ana.act(NewBoard{"Plan"});
  const Id acme = ana.add("Acme");
  Browser bea(2);
  bea.act(FilesPicked{PickPurpose::open, {{"a.json", write_snapshot(ana.state.document, {})}}});
  bea.act(TakeImport{});
  ana.act(Do{SetField{Type::deal, acme, "title", R"("Acme Ltd")"}});
  bea.act(Do{SetField{Type::deal, acme, "amount", R"([50000,"EUR"])"}});
  bea.act(Do{MoveCards{Type::deal, {acme}, stage::verbal(), {}}});
  const std::string from_ana = write_snapshot(ana.state.document, {}),
                    from_bea = write_snapshot(bea.state.document, {});
  ana.act(FilesPicked{PickPurpose::import, {{"b.json", from_bea}}});
  ana.act(TakeImport{});
  bea.act(FilesPicked{PickPurpose::import, {{"a.json", from_ana}}});
  bea.act(TakeImport{});
  CHECK(fingerprint(ana.state.document) == fingerprint(bea.state.document));
  const Deal& deal = *ana.state.document.find<Deal>(acme);
  CHECK(deal.title == "Acme Ltd");
  CHECK(deal.amount.minor == 50000);
  CHECK(deal.place.stage == stage::verbal());
  CHECK(ana.reloaded(3).state.document.find<Deal>(acme)->title == "Acme Ltd");
}

TEST_CASE("the address says what is on screen, and following it goes there") {
  Browser browser;
  const Id acme = browser.add("Acme");
  browser.act(SelectRecord{Type::deal, acme});
  CHECK(browser.state.shown_route == "#/deal/" + acme.text());
  browser.act(RouteChanged{"#/leads"});
  CHECK(browser.state.view == View::leads);
  CHECK_FALSE(browser.state.panel);
  browser.act(RouteChanged{"#/deal/" + acme.text()});
  CHECK(browser.state.panel == RecordRef{Type::deal, acme});
  browser.act(RouteChanged{"#/nowhere"});
  CHECK(browser.state.view == View::leads);
}
