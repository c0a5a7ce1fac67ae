// The columns of the tables of campaigns, leads and deals: each says what its cells show and how they sort.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "model/stage_map.hpp"
#include "views/campaign_figures.hpp"
#include "views/format.hpp"
#include "views/ui.hpp"

namespace fb {

// Where columns look things up.
struct TableContext {
  const Document& document;
  const Format& format;
  const StageMap& stages;
  const CampaignLedger& campaigns;
  std::int64_t now_ms = 0;
};

enum class CellLook : std::uint8_t { title, text, quiet, number, stage, owner, step, fit };

// What one cell shows.
struct Cell {
  std::string words;      // all that it says; empty: nothing known
  std::string_view step;  // of CellLook::step, without its day
  Day day;
  const char* icon = nullptr;  // before the words
  Zone zone = Zone::off;       // of CellLook::stage: the dot
  bool is_red = false;         // late or lost
};

// What a row sorts by: text, compared without case, or a number. Rows without a value come last in both directions.
struct SortKey {
  bool is_empty = true, is_text = false;
  std::int64_t number = 0;
  std::string_view text;
};

struct TableColumn {
  std::string_view header;
  std::string_view field;  // of the record, or the figure's name
  float width;             // CSS pixels, at least
  float share;             // of the room that is left over
  CellLook look;
  bool starts_descending;                                          // what the first press on the header does
  void (*fill)(const TableContext& at, RowIndex row, Cell& cell);  // a cell that was cleared
  SortKey (*key)(const TableContext& at, RowIndex row);

  Align align() const { return look == CellLook::number ? Align::right : Align::left; }
};

std::span<const TableColumn> table_columns(Type type);
std::size_t first_sorted_column(Type type);  // what a table is sorted by until somebody sorts it

}  // namespace fb
