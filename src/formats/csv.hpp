// Reads delimited text by RFC 4180 into a table of cells, naming the rows that do not fit.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/result.hpp"

namespace fb {

inline constexpr std::size_t max_csv_rows = 1'000'000, max_csv_columns = 900, max_csv_cells = 20'000'000;
inline constexpr std::size_t max_cell_bytes = std::size_t{256} << 10;

// The cells lie in the text they were read from, so a table costs eight bytes a cell beside the file itself.
class CsvTable {
 public:
  struct Row {
    std::uint32_t first = 0, cells = 0;  // in the list of all cells
    std::uint32_t number = 0;            // as a spreadsheet counts, from 1, blank rows included
    bool after_blank = false;            // a blank row stands before it
    const char* bad = nullptr;           // why it can't be taken
  };

  std::size_t rows() const { return m_rows.size(); }
  const Row& row(std::size_t at) const { return m_rows[at]; }
  // "" behind the end of a short row.
  std::string_view cell(std::size_t row, std::size_t column) const {
    const Row& found = m_rows[row];
    if (column >= found.cells) return {};
    const Cell& cell = m_cells[found.first + column];
    return std::string_view(m_text).substr(cell.begin, cell.size);
  }

 private:
  friend class CsvReader;
  struct Cell {
    std::uint32_t begin = 0, size = 0;
  };
  std::string m_text;
  std::vector<Cell> m_cells;
  std::vector<Row> m_rows;  // blank rows are left out
};

// Which of , ; TAB | separates the cells: the one that gives equal counts over many rows, quotes respected.
char guess_delimiter(std::string_view text);

// Takes a first line "sep=;" (Excel's hint) off the text; 0 if there is none.
char take_separator_hint(std::string& text);

// UTF-8 text. Line ends CRLF, LF or CR, also mixed. Rows with text behind a closing quote or with a huge cell are marked
// bad; an error names the row where a quote is never closed, or the limit.
Result<CsvTable> read_csv(std::string text, char delimiter);

}  // namespace fb
