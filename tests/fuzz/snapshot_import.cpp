// Any bytes as a board file: refused with a sentence, or a board that can be written, read, merged and logged.
#include "formats/snapshot.hpp"
#include "fuzz/support/json_mutator.hpp"
#include "fuzz/support/laws.hpp"
#include "fuzz/support/must.hpp"

using namespace fb;
using namespace fb::fuzz;

namespace {

constexpr std::int64_t now_ms = 1'795'392'000'000;  // 2026-11-23

// What stands without stamps comes in as a change of the person who imports.
void take_plain(Document& board, const std::vector<PlainRecord>& plain) {
  Clock clock(99);
  for (const Table& table : board.tables()) clock.observe(table.newest());
  const Clock before = clock;
  Random random(1);
  IntakeOptions options;
  options.now_ms = now_ms;
  const std::string file = file_of(board);
  const Intake intake = take_in(board, plain, options, clock, random);
  must(file_of(board) == file, "L10: looking at plain records has changed the board");
  must(intake.created + intake.updated + intake.unchanged + intake.refused.size() >= intake.read,
       "a plain record was lost without a word");
  must(!intake.stamp.is_zero() || clock.last() == before.last(), "L10: the clock moved for nothing");
  for (const Refused& refused : intake.refused) must(!refused.reason.empty(), "a record was refused without a reason");
  unite(board, intake.incoming);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(size ? reinterpret_cast<const char*>(data) : "", size);
  const auto read = read_snapshot(bytes, now_ms);
  if (!read) {
    must(!read.error().empty(), "a file was refused without a sentence");
    return 0;
  }
  for (const Refused& refused : read->refused)
    must(!refused.where.empty() && !refused.reason.empty(), "a record was refused without place or reason");
  check_saving(read->document);
  Document merged = copy_of(small_board());
  unite(merged, read->document);
  take_plain(merged, read->plain);
  check_saving(merged);
  return 0;
}

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed) {
  return mutate_json(data, size, most, seed, Seal::checksum);
}
