#include "app/import_flow.hpp"

#include <algorithm>

#include "app/boards.hpp"
#include "app/import_preview.hpp"
#include "app/import_work.hpp"
#include "app/state.hpp"
#include "formats/columns.hpp"
#include "formats/table_import.hpp"
#include "model/stages.hpp"

namespace fb::app {
namespace {

constexpr std::int64_t silent_skew_ms = 600'000;

// The bytes decide; a name that ends in .json only for a file that could be anything.
bool is_json(const PickedFile& picked) {
  std::string_view bytes = picked.bytes;
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF") bytes.remove_prefix(3);
  const std::size_t at = bytes.find_first_not_of(" \t\r\n");
  if (at != std::string_view::npos && (bytes[at] == '{' || bytes[at] == '[')) return true;
  return picked.name.size() > 5 && picked.name.compare(picked.name.size() - 5, 5, ".json") == 0;
}

bool has_values(const Document& document) {
  for (const Table& table : document.tables())
    for (RowIndex row = 0; row < table.size(); ++row)
      if (table.has_values(row)) return true;
  return !document.unknown.empty();
}

// "2026-11-23T03:40:00Z"; 0 if it is written in any other way.
std::int64_t ms_of(const std::string& exported) {
  const auto day = Day::from_text(std::string_view(exported).substr(0, 10));
  if (!day || exported.size() < 16 || exported[10] != 'T' || exported[13] != ':') return 0;
  const auto two = [&](std::size_t at) { return (exported[at] - '0') * 10 + (exported[at + 1] - '0'); };
  return day->start_ms(0) + (two(11) * 60 + two(14)) * 60'000;
}

std::string ahead_words(std::int64_t ms) {
  const std::int64_t minutes = ms / 60'000, hours = minutes / 60, days = hours / 24;
  if (days > 1) return std::to_string(days) + " days";
  if (hours > 1) return std::to_string(hours) + " h";
  return std::to_string(minutes) + " minutes";
}

void take_snapshot(const State& state, Snapshot read, ImportFile& file) {
  file.snapshot = std::make_shared<Snapshot>(std::move(read));
  const Snapshot& snapshot = *file.snapshot;
  const Document& document = snapshot.document;
  file.board = snapshot.name;
  file.by = snapshot.by;
  file.exported_ms = ms_of(snapshot.exported);
  file.has_stamps = has_values(document);
  file.opens_other_board =
      file.has_stamps && document.board && (shows_untouched_sample(state) || document.board != state.document.board);
  if (file.has_stamps && !file.opens_other_board && document.gen != state.document.gen)
    file.error =
        "This file is of another generation of the board: it was archived and compacted in between. Files of different "
        "generations don't merge. The board is unchanged.";
  for (std::size_t type = 0; type < known_types; ++type) {
    const Table& table = document.table(static_cast<Type>(type));
    for (RowIndex row = 0; row < table.size(); ++row)
      file.holds[type] += table.has_values(row) && !table.is_deleted(row);
  }
}

void describe_table(ImportFile& file) {
  const TableImport& table = *file.table;
  file.type = table.type;
  file.rows = table.rows();
  file.encoding = table.sheet.encoding;
  file.delimiter = table.sheet.delimiter;
  file.choices = column_choices(table.type);
  file.columns.clear();
  for (const ColumnPlan& plan : table.columns)
    file.columns.push_back({plan.header, plan.field, plan.question, plan.samples});
}

// At least every second column is called what we know.
bool has_headers(const TableImport& table) {
  const auto known = std::count_if(table.columns.begin(), table.columns.end(), [](const ColumnPlan& plan) {
    return !plan.field.empty() && plan.field != "custom";
  });
  return known > 0 && static_cast<std::size_t>(known) * 2 >= table.columns.size();
}

// The rows with the headers put before them, as many as there are columns.
std::string header_line(const PickedFile& picked) {
  const std::string_view first = std::string_view(picked.bytes).substr(0, picked.bytes.find('\n'));
  const auto columns = static_cast<std::size_t>(std::count(first.begin(), first.end(), '\t')) + 1;
  std::string line;
  for (std::size_t i = 0; i < columns; ++i) {
    if (i > 0) line += '\t';
    line += i < picked.headers.size() ? picked.headers[i] : "Column " + std::to_string(i + 1);
  }
  return line + '\n' + picked.bytes;
}

void take_table(const State& state, const PickedFile& picked, ImportFile& file) {
  TableOptions options;
  options.currency = shows_untouched_sample(state) ? "EUR" : currency(state);
  options.utc_offset_minutes = state.utc_offset_minutes;
  options.now_ms = state.now_ms;
  Result<TableImport> read = read_table(picked.bytes, picked.type, options);
  if (!picked.headers.empty() && (!read || !has_headers(*read))) {
    std::string bytes = header_line(picked);
    read = read_table(bytes, picked.type, options);
  }
  if (!read) {
    file.error = read.error();
    return;
  }
  file.table = std::make_shared<TableImport>(std::move(*read));
  describe_table(file);
}

// Compares the file with `board`, which grows by what the file brings if it is the `scratch` copy.
void preview(const State& state, ImportFile& file, const Document& board, Document* scratch, Clock& clock,
             Random& random) {
  file.added = file.changed = file.removed = file.unchanged = 0;
  file.added_of.fill(0);
  file.in_group.fill(0);
  file.lines.clear();
  file.refused.clear();
  file.told.clear();
  if (!file.error.empty()) return;
  if (file.snapshot) {
    const Snapshot& snapshot = *file.snapshot;
    file.refused = snapshot.refused;
    file.told = snapshot.repairs;
    const std::int64_t ahead = snapshot.newest.ms() - state.now_ms;
    if (ahead > silent_skew_ms)
      file.told.push_back("The clock that wrote the newest value is " + ahead_words(ahead) +
                          " ahead of this one's; what it wrote wins until then.");
    if (file.opens_other_board) return;
    const Compared compared = compare(board, snapshot.document, Authors::told, file);
    file.added = compared.added, file.changed = compared.changed, file.removed = compared.removed,
    file.unchanged = compared.unchanged;
    if (compared.kept > 0)
      file.told.push_back(compared.kept == 1
                              ? "1 value of the file is older than yours: yours stays, theirs goes into the history."
                              : std::to_string(compared.kept) +
                                    " values of the file are older than yours: yours stay, "
                                    "theirs go into the history.");
    if (compared.stay_deleted > 0)
      file.told.push_back(std::to_string(compared.stay_deleted) +
                          " records that were changed there are deleted here, and stay deleted.");
    if (scratch) unite(*scratch, snapshot.document);
  }
  if (!brings_plain(file)) return;
  const Document& then = scratch ? *scratch : board;
  Brought brought = bring(file, then, {state.now_ms, state.utc_offset_minutes}, clock, random);
  compare(then, brought.intake.incoming, Authors::left_out, file);
  file.added += brought.intake.created, file.changed += brought.intake.updated,
      file.unchanged += brought.intake.unchanged;
  for (Refused& one : brought.refused) file.refused.push_back(std::move(one));
  for (std::string& one : brought.told) file.told.push_back(std::move(one));
  if (scratch) unite(*scratch, brought.intake.incoming);
}

bool needs_scratch(const ImportFlow& flow) {
  const auto brings_twice = [](const ImportFile& file) {
    return file.snapshot && file.has_stamps && !file.opens_other_board && brings_plain(file);
  };
  return flow.files.size() > 1 || std::any_of(flow.files.begin(), flow.files.end(), brings_twice);
}

}  // namespace

ImportFile read_import(const State& state, const PickedFile& picked) {
  ImportFile file;
  file.name = picked.name;
  if (picked.is_unreadable) {
    file.error =
        "The browser could not read it. If it is a folder, choose the files in it; if it was moved, choose it again.";
  } else if (is_json(picked)) {
    Result<Snapshot> read = read_snapshot(picked.bytes, state.now_ms);
    if (read) take_snapshot(state, std::move(*read), file);
    else file.error = read.error();
  } else {
    take_table(state, picked, file);
  }
  file.taken = file.error.empty();
  file.into_new_board = shows_untouched_sample(state) && !file.opens_other_board;
  return file;
}

void preview_import(const State& state, ImportFlow& flow) {
  Document fresh, copy;
  const bool from_nothing = shows_untouched_sample(state);
  if (from_nothing) add_well_known(fresh);
  const Document& board = from_nothing ? fresh : state.document;
  const bool with_scratch = needs_scratch(flow);
  if (with_scratch) unite(copy, board);
  Clock clock = state.clock;
  Random random = state.random;
  for (ImportFile& file : flow.files) {
    Document* scratch = with_scratch && is_taken(file) ? &copy : nullptr;
    preview(state, file, with_scratch ? copy : board, scratch, clock, random);
  }
}

void change_import_type(State& state, ImportFile& file, const std::string& list) {
  const TypeInfo* type = type_of_list(list);
  if (!file.table || !type) return;
  set_table_type(*file.table, type->type);
  describe_table(file);
  if (state.import) preview_import(state, *state.import);
}

void change_import_field(State& state, ImportFile& file, std::size_t column, const std::string& field) {
  if (!file.table || column >= file.columns.size()) return;
  set_column_field(*file.table, column, field);
  describe_table(file);
  if (state.import) preview_import(state, *state.import);
}

bool is_taken(const ImportFile& file) {
  return file.taken && file.error.empty() && (file.snapshot || (file.table && file.type != Type::other));
}

}  // namespace fb::app
