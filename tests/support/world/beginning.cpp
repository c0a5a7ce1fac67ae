// The small board that all members of a world have: made by the program itself, once.
#include <sstream>

#include "formats/log.hpp"
#include "model/stages.hpp"
#include "support/world/world.hpp"

namespace fb::test {
namespace {

// What a newer program has written: a field of a deal, and a type that nobody here knows.
constexpr std::string_view newer_row =
    R"({"s":"1k7s3027000028q5cu4q","w":[["deal","01JE000000000000000000DEA1",{"mood":{"a":[1,null]},"title":"Acme"}],)"
    R"(["contents","01JE000000000000000000C0N1",{"title":"Post"}]]})";

// Default stages come by themselves when a board is opened; without them in the log, schedules take half the time.
void leave_out_well_known(Profile& profile, Book& book) {
  Log& log = profile.boards[profile.last_board];
  std::istringstream lines(log.rows.begin()->second->text);
  std::string kept;
  for (std::string line; std::getline(lines, line);)
    if (line.rfind("[\"stage\"", 0) != 0) kept += (kept.empty() ? "" : "\n") + line;
  const std::string hash = row_hash(kept);
  const RowPointer row = make_row(1, std::move(kept), hash, book);
  log.rows.begin()->second = row;
  log.counts = {{"2000002a", row->lines}};
}

void make_board(World& world) {
  const std::size_t ana = world.add_person();
  world.load(ana);
  world.run(ana, app::SetPerson{"Ana"});
  world.run(ana, app::NewBoard{"Plan"});
  world.run(ana, app::Do{AddCard{stage::discovery(), "Bolt", "1000"}});
  world.run(ana, app::Do{AddCard{stage::discovery(), "Core", "2.5k"}});
  world.run(ana, app::Do{AddCard{stage::fresh(), "Ada", "Acme Ltd"}});
  world.run(ana, app::Do{AddCard{stage::planned(), "Fair", ""}});
  Profile& profile = world.profile(ana);
  app::AppendLog newer;
  newer.board_id = profile.last_board;
  newer.session = "2000002a";
  profile.append(newer, 1, {make_row(1, std::string(newer_row), row_hash(newer_row), world.book)});
  profile.compact(profile.last_board);
  leave_out_well_known(profile, world.book);
  profile.sentinels.clear();
  profile.keep_sentinel(profile.last_board);
  world.people[ana].tabs.clear();
}

struct Beginning {
  Person person;
  Book book;
  Ledger well_known;
};
const Beginning& beginning() {
  static const Beginning made = [] {
    World world(1);
    make_board(world);
    Beginning begin;
    Document empty;
    add_well_known(empty);
    begin.well_known = world.book.document(empty);
    begin.person.acknowledged = world.stored(0, world.profile(0).last_board);
    begin.person.profile = world.profile(0);
    begin.book = std::move(world.book);
    return begin;
  }();
  return made;
}

}  // namespace

World::World(std::uint64_t seed, std::size_t members) : random(seed) {
  if (members == 0) {
    Document empty;
    add_well_known(empty);
    m_well_known = book.document(empty);
    return;
  }
  const Beginning& begin = beginning();
  m_well_known = begin.well_known;
  book = begin.book;
  people.resize(members);
  for (Person& person : people) {
    person.profile = begin.person.profile;
    person.acknowledged = begin.person.acknowledged;
  }
}

}  // namespace fb::test
