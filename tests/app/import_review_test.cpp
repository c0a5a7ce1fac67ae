#include <doctest/doctest.h>

#include <algorithm>

#include "app/import_flow.hpp"
#include "formats/log.hpp"
#include "model/edits.hpp"
#include "model/stages.hpp"
#include "support/program.hpp"

using namespace fb;
using namespace fb::app;
using test::Program;

namespace {

using At = ImportFlow::Stage;

struct Two {
  Program ana{0x123456789A}, bea{0x42};
  Id deal;
  Two() {
    ana.act(SetPerson{"Ana"});
    ana.act(NewBoard{"Spring plan"});
    ana.act(Do{AddCard{stage::proposal(), "Acme", "3000"}});
    deal = ana.state.document.table(Type::deal).id(0);
    bea.act(SetPerson{"Bea"});
    bea.import({file_of(ana)});
  }
  static PickedFile file_of(Program& from) { return {"board.funnel.json", from.exported()}; }
  void set_amount(Program& who, std::int64_t euros) {
    who.state.now_ms += 60'000;
    who.act(Do{SetField{Type::deal, deal, "amount", value_text(Money::of(euros * 100, "EUR"))}});
  }
  void title(Program& who, const char* title) {
    who.state.now_ms += 60'000;
    who.act(Do{SetField{Type::deal, deal, "title", value_text(std::string(title))}});
  }
  static std::int64_t amount(const Program& who, const Id& id) {
    return who.state.document.find<Deal>(id)->amount.minor / 100;
  }
};

}  // namespace

TEST_CASE("F86: a conflict is the same on both sides: both values, who wrote them, and which will show") {
  Two two;
  two.set_amount(two.ana, 2500);
  two.bea.state.now_ms += 60'000;
  two.set_amount(two.bea, 4000);  // later
  const PickedFile from_ana = Two::file_of(two.ana), from_bea = Two::file_of(two.bea);
  two.ana.pick({from_bea});
  two.bea.pick({from_ana});
  REQUIRE(two.ana.state.import->files[0].conflicts.size() == 1);
  REQUIRE(two.bea.state.import->files[0].conflicts.size() == 1);
  const ImportConflict& at_ana = two.ana.state.import->files[0].conflicts[0];
  const ImportConflict& at_bea = two.bea.state.import->files[0].conflicts[0];
  CHECK(at_ana.title == "Acme");
  CHECK(at_ana.field == "amount");
  CHECK(at_ana.here == "[250000,\"EUR\"]");
  CHECK(at_ana.there == "[400000,\"EUR\"]");
  CHECK(at_ana.by_here == "Ana");
  CHECK(at_ana.by_there == "Bea");
  CHECK(at_ana.there_shows);
  CHECK(at_bea.here == at_ana.there);
  CHECK_FALSE(at_bea.there_shows);
  two.ana.act(TakeImport{});
  two.bea.act(TakeImport{});
  CHECK(Two::amount(two.ana, two.deal) == 4000);
  CHECK(two.ana.fingerprint() == two.bea.fingerprint());
}

TEST_CASE("J43: a person who takes the other value writes it anew, so it wins everywhere; Undo takes all of it back") {
  Two two;
  two.set_amount(two.ana, 2500);
  two.bea.state.now_ms += 300LL * ms_per_day;  // her clock is 300 days ahead
  two.set_amount(two.bea, 4000);
  two.ana.pick({Two::file_of(two.bea)});
  CHECK(two.ana.state.import->files[0].told.size() > 0);
  two.ana.act(ResolveConflict{0, 0, true});
  two.ana.act(TakeImport{});
  CHECK(Two::amount(two.ana, two.deal) == 2500);
  two.bea.import({Two::file_of(two.ana)});
  CHECK(Two::amount(two.bea, two.deal) == 2500);
  two.ana.act(Undo{});
  CHECK(Two::amount(two.ana, two.deal) == 2500);  // as before the import
}

TEST_CASE("a record that is not ticked stays as it is; the others come in") {
  Two two;
  two.set_amount(two.bea, 4000);
  two.bea.act(Do{AddCard{stage::proposal(), "Bolt", "500"}});
  two.ana.pick({Two::file_of(two.bea)});
  two.ana.act(TickRecord{0, Type::deal, two.deal, false});
  two.ana.act(TakeImport{});
  CHECK(Two::amount(two.ana, two.deal) == 3000);
  CHECK(two.ana.count(Type::deal) == 2);
  two.ana.import({Two::file_of(two.bea)});  // nothing is lost by waiting
  CHECK(Two::amount(two.ana, two.deal) == 4000);
}

TEST_CASE("what is deleted here and was changed there is listed, stays deleted, and comes back when asked for") {
  Two two;
  two.ana.act(Do{DeleteRecords{Type::deal, {two.deal}}});
  two.set_amount(two.bea, 4000);
  const PickedFile file = Two::file_of(two.bea);
  two.ana.pick({file});
  const auto& lines = two.ana.state.import->files[0].lines;
  REQUIRE(lines.size() >= 1);
  CHECK(std::any_of(lines.begin(), lines.end(), [](const PreviewLine& line) {
    return line.group == PreviewLine::Group::deleted_here && line.title == "Acme";
  }));
  two.ana.act(CancelImport{});
  two.ana.import({file});
  CHECK(two.ana.count(Type::deal) == 0);
  Two again;
  again.ana.act(Do{DeleteRecords{Type::deal, {again.deal}}});
  again.set_amount(again.bea, 4000);
  again.ana.pick({Two::file_of(again.bea)});
  again.ana.act(TickRestore{0, Type::deal, again.deal, true});
  again.ana.act(TakeImport{});
  CHECK(again.ana.count(Type::deal) == 1);
  CHECK(Two::amount(again.ana, again.deal) == 4000);
}

TEST_CASE("a backup is made before an import; without one a person is asked, and may go on") {
  Two two;
  two.set_amount(two.bea, 4000);
  const PickedFile file = Two::file_of(two.bea);
  const std::size_t before = two.ana.backups_written;
  two.ana.backup_fault = StoreFault::full;
  two.ana.pick({file});
  two.ana.act(TakeImport{});
  REQUIRE(two.ana.state.import);
  CHECK(two.ana.backups_written == before + 1);
  CHECK(two.ana.state.import->stage == At::shown);
  CHECK(two.ana.state.import->trouble.find("No backup") == 0);
  CHECK(Two::amount(two.ana, two.deal) == 3000);
  two.ana.act(TakeImport{});
  CHECK(Two::amount(two.ana, two.deal) == 4000);
}

TEST_CASE("F34: where there is no place for backups an import goes on") {
  Two two;
  two.set_amount(two.bea, 4000);
  two.ana.backup_fault = StoreFault::absent;
  two.ana.import({Two::file_of(two.bea)});
  CHECK(Two::amount(two.ana, two.deal) == 4000);
  CHECK_FALSE(two.ana.state.backups.is_possible);
}

TEST_CASE("F88: what another tab writes while the preview is open is in it before anything is taken") {
  Two two;
  two.set_amount(two.bea, 4000);
  const PickedFile file = Two::file_of(two.bea);
  Program other_tab(0x77);
  other_tab.import({Two::file_of(two.ana)});
  two.ana.pick({file});
  CHECK(two.ana.state.import->files[0].conflicts.empty());
  const std::uint64_t compared = two.ana.state.import->compared_with;
  two.ana.state.now_ms += 200'000;
  other_tab.state.now_ms = two.ana.state.now_ms;
  two.set_amount(other_tab, 1);
  // The row as the log has it.
  Effects effects;
  State& state = two.ana.state;
  for (const Write& write : {Write{"deal", two.deal, "amount", R"([100,"EUR"])"}}) {
    const std::string row = change_line(Change{other_tab.state.clock.last(), {write}});
    two.ana.act(RowArrived{row, row_hash(row)});
  }
  REQUIRE(state.import);
  CHECK(state.import->stage == At::shown);
  CHECK(state.import->compared_with != compared);
  CHECK(state.import->files[0].conflicts.size() == 1);
}

TEST_CASE("F89: an import that is called off after any number of slices leaves board, clock and store as they were") {
  Two two;
  two.set_amount(two.bea, 4000);
  two.bea.act(Do{AddCard{stage::proposal(), "Bolt", "500"}});
  const PickedFile file = Two::file_of(two.bea);
  two.ana.works_at_once = false;
  const std::string before = two.ana.fingerprint();
  const Stamp clock = two.ana.state.clock.last();
  const std::size_t rows = two.ana.rows_saved;
  for (int slices = 0; slices < 60; ++slices) {
    two.ana.pick({file});
    for (int i = 0; i < slices; ++i) two.ana.act(WorkOn{1});
    two.ana.act(CancelImport{});
    REQUIRE_FALSE(two.ana.state.import);
    REQUIRE(two.ana.fingerprint() == before);
    REQUIRE(two.ana.state.clock.last() == clock);
    REQUIRE(two.ana.rows_saved == rows);
  }
}

TEST_CASE("an import in slices of one record does what an import at once does, and saves in the end") {
  Two two;
  two.set_amount(two.bea, 4000);
  for (int i = 0; i < 20; ++i) two.bea.act(Do{AddCard{stage::proposal(), "Deal " + std::to_string(i), "500"}});
  const PickedFile file = Two::file_of(two.bea);
  two.ana.records_at_once = 1;
  two.ana.import({file});
  Program at_once(0x99);
  at_once.import({Two::file_of(two.ana)});
  CHECK(at_once.fingerprint() == two.ana.fingerprint());
  CHECK(two.ana.fingerprint() == two.bea.fingerprint());
  CHECK(two.ana.state.saving.waiting.empty());
}
