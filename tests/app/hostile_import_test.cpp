// Files that belong to another board, or to another time of this one.
#include <doctest/doctest.h>

#include "app/import_flow.hpp"
#include "model/edits.hpp"
#include "support/board_files.hpp"
#include "support/program.hpp"

using namespace fb;
using test::Program;

namespace {

Program with_board(std::uint64_t session) {
  Program program(session);
  program.act(app::NewBoard{"Spring plan"});
  program.act(app::Do{AddCard{stage::proposal(), "Acme", "3000"}});
  return program;
}

}  // namespace

TEST_CASE("J57: a file of another board does not merge: it opens as that board") {
  Program ours = with_board(0x41), theirs = with_board(0x42);
  const std::string file = theirs.exported();
  ours.pick({{"theirs.funnel.json", file}});
  REQUIRE(ours.state.import);
  CHECK(ours.state.import->files[0].opens_other_board);
  CHECK(ours.state.import->files[0].changed == 0);
  ours.act(app::TakeImport{});
  CHECK(ours.fingerprint() == theirs.fingerprint());
  CHECK(ours.count(Type::deal) == 1);
}

TEST_CASE("J58: a file of a later generation of this board does not merge: the board may go on with it, and says so") {
  Program program = with_board(0x41);
  program.state.document.gen = 2;
  const std::string compacted = program.exported();
  program.state.document.gen = 1;
  const std::string before = program.fingerprint();
  program.pick({{"compacted.funnel.json", compacted}});
  REQUIRE(program.state.import);
  CHECK(program.state.import->files[0].is_next_generation);
  CHECK(program.state.import->files[0].changed == 0);
  program.generation_fault = app::StoreFault::full;
  program.act(app::TakeImport{});
  CHECK(program.fingerprint() == before);
  CHECK(program.state.document.gen == 1);
}
