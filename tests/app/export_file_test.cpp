#include <doctest/doctest.h>

#include "app/export_file.hpp"
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
