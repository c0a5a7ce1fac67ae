// Copies, backups, the kept file, archiving: as the Data view and the lines above the view show them.
#include <doctest/doctest.h>

#include "app/copies.hpp"
#include "model/stages.hpp"
#include "support/headless_ui.hpp"

using namespace fb;
using namespace fb::app;
using test::HeadlessUi;

namespace {

using Access = KeptFileFound::Access;
constexpr std::int64_t day_ms = 86'400'000;

bool says(const HeadlessUi& ui, std::string_view part) {
  for (const Node& node : ui.tree.nodes)
    if (ui.tree.name_of(node).find(part) != std::string_view::npos) return true;
  return false;
}
void show_data(HeadlessUi& ui) {
  ui.start();
  ui.act(NewBoard{"Ours"});
  ui.act(OpenView{View::data});
  ui.settle();
}
template <class T>
const T* last(const HeadlessUi& ui) {
  for (auto effect = ui.effects.rbegin(); effect != ui.effects.rend(); ++effect)
    if (const T* found = std::get_if<T>(&*effect)) return found;
  return nullptr;
}

}  // namespace

TEST_CASE("how old the last copy outside this browser is, stands there in words that grow more urgent") {
  HeadlessUi ui(1440, 2600);
  show_data(ui);
  CHECK(says(ui, "There is no copy outside this browser yet."));
  ui.act(ExportFile{});
  ui.act(Downloaded{true, ""});
  ui.settle();
  CHECK(says(ui, "Last copy outside this browser: today."));
  const std::int64_t copied_ms = last_copy_ms(ui.state);
  const auto after = [&](int days) {
    ui.page.now_ms = copied_ms + days * day_ms;
    ui.act(ClosePanel{});
    ui.settle();
  };
  after(7);
  CHECK(says(ui, "Last copy outside this browser: 7 days ago."));
  CHECK_FALSE(says(ui, "Save a file soon."));
  after(8);
  CHECK(says(ui, "8 days ago. Save a file soon."));
  after(31);
  CHECK(says(ui, "31 days ago. Should this browser lose its data"));
}

TEST_CASE("backups are listed with their hour, size and reason, and one can be looked at") {
  HeadlessUi ui(1440, 2600);
  show_data(ui);
  BackupsListed listed{true, {}};
  for (int i = 0; i < 7; ++i)
    listed.backups.push_back(
        {"b" + std::to_string(i), i == 0 ? "import" : "hour", ui.page.now_ms - i * 3'600'000, 1'300'000});
  ui.act(listed);
  ui.act(StorageMeasured{2'500'000, 10'000'000'000, false});
  ui.settle();
  CHECK(says(ui, "1.2 MB · before an import"));
  CHECK(says(ui, "2.4 MB used of 9.3 GB"));
  CHECK(says(ui, "has not promised"));
  CHECK(ui.names(Role::text).size() > 0);
  CHECK_FALSE(ui.starts_with(Role::button, "Look at the backup of 22 Nov, 18"));
  ui.click(Role::button, "Show 2 older");
  ui.settle();
  CHECK(ui.starts_with(Role::button, "Look at the backup of 22 Nov, 18"));
  ui.click(*ui.starts_with(Role::button, "Look at the backup of today"));
  REQUIRE(last<ReadBackup>(ui));
  CHECK(last<ReadBackup>(ui)->name == "b0");
  ui.click(Role::button, "Back up now");
  ui.settle();
  CHECK(ui.state.notice->text == "Backed up");
}

TEST_CASE("F93: the line of the kept file says how it stands, and offers what can be done about it") {
  for (const float width : {1440.0f, 820.0f}) {
    HeadlessUi ui(width, 2600);
    show_data(ui);
    CHECK_FALSE(ui.find(Role::button, "Keep a file up to date…"));
    ui.act(KeptFileFound{Access::none, "", ""});
    ui.settle();
    ui.click(Role::button, "Keep a file up to date…");
    REQUIRE(last<UseKeptFile>(ui));
    CHECK(last<UseKeptFile>(ui)->use == UseKeptFile::Use::choose);
    ui.act(KeptFileFound{Access::granted, "plan.funnel.json", ""});
    ui.act(KeptFileDue{});
    ui.act(KeptFileWritten{KeptFileWritten::Outcome::done, ""});
    ui.page.now_ms += 120'000;
    ui.act(ClosePanel{});
    ui.settle();
    CHECK(says(ui, "Kept in “plan.funnel.json”, 2 minutes ago."));
    ui.act(Do{AddCard{stage::proposal(), "One", ""}});
    ui.act(KeptFileDue{});
    ui.act(KeptFileWritten{KeptFileWritten::Outcome::failed, "the disk is full"});
    ui.settle();
    CHECK(says(ui, ": the disk is full. The board itself is saved in this browser."));
    CHECK(ui.find(Role::button, "Try again"));
    ui.act(KeptFileFound{Access::prompt, "plan.funnel.json", ""});
    ui.settle();
    CHECK(says(ui, "the browser asks you once more"));
    ui.click(Role::button, "Go on keeping it");
    CHECK(last<UseKeptFile>(ui)->use == UseKeptFile::Use::permit);
    ui.act(KeptFileFound{Access::granted, "plan.funnel.json", ""});
    ui.act(KeptFileDue{});
    ui.act(KeptFileWritten{KeptFileWritten::Outcome::changed, ""});
    ui.settle();
    CHECK(says(ui, "Somebody else has changed “plan.funnel.json” since."));
    CHECK(ui.find(Role::button, "Write over it"));
    ui.click(Role::button, "Look and bring in…");
    CHECK(last<UseKeptFile>(ui)->use == UseKeptFile::Use::read);
    ui.click(Role::button, "Stop keeping it");
    ui.settle();
    CHECK(ui.find(Role::button, "Keep a file up to date…"));
  }
}

TEST_CASE("F68: archive and compact leads through its two steps") {
  HeadlessUi ui(1440, 2600);
  show_data(ui);
  ui.act(Do{SetField{Type::board, board_record(), "name", value_text(std::string("Plan"))}});
  ui.settle();
  ui.click(Role::button, "Archive and compact…");
  ui.settle();
  CHECK(says(ui, " values are older ones."));
  CHECK_FALSE(ui.find(Role::button, "Compact the board"));
  ui.click(Role::button, "Save the archive");
  REQUIRE(last<Download>(ui));
  ui.act(Downloaded{true, ""});
  ui.settle();
  CHECK(says(ui, "was read back whole and given to your browser"));
  ui.click(Role::button, "Compact the board");
  ui.click(Role::button, "Close");  // not any more
  CHECK(ui.state.dialog == Dialog::archive);
  REQUIRE(last<BeginGeneration>(ui));
  ui.act(GenerationBegun{});
  ui.settle();
  CHECK(ui.state.dialog == Dialog::none);
  CHECK(ui.state.document.gen == 2);
  CHECK(ui.state.notice->text.rfind("Archived and compacted.", 0) == 0);
}

TEST_CASE(
    "F71: beside a newer program this one says at once that it writes nothing any more, and offers to load the newer") {
  HeadlessUi ui(1440, 900);
  ui.start();
  ui.act(NewBoard{"Ours"});
  ui.act(StoreChanged{StoreFault::newer});
  ui.settle();
  REQUIRE(ui.find(Role::region, "Out of date"));
  const std::size_t written = ui.appended.size();
  ui.act(Do{AddCard{stage::proposal(), "Too late", ""}});
  ui.settle();
  CHECK(ui.appended.size() == written);
  CHECK(says(ui, "NOT SAVED (1 change)"));
  CHECK(says(ui, "Not saved since 00:00 (1 change): A newer Funnelboard has taken the storage over."));
  ui.click(Role::button, "Load the newer one");
  CHECK(last<Reload>(ui));
}

TEST_CASE("F69: a tab that is told of the archiving says so; what waits for a decision stands above the view") {
  HeadlessUi ui(820, 1180);
  ui.start();
  ui.act(NewBoard{"Ours"});
  ui.act(StoreChanged{StoreFault::archived});
  ui.settle();
  CHECK(ui.find(Role::region, "Out of date"));
  CHECK(says(ui, "Read-only"));
  ui.state.saving.is_archived = false;
  ui.state.reading.other_generation = std::make_shared<Document>();
  apply(*ui.state.reading.other_generation,
        Change{ui.state.clock.next(ui.page.now_ms),
               {{"deal", Id::named("deal.late"), "title", value_text(std::string("Late"))}}});
  ui.settle();
  ui.click(Role::button, "Look at them…");
  ui.settle();
  CHECK(ui.find(Role::button, "Take what is ticked"));
  CHECK_FALSE(has_proposals(ui.state) == false);
  ui.click(Role::button, "Tick all");
  ui.click(Role::button, "Take what is ticked");
  CHECK_FALSE(has_proposals(ui.state));
  CHECK(ui.state.document.find<Deal>(Id::named("deal.late")));
}
