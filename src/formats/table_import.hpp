// A CSV file on its way in: what it is, where each column goes (a person may change it), and the records it gives.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formats/cells.hpp"
#include "formats/intake.hpp"
#include "formats/sheet.hpp"

namespace fb {

struct TableOptions {
  SheetOptions sheet;
  std::string currency = "EUR";  // the board's
  int utc_offset_minutes = 0;
  std::int64_t now_ms = 0;
};

struct ColumnPlan {
  std::string header;
  // A field's name or one of the parts of columns.hpp, "custom" (kept under its header), or "" (skipped).
  std::string field;
  std::size_t preference = 0;        // of several columns for one field, the smallest is read first
  std::vector<std::string> samples;  // the first three values
  std::size_t filled = 0;            // cells that hold something
  std::string question;              // "“03/04/2026” was read with the month first", "" if nothing is unclear
  CellStyle style;                   // how its numbers and dates are written; may be changed
};

struct TableImport {
  Sheet sheet;
  TableOptions options;
  Type type = Type::other;  // other: not recognised, a person has to choose
  std::vector<ColumnPlan> columns;
  std::string key;  // suggestion for IntakeOptions::key: what makes a second import of the file change nothing

  std::size_t rows() const { return sheet.records.size(); }
  std::string_view cell(std::size_t row, std::size_t column) const { return sheet.cell(sheet.records[row], column); }
};

// `wanted`: the type a person named, else it is guessed. An error is one sentence.
Result<TableImport> read_table(std::string_view bytes, std::optional<Type> wanted, const TableOptions& options);

// Another type: all columns are matched anew. Another field for one column; an unknown one counts as "custom".
void set_table_type(TableImport& table, Type type);
void set_column_field(TableImport& table, std::size_t column, std::string_view field);

// The kind of value that a column for this field holds; text for parts such as "name.first".
Kind column_kind(Type type, std::string_view field);

struct TableRecords {
  std::vector<PlainRecord> records;  // for take_in
  std::vector<Refused> refused;      // rows that can't be taken
  std::vector<std::string> told;     // what was sorted out, and what to look at
};
TableRecords records_from_table(const TableImport& table);

// The same, a slice at a time. The table stays where it is until the end.
class TableReading {
 public:
  explicit TableReading(const TableImport& table);
  ~TableReading();
  bool go_on(std::size_t rows);  // false: all were read
  TableRecords take();

 private:
  class Work;
  std::unique_ptr<Work> m_work;
};

}  // namespace fb
