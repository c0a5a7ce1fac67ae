#include <doctest/doctest.h>

#include "app/copies.hpp"
#include "app/export_file.hpp"
#include "formats/checksum.hpp"
#include "model/edits.hpp"
#include "support/program.hpp"

using namespace fb;
using test::Program;

TEST_CASE("J72: a file's name tells board, day and person, and fits every file system") {
  Program program;
  program.act(app::NewBoard{"Spring: plan / 2027.v2?"});
  program.act(app::SetPerson{"Ana B."});
  CHECK(app::file_name(program.state, "funnel.json") == "Spring plan 2027 v2.2026-11-23.Ana B.funnel.json");
  program.act(app::SetPerson{""});
  program.act(app::NewBoard{"…"});
  CHECK(app::file_name(program.state, "deals.csv") == "….2026-11-23.deals.csv");
  program.act(app::NewBoard{"///"});
  CHECK(app::file_name(program.state, "deals.csv") == "Board.2026-11-23.deals.csv");
  std::string umlauts;
  for (int i = 0; i < 50; ++i) umlauts += "ü";
  program.act(app::NewBoard{umlauts});
  CHECK(app::file_name(program.state, "x").rfind(umlauts.substr(0, 60) + ".2026", 0) == 0);
}

TEST_CASE("an exported board is the board, with and without what was before") {
  Program program;
  program.act(app::NewBoard{"Spring plan"});
  program.act(app::Do{AddCard{stage::proposal(), "Acme", "3000"}});
  const Id deal = program.state.document.table(Type::deal).id(0);
  program.act(app::Do{SetField{Type::deal, deal, "title", "\"Acme Ltd\""}});
  const auto whole = read_snapshot(program.exported());
  REQUIRE(whole);
  CHECK(whole->checksum_matches);
  CHECK(whole->app == app::app_version);
  CHECK(fingerprint(whole->document) == program.fingerprint());
  const auto values = read_snapshot(program.exported({app::ExportFile::Kind::snapshot_without_history, Type::deal}));
  REQUIRE(values);
  CHECK(values->document.find<Deal>(deal)->title == "Acme Ltd");
  CHECK(values->document.table(Type::deal).older(values->document.table(Type::deal).find(deal)).empty());
}

TEST_CASE("a table that goes out and comes back changes nothing") {
  Program program;
  program.act(app::NewBoard{"Spring plan"});
  program.act(app::Do{AddCard{stage::proposal(), "=Acme, \"the\" company", "3000"}});
  program.act(app::Do{AddCard{stage::mql(), "Ada", "Analytical"}});
  for (const Type type : {Type::deal, Type::lead, Type::campaign}) {
    CAPTURE(type_info(type).name);
    const std::string bytes = program.exported({app::ExportFile::Kind::csv, type});
    const std::string before = program.fingerprint();
    program.import({{"back.csv", bytes}});
    CHECK(program.fingerprint() == before);
  }
}

TEST_CASE("J59: a redacted export names nobody, opens as a board of its own, and merges with none") {
  Program program;
  program.act(app::SetPerson{"Ana"});
  program.act(app::NewBoard{"Spring plan"});
  program.act(app::Do{AddCard{stage::proposal(), "Acme", "3000"}});
  const std::string bytes = program.exported({app::ExportFile::Kind::redacted});
  CHECK(std::get<app::Download>(program.effects.back()).name == "Redacted board.2026-11-23.funnel.json");
  CHECK(bytes.find("Acme") == std::string::npos);
  CHECK(bytes.find("Ana") == std::string::npos);
  const std::string before = program.fingerprint();
  const Id board = program.state.document.board;

  program.pick({{"redacted.json", bytes}});
  CHECK(program.state.import->files[0].opens_other_board);
  program.act(app::TakeImport{});
  const Id first = program.state.document.board;
  CHECK(first != board);
  CHECK(app::board_name(program.state) == "Redacted board");
  CHECK(program.count(Type::deal) == 1);

  // Not with itself either, nor under the id of the board that it comes from.
  program.pick({{"redacted.json", bytes}, {"again.json", bytes}});
  CHECK(program.state.import->files[0].opens_other_board);
  program.act(app::TakeImport{});
  CHECK(program.state.document.board != first);
  CHECK(program.count(Type::deal) == 1);

  Program colleague;
  colleague.act(app::NewBoard{"Spring plan"});
  colleague.act(app::Do{AddCard{stage::proposal(), "Beta", "1"}});
  std::string forged = bytes;
  forged.replace(forged.find("\"id\":\"") + 6, 26, colleague.state.document.board.text());
  const std::string theirs = colleague.fingerprint();
  forged.resize(forged.rfind("\"checksum\""));
  append_checksum(forged);
  colleague.pick({{"forged.json", forged}});
  CHECK(colleague.state.import->files[0].opens_other_board);
  CHECK(colleague.fingerprint() == theirs);
  const Id their_board = colleague.state.document.board;
  colleague.act(app::TakeImport{});
  CHECK(colleague.state.document.board != their_board);
  CHECK(colleague.count(Type::deal) == 1);
}

TEST_CASE("J59: a redacted copy that was edited does not open, and its values do not come in as somebody's own") {
  Program program;
  program.act(app::NewBoard{"Spring plan"});
  program.act(app::Do{AddCard{stage::proposal(), "Acme", "3000"}});
  std::string bytes = program.exported({app::ExportFile::Kind::redacted});
  bytes.replace(bytes.find("Deal "), 5, "Dear ");
  program.pick({{"redacted.json", bytes}});
  CHECK(program.state.import->files[0].error.find("edited or damaged") != std::string::npos);
  CHECK(!app::is_taken(program.state.import->files[0]));
}

TEST_CASE("J61: one campaign's file is named after it, and merges into the board it comes from as nothing new") {
  Program program;
  program.act(app::NewBoard{"Spring plan"});
  program.act(app::Do{AddCard{stage::planned(), "Webinar: spring", ""}});
  program.act(app::Do{AddCard{stage::planned(), "Fair", ""}});
  app::ExportFile what{app::ExportFile::Kind::campaign};
  for (RowIndex row = 0; row < 2; ++row) {
    const Table& campaigns = program.state.document.table(Type::campaign);
    if (campaigns.as<Campaign>(row).name != "Fair") what.campaign = campaigns.id(row);
  }
  const std::string bytes = program.exported(what);
  CHECK(std::get<app::Download>(program.effects.back()).name == "Spring plan.2026-11-23.Webinar spring.funnel.json");
  CHECK(bytes.find("Fair") == std::string::npos);
  program.act(app::Downloaded{true, ""});
  CHECK(app::last_copy_ms(program.state) == 0);  // no copy of the board
  const std::string before = program.fingerprint();
  program.import({{"webinar.json", bytes}});
  CHECK(program.fingerprint() == before);
}
