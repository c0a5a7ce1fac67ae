// The laws of data.md §9 on random schedules: 2 to 4 people, their clocks apart, edits and exchanges in any order.
// RC_PARAMS="max_success=100000 seed=…" runs more, or the failed one again.
#include <doctest/doctest.h>

#include "model/rank.hpp"
#include "support/people.hpp"

using namespace fb;
using namespace fb::test;

namespace {
[[maybe_unused]] const int runs = setenv("RC_PARAMS", "max_success=10000", 0);  // before RapidCheck looks

Document united(const Document& a, const Document& b) {
  Document both = copy_of(a);
  unite(both, b);
  return both;
}
}  // namespace

TEST_CASE("L1: merging asks neither for order nor for grouping, and a second time changes nothing") {
  CHECK(rc::check([](const Schedule& schedule) {
    const People people(schedule);
    const Document &a = people.documents[0], &b = people.documents[1], &c = people.documents.back();
    RC_ASSERT(bytes_of(united(a, b)) == bytes_of(united(b, a)));
    RC_ASSERT(bytes_of(united(united(a, b), c)) == bytes_of(united(a, united(b, c))));
    RC_ASSERT(bytes_of(united(a, a)) == bytes_of(a));
    RC_ASSERT(bytes_of(united(united(a, b), b)) == bytes_of(united(a, b)));
  }));
}

TEST_CASE("L2: any order and repetition of everybody's files gives the same board") {
  CHECK(rc::check([](const Schedule& schedule, const std::vector<std::uint8_t>& order) {
    const People people(schedule);
    std::vector<std::string> files;
    for (const Document& document : people.documents) files.push_back(bytes_of(document));
    Document in_order, at_random;
    const auto import = [&](Document& into, std::size_t file) { unite(into, read_snapshot(files[file])->document); };
    for (std::size_t i = 0; i < files.size(); ++i) import(in_order, i);
    for (std::size_t i = 0; i < order.size() && i < 8; ++i) import(at_random, order[i] % files.size());
    for (std::size_t i = files.size(); i-- > 0;) import(at_random, i);
    RC_ASSERT(bytes_of(at_random) == bytes_of(in_order));
    RC_ASSERT(fingerprint(at_random) == fingerprint(in_order));
  }));
}

TEST_CASE("L3, L4: everybody sees the newest of what reached them, and no entry is ever lost") {
  CHECK(rc::check([](const Schedule& schedule) {
    const People people(schedule);
    RC_ASSERT(people.problem == "");
    for (std::size_t i = 0; i < people.documents.size(); ++i)
      RC_ASSERT(people.ledgers[i].difference(people.documents[i]) == "");
  }));
}

TEST_CASE("L6: the log read in any order gives the board, and a board saved as rows loses nothing") {
  CHECK(rc::check([](const Schedule& schedule, std::uint64_t seed) {
    const People people(schedule);
    Document board;
    for (const Document& document : people.documents) unite(board, document);
    std::vector<std::string> lines;
    for (const Change& change : people.changes) lines.push_back(change_line(change));
    Random random(seed);
    for (std::size_t i = lines.size(); i > 1; --i)
      std::swap(lines[i - 1], lines[random.below(static_cast<std::uint32_t>(i))]);
    Document from_log, from_rows;
    Clock clock(1);
    for (const std::string& line : lines) RC_ASSERT(read_row(line, from_log, clock));
    for (const std::string& row : record_rows(from_log)) RC_ASSERT(read_row(row, from_rows, clock));
    RC_ASSERT(bytes_of(from_log) == bytes_of(board));
    RC_ASSERT(bytes_of(from_rows) == bytes_of(board));
    for (const Table& table : board.tables()) RC_ASSERT(!(clock.next(0) < table.newest()));
  }));
}

TEST_CASE("L8: a card put between two others stands between them, wherever and however often") {
  CHECK(rc::check([](const std::vector<std::pair<std::uint16_t, std::uint32_t>>& inserts) {
    std::vector<std::string> ranks;
    for (const auto& [place, random] : inserts) {
      const std::size_t at = place % (ranks.size() + 1);
      const std::string below = at == 0 ? "" : ranks[at - 1], above = at == ranks.size() ? "" : ranks[at];
      const std::string made = rank_between(below, above, random);
      RC_ASSERT(is_rank(made));
      RC_ASSERT((below.empty() || below < made));
      RC_ASSERT((above.empty() || made < above));
      ranks.insert(ranks.begin() + static_cast<std::ptrdiff_t>(at), made);
    }
  }));
}

TEST_CASE("L8: ranks from elsewhere never stop the program; a new one follows the card above it") {
  CHECK(rc::check([](const std::vector<std::uint8_t>& a, const std::vector<std::uint8_t>& b, std::uint32_t random) {
    const auto foreign = [](const std::vector<std::uint8_t>& letters) {
      std::string text;
      for (const std::uint8_t letter : letters) text += "0019AZaz"[letter % 8];
      return text;
    };
    const std::string below = foreign(a), above = foreign(b), made = rank_between(below, above, random);
    RC_ASSERT(made.size() < 64 + below.size() + above.size());
    RC_ASSERT((below.empty() || below < made));
  }));
}

TEST_CASE("L8: after merging, a card is in one column, and all show the cards in one order") {
  CHECK(rc::check([](const std::vector<std::tuple<std::uint8_t, std::uint8_t, std::uint8_t, std::uint8_t>>& moves) {
    Document boards[2];
    Clock clocks[2] = {Clock(1), Clock(2)};
    const auto column = [](const Document& board, const Id& stage) {
      std::vector<std::pair<std::string, Id>> cards;
      board.each<Deal>([&](const Id& id, const Deal& deal) {
        if (deal.place.stage == stage) cards.emplace_back(deal.place.rank, id);
      });
      std::sort(cards.begin(), cards.end());
      return cards;
    };
    const Id stages[2] = {Id::named("stage.won"), Id::named("stage.lost")};
    for (const auto& [who, card, stage, place] : moves) {
      Document& board = boards[who % 2];
      const Id id = id_of("deal", card % 3), to = stages[stage % 2];
      const auto cards = column(board, to);
      const std::size_t at = place % (cards.size() + 1);
      const std::string rank =
          rank_between(at == 0 ? "" : cards[at - 1].first, at == cards.size() ? "" : cards[at].first, 7);
      apply(board, {clocks[who % 2].next(0), {{"deal", id, "place", value_text(Place{to, rank, 1})}}});
    }
    unite(boards[0], boards[1]);
    unite(boards[1], boards[0]);
    std::size_t shown = 0;
    for (const Id& stage : stages) {
      RC_ASSERT(column(boards[0], stage) == column(boards[1], stage));
      shown += column(boards[0], stage).size();
    }
    RC_ASSERT(shown == boards[0].table(Type::deal).size());
  }));
}
