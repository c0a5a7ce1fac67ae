// A file that is kept up to date, and backups as a person sees them.
#include <doctest/doctest.h>

#include <algorithm>

#include "app/copies.hpp"
#include "model/stages.hpp"
#include "support/program.hpp"

using namespace fb;
using namespace fb::app;
using test::Program;

namespace {

using Access = KeptFileFound::Access;
using Wrote = KeptFileWritten::Outcome;
using Use = UseKeptFile::Use;
using Wish = ForKeptFile::Wish;

std::vector<UseKeptFile> uses(Program& program) {
  std::vector<UseKeptFile> found;
  for (const Effect& effect : program.effects)
    if (const auto* use = std::get_if<UseKeptFile>(&effect)) found.push_back(*use);
  return found;
}
std::size_t writes(Program& program) {
  const auto all = uses(program);
  return static_cast<std::size_t>(
      std::count_if(all.begin(), all.end(), [](const auto& one) { return one.use == Use::write; }));
}
Program keeping() {
  Program program;
  program.act(NewBoard{"Plan"});
  program.act(ForKeptFile{Wish::choose});
  CHECK(uses(program).back().text.find("Plan.") == 0);
  program.act(KeptFileFound{Access::granted, "plan.funnel.json", ""});
  return program;
}
void card(Program& program, const std::string& name) { program.act(Do{AddCard{stage::proposal(), name, ""}}); }

}  // namespace

TEST_CASE(
    "a kept file follows the board a little after each change, once for many, and counts as a copy outside the "
    "browser") {
  Program program = keeping();
  card(program, "One");
  card(program, "Two");
  CHECK(writes(program) == 0);
  program.act(KeptFileDue{});
  REQUIRE(writes(program) == 1);
  const Result<Snapshot> written = read_snapshot(uses(program).back().text);
  REQUIRE(written);
  CHECK(fingerprint(written->document) == program.fingerprint());
  CHECK(last_copy_ms(program.state) == 0);
  program.act(KeptFileWritten{Wrote::done, ""});
  CHECK(last_copy_ms(program.state) == program.state.now_ms);
  const std::size_t before = program.effects.size();
  program.act(ClosePanel{});
  CHECK(program.effects.size() == before);  // nothing has changed since
  card(program, "Three");
  program.act(Hidden{});  // does not wait
  CHECK(writes(program) == 2);
}

TEST_CASE(
    "F93: a kept file that can't be written is said, the board is saved all the same, and the next change tries "
    "again") {
  Program program = keeping();
  program.act(KeptFileDue{});
  program.act(KeptFileWritten{Wrote::failed, "the disk is full"});
  CHECK(program.state.kept_file.error == "the disk is full");
  CHECK(program.state.kept_file.failing_since_ms != 0);
  CHECK(last_copy_ms(program.state) == 0);
  CHECK(program.state.saving.waiting.empty());
  CHECK_FALSE(program.state.kept_file.is_awaited);  // not again and again
  card(program, "One");
  program.act(KeptFileDue{});
  program.act(KeptFileWritten{Wrote::done, ""});
  CHECK(program.state.kept_file.error.empty());
  CHECK(program.state.kept_file.failing_since_ms == 0);
}

TEST_CASE("F93: the browser takes the permission back: nothing is written until a person allows it again") {
  Program program = keeping();
  program.act(KeptFileFound{Access::prompt, "plan.funnel.json", ""});
  card(program, "One");
  program.act(KeptFileDue{});
  CHECK(writes(program) == 0);
  program.act(ForKeptFile{Wish::permit});
  CHECK(uses(program).back().use == Use::permit);
  program.act(KeptFileFound{Access::granted, "plan.funnel.json", ""});
  program.act(KeptFileDue{});
  CHECK(writes(program) == 1);
}

TEST_CASE("a colleague's copy in the place of the kept file is merged before it is written over") {
  Program program = keeping(), bea(0x42);
  bea.import({{"board.funnel.json", program.exported()}});
  bea.state.now_ms += 60'000;
  card(bea, "Bea's");
  program.act(KeptFileDue{});
  program.act(KeptFileWritten{Wrote::changed, ""});
  card(program, "Ana's");
  program.act(KeptFileDue{});
  CHECK(writes(program) == 1);  // it stays as it is
  program.act(ForKeptFile{Wish::look});
  CHECK(uses(program).back().use == Use::read);
  program.act(KeptFileRead{true, bea.exported(), "hash of it"});
  REQUIRE(program.state.import);
  CHECK(program.state.import->files[0].name == "plan.funnel.json");
  SUBCASE("cancelled: still theirs") {
    program.act(CancelImport{});
    CHECK(program.state.kept_file.is_somebody_elses);
  }
  SUBCASE("brought in") {
    program.act(TakeImport{});
    CHECK(program.count(Type::deal) == 2);
    const auto all = uses(program);
    CHECK(std::any_of(all.begin(), all.end(),
                      [](const UseKeptFile& one) { return one.use == Use::accept && one.text == "hash of it"; }));
    program.act(KeptFileDue{});
    CHECK(writes(program) == 2);
    CHECK(read_snapshot(uses(program).back().text)->document.table(Type::deal).size() == 2);
  }
}

TEST_CASE("a kept file that is stopped is forgotten, and one of another board is not written to") {
  Program program = keeping();
  program.act(ForKeptFile{Wish::stop});
  CHECK(uses(program).back().use == Use::forget);
  card(program, "One");
  program.act(KeptFileDue{});
  CHECK(writes(program) == 0);
  Program other = keeping();
  other.act(NewBoard{"Another"});
  other.act(KeptFileDue{});
  CHECK(writes(other) == 0);
  CHECK(last_copy_ms(other.state) == 0);
}

TEST_CASE("a copy counts for its board alone, also after a reload") {
  Program program;
  program.act(NewBoard{"First"});
  program.act(ExportFile{});
  program.act(Downloaded{true, ""});
  CHECK(last_copy_ms(program.state) != 0);
  const auto saved = std::find_if(program.effects.rbegin(), program.effects.rend(), [](const Effect& one) {
    const auto* preference = std::get_if<SavePreference>(&one);
    return preference && preference->key == "copies";
  });
  REQUIRE(saved != program.effects.rend());
  Preferences read;
  read_copies(read, std::get<SavePreference>(*saved).value);
  CHECK(read.copies == program.state.preferences.copies);
  program.act(NewBoard{"Second"});
  CHECK(last_copy_ms(program.state) == 0);
}

TEST_CASE("a backup is looked at like a file: nothing is overwritten") {
  Program program;
  program.act(NewBoard{"Plan"});
  card(program, "One");
  const std::string then = program.exported();
  program.act(OpenView{View::data});
  CHECK(std::any_of(program.effects.begin(), program.effects.end(),
                    [](const Effect& one) { return std::holds_alternative<ListBackups>(one); }));
  program.act(BackupsListed{true, {{"b1", "hour", program.state.now_ms, 1000}}});
  program.act(Do{DeleteRecords{Type::deal, {program.state.document.table(Type::deal).id(0)}}});
  program.act(LookAtBackup{"b1"});
  program.act(BackupRead{"b1", true, then, ""});
  REQUIRE(program.state.import);
  CHECK(program.state.import->files[0].name == "Backup of 2026-11-23, 00:00");
  program.act(TakeImport{});
  CHECK(program.count(Type::deal) == 0);  // deleted since
  program.act(LookAtBackup{"b1"});
  program.act(BackupRead{"b1", false, "", "half of it is gone"});
  CHECK(program.state.notice->text == "This backup can't be read: half of it is gone.");
}

TEST_CASE("a person backs up now, and hears what came of it") {
  Program program;
  program.act(NewBoard{"Plan"});
  program.act(BackUpNow{});
  CHECK(program.state.notice->text == "Backed up");
  program.act(BackUpNow{});
  CHECK(program.state.notice->text == "Nothing has changed since the last backup.");
  card(program, "One");
  program.backup_fault = StoreFault::full;
  program.act(BackUpNow{});
  CHECK(program.state.notice->is_error);
}
