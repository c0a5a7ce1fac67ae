#include "formats/csv.hpp"

#include <algorithm>
#include <map>

namespace fb {
namespace {

bool is_line_end(char c) { return c == '\n' || c == '\r'; }

// How many cells each of the first records has, were they separated by `delimiter`.
std::vector<std::size_t> cell_counts(std::string_view text, char delimiter) {
  constexpr std::size_t enough = 200;
  std::vector<std::size_t> counts;
  std::size_t cells = 1;
  bool quoted = false, may_open = true, any = false;  // a quote opens at a cell's start, and again if it is doubled
  for (const char c : text.substr(0, std::size_t{256} << 10)) {
    const bool closes = quoted && c == '"';
    if (quoted && !closes) continue;
    const bool opens = !quoted && may_open && c == '"';
    quoted = opens;
    may_open = closes;
    if (opens || closes) {
      any = true;
    } else if (is_line_end(c)) {
      if (any) counts.push_back(cells);
      if (counts.size() == enough) return counts;
      cells = 1;
      any = false;
      may_open = true;
    } else {
      any = true;
      if (c == delimiter) ++cells;
      may_open = c == delimiter;
    }
  }
  if (any && !quoted) counts.push_back(cells);
  return counts;
}

// The share of rows that agree on a count above one, in thousandths, then how many cells that is.
std::size_t agreement(std::string_view text, char delimiter) {
  const std::vector<std::size_t> counts = cell_counts(text, delimiter);
  std::map<std::size_t, std::size_t> rows_with;
  for (const std::size_t count : counts)
    if (count > 1) ++rows_with[count];
  std::size_t best_rows = 0, best_count = 0;
  for (const auto& [count, rows] : rows_with)
    if (rows >= best_rows) {
      best_rows = rows;
      best_count = count;
    }
  if (best_rows == 0) return 0;
  return best_rows * 1000 / counts.size() * 1000 + std::min<std::size_t>(best_count, 999);
}

}  // namespace

char guess_delimiter(std::string_view text) {
  char best = ',';
  std::size_t most = 0;
  for (const char delimiter : {',', ';', '\t', '|'}) {
    const std::size_t score = agreement(text, delimiter);
    if (score > most) {
      most = score;
      best = delimiter;
    }
  }
  return best;
}

char take_separator_hint(std::string& text) {
  const std::size_t start = !text.empty() && text[0] == '"' ? 1 : 0;
  if (text.size() < start + 5 || text.compare(start, 4, "sep=") != 0) return 0;
  const char delimiter = text[start + 4];
  std::size_t end = start + 5;
  if (start == 1 && end < text.size() && text[end] == '"') ++end;
  if (end < text.size() && !is_line_end(text[end])) return 0;
  if (end < text.size() && text[end] == '\r') ++end;
  if (end < text.size() && text[end] == '\n') ++end;
  text.erase(0, end);
  return delimiter;
}

// One pass over the text. A quoted cell's content is moved up over its quotes, within the same text.
class CsvReader {
 public:
  CsvReader(std::string text, char delimiter) : m_delimiter(delimiter) { table.m_text = std::move(text); }

  bool read() {
    while (m_at < table.m_text.size() && error.empty()) read_row();
    return error.empty();
  }

  CsvTable table;
  std::string error;

 private:
  bool ends_cell(char c) const { return c == m_delimiter || is_line_end(c); }

  void read_row() {
    ++m_number;
    CsvTable::Row row;
    row.first = static_cast<std::uint32_t>(table.m_cells.size());
    row.number = m_number;
    row.after_blank = m_after_blank;
    while (read_cell(row) && error.empty()) {
    }
    row.cells = static_cast<std::uint32_t>(table.m_cells.size() - row.first);
    m_after_blank = !row.bad && row.cells == 1 && table.m_cells.back().size == 0;
    if (m_after_blank) {
      table.m_cells.pop_back();
      return;
    }
    if (row.bad) {
      table.m_cells.resize(row.first);
      row.cells = 0;
    }
    if (table.m_rows.size() == max_csv_rows) error = "The file has more than 1,000,000 rows. Nothing was read.";
    table.m_rows.push_back(row);
  }

  void fail(const CsvTable::Row& row, std::string_view what) {
    if (error.empty()) error = "Row " + std::to_string(row.number) + " " + std::string(what) + ". Nothing was read.";
  }

  // True when another cell of the same row follows.
  bool read_cell(CsvTable::Row& row) {
    const std::size_t quote = opening_quote();
    if (quote != std::string::npos) {
      m_at = quote + 1;
      if (!read_quoted(row)) return false;
    } else {
      const std::size_t begin = m_at;
      while (m_at < table.m_text.size() && !ends_cell(table.m_text[m_at])) ++m_at;
      add(row, begin, m_at - begin);
    }
    return step_over_end();
  }

  // Of a cell that is quoted. Blanks before the quote are passed over where the cell ends properly in the same line.
  std::size_t opening_quote() const {
    const std::string& text = table.m_text;
    std::size_t at = m_at;
    while (at < text.size() && text[at] == ' ') ++at;
    if (at == text.size() || text[at] != '"') return std::string::npos;
    if (at == m_at) return at;
    std::size_t end = at + 1;
    for (; end < text.size() && !is_line_end(text[end]); ++end) {
      if (text[end] != '"') continue;
      if (end + 1 < text.size() && text[end + 1] == '"') {
        ++end;
        continue;
      }
      const std::size_t behind = std::min(text.find_first_not_of(' ', end + 1), text.size());
      return behind == text.size() || ends_cell(text[behind]) ? at : std::string::npos;
    }
    return std::string::npos;
  }

  bool read_quoted(CsvTable::Row& row) {
    std::string& text = table.m_text;
    const std::size_t begin = m_at;
    std::size_t end = begin;
    bool has_line_end = false;
    for (;;) {
      if (m_at == text.size()) {
        fail(row, "opens a quote that is never closed");
        return false;
      }
      const char c = text[m_at];
      if (c == '"' && (m_at + 1 == text.size() || text[m_at + 1] != '"')) break;
      if (c == '"') ++m_at;
      has_line_end |= is_line_end(c);
      text[end++] = c;
      ++m_at;
    }
    ++m_at;
    while (m_at < text.size() && text[m_at] == ' ') ++m_at;
    if (m_at < text.size() && !ends_cell(text[m_at])) return refuse_rest(row, has_line_end);
    add(row, begin, end - begin);
    return true;
  }

  bool refuse_rest(CsvTable::Row& row, bool has_line_end) {
    if (has_line_end) {  // most likely the quote was opened by mistake, and all rows since were swallowed
      fail(row, "opens a quote that is not closed before the text goes on");
      return false;
    }
    row.bad = "there is text behind a closing quote";
    while (m_at < table.m_text.size() && !is_line_end(table.m_text[m_at])) ++m_at;
    step_over_end();
    return false;
  }

  bool step_over_end() {
    const std::string& text = table.m_text;
    if (m_at == text.size()) return false;
    const char c = text[m_at++];
    if (c == m_delimiter) return true;
    if (c == '\r' && m_at < text.size() && text[m_at] == '\n') ++m_at;
    return false;
  }

  void add(CsvTable::Row& row, std::size_t begin, std::size_t size) {
    if (size > max_cell_bytes) row.bad = "a cell is longer than 256 KB";
    table.m_cells.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(size)});
    if (table.m_cells.size() > max_csv_cells) error = "The file has more than 20,000,000 cells. Nothing was read.";
    if (table.m_cells.size() - row.first > max_csv_columns) fail(row, "has more than 900 columns");
  }

  char m_delimiter;
  std::size_t m_at = 0;
  std::uint32_t m_number = 0;
  bool m_after_blank = false;
};

Result<CsvTable> read_csv(std::string text, char delimiter) {
  CsvReader reader(std::move(text), delimiter);
  if (!reader.read()) return Error{reader.error};
  return std::move(reader.table);
}

}  // namespace fb
