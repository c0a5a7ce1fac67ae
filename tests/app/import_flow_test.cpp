#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>

#include "app/import_flow.hpp"
#include "app/import_task.hpp"
#include "model/edits.hpp"
#include "support/board_files.hpp"
#include "support/program.hpp"
#include "support/skip.hpp"

using namespace fb;
using test::Program;

namespace {

const std::string leads_csv =
    "First name,Last "
    "name,E-mail,Company\nAda,Lovelace,ada@example.org,Analytical\nAlan,Turing,alan@example.org,Bletchley\n";

app::PickedFile csv(std::string bytes = leads_csv) { return {"leads.csv", std::move(bytes)}; }
app::PickedFile json(std::string bytes) { return {"board.funnel.json", std::move(bytes)}; }

// A board of its own, saved, with one deal.
Program with_board(std::uint64_t session = 0x123456789A) {
  Program program(session);
  program.act(app::NewBoard{"Spring plan"});
  program.act(app::Do{AddCard{stage::proposal(), "Acme", "3000"}});
  return program;
}
Id deal_of(const Program& program) { return program.state.document.table(Type::deal).id(0); }
void set_amount(Program& program, std::int64_t euros) {
  program.act(app::Do{SetField{Type::deal, deal_of(program), "amount", value_text(Money::of(euros * 100, "EUR"))}});
}

struct Trace {
  std::string fingerprint;
  Stamp last;
  std::uint64_t random;
  std::size_t rows_saved, waiting, effects;
  bool operator==(const Trace&) const = default;
};
Trace trace_of(const Program& program) {
  Random random = program.state.random;
  // Where it is in the page's history is no trace: the dialog came and went.
  const auto others = std::count_if(program.effects.begin(), program.effects.end(), [](const app::Effect& effect) {
    return !std::holds_alternative<app::SetRoute>(effect);
  });
  return {program.fingerprint(), program.state.clock.last(),          random.next(),
          program.rows_saved,    program.state.saving.waiting.size(), static_cast<std::size_t>(others)};
}

std::string nested(int depth) {
  return "{\"leads\":" + std::string(static_cast<std::size_t>(depth), '[') +
         std::string(static_cast<std::size_t>(depth), ']') + "}";
}

}  // namespace

TEST_CASE("a file that can't be read leaves memory, storage and clock as they were") {
  Program program = with_board();
  const std::string good = program.exported();
  struct Bad {
    const char* what;
    app::PickedFile file;
  };
  const Bad files[] = {
      {"empty", json("")},
      {"an empty table", csv("")},
      {"cut", json(good.substr(0, good.size() / 2))},
      {"not UTF-8", json("{\"leads\":[{\"name\":\"\xFF\"}]}")},
      {"not JSON", json("hello")},
      {"nested 33 deep", json(nested(33))},
      {"64 MB and one byte", json("{" + std::string((64u << 20) - 1, ' ') + "}")},
      {"a table of 64 MB and one byte", csv("a,b\n" + std::string((64u << 20) - 3, 'x'))},
      {"duplicate keys", json("{\"leads\":[],\"leads\":[]}")},
      {"bytes behind a NUL", json(good + std::string("\0{}", 3))},
      {"of a newer version", json(test::sealed("", "\"funnelboard\":99,\"reads\":99"))},
      {"a picture", csv(std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16))},
      {"a quote that is never closed", csv("name,email\n\"Ada,ada@example.org\n")},
  };
  const Trace before = trace_of(program);
  for (const Bad& bad : files) {
    CAPTURE(bad.what);
    program.pick({bad.file});
    REQUIRE(program.state.import);
    const app::ImportFile& file = program.state.import->files[0];
    CHECK(!file.error.empty());
    CHECK(file.error.find('\n') == std::string::npos);
    CHECK(!app::is_taken(file));
    program.act(app::TakeImport{});
    CHECK(!program.state.import);
    CHECK(trace_of(program) == before);
  }
}

TEST_CASE("J74: a file that the browser could not read is not taken for an empty one") {
  Program program = with_board();
  const Trace before = trace_of(program);
  program.act(app::FilesPicked{app::PickPurpose::import, {{"Board files", "", true}}});
  REQUIRE(program.state.import.has_value());
  CHECK(program.state.import->files[0].error.find("could not read") != std::string::npos);
  CHECK_FALSE(program.state.import->files[0].taken);
  program.act(app::TakeImport{});
  CHECK(trace_of(program) == before);
}

TEST_CASE("J32: an edited file is no error: its values are compared, its history is not believed") {
  Program program = with_board();
  const std::string edited = test::replaced(program.exported(), "\"Acme\"", "\"Acme Ltd\"");
  program.pick({json(edited)});
  const app::ImportFile& file = program.state.import->files[0];
  CHECK(file.error.empty());
  CHECK(!file.has_stamps);
  CHECK(!file.opens_other_board);
  CHECK(file.changed == 1);
  CHECK(test::says(file.told, "edited or damaged"));
}

TEST_CASE("C35: a cancelled import leaves everything as it was") {
  Program program = with_board();
  const Trace before = trace_of(program);
  program.pick({csv()});
  CHECK(program.state.import->files[0].added == 2);
  program.act(app::SetImportType{0, "companies"});
  program.act(app::SetImportField{0, 0, "custom"});
  program.act(app::TickImport{0, false});
  program.act(app::CancelImport{});
  CHECK(program.state.dialog == app::Dialog::none);
  CHECK(trace_of(program) == before);
}

TEST_CASE("a table comes in as one step that can be undone and done again") {
  Program program = with_board();
  const std::string saved_before = program.fingerprint();
  program.import(
      {csv(),
       {"more.csv",
        "Name,E-mail,Title\nAda Lovelace,ada@example.org,Countess\nGrace Hopper,grace@example.org,Admiral\n"}});
  CHECK(program.count(Type::lead) == 3);
  REQUIRE(program.state.notice);
  CHECK(program.state.notice->offers_undo);
  CHECK(program.state.history.undo_summary().find("3 leads") != std::string::npos);
  program.act(app::Undo{});
  CHECK(program.count(Type::lead) == 0);
  CHECK(program.count(Type::company) == 0);
  CHECK(program.count(Type::deal) == 1);
  program.act(app::Redo{});
  CHECK(program.count(Type::lead) == 3);
  std::vector<std::string> titles;
  program.state.document.each<Lead>([&](const Id&, const Lead& lead) { titles.push_back(lead.title); });
  CHECK(std::count(titles.begin(), titles.end(), "Countess") == 1);
  CHECK(program.fingerprint() != saved_before);
}

TEST_CASE("C22: the same table again changes nothing and saves nothing") {
  Program program = with_board();
  program.import({csv()});
  const Trace before = trace_of(program);
  program.import({csv()});
  CHECK(trace_of(program) == before);
  CHECK(program.state.notice->text.rfind("Nothing new", 0) == 0);
}

TEST_CASE("people's own table is not mixed with the sample") {
  Program program;
  REQUIRE(program.state.home == app::Home::sample);
  program.pick({csv()});
  CHECK(program.state.import->files[0].into_new_board);
  CHECK(program.state.import->files[0].added == 2);
  program.act(app::TakeImport{});
  CHECK(program.count(Type::lead) == 2);
  CHECK(program.count(Type::deal) == 0);
  CHECK(app::board_name(program.state) == "My board");
  CHECK(program.state.home == app::Home::stored);
  CHECK(program.rows_saved > 0);
}

TEST_CASE("a board opened in a fresh page shows the same fingerprint, and its own export is no news to it") {
  Program ana = with_board();
  set_amount(ana, 2500);
  const std::string file = ana.exported();
  Program bea(0x42);
  bea.pick({json(file)});
  CHECK(bea.state.import->files[0].opens_other_board);
  bea.act(app::TakeImport{});
  CHECK(bea.state.phase == app::Phase::ready);
  CHECK(bea.state.home == app::Home::stored);
  CHECK(bea.fingerprint() == ana.fingerprint());
  CHECK(bea.rows_saved == 1);
  CHECK(bea.state.preferences.boards.size() == 1);
  CHECK(app::board_name(bea.state) == "Spring plan");

  const Trace before = trace_of(bea);
  bea.import({json(bea.exported())});
  Trace after = trace_of(bea);
  after.effects = before.effects;  // the export itself
  CHECK(after == before);

  Program without_storage(0x43, false);
  without_storage.import({json(file)});
  CHECK(without_storage.state.phase == app::Phase::ready);
  CHECK(without_storage.fingerprint() == ana.fingerprint());
}

TEST_CASE("two files of one other board are opened together; a table beside them waits") {
  Program ana = with_board();
  Program bea(0x42);
  bea.import({json(ana.exported())});
  set_amount(ana, 2500);
  bea.act(app::Do{AddCard{stage::proposal(), "Bolt", ""}});
  Program cleo(0x43);
  cleo.import({json(ana.exported()), json(bea.exported()), csv()});
  CHECK(cleo.count(Type::deal) == 2);
  CHECK(cleo.count(Type::lead) == 0);
  ana.import({json(bea.exported())});
  CHECK(cleo.fingerprint() == ana.fingerprint());
}

TEST_CASE("a colleague's file shows what it would change, by whom, and keeps what is newer here") {
  Program ana = with_board();
  Program bea(0x42);
  bea.act(app::SetPerson{"Bea"});
  bea.import({json(ana.exported())});
  bea.state.now_ms += 60'000;
  set_amount(bea, 2500);
  bea.act(app::Do{MoveCards{Type::deal, {deal_of(bea)}, stage::won(), {}}});
  ana.state.now_ms += 120'000;
  ana.act(app::Do{SetField{Type::deal, deal_of(ana), "next_step", "\"Call\""}});

  ana.pick({json(bea.exported())});
  const app::ImportFile& file = ana.state.import->files[0];
  CHECK(!file.opens_other_board);
  CHECK(file.changed == 1);
  REQUIRE(file.lines.size() == 2);  // Bea joined the team, too
  const app::PreviewLine& line = file.lines[0].title == "Acme" ? file.lines[0] : file.lines[1];
  CHECK(line.title == "Acme");
  CHECK(line.by == "Bea");
  REQUIRE(line.changes.size() == 2);
  CHECK(line.changes[0].field == "amount");
  CHECK(line.changes[0].before == "[300000,\"EUR\"]");
  CHECK(line.changes[0].after == "[250000,\"EUR\"]");
  CHECK(line.changes[1].before == "\"Proposal\"");
  CHECK(line.changes[1].after == "\"Won\"");

  ana.act(app::TakeImport{});
  const Deal& deal = *ana.state.document.find<Deal>(deal_of(ana));
  CHECK(deal.amount == Money::of(250000, "EUR"));
  CHECK(deal.next_step == "Call");
  CHECK(ana.state.notice->text == "Imported 1 record, 1 changed");
  ana.act(app::Undo{});
  CHECK(ana.state.document.find<Deal>(deal_of(ana))->amount == Money::of(300000, "EUR"));
  CHECK(ana.state.document.find<Deal>(deal_of(ana))->place.stage == stage::proposal());
}

TEST_CASE("bad records among good ones are listed, and the good ones come in") {
  Program program = with_board();
  program.import({json(R"({"leads":[{"name":"Ada","email":"ada@example.org"},{"name":7},{"name":"Alan"}]})")});
  CHECK(program.count(Type::lead) == 2);
  CHECK(program.state.notice->text == "Imported 2 leads. 1 row refused.");
}

namespace {

constexpr const char* npsp_files[] = {"Account.csv", "Campaign.csv", "CampaignMember.csv", "Contact.csv",
                                      "Opportunity.csv"};

void check_npsp(Program& program) {
  CHECK(program.count(Type::campaign) == 17);
  CHECK(program.count(Type::lead) == 166);
  CHECK(program.count(Type::company) == 115);
  CHECK(program.count(Type::deal) == 102);
  CHECK(program.count(Type::touch) == 228);
  std::size_t open = 0;
  program.state.document.each<Touch>([&](const Id&, const Touch& touch) {
    open += !program.state.document.find<Campaign>(touch.campaign) || !program.state.document.find<Lead>(touch.lead);
  });
  CHECK(open == 0);
}

}  // namespace

TEST_CASE("a real export of a CRM comes in whole, whichever file is first") {
  const char* shared = std::getenv("FUNNEL_SHARED_DATA");
  if (!shared || !*shared) return test::skip("no shared data here");
  std::vector<app::PickedFile> files;
  for (const char* name : npsp_files)
    files.push_back({name, test::bytes_of(std::string(shared) + "/salesforce_npsp_trailhead/" + name)});
  REQUIRE(!files[0].bytes.empty());
  for (int turn = 0; turn < 3; ++turn) {
    CAPTURE(turn);
    Program program;
    program.pick(files);
    std::size_t added = 0, refused = 0;
    app::CountByType of{};
    for (const app::ImportFile& file : program.state.import->files) {
      CAPTURE(file.name);
      CHECK(file.error.empty());
      CHECK(file.type != Type::other);
      added += file.added;
      refused += file.refused.size();
      for (std::size_t type = 0; type < known_types; ++type) of[type] += file.added_of[type];
      for (const Refused& one : file.refused) CHECK(!one.reason.empty());
    }
    program.act(app::TakeImport{});
    check_npsp(program);
    for (const Type type : {Type::campaign, Type::lead, Type::company, Type::deal, Type::touch})
      CHECK(program.count(type) == of[static_cast<std::size_t>(type)]);  // as the preview said
    CHECK(added + refused >= 17 + 166 + 115 + 102 + 228);
    program.act(app::Undo{});
    CHECK(program.count(Type::lead) + program.count(Type::touch) + program.count(Type::campaign) == 0);
    program.act(app::Redo{});
    check_npsp(program);
    std::rotate(files.begin(), files.begin() + 2, files.end());
    if (turn == 1) std::reverse(files.begin(), files.end());
  }
}

TEST_CASE("a table comes in a row at a time as it does at once, also while another tab writes") {
  std::string csv = "Name,E-mail,Company,Stage\n";
  for (int i = 0; i < 40; ++i)
    csv += "Person " + std::to_string(i) + ",p" + std::to_string(i) + "@example.org,Firm " + std::to_string(i % 7) +
           ",MQL\n";
  Program at_once, slowly;
  for (Program* program : {&at_once, &slowly}) program->act(app::NewBoard{"Mine"});
  at_once.import({{"people.csv", csv}});
  slowly.works_at_once = false;
  slowly.pick({{"people.csv", csv}});
  int slices = 0;
  for (; app::has_work(slowly.state); ++slices) slowly.act(app::WorkOn{1});
  CHECK(slices > 200);  // each row is read, checked, recognised, named, written, counted and compared
  slowly.act(app::TakeImport{});
  for (slices = 0; app::has_work(slowly.state); ++slices) {
    slowly.act(app::WorkOn{1});
    if (slices != 60) continue;
    REQUIRE(slowly.state.import->task->bringing);
    apply(slowly.state.document, {{std::uint64_t{1} << 50, 9}, {{"deal", Id::named("theirs"), "title", "\"X\""}}});
  }
  CHECK_FALSE(slowly.state.import);
  for (const Type type : {Type::lead, Type::company}) CHECK(slowly.count(type) == at_once.count(type));
  CHECK(slowly.count(Type::deal) == 1);
}
