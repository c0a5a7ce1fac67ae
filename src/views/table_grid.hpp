// The grid of a table: a header that stays, only the rows on screen, the first column kept in sight, keys between rows.
#pragma once
#include <string_view>
#include <vector>

#include "views/table_rows.hpp"
#include "views/widgets.hpp"

namespace fb {

class TableGrid {
 public:
  explicit TableGrid(Type type) : m_type(type) {}
  // Draws it, and changes the wish when a header is pressed.
  void draw(Ui& ui, const Rect& area, std::string_view name, const TableContext& at, const TableRows& rows,
            TableWish& wish);
  void scroll_to_top() { m_goes_to_top = true; }
  bool has_focus() const { return m_has_focus; }  // one of the rows has it: the cursor
  const Id& cursor() const { return m_cursor; }

 private:
  struct Line {  // a row on screen
    std::size_t place;
    Rect rect;
    Press press;
  };
  void lay_out(Ui& ui, float width);
  void header(Ui& ui, const Rect& rect, TableWish& wish);
  void find_cursor(const TableContext& at, const TableRows& rows);
  void row(Ui& ui, const TableContext& at, const TableRows& rows, std::size_t place, const Rect& rect);
  void row_nodes(Ui& ui, const Line& line);
  void cell(Ui& ui, const TableContext& at, std::size_t column, const Cell& cell, const Rect& rect);
  void move_cursor(Ui& ui, const TableContext& at, const TableRows& rows, const Rect& body, float scroll_y);
  float under_rows(Ui& ui, const Rect& area) const;
  Rect cell_rect(std::size_t column, const Rect& row) const;
  Cell& cell_of(std::size_t line, std::size_t column) { return m_cells[line * m_widths.size() + column]; }

  Type m_type;
  std::vector<float> m_widths, m_starts;
  float m_width = 0;  // of all columns
  float m_scroll_x = 0;
  bool m_is_frozen = false;  // the first column stays while the others scroll
  Rect m_scrolling;          // where the others may show
  std::vector<Line> m_lines;
  std::vector<Cell> m_cells;  // of the lines, kept to spare allocations
  Id m_cursor;                // the row that Tab leads to
  std::size_t m_cursor_place = 0;
  bool m_cursor_is_shown = false, m_has_focus = false;
  std::uint32_t m_version = ~0u;
  bool m_goes_to_top = false;
};

}  // namespace fb
