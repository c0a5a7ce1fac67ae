#include "app/backups.hpp"

#include <doctest/doctest.h>

#include "model/edits.hpp"
#include "model/stages.hpp"
#include "support/program.hpp"

using namespace fb;
using namespace fb::app;

TEST_CASE("a backup is written in slices; what is edited in between is in it, once") {
  test::Program ana;
  ana.act(NewBoard{"Spring plan"});
  for (const char* title : {"Acme", "Bolt", "Crane"}) ana.act(Do{AddCard{stage::proposal(), title, "3000"}});
  ana.works_at_once = false;
  ana.act(BackupDue{});
  for (int slices = 0; slices < 3; ++slices) ana.act(WorkOn{1});
  CHECK(ana.backups_written == 0);
  REQUIRE(has_work(ana.state));
  ana.act(Do{AddCard{stage::proposal(), "Drill", "4000"}});
  for (int slices = 0; slices < 500 && has_work(ana.state); ++slices) ana.act(WorkOn{1});
  CHECK(ana.backups_written == 1);
  CHECK(ana.last_backup.find("Drill") != std::string::npos);
  CHECK(ana.last_backup == ana.exported());
  ana.act(BackupDue{});
  CHECK_FALSE(has_work(ana.state));  // nothing has changed since
}
