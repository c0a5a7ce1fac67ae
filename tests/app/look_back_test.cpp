// The whole board as it was: shown and never written to.
#include <doctest/doctest.h>

#include "model/stages.hpp"
#include "support/program.hpp"

using namespace fb;
using test::Program;

namespace {

Id any_deal(const Program& program) { return program.state.document.table(Type::deal).id(0); }
constexpr std::int64_t then_ms = test::program_now_ms - 21 * ms_per_day;

}  // namespace

TEST_CASE("looking back shows the board as it was and leaves the board as it is") {
  Program program;
  const std::string now = program.fingerprint();
  const std::size_t deals = program.state.document.table(Type::deal).size();
  program.act(app::LookBack{then_ms});
  REQUIRE(program.state.past);
  CHECK(app::shown(program.state).table(Type::deal).size() < deals);
  CHECK(app::shown_ms(program.state) == then_ms);
  CHECK(program.fingerprint() == now);
  CHECK(program.rows_saved == 0);
  program.act(app::LookBack{});
  CHECK_FALSE(program.state.past);
  CHECK(app::shown(program.state).table(Type::deal).size() == deals);
}

TEST_CASE("while looking back nothing can be edited, undone or brought in, and the reason is said") {
  Program program;
  program.act(app::Do{SetField{Type::deal, any_deal(program), "title", "\"Acme\""}});
  const std::string now = program.fingerprint();
  const std::size_t saved = program.rows_saved;
  program.act(app::LookBack{then_ms});
  const std::string then = fingerprint(app::shown(program.state));
  const app::Action actions[] = {app::Do{DeleteRecords{Type::deal, {any_deal(program)}}},
                                 app::Undo{},
                                 app::Redo{},
                                 app::ChooseFiles{app::PickPurpose::import},
                                 app::FilesPicked{app::PickPurpose::import, {{"deals.csv", "Title,Amount\nNew,100\n"}}},
                                 app::PasteRows{Type::deal, "Title\nNew\n", {}}};
  for (const app::Action& action : actions) {
    program.state.notice.reset();
    program.effects.clear();
    program.act(action);
    CHECK(program.fingerprint() == now);
    CHECK(fingerprint(app::shown(program.state)) == then);
    CHECK(program.rows_saved == saved);
    CHECK(program.effects.empty());
    REQUIRE(program.state.notice);
    CHECK(program.state.notice->text == "You are looking back, and the past can't be changed. Go back to now first.");
  }
  program.act(app::LookBack{});
  program.act(app::Undo{});
  CHECK(program.fingerprint() != now);
}

TEST_CASE("what another tab writes into the past meanwhile is seen there at once") {
  Program program;
  program.act(app::LookBack{then_ms});
  const Id deal = app::shown(program.state).table(Type::deal).id(0);
  Clock other(99);
  apply(program.state.document, {other.next(then_ms - 1000), {{"deal", deal, "next_step", "\"From elsewhere\""}}});
  program.act(app::DismissNotice{});
  CHECK(app::shown(program.state).find<Deal>(deal)->next_step == "From elsewhere");
}

TEST_CASE("the past ends with the board that it belongs to, and before the first change there is nothing to see") {
  Program program;
  program.act(app::LookBack{1});
  REQUIRE(program.state.past);
  CHECK(program.state.past->at_ms == program.state.past->first_ms);
  program.act(app::LookBack{test::program_now_ms + ms_per_day});
  CHECK(program.state.past->at_ms == test::program_now_ms);
  program.act(app::NewBoard{"Ours"});
  CHECK_FALSE(program.state.past);
}
