#include "app/import_flow.hpp"

#include <algorithm>

#include "app/boards.hpp"
#include "app/import_task.hpp"
#include "app/state.hpp"
#include "formats/columns.hpp"
#include "formats/table_import.hpp"
#include "model/generations.hpp"
#include "model/stages.hpp"

namespace fb::app {
namespace {

// The bytes decide; a name that ends in .json only for a file that could be anything.
bool is_json(const PickedFile& picked) {
  std::string_view bytes = picked.bytes;
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF") bytes.remove_prefix(3);
  const std::size_t at = bytes.find_first_not_of(" \t\r\n");
  if (at != std::string_view::npos && (bytes[at] == '{' || bytes[at] == '[')) return true;
  return picked.name.size() > 5 && picked.name.compare(picked.name.size() - 5, 5, ".json") == 0;
}

bool has_values(const Document& document) {
  const auto has_records = [](const Table& table) { return table.size() > 0; };
  return std::any_of(document.tables().begin(), document.tables().end(), has_records) || !document.unknown.empty();
}

// "2026-11-23T03:40:00Z"; 0 if it is written in any other way.
std::int64_t ms_of(const std::string& exported) {
  const auto day = Day::from_text(std::string_view(exported).substr(0, 10));
  if (!day || exported.size() < 16 || exported[10] != 'T' || exported[13] != ':') return 0;
  const auto two = [&](std::size_t at) { return (exported[at] - '0') * 10 + (exported[at + 1] - '0'); };
  return day->start_ms(0) + (two(11) * 60 + two(14)) * 60'000;
}

// A file of an older generation: what it has that is newer than the board, and nothing of it unless it is ticked.
void propose(const State& state, ImportFile& file) {
  file.is_proposal = true;
  file.snapshot->document = proposals(state.document, file.snapshot->document);
  tick_all(file, false);
}

void take_snapshot(const State& state, Snapshot read, ImportFile& file) {
  file.snapshot = std::make_shared<Snapshot>(std::move(read));
  const Snapshot& snapshot = *file.snapshot;
  const Document& document = snapshot.document;
  file.board = snapshot.name;
  file.by = snapshot.by;
  file.exported_ms = ms_of(snapshot.exported);
  file.has_stamps = has_values(document);
  const bool is_same_board = document.board == state.document.board && !shows_untouched_sample(state);
  const std::int64_t ahead = file.has_stamps && is_same_board ? document.gen - state.document.gen : 0;
  file.opens_other_board =
      snapshot.is_redacted ||
      (file.has_stamps && document.board && (shows_untouched_sample(state) || document.board != state.document.board));
  if (!snapshot.is_redacted && ahead < 0) propose(state, file);
  file.is_next_generation = !snapshot.is_redacted && ahead > 0;
  if (snapshot.is_redacted)
    file.snapshot->repairs.push_back("It is a redacted copy: names are replaced, amounts rounded. It never merges.");
  if (snapshot.is_redacted && !(file.has_stamps && snapshot.plain.empty()))
    file.error = "This redacted copy was edited or damaged since it was exported, so it does not open.";
  for (std::size_t type = 0; type < known_types; ++type) {
    const Table& table = document.table(static_cast<Type>(type));
    for (RowIndex row = 0; row < table.size(); ++row) file.holds[type] += !table.is_deleted(row);
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

void describe(const State& state, ImportFile& file) {
  file.taken = file.error.empty();
  file.into_new_board = shows_untouched_sample(state) && !file.opens_other_board;
}

}  // namespace

void begin_import(State& state, PickPurpose purpose, std::vector<PickedFile> files) {
  if (files.empty()) return;
  ImportFlow flow;
  flow.purpose = purpose;
  flow.stage = ImportFlow::Stage::reading;
  flow.task = std::make_shared<ImportTask>();
  flow.task->picked = std::move(files);
  state.import = std::move(flow);
  state.dialog = Dialog::import;
}

void begin_proposals(State& state, const std::string& name, const Document& other) {
  ImportFlow flow;
  ImportFile& file = flow.files.emplace_back();
  file.name = name;
  file.snapshot = std::make_shared<Snapshot>();
  unite(file.snapshot->document, other);
  file.has_stamps = true;
  propose(state, file);
  flow.settles_proposals = true;
  state.import = std::move(flow);
  state.dialog = Dialog::import;
  compare_again(state);
}

void begin_other_generation(State& state, Snapshot snapshot) {
  ImportFlow flow;
  ImportFile& file = flow.files.emplace_back();
  file.name = snapshot.name.empty() ? "The file that was opened" : snapshot.name;
  take_snapshot(state, std::move(snapshot), file);
  describe(state, file);
  state.import = std::move(flow);
  state.dialog = Dialog::import;
  compare_again(state);
}

void read_some(State& state, std::size_t records) {
  constexpr std::size_t bytes_of_a_record = 300;  // about; so that a slice takes as long whatever it does
  ImportFlow& flow = *state.import;
  ImportTask& task = *flow.task;
  PickedFile& picked = task.picked[task.at];
  if (task.reading) {
    const bool goes_on = task.reading->go_on(records * bytes_of_a_record);
    flow.progress = (static_cast<float>(task.at) + task.reading->progress()) / static_cast<float>(task.picked.size());
    if (goes_on) return;
    Result<Snapshot> read = task.reading->take();
    task.reading.reset();
    if (read) take_snapshot(state, std::move(*read), flow.files.back());
    else flow.files.back().error = read.error();
  } else {
    ImportFile& file = flow.files.emplace_back();
    file.name = picked.name;
    if (!picked.error.empty()) {
      file.error = picked.error;
    } else if (picked.is_unreadable) {
      file.error =
          "The browser could not read it. If it is a folder, choose the files in it; if it was moved, choose it "
          "again.";
    } else if (is_json(picked)) {
      task.reading.emplace(std::move(picked.bytes), state.now_ms);
      return;
    } else {
      take_table(state, picked, file);
    }
  }
  describe(state, flow.files.back());
  if (++task.at == task.picked.size()) compare_again(state);
}

bool has_import_work(const State& state) {
  using Stage = ImportFlow::Stage;
  if (!state.import) return false;
  const Stage stage = state.import->stage;
  if (stage == Stage::shown) return state.import->compared_with != state.document.revision();
  return stage != Stage::backing_up;
}

void work_on_import(State& state, std::size_t records, Effects& effects) {
  using Stage = ImportFlow::Stage;
  if (!has_import_work(state)) return;
  const Stage stage = state.import->stage;
  if (stage == Stage::reading) return read_some(state, records);
  if (stage == Stage::comparing) return compare_some(state, records);
  if (stage == Stage::taking) return take_some(state, records, effects);
  compare_again(state);  // shown, and another tab has written
}

void change_import_type(State& state, ImportFile& file, const std::string& list) {
  const TypeInfo* type = type_of_list(list);
  if (!file.table || !type) return;
  set_table_type(*file.table, type->type);
  describe_table(file);
  compare_again(state);
}

void change_import_field(State& state, ImportFile& file, std::size_t column, const std::string& field) {
  if (!file.table || column >= file.columns.size()) return;
  set_column_field(*file.table, column, field);
  describe_table(file);
  compare_again(state);
}

bool has_key(const RecordKeys& keys, const RecordKey& key) { return std::binary_search(keys.begin(), keys.end(), key); }

void tick_all(ImportFile& file, bool taken) {
  file.left_out.clear();
  file.restored.clear();
  if (taken || !file.snapshot) return;
  for (const Table& table : file.snapshot->document.tables()) {
    const Type type = table.info().type;
    for (RowIndex row = 0; type != Type::session && row < table.size(); ++row)
      file.left_out.emplace_back(type, table.id(row));
  }
  std::sort(file.left_out.begin(), file.left_out.end());
}

bool is_taken(const ImportFile& file) {
  return file.taken && file.error.empty() && (file.snapshot || file.type != Type::other);
}

}  // namespace fb::app
