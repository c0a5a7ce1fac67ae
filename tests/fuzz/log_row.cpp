// Any bytes as a row of the log: read up to the first bad line, which changes neither board nor clock.
#include "formats/log.hpp"

#include <algorithm>

#include "fuzz/support/json_mutator.hpp"
#include "fuzz/support/laws.hpp"
#include "fuzz/support/must.hpp"

using namespace fb;
using namespace fb::fuzz;

namespace {

// The log takes early stamps, files refuse them; our clock makes none.
bool has_early_stamps(const Document& board) {
  const auto is_early = [](const Stamp& stamp, const Id& id) {
    return stamp.ms() < earliest_stamp_ms && (!stamp.is_zero() || id.is_ulid());
  };
  for (const Table& table : board.tables())
    for (RowIndex row = 0; row < table.size(); ++row) {
      for (const FieldId field : table.written_fields(row))
        if (is_early(table.stamp(row, field), table.id(row))) return true;
      for (const Entry& entry : table.older(row))
        if (is_early(entry.stamp, table.id(row))) return true;
    }
  return false;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view row(size ? reinterpret_cast<const char*>(data) : "", size);
  Document board;
  Clock clock(1);
  const auto read = read_row(row, board, clock);
  must(read || !read.error().empty(), "a row was refused without a sentence");
  if (!has_early_stamps(board)) check_saving(board);

  Document by_line;  // line by line, and what follows a bad line is not read
  Clock line_clock(1);
  std::size_t lines = 0;
  bool ok = true;
  for (std::string_view rest = row; ok && !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string before = file_of(by_line);
    const Clock clock_before = line_clock;
    const auto line = read_row(rest.substr(0, end), by_line, line_clock);
    ok = line.has_value() && end > 0;  // a row without lines is fine, a line without text is not
    if (ok) lines += *line;
    else must(file_of(by_line) == before && line_clock.last() == clock_before.last(), "L10: a bad line left a trace");
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  must(ok == read.has_value(), "a row and its lines are not the same");
  must(!read || *read == lines, "a row has another number of lines than its lines");
  must(file_of(by_line) == file_of(board), "a row and its lines make different boards");
  must(line_clock.last() == clock.last(), "a row and its lines leave different clocks");
  return 0;
}

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed) {
  return mutate_json(data, size, most, seed, Seal::none);
}
