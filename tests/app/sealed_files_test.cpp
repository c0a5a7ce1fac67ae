// The page's cryptography is played here by a lid: what it closes, it opens with the same passphrase.
#include <doctest/doctest.h>

#include <algorithm>

#include "app/copies.hpp"
#include "formats/encrypted.hpp"
#include "model/edits.hpp"
#include "support/board_files.hpp"
#include "support/program.hpp"
#include "support/protected_file.hpp"

using namespace fb;
using app::ExportFile;
using Fault = app::Unsealed::Fault;
using test::Program;

namespace {

const std::string protected_file = test::protected_file(), packed_file = "\x1F\x8B\x08 packed";
constexpr std::string_view people = "{\"leads\":[{\"name\":\"Ada\"}]}";

template <class Wanted>
const Wanted& last(const Program& program) {
  const Wanted* found = nullptr;
  for (const app::Effect& effect : program.effects)
    if (const auto* one = std::get_if<Wanted>(&effect)) found = one;
  REQUIRE(found);
  return *found;
}
template <class Wanted>
std::size_t count(const Program& program) {
  return static_cast<std::size_t>(std::count_if(program.effects.begin(), program.effects.end(), [](const auto& effect) {
    return std::holds_alternative<Wanted>(effect);
  }));
}
void answer(Program& program, Fault fault, std::string_view bytes = {}) {
  program.act(app::Unsealed{program.state.seal_seq, fault, std::string(bytes)});
}

}  // namespace

TEST_CASE("a protected file asks for its passphrase, and is read once it is right") {
  Program program;
  program.act(app::NewBoard{"Mine"});
  const std::string before = program.fingerprint();
  program.pick({{"people.json.enc", protected_file}});
  CHECK(program.state.dialog == app::Dialog::passphrase);
  CHECK(count<app::Decrypt>(program) == 0);
  program.act(app::UnlockFile{"wrong"});
  CHECK(last<app::Decrypt>(program).passphrase == "wrong");
  CHECK(*last<app::Decrypt>(program).bytes == protected_file);
  CHECK(program.state.sealed->is_working);
  answer(program, Fault::closed);
  CHECK(program.state.dialog == app::Dialog::passphrase);
  CHECK(program.state.sealed->error == does_not_open);
  program.act(app::UnlockFile{"right"});
  CHECK(program.state.sealed->error.empty());
  answer(program, Fault::none, people);
  CHECK(program.state.dialog == app::Dialog::import);
  REQUIRE(program.state.import);
  CHECK(program.state.import->files[0].name == "people.json");
  CHECK(program.state.import->files[0].added == 1);
  CHECK(program.fingerprint() == before);
  program.act(app::TakeImport{});
  CHECK(program.count(Type::lead) == 1);
}

TEST_CASE("Cancel and Back leave everything as it was, and an answer that comes later is not taken") {
  for (const app::Action& way : {app::Action(app::CloseDialog{}), app::Action(app::RouteChanged{"#/board"})}) {
    Program program;
    program.act(app::NewBoard{"Mine"});
    const std::string before = program.fingerprint();
    program.pick({{"a.json.enc", protected_file}, {"b.json", std::string(people)}});
    program.act(app::UnlockFile{"right"});
    program.act(way);
    CHECK(program.state.dialog == app::Dialog::none);
    answer(program, Fault::none, people);
    CHECK(!program.state.import);
    CHECK(!program.state.sealed);
    CHECK(program.fingerprint() == before);

    program.pick({{"c.json.enc", protected_file}});
    program.act(app::UnlockFile{"another"});
    program.act(app::Unsealed{program.state.seal_seq - 1, Fault::none, std::string(people)});
    CHECK(program.state.dialog == app::Dialog::passphrase);
  }
}

TEST_CASE("several files are opened one after the other, and come together with those that were open") {
  Program program;
  program.act(app::NewBoard{"Mine"});
  program.pick({{"a.json.enc", protected_file},
                {"b.json", std::string(people)},
                {"c.json.gz", packed_file},
                {"d.json.enc", protected_file}});
  program.act(app::UnlockFile{"one"});
  answer(program, Fault::none, "{\"leads\":[{\"name\":\"Bea\"}]}");
  CHECK(*last<app::Inflate>(program).bytes == packed_file);
  answer(program, Fault::none, "{\"leads\":[{\"name\":\"Cem\"}]}");
  CHECK(program.state.sealed->name() == "d.json.enc");
  program.act(app::UnlockFile{"two"});
  answer(program, Fault::none, "{\"leads\":[{\"name\":\"Dag\"}]}");
  program.act(app::TakeImport{});
  CHECK(program.count(Type::lead) == 4);
}

TEST_CASE("J67, J68: a header that is not ours is refused with the one sentence, and no key is derived") {
  for (const std::string& bytes :
       {test::replaced(protected_file, "600000", "1"), std::string("FBEN"), std::string(),
        test::replaced(protected_file, "FBENC1", "FBENC7"), protected_file.substr(0, protected_file.find('}'))}) {
    Program program;
    program.act(app::NewBoard{"Mine"});
    program.pick({{"board.funnel.json.enc", bytes}});
    CHECK(count<app::Decrypt>(program) == 0);
    CHECK(program.state.dialog == app::Dialog::import);
    REQUIRE(program.state.import);
    CHECK(program.state.import->files[0].error == does_not_open);
  }
}

TEST_CASE("J65: a packed file opens, one layer of it; a damaged one and one that is too large say so") {
  Program program;
  program.act(app::NewBoard{"Mine"});
  const auto error_of = [&](Fault fault, std::string_view bytes) {
    program.pick({{"board.json.gz", packed_file}});
    CHECK(program.state.dialog == app::Dialog::none);
    answer(program, fault, bytes);
    REQUIRE(program.state.import);
    std::string error = program.state.import->files[0].error;
    program.act(app::CancelImport{});
    return error;
  };
  CHECK(error_of(Fault::none, people).empty());
  CHECK(test::has(error_of(Fault::closed, ""), "damaged"));
  CHECK(test::has(error_of(Fault::too_large, ""), "64 MB"));
  CHECK(test::has(error_of(Fault::none, packed_file), "more than once"));
  CHECK(test::has(error_of(Fault::none, protected_file), "more than once"));
}

TEST_CASE("a protected file that is picked for recovery is asked for, too") {
  Program program;
  program.state.phase = app::Phase::recovery;
  program.state.recovery.emplace();
  program.state.recovery->sources.emplace_back();
  program.pick({{"a.json.enc", protected_file}}, app::PickPurpose::recovery);
  CHECK(program.state.dialog == app::Dialog::passphrase);
  program.act(app::UnlockFile{"right"});
  answer(program, Fault::none, test::golden());
  REQUIRE(program.state.recovery->sources.size() == 2);
  CHECK(program.state.recovery->sources[1].read == app::Recovery::Source::Read::done);
}

TEST_CASE("F37: without the browser's cryptography a protected file says why, and a packed one opens") {
  Program program;
  program.state.can_encrypt = false;
  program.act(app::NewBoard{"Mine"});
  program.pick({{"a.json.enc", protected_file}});
  CHECK(test::has(program.state.import->files[0].error, "not loaded securely"));
  program.pick({{"a.json.gz", packed_file}});
  answer(program, Fault::none, people);
  CHECK(program.state.import->files[0].error.empty());
}

TEST_CASE("an export with a passphrase leaves encrypted, and counts as a copy when it has left") {
  Program program;
  program.act(app::NewBoard{"Spring plan"});
  program.act(app::OpenDialog{app::Dialog::export_file});
  ExportFile what;
  what.passphrase = "four words of mine";
  program.act(what);
  CHECK(last<app::Encrypt>(program).passphrase == "four words of mine");
  CHECK(read_snapshot(last<app::Encrypt>(program).bytes)->checksum_matches);
  CHECK(count<app::Download>(program) == 0);
  CHECK(program.state.dialog == app::Dialog::export_file);
  program.act(app::Encrypted{program.state.seal_seq, true, "sealed"});
  CHECK(last<app::Download>(program).name == "Spring plan.2026-11-23.funnel.json.enc");
  CHECK(last<app::Download>(program).bytes == "sealed");
  CHECK(program.state.dialog == app::Dialog::none);
  program.act(app::Downloaded{true, ""});
  CHECK(app::last_copy_ms(program.state) == program.state.now_ms);
}

TEST_CASE("an export that is cancelled while it is encrypted does not leave; one that fails says so") {
  Program program;
  program.act(app::NewBoard{"Spring plan"});
  ExportFile what;
  what.passphrase = "four words of mine";
  program.act(app::OpenDialog{app::Dialog::export_file});
  program.act(what);
  program.act(app::CloseDialog{});
  program.act(app::Encrypted{program.state.seal_seq, true, "sealed"});
  CHECK(count<app::Download>(program) == 0);
  program.act(what);
  program.act(app::Encrypted{program.state.seal_seq, false, ""});
  CHECK(count<app::Download>(program) == 0);
  CHECK(program.state.notice->is_error);
}

TEST_CASE("a passphrase for nothing, for a packed file, or while one is tried is not used") {
  Program program;
  program.act(app::NewBoard{"Mine"});
  program.act(app::UnlockFile{"early"});
  program.pick({{"a.json.gz", packed_file}});
  program.act(app::UnlockFile{"of a packed one"});
  CHECK(count<app::Decrypt>(program) == 0);
  answer(program, Fault::none, people);
  program.act(app::CancelImport{});
  program.pick({{"no ending", protected_file}});
  answer(program, Fault::none, people);  // nobody has asked
  CHECK(!program.state.import);
  program.act(app::UnlockFile{"once"});
  program.act(app::UnlockFile{"twice"});
  CHECK(count<app::Decrypt>(program) == 1);
  answer(program, Fault::none, people);
  CHECK(program.state.import->files[0].name == "no ending");
}

TEST_CASE("rows that are pasted are rows, whatever they begin with") {
  Program program;
  program.act(app::NewBoard{"Mine"});
  program.act(app::PasteRows{Type::lead, "Name\tE-mail\nFBENC1\tada@example.org\n", {}});
  CHECK(program.state.import->files[0].rows == 1);
  program.act(app::CancelImport{});
  program.act(app::PasteRows{Type::lead, "FBENC1\nAda\n", {}});
  CHECK(program.state.dialog == app::Dialog::import);
}

TEST_CASE("of two exports with a passphrase only the last leaves") {
  Program program;
  program.act(app::NewBoard{"Spring plan"});
  ExportFile what;
  what.passphrase = "four words of mine";
  program.act(what);
  const std::uint32_t first = program.state.seal_seq;
  program.act(what);
  program.act(app::Encrypted{first, true, "the first"});
  CHECK(count<app::Download>(program) == 0);
  program.act(app::Encrypted{program.state.seal_seq, true, "the second"});
  CHECK(last<app::Download>(program).bytes == "the second");
}
