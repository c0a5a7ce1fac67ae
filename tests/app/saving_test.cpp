#include "app/saving.hpp"

#include <doctest/doctest.h>

#include "support/page.hpp"

using namespace fb;
using namespace fb::app;
using test::Page;
using test::page_with_board;

TEST_CASE("once a newer program has taken the storage over this one writes nothing, however often it is asked to") {
  for (const bool by_answer : {true, false}) {
    Page page = page_with_board();
    page.add_card("Bolt");
    if (by_answer) page.answer_all(false, StoreFault::newer);
    else page.act(StoreChanged{StoreFault::newer});
    page.take<AppendLog>();
    page.add_card("Crane");
    page.act(RetrySave{});
    page.act(RetryDue{});
    page.act(Hidden{});
    CHECK(page.count<AppendLog>() == 0);
    CHECK(page.state.saving.changes_waiting() == 2);
    if (!by_answer) CHECK(page.state.saving.is_superseded);
  }
}

TEST_CASE("a board that was archived in another tab says so, and what is done here is written all the same") {
  Page page = page_with_board();
  page.act(StoreChanged{StoreFault::archived});
  CHECK(page.state.saving.is_archived);
  page.add_card("Bolt");
  CHECK(page.count<AppendLog>() == 1);
}

TEST_CASE("storage that was cleared gets all of the board, and only when a person says so") {
  Page page = page_with_board();
  page.act(StoreChanged{StoreFault::cleared});
  const std::int64_t since = page.state.saving.failing_since_ms;
  CHECK(since == page.state.now_ms);
  page.state.now_ms += 60'000;
  page.add_card("Bolt");
  page.act(Hidden{});
  page.act(StoreChanged{StoreFault::cleared});
  CHECK(page.count<AppendLog>() == 0);
  CHECK(page.state.saving.failing_since_ms == since);  // since the first of them
  page.act(RetrySave{});
  REQUIRE(page.count<AcceptStore>() == 1);
  const auto written = page.take<AppendLog>();
  REQUIRE(written.size() == 1);
  std::string rows;
  for (const LogRow& row : *written[0].rows) rows += row.text;
  CHECK(rows.find("Acme") != std::string::npos);
  CHECK(rows.find("Bolt") != std::string::npos);
  page.act(Appended{written[0].seq, true, ""});
  CHECK(page.state.saving.failing_since_ms == 0);
  CHECK(page.state.saving.error.empty());
}

TEST_CASE("a store that found itself cleared while it wrote keeps the alarm up, though nothing waits any more") {
  Page page = page_with_board();
  page.add_card("Bolt");
  const std::uint32_t seq = page.take<AppendLog>().at(0).seq;
  page.act(Appended{seq, true, ""});
  page.act(Appended{seq, false, "gone", StoreFault::cleared});  // the same write, answered once more
  CHECK(page.state.saving.waiting.empty());
  CHECK(page.state.saving.was_cleared);
  page.add_card("Crane");
  CHECK(page.count<AppendLog>() == 0);
}

TEST_CASE("what happens to storage is nothing to a sample, nor to a board that is still being read") {
  Page sample;
  sample.act(StoreChanged{StoreFault::cleared});  // still loading
  sample.open(0, "");
  sample.act(StoreChanged{StoreFault::cleared});
  CHECK_FALSE(sample.state.saving.was_cleared);
  CHECK(sample.state.saving.error.empty());
  CHECK_FALSE(sample.state.notice);
}

TEST_CASE("a write that has failed and waits is not called slow") {
  Page page = page_with_board();
  page.add_card("Bolt");
  const std::uint32_t seq = page.take<AppendLog>().at(0).seq;
  page.act(AppendIsSlow{seq});
  CHECK(page.state.saving.is_slow);
  const std::int64_t since = page.state.saving.failing_since_ms;
  page.state.now_ms += 1000;
  page.act(AppendIsSlow{seq});
  CHECK(page.state.saving.failing_since_ms == since);
  page.act(Appended{seq, false, "lost", StoreFault::lost});
  page.state.saving.is_slow = false;
  page.act(AppendIsSlow{seq});
  CHECK_FALSE(page.state.saving.is_slow);
  CHECK(page.state.saving.error == "lost");
}

TEST_CASE("of several writes that wait only the slow one is called slow") {
  Page page = page_with_board();
  page.add_card("Bolt");
  page.add_card("Crane");
  const auto both = page.take<AppendLog>();
  page.act(Appended{both.at(1).seq, false, "lost", StoreFault::lost});
  page.act(AppendIsSlow{both.at(0).seq});
  CHECK(page.state.saving.error == "The browser does not answer.");
}

TEST_CASE("a board that is renamed is remembered by its new name, and who is in the team is not added again") {
  Page page;
  page.open(0, "");
  page.act(SetPerson{"Ana"});
  page.act(NewBoard{"Spring plan"});
  page.take<SavePreference>();
  page.edit(SetField{Type::board, board_record(), "name", "\"Autumn plan\""});
  const auto kept = page.take<SavePreference>();
  REQUIRE(kept.size() == 1);
  CHECK(kept[0].value.find("Autumn plan") != std::string::npos);
  page.act(SetPerson{"Ana"});
  page.add_card("Acme");
  CHECK(page.cards(Type::member) == 1);
}

TEST_CASE("a name of blanks joins no team, and the change is saved all the same") {
  Page page;
  page.open(0, "");
  page.act(SetPerson{"  "});
  page.act(NewBoard{"Spring plan"});
  CHECK(page.cards(Type::member) == 0);
  CHECK(page.count<AppendLog>() == 1);
}

TEST_CASE("rows of two boards, or of two generations of one, never share a transaction") {
  Page page = page_with_board();
  State& state = page.state;
  save_rows(state, {"a"});
  save_rows(state, {"b"});
  REQUIRE(state.saving.waiting.size() == 1);  // one action
  ++state.document.gen;
  save_rows(state, {"c"});
  REQUIRE(state.saving.waiting.size() == 2);
  state.document.board = *Id::from_text(test::stored_board_id);
  save_rows(state, {"d"});
  REQUIRE(state.saving.waiting.size() == 3);
  CHECK(state.saving.waiting[0].append.rows->size() == 2);
  CHECK(state.saving.waiting[1].append.gen == state.saving.waiting[0].append.gen + 1);
  CHECK(state.saving.waiting[2].append.board_id == test::stored_board_id);
}

TEST_CASE("nothing of an import leaves before all of it does: not when an older write is tried again, nor at the end") {
  for (const Action& meanwhile : {Action(RetryDue{}), Action(Hidden{})}) {
    Page page = page_with_board();
    page.add_card("Bolt");
    const std::uint32_t older = page.take<AppendLog>().at(0).seq;
    page.act(Appended{older, false, "no room", StoreFault::full});
    page.act(FilesPicked{PickPurpose::import,
                         {{"a.json", R"({"leads":[{"name":"Ada"}]})"}, {"b.json", R"({"leads":[{"name":"Bea"}]})"}}});
    while (has_work(page.state)) page.act(WorkOn{1000});
    page.state.backups.is_possible = false;
    page.act(TakeImport{});
    while (page.state.saving.waiting.size() < 2) page.act(WorkOn{1});
    REQUIRE(page.cards(Type::lead) == 1);  // of two
    page.act(meanwhile);
    const auto sent = page.take<AppendLog>();
    REQUIRE(sent.size() == 1);
    CHECK(sent[0].seq == older);
    while (has_work(page.state)) page.act(WorkOn{1000});
    const auto rest = page.take<AppendLog>();
    REQUIRE(rest.size() == 1);
    std::string rows;
    for (const LogRow& row : *rest[0].rows) rows += row.text;
    CHECK(rows.find("Ada") != std::string::npos);
    CHECK(rows.find("Bea") != std::string::npos);
  }
}

TEST_CASE("storage that is cleared, and written again, in the middle of an import: the rest of it is saved as well") {
  Page page = page_with_board();
  page.act(FilesPicked{PickPurpose::import,
                       {{"a.json", R"({"leads":[{"name":"Ada"}]})"}, {"b.json", R"({"leads":[{"name":"Bea"}]})"}}});
  while (has_work(page.state)) page.act(WorkOn{1000});
  page.state.backups.is_possible = false;
  page.act(TakeImport{});
  while (page.state.saving.waiting.empty()) page.act(WorkOn{1});
  page.act(StoreChanged{StoreFault::cleared});
  page.act(RetrySave{});
  while (has_work(page.state)) page.act(WorkOn{1000});
  std::string rows;
  for (const AppendLog& append : page.take<AppendLog>())
    for (const LogRow& row : *append.rows) rows += row.text;
  for (const char* name : {"Acme", "Ada", "Bea"}) CHECK(rows.find(name) != std::string::npos);
}
