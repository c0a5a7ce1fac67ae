#include "formats/snapshot.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <span>
#include <utility>

#include "formats/checksum.hpp"
#include "formats/record_text.hpp"
#include "model/sorting.hpp"
#include "model/stages.hpp"

namespace fb {
namespace {

constexpr Type list_order[] = {Type::campaign, Type::lead,    Type::deal,   Type::company, Type::touch,
                               Type::metric,   Type::persona, Type::target, Type::note,    Type::stage,
                               Type::member,   Type::session, Type::board};
static_assert(std::size(list_order) == known_types);

using Tables = std::vector<const Table*>;

Tables tables_in_file_order(const Document& document) {
  Tables tables;
  for (const Type type : list_order) tables.push_back(&document.table(type));
  for (const Table& table : document.tables())
    if (table.info().type == Type::other) tables.push_back(&table);
  sort_list(std::span(tables).subspan(known_types),
            [](const Table* a, const Table* b) { return a->list() < b->list(); });
  return tables;
}

enum class Which : std::uint8_t { live, deleted };

std::vector<RowIndex> rows_by_id(const Table& table, Which which) {
  std::vector<RowIndex> rows;
  for (RowIndex row = 0; row < table.size(); ++row)
    if (table.is_deleted(row) == (which == Which::deleted) && table.has_values(row)) rows.push_back(row);
  const auto less = [&table](RowIndex a, RowIndex b) { return table.id(a) < table.id(b); };
  if (!std::is_sorted(rows.begin(), rows.end(), less)) sort_numbers(rows, less);
  return rows;
}

// Writes what every copy of a board has in common: its lists, and what a newer program keeps beside them.
class Body {
 public:
  Body(const Document& document, bool history) : m_document(document), m_history(history) {
    Tables tables = tables_in_file_order(document);
    for (const Table* table : tables) m_lists.push_back({table, Which::live});
    sort_list(tables, [](const Table* a, const Table* b) { return a->type_name() < b->type_name(); });
    for (const Table* table : tables) m_lists.push_back({table, Which::deleted});
  }

  // Appends about so many records more; false when all is there.
  bool go_on(std::size_t records, std::string& out) {
    for (; m_at < m_lists.size(); ++m_at, m_row = 0) {
      const List& list = m_lists[m_at];
      if (m_row == 0) m_rows = rows_by_id(*list.table, list.which);
      if (m_rows.empty()) continue;
      if (m_row == 0) begin(list, out);
      for (; m_row < m_rows.size(); ++m_row) {
        if (m_row > 0 && records == 0) return true;
        if (records > 0) --records;
        if (m_row > 0) out += ",\n";
        const Listed listed = list.which == Which::live ? Listed::by_type : Listed::of_all_types;
        m_writer.append(*list.table, m_rows[m_row], {m_history, listed}, out);
      }
      if (list.which == Which::live) out += "],\n";
    }
    if (m_has_deleted) out += "],\n";
    append_unknown(out);
    return false;
  }

 private:
  struct List {
    const Table* table;
    Which which;
  };

  void begin(const List& list, std::string& out) {
    const bool is_deleted = list.which == Which::deleted;
    if (is_deleted && std::exchange(m_has_deleted, true)) {
      out += ",\n";
      return;
    }
    if (!is_deleted) m_named.push_back(list.table->list());
    append_quoted(is_deleted ? "deleted" : list.table->list(), out);
    out += ":[\n";
  }
  void append_unknown(std::string& out) {
    for (const auto& [name, value] : m_document.unknown) {
      // A list of records by that name holds more than a value that nobody can merge.
      if (!is_unknown_member(name) || std::find(m_named.begin(), m_named.end(), name) != m_named.end()) continue;
      append_quoted(name, out);
      out += ':' + value + ",\n";
    }
  }

  const Document& m_document;
  bool m_history;
  std::vector<List> m_lists;
  std::size_t m_at = 0, m_row = 0;
  std::vector<RowIndex> m_rows;  // of the list that is being written
  bool m_has_deleted = false;
  RecordWriter m_writer;
  std::vector<std::string> m_named;
};

std::string utc_text(std::int64_t ms) {
  const Day day = Day::from_ms(ms, 0);
  const std::int64_t second = (ms - day.start_ms(0)) / 1000;
  const auto two = [](std::int64_t n) { return std::string(n < 10 ? "0" : "") + std::to_string(n); };
  return day.text() + "T" + two(second / 3600) + ":" + two(second / 60 % 60) + ":" + two(second % 60) + "Z";
}

std::int64_t newest_ms(const Document& document) {
  Stamp newest;
  for (const Table& table : document.tables()) newest = std::max(newest, table.newest());
  return newest.ms();
}

void append_board(const Document& document, std::string& out) {
  out += "\"board\":{";
  if (document.board) out += "\"id\":\"" + document.board.text() + "\",";
  out += "\"gen\":";
  append_whole(document.gen, out);
  const Board* board = document.find<Board>(board_record());
  if (board && !board->name.empty()) {
    out += ",\"name\":";
    append_quoted(board->name, out);
  }
  out += "},\n";
}

void append_origin(const Document& document, const SnapshotOptions& options, std::string& out) {
  const std::int64_t ms = options.exported_ms < 0 ? newest_ms(document) : options.exported_ms;
  std::string line;
  if (ms > 0) line += "\"exported\":\"" + utc_text(ms) + "\",";
  if (!options.by.empty()) line += "\"by\":" + value_text(options.by) + ",";
  if (!options.app.empty()) line += "\"app\":" + value_text(options.app) + ",";
  if (!line.empty()) out += line + "\n";
}

void append_counts(const Document& document, std::string& out) {
  std::map<std::string, std::size_t> counts;
  for (const Table& table : document.tables()) {
    std::size_t count = 0;
    for (RowIndex row = 0; row < table.size(); ++row) count += !table.is_deleted(row) && table.has_values(row);
    if (count > 0) counts[std::string(table.type_name())] = count;
  }
  out += "\"counts\":{";
  for (const auto& [type, count] : counts) {
    append_quoted(type, out);
    out += ':' + std::to_string(count) + ',';
  }
  if (!counts.empty()) out.pop_back();
  out += "},\n";
}

}  // namespace

struct SnapshotWriting::Work {
  Work(const Document& of, const SnapshotOptions& with) : document(of), options(with), body(of, with.history) {}

  const Document& document;
  SnapshotOptions options;
  Body body;
  RunningHash hash;
  bool is_begun = false;
};

SnapshotWriting::SnapshotWriting(const Document& document, const SnapshotOptions& options)
    : m_work(std::make_unique<Work>(document, options)) {}
SnapshotWriting::~SnapshotWriting() = default;

bool SnapshotWriting::go_on(std::size_t records, std::string& out) {
  Work& work = *m_work;
  const std::size_t before = out.size();
  if (!std::exchange(work.is_begun, true)) {
    out += "{\"funnelboard\":" + std::to_string(snapshot_version) + ",\"reads\":1,\n";
    if (work.options.is_redacted) out += "\"redacted\":true,\n";
    append_board(work.document, out);
    append_origin(work.document, work.options, out);
    append_counts(work.document, out);
  }
  const bool goes_on = work.body.go_on(records, out);
  work.hash.add(std::string_view(out).substr(before));
  if (!goes_on) append_checksum(work.hash, out);
  return goes_on;
}

std::string write_snapshot(const Document& document, const SnapshotOptions& options) {
  std::string out;
  SnapshotWriting(document, options).go_on(std::numeric_limits<std::size_t>::max(), out);
  return out;
}

std::string fingerprint(const Document& document) {
  constexpr std::size_t records = 500;
  RunningHash hash;
  Body body(document, true);
  for (bool goes_on = true; goes_on;) {
    std::string out;
    goes_on = body.go_on(records, out);
    hash.add(out);
  }
  return hash.short_text();
}

}  // namespace fb
