#include "views/table_grid.hpp"

#include <algorithm>
#include <cmath>

#include "views/cards.hpp"
#include "views/icons.hpp"
#include "views/scroll.hpp"

namespace fb {
namespace {

constexpr float edge = 24, pad = 12;  // CSS pixels: beside the first and last column, and inside a cell

}  // namespace

void TableGrid::lay_out(Ui& ui, float width) {
  const std::span<const TableColumn> columns = table_columns(m_type);
  m_widths.resize(columns.size());
  m_starts.resize(columns.size());
  float whole = 0, shares = 0;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    m_widths[i] = ui.px(columns[i].width) + (i == 0 || i + 1 == columns.size() ? ui.px(edge - pad) : 0);
    whole += m_widths[i];
    shares += columns[i].share;
  }
  const float spare = std::max(0.0f, width - whole);
  m_width = 0;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    m_widths[i] += std::floor(spare * columns[i].share / shares);
    m_starts[i] = m_width;
    m_width += m_widths[i];
  }
  m_is_frozen = m_width > width + 1 && m_widths[0] < width * 0.5f;
}

// Room below the last row for the bar that scrolls sideways.
float TableGrid::under_rows(Ui& ui, const Rect& area) const { return m_width > area.w + 1 ? ui.px(12) : 0; }

Rect TableGrid::cell_rect(std::size_t column, const Rect& row) const {
  const float x = column == 0 && m_is_frozen ? row.x : row.x + m_starts[column] - m_scroll_x;
  return {x, row.y, m_widths[column], row.h};
}

void TableGrid::header(Ui& ui, const Rect& rect, TableWish& wish) {
  const std::span<const TableColumn> columns = table_columns(m_type);
  ui.sem.open(Role::row, id_of("##head"), rect, "Columns");
  ui.sem.nodes.back().row = 1;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const bool scrolls = i > 0 || !m_is_frozen;
    if (scrolls) clip_to(m_scrolling);
    const Rect box = cell_rect(i, rect);
    const bool is_sorted = wish.column == i;
    const Press press = pressable(ui, columns[i].header, box, Role::columnheader, columns[i].header,
                                  !is_sorted        ? 0
                                  : wish.descending ? sem::sort_down
                                                    : sem::sort_up);
    ui.sem.nodes.back().col = static_cast<std::int32_t>(i) + 1;
    if (press.hovered) fill(box, ui.theme.hover);
    Rect inside = inset(box, ui.px(pad), 0);
    if (i == 0) cut_left(inside, ui.px(edge - pad));
    if (i + 1 == columns.size()) cut_right(inside, ui.px(edge - pad));
    const Colour colour = is_sorted ? ui.theme.text : ui.theme.text_2;
    const float width = std::min(inside.w, text_width(ui, columns[i].header, size::small, Weight::semibold));
    text(ui, inside, columns[i].header, colour, size::small, Weight::semibold, columns[i].align());
    if (is_sorted) {
      const float x =
          columns[i].align() == Align::right ? inside.x + inside.w - width - ui.px(18) : inside.x + width + ui.px(4);
      draw_icon(ui, {x, inside.y, ui.px(14), inside.h}, wish.descending ? icon::arrow_down : icon::arrow_up,
                ui.theme.accent, 14);
    }
    if (press.focused) focus_ring(ui, inset(box, ui.px(4), ui.px(4)), ui.px(4));
    if (scrolls) unclip();
    if (!press.pressed) continue;
    wish.descending = is_sorted ? !wish.descending : columns[i].starts_descending;
    wish.column = i;
    m_goes_to_top = true;
    ui.say("Sorted by " + std::string(columns[i].header) + (wish.descending ? ", descending" : ", ascending"));
  }
  ui.sem.close();
  line(rect.x, rect.y + rect.h - 1, rect.x + rect.w, rect.y + rect.h - 1, ui.theme.line);
}

// The cursor stays on its record when the rows change.
void TableGrid::find_cursor(const TableContext& at, const TableRows& rows) {
  if (m_version == rows.version()) return;
  m_version = rows.version();
  m_cursor_place = rows.rows().size();
  const RowIndex wanted = m_cursor ? at.document.table(m_type).find(m_cursor) : no_row;
  const auto found = std::find(rows.rows().begin(), rows.rows().end(), wanted);
  if (wanted != no_row) m_cursor_place = static_cast<std::size_t>(found - rows.rows().begin());
}

void TableGrid::cell(Ui& ui, const TableContext& at, std::size_t column, const Cell& cell, const Rect& rect) {
  const TableColumn& kind = table_columns(m_type)[column];
  Rect inside = inset(rect, ui.px(pad), 0);
  if (column == 0) cut_left(inside, ui.px(edge - pad));
  if (column + 1 == m_widths.size()) cut_right(inside, ui.px(edge - pad));
  if (cell.words.empty()) {
    text(ui, inside, "–", ui.theme.text_3, size::base, Weight::regular, kind.align());
    return;
  }
  const auto middle = [&](float side) { return std::round(inside.y + (inside.h - ui.px(side)) * 0.5f); };
  Colour colour = kind.look == CellLook::quiet ? ui.theme.text_2 : ui.theme.text;
  const bool is_stage = kind.look == CellLook::stage;
  if (cell.is_red && !is_stage) colour = ui.theme.red;
  if (cell.icon) {
    draw_icon(ui, cut_left(inside, ui.px(16)), cell.icon, ui.theme.text_2);
    cut_left(inside, ui.px(8));
  }
  if (kind.look == CellLook::step) {
    step_chip(ui, at.format, {inside.x, middle(22), inside.w, ui.px(22)}, cell.step, cell.day);
    return;
  }
  if (kind.look == CellLook::fit) {
    const bool is_good = cell.words == "A" || cell.words == "B";
    const float width = std::min(inside.w, chip_width(ui, cell.words));
    chip(ui, {inside.x, middle(20), width, ui.px(20)}, cell.words, is_good ? ui.theme.green : ui.theme.text_2,
         is_good ? ui.theme.green_soft : ui.theme.sunken);
    return;
  }
  if (is_stage) {
    const Rect dot = cut_left(inside, ui.px(8));
    fill({dot.x, middle(8), ui.px(8), ui.px(8)}, cell.is_red ? ui.theme.red : ui.theme.zone(cell.zone), ui.px(4));
    cut_left(inside, ui.px(8));
  }
  if (kind.look == CellLook::owner) {
    const Rect round = cut_left(inside, ui.px(20));
    avatar(ui, {round.x, middle(20), ui.px(20), ui.px(20)}, cell.words);
    cut_left(inside, ui.px(8));
  }
  text(ui, inside, cell.words, colour, size::base, kind.look == CellLook::title ? Weight::semibold : Weight::regular,
       kind.align());
}

void TableGrid::row_nodes(Ui& ui, const Line& one) {
  ui.sem.nodes.back().row = static_cast<std::int32_t>(one.place) + 2;
  ui.sem.open_last();
  const std::size_t at = m_lines.size();  // it is the next line
  for (std::size_t i = 0; i < m_widths.size(); ++i) {
    const Rect box = cell_rect(i, one.rect);
    ui.sem.add(Role::gridcell, one.press.id + static_cast<std::uint32_t>(i) + 1, box, cell_of(at, i).words);
    ui.sem.nodes.back().col = static_cast<std::int32_t>(i) + 1;
  }
  ui.sem.close();
}

void TableGrid::row(Ui& ui, const TableContext& at, const TableRows& rows, std::size_t place, const Rect& rect) {
  const std::span<const TableColumn> columns = table_columns(m_type);
  const Id& id = at.document.table(m_type).id(rows.rows()[place]);
  if (m_cells.size() < (m_lines.size() + 1) * columns.size()) m_cells.resize((m_lines.size() + 1) * columns.size());
  for (std::size_t i = 0; i < columns.size(); ++i) {
    Cell& cell = cell_of(m_lines.size(), i);
    cell.words.clear();
    cell.icon = nullptr;
    cell.is_red = false;
    columns[i].fill(at, rows.rows()[place], cell);
  }
  const bool is_open = ui.state.panel.id == id && ui.state.panel.type == m_type;
  const bool is_stop = m_cursor_place < rows.rows().size() ? m_cursor_place == place : m_lines.empty();
  Line one{place, rect,
           pressable(ui, record_id(m_type, id), rect, Role::row, cell_of(m_lines.size(), 0).words,
                     (is_open ? sem::selected : 0) | (is_stop ? sem::tabbable : 0))};
  row_nodes(ui, one);
  if (ui.page.focused == one.press.id) {
    m_cursor = id;
    m_cursor_place = place;
    m_cursor_is_shown = m_has_focus = true;
  }
  if (one.press.pressed) {
    m_cursor = id;
    m_cursor_place = place;
    ui.emit(app::SelectRecord{m_type, id});
  }
  if (is_open) {
    fill(rect, ui.theme.selected);
    fill({rect.x, rect.y, ui.px(2), rect.h}, ui.theme.accent);
  } else if (one.press.hovered) {
    fill(rect, ui.theme.hover);
  }
  line(rect.x, rect.y + rect.h - 1, rect.x + rect.w, rect.y + rect.h - 1, ui.theme.line);
  m_lines.push_back(one);
}

void TableGrid::move_cursor(Ui& ui, const TableContext& at, const TableRows& rows, const Rect& body, float scroll_y) {
  if (ui.key(Key::left)) scroll_here(std::max(0.0f, m_scroll_x - ui.px(160)), -1);
  if (ui.key(Key::right)) scroll_here(m_scroll_x + ui.px(160), -1);
  const auto page = static_cast<std::ptrdiff_t>(body.h / ui.control(size::row)) - 1;
  const auto last = static_cast<std::ptrdiff_t>(rows.rows().size()) - 1;
  const auto now = static_cast<std::ptrdiff_t>(m_cursor_place);
  auto next = now;
  if (ui.key(Key::down)) ++next;
  if (ui.key(Key::up)) --next;
  if (ui.key(Key::page_down)) next += page;
  if (ui.key(Key::page_up)) next -= page;
  if (ui.key(Key::home)) next = 0;
  if (ui.key(Key::end)) next = last;
  next = std::clamp<std::ptrdiff_t>(next, 0, last);
  if (next == now) return;
  m_cursor_place = static_cast<std::size_t>(next);
  m_cursor = at.document.table(m_type).id(rows.rows()[m_cursor_place]);
  ui.page.want_focus = record_id(m_type, m_cursor);
  const float top = ui.control(size::row) * static_cast<float>(next), bottom = top + ui.control(size::row);
  if (top < scroll_y) scroll_here(-1, top);
  const float shown = body.h - under_rows(ui, body);
  if (bottom > scroll_y + shown) scroll_here(-1, bottom - shown);
  ui.page.more_frames = std::max(ui.page.more_frames, 2);  // the row appears, then takes the focus
}

void TableGrid::draw(Ui& ui, const Rect& area, std::string_view name, const TableContext& at, const TableRows& rows,
                     TableWish& wish) {
  const std::size_t count = rows.rows().size();
  const float row_height = ui.control(size::row);
  lay_out(ui, area.w);
  find_cursor(at, rows);
  ui.sem.open(Role::grid, id_of("##grid"), area, name);
  ui.sem.nodes.back().rows = static_cast<std::int32_t>(count) + 1;
  ui.sem.nodes.back().cols = static_cast<std::int32_t>(m_widths.size());
  const Scroll scroll =
      begin_scroll(ui, "##rows", area, m_width, row_height * static_cast<float>(count + 1) + under_rows(ui, area));
  if (m_goes_to_top) scroll_here(-1, 0);
  m_goes_to_top = false;
  m_scroll_x = scroll.x;
  m_scrolling = area;
  if (m_is_frozen) cut_left(m_scrolling, m_widths[0]);
  Rect body = area;
  header(ui, cut_top(body, row_height), wish);

  clip_to(body);
  m_lines.clear();
  m_has_focus = false;
  const bool had_cursor = m_cursor_is_shown && m_cursor_place < count;
  m_cursor_is_shown = false;
  const auto first = static_cast<std::size_t>(scroll.y / row_height);
  const std::size_t last = std::min(count, static_cast<std::size_t>((scroll.y + body.h) / row_height) + 1);
  const auto show = [&](std::size_t place) {
    const double y = static_cast<double>(row_height) * static_cast<double>(place) - static_cast<double>(scroll.y);
    row(ui, at, rows, place, {body.x, body.y + static_cast<float>(y), body.w, row_height});
  };
  // The row that has the focus keeps it while it is scrolled out of sight.
  const std::size_t cursor = m_cursor_place;
  if (had_cursor && cursor < first) show(cursor);
  for (std::size_t place = first; place < last; ++place) show(place);
  if (had_cursor && cursor >= last) show(cursor);

  const auto cells = [&](std::size_t from, std::size_t to) {
    for (std::size_t i = 0; i < m_lines.size(); ++i)
      for (std::size_t column = from; column < to; ++column) {
        const Rect box = cell_rect(column, m_lines[i].rect);
        if (is_visible(box)) cell(ui, at, column, cell_of(i, column), box);
      }
  };
  cells(0, 1);
  clip_to(m_scrolling);
  cells(1, m_widths.size());
  unclip();
  if (m_is_frozen && scroll.x > 0)
    line(m_scrolling.x - 1, area.y, m_scrolling.x - 1, area.y + area.h, ui.theme.line_strong);
  for (const Line& one : m_lines)
    if (one.press.focused) focus_ring(ui, inset(one.rect, ui.px(4), ui.px(3)), ui.px(4));
  unclip();
  if (m_cursor_is_shown) move_cursor(ui, at, rows, body, scroll.y);
  end_scroll(ui);
  ui.sem.close();
}

}  // namespace fb
