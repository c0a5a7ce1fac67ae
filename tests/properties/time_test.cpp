// Looking back on random schedules: the board of a moment is what the changes until then make, for whoever looks.
#include <doctest/doctest.h>

#include "model/time_travel.hpp"
#include "support/people.hpp"

using namespace fb;
using namespace fb::test;

namespace {

constexpr std::int64_t always = (1ll << 45) - 1;

Document board_of(const People& people) {
  Document board;
  for (const Document& document : people.documents) unite(board, document);
  return board;
}

std::size_t entries_of(const Document& document) {
  std::size_t count = 0;
  for (const Table& table : document.tables())
    for (RowIndex row = 0; row < table.size(); ++row)
      count += table.written_fields(row).size() + table.older(row).size();
  return count;
}

}  // namespace

TEST_CASE("as of the newest stamp and later the board is the board") {
  CHECK(rc::check([](const Schedule& schedule) {
    const Document board = board_of(People(schedule));
    std::int64_t newest_ms = 0;
    for (const Table& table : board.tables()) newest_ms = std::max(newest_ms, table.newest().ms());
    RC_ASSERT(bytes_of(as_of(board, newest_ms)) == bytes_of(board));
    RC_ASSERT(bytes_of(as_of(board, always)) == bytes_of(board));
    RC_ASSERT(newest_ms == 0 || bytes_of(as_of(board, newest_ms - 1)) != bytes_of(board));
  }));
}

TEST_CASE("as of a moment the board is what the changes until then make, and merging does not change what was") {
  CHECK(rc::check([](const Schedule& schedule, std::uint8_t which) {
    const People people(schedule);
    RC_PRE(!people.changes.empty());
    const std::int64_t ms = people.changes[which % people.changes.size()].stamp.ms();
    Document then;
    for (const Change& change : people.changes)
      if (change.stamp.ms() <= ms) apply(then, change);
    const Document board = board_of(people);
    RC_ASSERT(bytes_of(as_of(board, ms)) == bytes_of(then));
    RC_ASSERT(bytes_of(as_of(as_of(board, ms), ms)) == bytes_of(then));
    Document parts;
    for (const Document& document : people.documents) unite(parts, as_of(document, ms));
    RC_ASSERT(bytes_of(parts) == bytes_of(then));
  }));
}

TEST_CASE("every entry is in the activity once, and no period tells of another's") {
  CHECK(rc::check([](const Schedule& schedule, std::uint8_t which) {
    const People people(schedule);
    RC_PRE(!people.changes.empty());
    const Document board = board_of(people);
    const std::int64_t ms = people.changes[which % people.changes.size()].stamp.ms();
    const auto count_of = [&](std::int64_t from, std::int64_t to) {
      const Changes changes = changes_between(board, from, to);
      std::size_t count = 0, records = 0;
      for (const RecordChange& change : changes.records) {
        RC_ASSERT((change.stamp.ms() > from && change.stamp.ms() <= to));
        const std::size_t fields = fields_of(board, change).size();
        RC_ASSERT(fields > 0u);
        count += fields;
      }
      for (std::size_t i = 0; i < changes.actions.size(); ++i) {
        RC_ASSERT((i == 0 || changes.actions[i].stamp < changes.actions[i - 1].stamp));
        records += changes.actions[i].count;
      }
      RC_ASSERT(records == changes.records.size());
      return count;
    };
    RC_ASSERT(count_of(0, ms) + count_of(ms, always) == entries_of(board));
  }));
}
