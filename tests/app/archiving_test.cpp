// "Archive and compact": the history goes into a file, and what others still write to the board before comes as proposals.
#include <doctest/doctest.h>

#include <algorithm>

#include "app/archiving.hpp"
#include "app/copies.hpp"
#include "formats/log.hpp"
#include "model/stages.hpp"
#include "support/program.hpp"

using namespace fb;
using namespace fb::app;
using test::Program;

namespace {

using At = Archiving::Stage;
constexpr std::int64_t minute = 60'000, month = 30 * 86'400'000LL;

PickedFile file_of(Program& from) { return {"board.funnel.json", from.exported()}; }

struct Team {
  Program ana{0x11}, bea{0x22};
  Id deal;
  Team() {
    ana.act(SetPerson{"Ana"});
    ana.act(NewBoard{"Spring plan"});
    ana.act(Do{AddCard{stage::proposal(), "Acme", "3000"}});
    deal = ana.state.document.table(Type::deal).id(0);
    bea.act(SetPerson{"Bea"});
    bea.import({file_of(ana)});
  }
  void title(Program& who, const std::string& text, std::int64_t later_ms = minute) {
    who.state.now_ms += later_ms;
    who.act(Do{SetField{Type::deal, deal, "title", value_text(text)}});
  }
  static std::string title_in(const Program& who, const Id& id) { return who.state.document.find<Deal>(id)->title; }
};

void save_archive(Program& who) {
  who.act(OpenDialog{Dialog::archive});
  who.act(SaveArchive{});
  who.act(Downloaded{true, ""});
}
void archive(Program& who) {
  save_archive(who);
  who.act(Compact{});
}
const Download& downloaded(const Program& who) {
  const auto last = std::find_if(who.effects.rbegin(), who.effects.rend(),
                                 [](const Effect& one) { return std::holds_alternative<Download>(one); });
  REQUIRE(last != who.effects.rend());
  return std::get<Download>(*last);
}
std::size_t older_values(const Document& document) {
  std::size_t count = 0;
  for (const Table& table : document.tables())
    for (RowIndex row = 0; row < table.size(); ++row) count += table.older(row).size();
  return count;
}
// What a tab that loads now reads of the generation that was begun.
Document reread(const BeginGeneration& begun) {
  Document document;
  Clock clock;
  for (const std::string& row : *begun.rows) REQUIRE(read_row(row, document, clock));
  return document;
}

}  // namespace

TEST_CASE(
    "F68: archiving puts the whole history into a file that reads back, and the board goes on with its current "
    "values") {
  Team team;
  team.title(team.ana, "Acme Ltd");
  team.title(team.ana, "Acme plc");
  const std::string before = team.ana.fingerprint();
  const std::size_t backups = team.ana.backups_written;
  archive(team.ana);
  const Result<Snapshot> kept = read_snapshot(downloaded(team.ana).bytes);
  REQUIRE(kept);
  CHECK(fingerprint(kept->document) == before);
  CHECK(downloaded(team.ana).name.find(".archive.funnel.json") != std::string::npos);
  CHECK(team.ana.backups_written > backups);
  CHECK(team.ana.state.document.gen == 2);
  CHECK(older_values(team.ana.state.document) == 0);
  CHECK(Team::title_in(team.ana, team.deal) == "Acme plc");
  REQUIRE(team.ana.begun);
  CHECK(team.ana.begun->gen == 2);
  CHECK(fingerprint(reread(*team.ana.begun)) == team.ana.fingerprint());
  std::uint64_t lines = 0;
  for (const std::string& row : *team.ana.begun->rows)
    lines += 1 + static_cast<std::uint64_t>(std::count(row.begin(), row.end(), '\n'));
  CHECK(team.ana.begun->lines == lines);
  CHECK(last_copy_ms(team.ana.state) == team.ana.state.now_ms);
  CHECK_FALSE(has_proposals(team.ana.state));
  team.title(team.ana, "Acme AG");  // and it goes on, in its generation
  CHECK(Team::title_in(team.ana, team.deal) == "Acme AG");
}

TEST_CASE(
    "who deletes a lead and compacts has its name in no part of the board any more, and nobody brings it back "
    "unasked") {
  Team team;
  team.bea.state.now_ms += minute;
  team.bea.import({file_of(team.ana)});
  team.ana.state.now_ms += minute;
  team.ana.act(Do{DeleteRecords{Type::deal, {team.deal}}});
  archive(team.ana);
  CHECK(team.ana.exported().find("Acme") == std::string::npos);
  team.ana.pick({file_of(team.bea)});
  CHECK(team.ana.state.import->files[0].lines.empty());
  team.ana.act(TickAll{0, true});
  team.ana.act(TakeImport{});
  CHECK(team.ana.count(Type::deal) == 0);
  CHECK(team.ana.exported().find("Acme") == std::string::npos);
}

TEST_CASE("F68: what breaks off on the way to another generation leaves the board as it is, and says so") {
  Team team;
  const std::string before = team.ana.fingerprint();
  const auto is_as_before = [&] {
    CHECK(team.ana.fingerprint() == before);
    CHECK(team.ana.state.document.gen == 1);
    CHECK_FALSE(team.ana.state.archiving.trouble.empty());
    CHECK(team.ana.state.dialog == Dialog::archive);
  };
  SUBCASE("no backup") {
    team.title(team.ana, "Acme");  // nothing to back up otherwise
    team.ana.backup_fault = StoreFault::full;
    archive(team.ana);
    is_as_before();
    CHECK_FALSE(team.ana.begun);
    team.ana.act(Compact{});  // a person goes on: the archive is on the disk
    CHECK(team.ana.state.document.gen == 2);
  }
  SUBCASE("the store") {
    team.ana.generation_fault = StoreFault::full;
    archive(team.ana);
    is_as_before();
    team.ana.generation_fault = StoreFault::none;
    team.ana.act(Compact{});
    CHECK(team.ana.state.document.gen == 2);
  }
  SUBCASE("changed since it was archived") {
    save_archive(team.ana);
    std::string row = change_line({team.bea.state.clock.next(team.bea.state.now_ms + minute),
                                   {{"deal", team.deal, "title", value_text(std::string("Other"))}}});
    const std::string hash = row_hash(row);
    team.ana.act(RowArrived{std::move(row), hash, 0, 9});
    team.ana.act(Compact{});
    CHECK(team.ana.state.document.gen == 1);
    CHECK(team.ana.state.archiving.trouble.find("has changed") != std::string::npos);
    CHECK_FALSE(team.ana.begun);
  }
  SUBCASE("the archive was not saved") {
    team.ana.act(OpenDialog{Dialog::archive});
    team.ana.act(SaveArchive{});
    team.ana.act(Downloaded{false, "refused"});
    team.ana.act(Compact{});
    CHECK(team.ana.state.document.gen == 1);
    CHECK_FALSE(team.ana.begun);
  }
}

TEST_CASE(
    "F69: what another tab writes while the board is compacted, and after it, waits as a proposal and is not lost") {
  for (const bool is_during : {true, false}) {
    for (const bool is_ticked : {true, false}) {
      CAPTURE(is_during);
      CAPTURE(is_ticked);
      Team team;
      const auto arrive = [&](int generations_ahead) {
        std::string row = change_line({team.bea.state.clock.next(team.bea.state.now_ms + minute),
                                       {{"deal", team.deal, "title", value_text(std::string("Late"))}}});
        const std::string hash = row_hash(row);
        team.ana.act(RowArrived{std::move(row), hash, generations_ahead, 7});
      };
      if (is_during) team.ana.before_generation = [&] { arrive(0); };
      archive(team.ana);
      REQUIRE(team.ana.state.document.gen == 2);
      if (!is_during) arrive(-1);
      CHECK(Team::title_in(team.ana, team.deal) == "Acme");
      REQUIRE(has_proposals(team.ana.state));
      team.ana.act(LookAtProposals{});
      REQUIRE(team.ana.state.import->files[0].lines.size() == 1);
      CHECK(team.ana.state.import->files[0].lines[0].changes[0].after == "\"Late\"");
      if (is_ticked) team.ana.act(TickRecord{0, Type::deal, team.deal, true});
      team.ana.act(TakeImport{});
      CHECK(Team::title_in(team.ana, team.deal) == (is_ticked ? "Late" : "Acme"));
      CHECK_FALSE(has_proposals(team.ana.state));
      const auto aside = std::find_if(team.ana.effects.begin(), team.ana.effects.end(),
                                      [](const Effect& one) { return std::holds_alternative<SetAside>(one); });
      REQUIRE(aside != team.ana.effects.end());
      CHECK(std::get<SetAside>(*aside).rows[0].key == 7);
    }
  }
}

TEST_CASE(
    "F69: rows of the generation before that a fresh load finds are proposed, unless the board has them or newer") {
  Team team;
  const std::string board = team.ana.state.document.board.text();
  const Stamp later = team.bea.state.clock.next(team.bea.state.now_ms + minute);
  archive(team.ana);
  for (const bool is_newer : {true, false}) {
    Program fresh(0x33);
    fresh.act(SwitchBoard{board});  // asks for the log; the harness says at once that there is none
    fresh.state.phase = Phase::loading;
    fresh.state.document = Document();
    fresh.state.reading = {};
    const auto give = [&](const std::string& row, bool is_other, std::uint64_t key) {
      fresh.act(LogRowRead{row, row_hash(row), 1, 2, key, is_other});
    };
    for (const std::string& row : *team.ana.begun->rows) give(row, false, 1);
    give(change_line({is_newer ? later : Stamp{}, {{"deal", team.deal, "title", value_text(std::string("Late"))}}}),
         true, 2);
    StoreOpened opened{true, board, ""};
    opened.gen = 2;
    fresh.act(opened);
    REQUIRE(fresh.state.phase == Phase::ready);
    CHECK(fresh.state.document.gen == 2);
    CHECK(has_proposals(fresh.state) == is_newer);
    CHECK(Team::title_in(fresh, team.deal) == "Acme");
  }
}

TEST_CASE(
    "F91: five people, three months apart, one archives: the files of the others open as proposals, nothing is "
    "deleted") {
  Team team;
  Program cleo(0x33), dan(0x44), eve(0x55);
  for (Program* one : {&cleo, &dan, &eve}) {
    one->act(SetPerson{one == &cleo ? "Cleo" : one == &dan ? "Dan" : "Eve"});
    one->import({file_of(team.ana)});
  }
  team.title(team.bea, "Bea's", month);
  cleo.state.now_ms += 2 * month;
  cleo.act(Do{AddCard{stage::proposal(), "Cleo's deal", "500"}});
  dan.state.now_ms += 3 * month;
  dan.act(Do{DeleteRecords{Type::deal, {team.deal}}});
  team.title(eve, "Eve's, long ago", minute);
  team.title(team.ana, "Ana's", 2 * month);
  team.ana.state.now_ms += month;
  archive(team.ana);

  const auto look = [&](Program& from) {
    team.ana.pick({file_of(from)});
    REQUIRE(team.ana.state.import);
    const ImportFile& file = team.ana.state.import->files[0];
    CHECK(file.error.empty());
    CHECK(file.is_proposal);
    std::vector<PreviewLine> deals;  // that there is somebody of another name is new as well
    for (const PreviewLine& line : file.lines)
      if (line.type == Type::deal) deals.push_back(line);
    return deals;
  };
  CHECK(look(team.bea).empty());  // older than what Ana wrote, and in her archive
  CHECK(look(eve).empty());
  const auto from_dan = look(dan);
  REQUIRE(from_dan.size() == 1);
  CHECK(from_dan[0].group == PreviewLine::Group::deleted_there);
  team.ana.act(TakeImport{});
  CHECK(Team::title_in(team.ana, team.deal) == "Ana's");
  CHECK(team.ana.count(Type::deal) == 1);

  const auto from_cleo = look(cleo);
  REQUIRE(from_cleo.size() == 1);
  CHECK(from_cleo[0].title == "Cleo's deal");
  CHECK(from_cleo[0].by == "Cleo");
  team.ana.act(TakeImport{});  // nothing is ticked
  CHECK(team.ana.count(Type::deal) == 1);
  look(cleo);
  team.ana.act(TickAll{0, true});
  team.ana.act(TakeImport{});
  CHECK(team.ana.count(Type::deal) == 2);
  CHECK(look(cleo).empty());  // again: nothing new
  team.ana.act(CancelImport{});
  team.ana.act(Undo{});
  CHECK(team.ana.count(Type::deal) == 1);

  // The others go on with the new generation, and what only they have comes to them as proposals.
  cleo.state.now_ms += 2 * month;
  cleo.act(Do{AddCard{stage::proposal(), "Cleo's second", "700"}});
  cleo.pick({file_of(team.ana)});
  CHECK(cleo.state.import->files[0].is_next_generation);
  cleo.act(TakeImport{});
  CHECK(cleo.state.document.gen == 2);
  CHECK(Team::title_in(cleo, team.deal) == "Ana's");
  CHECK(cleo.begun->older.size() == 1);  // what only she has is in the log until she decides
  REQUIRE(has_proposals(cleo.state));
  cleo.act(LookAtProposals{});
  cleo.act(TickAll{0, true});
  cleo.act(TakeImport{});
  CHECK(cleo.count(Type::deal) == 2);  // the first was taken by Ana, and taken out again
  CHECK_FALSE(has_proposals(cleo.state));
  team.ana.import({file_of(cleo)});  // and merges by itself again
  CHECK(team.ana.count(Type::deal) == 2);
}

TEST_CASE("opening the archive where the compacted board is stored mixes nothing: it opens as a proposal") {
  Team team;
  team.title(team.ana, "Acme plc");
  archive(team.ana);
  team.ana.pick({{"archive.funnel.json", downloaded(team.ana).bytes}}, PickPurpose::open);
  CHECK(team.ana.state.import->files[0].is_proposal);
  CHECK(team.ana.state.import->files[0].lines.empty());
  team.ana.act(TakeImport{});
  CHECK(older_values(team.ana.state.document) == 0);
}
