#include "formats/snapshot.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <span>

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
  // `full` may take the text out whenever a record is complete.
  Body(const Document& document, bool history, std::string& out, std::function<void(std::string&)> full = {})
      : m_document(document), m_history(history), m_out(out), m_full(std::move(full)) {}

  void append() {
    const Tables tables = tables_in_file_order(m_document);
    for (const Table* table : tables) append_list(*table);
    append_deleted(tables);
    append_unknown();
  }

 private:
  void append_list(const Table& table) {
    const std::vector<RowIndex> rows = rows_by_id(table, Which::live);
    if (rows.empty()) return;
    m_lists.push_back(table.list());
    open(table.list());
    append_rows(table, rows, Listed::by_type);
    m_out += "],\n";
  }
  void append_deleted(Tables tables) {
    sort_list(tables, [](const Table* a, const Table* b) { return a->type_name() < b->type_name(); });
    bool is_open = false;
    for (const Table* table : tables) {
      const std::vector<RowIndex> rows = rows_by_id(*table, Which::deleted);
      if (rows.empty()) continue;
      if (is_open) m_out += ",\n";
      else open("deleted");
      is_open = true;
      append_rows(*table, rows, Listed::of_all_types);
    }
    if (is_open) m_out += "],\n";
  }
  void append_unknown() {
    for (const auto& [name, value] : m_document.unknown) {
      // A list of records by that name holds more than a value that nobody can merge.
      if (!is_unknown_member(name) || std::find(m_lists.begin(), m_lists.end(), name) != m_lists.end()) continue;
      append_quoted(name, m_out);
      m_out += ':' + value + ",\n";
    }
  }
  void open(std::string_view list) {
    append_quoted(list, m_out);
    m_out += ":[\n";
  }
  void append_rows(const Table& table, const std::vector<RowIndex>& rows, Listed listed) {
    for (const RowIndex row : rows) {
      if (row != rows.front()) m_out += ",\n";
      m_writer.append(table, row, {m_history, listed}, m_out);
      if (m_full) m_full(m_out);
    }
  }

  const Document& m_document;
  bool m_history;
  std::string& m_out;
  std::function<void(std::string&)> m_full;
  RecordWriter m_writer;
  std::vector<std::string> m_lists;
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
    const std::size_t count = rows_by_id(table, Which::live).size();
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

std::string write_snapshot(const Document& document, const SnapshotOptions& options) {
  std::string out = "{\"funnelboard\":" + std::to_string(snapshot_version) + ",\"reads\":1,\n";
  if (options.is_redacted) out += "\"redacted\":true,\n";
  append_board(document, out);
  append_origin(document, options, out);
  append_counts(document, out);
  Body(document, options.history, out).append();
  append_checksum(out);
  return out;
}

std::string fingerprint(const Document& document) {
  constexpr std::size_t piece = 64u << 10;
  ShortHash hash;
  std::string out;
  const auto take = [&hash](std::string& text) {
    hash.add(text);
    text.clear();
  };
  Body(document, true, out, [&](std::string& text) {
    if (text.size() > piece) take(text);
  }).append();
  take(out);
  return hash.text();
}

}  // namespace fb
