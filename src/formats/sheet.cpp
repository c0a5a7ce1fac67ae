#include "formats/sheet.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "formats/cells.hpp"
#include "formats/columns.hpp"
#include "formats/csv_writer.hpp"
#include "model/text.hpp"

namespace fb {
namespace {

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

// The commonest count of cells among the first rows; of equally common ones the larger.
std::size_t usual_width(const CsvTable& table) {
  std::map<std::size_t, std::size_t> rows_with;
  for (std::size_t row = 0; row < std::min<std::size_t>(table.rows(), 500); ++row)
    if (!table.row(row).bad) ++rows_with[table.row(row).cells];
  std::size_t best = 1, most = 0;
  for (const auto& [width, rows] : rows_with) {
    if (rows < most || (width == 1 && rows_with.size() > 1)) continue;
    best = width;
    most = rows;
  }
  return best;
}

// Lines of a report's title stand before the table: they start with # or have far fewer cells.
std::size_t first_of_table(const CsvTable& table, std::size_t width) {
  std::size_t row = 0;
  const auto is_preamble = [&](std::size_t at) {
    const CsvTable::Row& found = table.row(at);
    return !found.bad && (table.cell(at, 0).substr(0, 1) == "#" || found.cells * 2 <= width);
  };
  while (row < table.rows() && is_preamble(row)) ++row;
  return row < table.rows() ? row : 0;
}

std::size_t last_filled(const CsvTable& table, std::size_t row) {
  std::size_t cells = table.row(row).cells;
  while (cells > 0 && trimmed(table.cell(row, cells - 1)).empty()) --cells;
  return cells;
}

// A header has words, not values; words that we know settle it.
bool is_header(const CsvTable& table, std::size_t row) {
  std::vector<std::string> cells;
  std::size_t values = 0;
  for (std::size_t column = 0; column < table.row(row).cells; ++column) {
    cells.emplace_back(trimmed(table.cell(row, column)));
    values += looks_like_value(cells.back());
  }
  if (guess_type(cells) != Type::other) return true;
  return values == 0;
}

// A, B, … Z, AA: as a spreadsheet names columns.
std::string letter_name(std::size_t column) {
  std::string name;
  for (++column; column > 0; column = (column - 1) / 26)
    name.insert(name.begin(), static_cast<char>('A' + (column - 1) % 26));
  return name;
}

void name_columns(Sheet& sheet, std::size_t row, std::size_t width) {
  std::unordered_map<std::string, std::size_t> seen;
  for (std::size_t column = 0; column < width; ++column) {
    std::string name = sheet.has_header ? std::string(sheet.cell(row, column)) : letter_name(column);
    if (!sheet.ours) name = trimmed(name);
    const std::string place = "column " + std::to_string(column + 1);
    if (name.empty() || !is_utf8(name)) name = place;
    else if (++seen[sheet.ours ? name : folded(name)] > 1) name += " (" + place + ")";
    sheet.headers.push_back(std::move(name));
  }
}

// Totals would be counted twice. "Total" alone may be somebody's name, so a colon or "Grand total" is asked for.
bool is_total(const CsvTable& table, std::size_t row) {
  std::size_t column = 0;
  while (column < table.row(row).cells && trimmed(table.cell(row, column)).empty()) ++column;
  const std::string first = folded(table.cell(row, column).substr(0, 40));
  return first.substr(0, 6) == "total:" || first == "grand total";
}

struct Taken {
  std::size_t totals = 0, footer = 0;
};

// True when the row starts what follows the table: after a blank row, and one cell wide or another # block.
bool is_footer(const CsvTable& table, std::size_t row, std::size_t width) {
  const CsvTable::Row& found = table.row(row);
  if (!found.after_blank || width < 3) return false;
  return last_filled(table, row) == 1 || table.cell(row, 0).substr(0, 1) == "#";
}

Taken take_records(Sheet& sheet, std::size_t first, std::size_t width) {
  Taken taken;
  const CsvTable& table = sheet.table;
  for (std::size_t row = first; row < table.rows(); ++row) {
    const CsvTable::Row& found = table.row(row);
    const auto refuse = [&](std::string why) { sheet.refused.emplace_back(found.number, std::move(why)); };
    if (found.bad) {
      refuse(found.bad);
    } else if (!sheet.ours && is_footer(table, row, width)) {
      taken.footer = table.rows() - row;
      return taken;
    } else if (!sheet.ours && is_total(table, row)) {
      ++taken.totals;
    } else if (const std::size_t filled = last_filled(table, row); filled > width) {
      refuse("it has " + std::to_string(filled) + " cells, the header has " + std::to_string(width));
    } else if (filled > 0) {
      sheet.records.push_back(static_cast<std::uint32_t>(row));
    }
  }
  return taken;
}

void refuse_bad_bytes(Sheet& sheet) {
  const auto bad = [&sheet](std::uint32_t row) {
    for (std::size_t column = 0; column < sheet.headers.size(); ++column)
      if (!is_utf8(sheet.table.cell(row, column))) return true;
    return false;
  };
  std::erase_if(sheet.records, [&](std::uint32_t row) {
    if (!bad(row)) return false;
    sheet.refused.emplace_back(sheet.table.row(row).number, "it holds bytes that are not UTF-8");
    return true;
  });
}

void lay_open(Sheet& sheet, Header header) {
  const std::size_t usual = usual_width(sheet.table);
  const std::size_t top = first_of_table(sheet.table, usual);
  const std::string_view first = sheet.table.cell(top, 0);
  sheet.is_guarded = first == our_guarded_id_header;
  sheet.ours = sheet.is_guarded || first == our_id_header;
  sheet.has_header =
      header == Header::automatic ? sheet.ours || is_header(sheet.table, top) : header == Header::present;
  // Trailing delimiters make rows wider than what they hold.
  std::size_t width = sheet.has_header ? last_filled(sheet.table, top) : usual;
  if (sheet.has_header && width < usual)
    for (std::size_t row = top; row < sheet.table.rows(); ++row)
      if (const std::size_t filled = last_filled(sheet.table, row); filled <= sheet.table.row(top).cells)
        width = std::max(width, filled);
  name_columns(sheet, top, width);
  if (top > 0) sheet.told.push_back(counted(top, "line", "lines") + " before the header were passed over.");
  if (!sheet.has_header) sheet.told.push_back("The first row looks like a record, so the columns are named A, B, C.");
  const Taken taken = take_records(sheet, sheet.has_header ? top + 1 : top, width);
  if (taken.totals > 0)
    sheet.told.push_back(counted(taken.totals, "row of totals was", "rows of totals were") + " left out.");
  if (taken.footer > 0)
    sheet.told.push_back(counted(taken.footer, "line", "lines") + " below the table were left out.");
}

}  // namespace

std::string_view Sheet::cell(std::size_t record, std::size_t column) const {
  const std::string_view text = table.cell(record, column);
  return is_guarded ? unguarded(text) : text;
}

Result<Sheet> read_sheet(std::string_view bytes, const SheetOptions& options) {
  Result<DecodedText> decoded = decode_text(bytes, options.encoding);
  if (!decoded) return Error{decoded.error()};
  Sheet sheet;
  sheet.encoding = decoded->name;
  sheet.told = std::move(decoded->told);
  const bool has_bad_bytes = !is_utf8(decoded->text);
  const char hint = take_separator_hint(decoded->text);
  sheet.delimiter = options.delimiter ? options.delimiter : hint ? hint : guess_delimiter(decoded->text);
  Result<CsvTable> table = read_csv(std::move(decoded->text), sheet.delimiter);
  if (!table) return Error{table.error()};
  sheet.table = std::move(*table);
  if (sheet.table.rows() == 0) return Error{"The file has no rows."};
  lay_open(sheet, options.header);
  if (sheet.headers.empty()) return Error{"The header can't be read. Nothing was taken."};
  if (has_bad_bytes) refuse_bad_bytes(sheet);
  if (sheet.records.empty() && sheet.refused.empty()) return Error{"The file has a header but no rows."};
  return sheet;
}

}  // namespace fb
