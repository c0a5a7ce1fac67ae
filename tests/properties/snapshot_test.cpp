// Snapshots of random boards: what is written is read back, byte for byte, and no bytes do harm.
#include <doctest/doctest.h>

#include "formats/checksum.hpp"
#include "support/people.hpp"

using namespace fb;
using namespace fb::test;

namespace {
[[maybe_unused]] const int runs = setenv("RC_PARAMS", "max_success=10000", 0);  // before RapidCheck looks

Document board_of(const Schedule& schedule) {
  People people(schedule);
  Document& board = people.documents[0];
  for (const Document& other : people.documents) unite(board, other);
  if (schedule.people > 2) board.board = id_of("board", 1);
  if (schedule.sessions > 2) board.unknown["later"] = "{\"x\":[1.0,\"é\"]}";
  if (schedule.sessions > 3) board.unknown["contents"] = "7";  // also the name of a list
  return std::move(board);
}
}  // namespace

TEST_CASE("L5: a board that is written and read is the same board, and its file the same file") {
  CHECK(rc::check([](const Schedule& schedule) {
    const Document board = board_of(schedule);
    const std::string file = write_snapshot(board, {});
    const auto read = read_snapshot(file);
    RC_ASSERT(read);
    RC_ASSERT(read->refused.empty());
    RC_ASSERT(read->repairs.empty());
    RC_ASSERT(read->plain.empty());
    RC_ASSERT(read->document.board == board.board);
    RC_ASSERT(write_snapshot(read->document, {}) == file);
    RC_ASSERT(fingerprint(read->document) == fingerprint(board));
  }));
}

TEST_CASE("L11: importing one's own export brings nothing") {
  CHECK(rc::check([](const Schedule& schedule) {
    Document board = board_of(schedule);
    const std::string before = write_snapshot(board, {});
    const auto whole = read_snapshot(before), small = read_snapshot(write_snapshot(board, {false, "", "", -1}));
    RC_ASSERT(unite(board, whole->document).records.empty());
    RC_ASSERT(unite(board, small->document).records.empty());
    RC_ASSERT(write_snapshot(board, {}) == before);
  }));
}

TEST_CASE("L12: what this program does not know comes out of it as it went in") {
  CHECK(rc::check([](const Schedule& schedule) {
    Document newer = board_of(schedule);  // fields and lists that only a newer program knows are among the fields
    const auto here = read_snapshot(write_snapshot(newer, {}));
    Document older;
    unite(older, here->document);
    apply(older, {Clock(50).next(1'900'000'000'000), {{"deal", id_of("deal", 0), "title", "\"edited here\""}}});
    const auto back = read_snapshot(write_snapshot(older, {}));
    unite(newer, back->document);
    older.board = newer.board;
    RC_ASSERT(write_snapshot(newer, {}) == write_snapshot(older, {}));
  }));
}

TEST_CASE(
    "L17: a damaged file under a right checksum is refused, or gives a board that is written and read again whole") {
  CHECK(rc::check([](const Schedule& schedule, const std::vector<std::pair<std::uint16_t, std::uint16_t>>& damage) {
    static const std::string pieces[] = {"\"",  "{", "}",    "[",       "]",      ",",        ":",
                                         "\\",  "0", "null", "\"id\":", "\"_\":", "\"f\":{}", "\"deleted\":[",
                                         "1e5", "-", "\x80", "\xEF"};
    std::string file = write_snapshot(board_of(schedule), {});
    file.resize(file.rfind("\"checksum\""));
    for (const auto& [at, piece] : damage) {
      const std::string& bytes = pieces[piece % std::size(pieces)];
      file.replace(at % file.size(), piece % 3, bytes);
    }
    append_checksum(file);
    const auto read = read_snapshot(file);
    if (!read) {
      RC_ASSERT(!read.error().empty());
      return;
    }
    const std::string again = write_snapshot(read->document, {});
    const auto twice = read_snapshot(again);
    RC_ASSERT(twice);
    RC_ASSERT(twice->refused.empty());
    RC_ASSERT(write_snapshot(twice->document, {}) == again);
  }));
}

TEST_CASE("L17: any bytes at all end in a sentence or a file") {
  CHECK(rc::check([](const std::vector<std::uint8_t>& noise) {
    static const std::string words[] = {"{",      "}",     "[",        "]", ",",    ":",     "\"leads\"", "\"deals\"",
                                        "\"id\"", "\"_\"", "\"name\"", "1", "null", "\"x\"", "\\",        "\n"};
    std::string bytes, text = "{";
    for (const std::uint8_t byte : noise) {
      bytes += static_cast<char>(byte);
      text += words[byte % std::size(words)];
    }
    for (const std::string& file : {bytes, text}) {
      const auto read = read_snapshot(file);
      RC_ASSERT((read || !read.error().empty()));
      Document document;
      Clock clock(1);
      const auto row = read_row(file, document, clock);
      RC_ASSERT((row || !row.error().empty()));
    }
  }));
}
