// Any bytes as a table: refused with a sentence, or records that come in once, and go out and back in without a change.
#include <algorithm>

#include "formats/csv_export.hpp"
#include "formats/table_import.hpp"
#include "fuzz/support/laws.hpp"
#include "fuzz/support/must.hpp"

using namespace fb;
using namespace fb::fuzz;

namespace {

constexpr std::int64_t now_ms = 1'795'392'000'000;  // 2026-11-23
constexpr Type wanted[] = {Type::lead, Type::deal, Type::campaign, Type::company, Type::touch, Type::metric};

Intake take(Document& board, const TableImport& table, const TableRecords& rows, Clock& clock, Random& random) {
  IntakeOptions options;
  options.now_ms = now_ms;
  options.key = table.key;
  const Clock before = clock;
  Intake intake = take_in(board, rows.records, options, clock, random);
  must(!intake.stamp.is_zero() || clock.last() == before.last(), "L10: the clock moved for nothing");
  for (const Refused& refused : intake.refused) must(!refused.reason.empty(), "a row was refused without a reason");
  unite(board, intake.incoming);
  return intake;
}

// C30: what goes out comes back without a change.
void check_export(Document& board, Type type, const CsvOptions& how, Clock& clock, Random& random) {
  const std::string csv = write_csv(board, type, how), before = file_of(board);
  TableOptions options;
  options.now_ms = now_ms;
  options.utc_offset_minutes = how.utc_offset_minutes;
  const auto table = read_table(csv, type, options);
  if (!table) return must(csv.find('\n') == csv.rfind('\n'), "C30: an exported table is refused");
  const TableRecords rows = records_from_table(*table);
  must(rows.refused.empty(), "C30: a row of an exported table is refused");
  const Intake intake = take(board, *table, rows, clock, random);
  must(intake.refused.empty(), "C30: a record of an exported table is refused");
  must(intake.unchanged == intake.read && file_of(board) == before, "C30: an exported table changes its board");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(size ? reinterpret_cast<const char*>(data) : "", size);
  TableOptions options;
  options.now_ms = now_ms;
  auto table = read_table(bytes, std::nullopt, options);
  if (!table) {
    must(!table.error().empty(), "a table was refused without a sentence");
    return 0;
  }
  if (table->type == Type::other) set_table_type(*table, wanted[size % std::size(wanted)]);
  const TableRecords rows = records_from_table(*table);
  must(rows.records.size() + rows.refused.size() <= table->rows() + table->sheet.refused.size(), "rows out of nothing");

  Document board = copy_of(small_board());
  Clock clock(99);
  for (const Table& one : board.tables()) clock.observe(one.newest());
  Random random(1);
  take(board, *table, rows, clock, random);
  check_saving(board);
  for (const bool for_spreadsheets : {true, false})
    check_export(board, table->type, {for_spreadsheets, size % 2 ? 90 : 0}, clock, random);
  return 0;
}
