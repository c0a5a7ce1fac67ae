#include <algorithm>
#include <cmath>

#include <imgui.h>
#include "views/board_layout.hpp"
#include "views/board_view.hpp"
#include "views/fields.hpp"
#include "views/icons.hpp"
#include "views/widgets.hpp"

namespace fb {
namespace {

constexpr const char* zone_names[] = {"Attract", "Qualify", "Handoff", "Close", ""};

Colour mixed(Colour a, Colour b, float t) {
  Colour out = 0;
  for (int shift = 0; shift < 32; shift += 8) {
    const float from = static_cast<float>((a >> shift) & 255), to = static_cast<float>((b >> shift) & 255);
    out |= static_cast<Colour>(from + (to - from) * t) << shift;
  }
  return out;
}

}  // namespace

// The four zones stay in sight and lead to their columns; those on screen are marked. Called before the columns are scrolled.
float BoardView::draw_zones(Ui& ui, Rect row) {
  const std::vector<BoardColumn>& columns = m_data.columns();
  float jump = -1;
  ui.sem.open(Role::toolbar, id_of("##zones"), row, "Zones");
  const Rect view = row;
  cut_left(row, ui.px(layout::margin - 10));
  row = inset(row, 0, ui.px(5));
  for (std::size_t i = 0; i < m_boxes.size();) {
    std::size_t last = i;
    while (last + 1 < m_boxes.size() && columns[last + 1].zone == columns[i].zone) ++last;
    const Zone zone = columns[i].zone;
    const std::string_view zone_name = zone_names[static_cast<std::size_t>(zone)];
    std::string name(zone_name), label(zone_name);
    if (!ui.state.filter.empty()) {  // where the matches are, also those that are not in sight
      std::size_t found = 0;
      for (std::size_t at = i; at <= last; ++at) found += columns[at].cards->size();
      name += "  " + std::to_string(found);
      label += ", " + std::to_string(found) + " found";
    }
    const float left = m_boxes[i].head.x - view.x, right = m_boxes[last].head.x + m_boxes[last].head.w - view.x;
    const bool in_sight = right > m_scroll_x + ui.px(60) && left < m_scroll_x + view.w - ui.px(60);
    const Rect tab = cut_left(row, text_width(ui, name, size::base, Weight::semibold) + ui.px(36));
    cut_left(row, ui.px(4));
    const Press press = pressable(ui, zone_name, tab, Role::button, label, sem::toggle | (in_sight ? sem::pressed : 0));
    if (press.hovered) fill(tab, ui.theme.hover, ui.px(size::small_radius));
    const float dot = ui.px(8);
    fill({tab.x + ui.px(10), std::round(tab.y + (tab.h - dot) * 0.5f), dot, dot}, ui.theme.zone(zone), dot * 0.5f);
    text(ui, {tab.x + ui.px(26), tab.y, tab.w - ui.px(26), tab.h}, name, in_sight ? ui.theme.text : ui.theme.text_2,
         size::base, in_sight ? Weight::semibold : Weight::regular);
    if (press.focused) focus_ring(ui, tab, ui.px(size::small_radius));
    if (press.pressed) jump = std::max(0.0f, left - ui.px(layout::margin));
    i = last + 1;
  }
  ui.sem.close();
  return jump;
}

// One band from the left edge to Won whose height is how many passes came that far.
void BoardView::draw_ribbon(Ui& ui, const Rect& strip) {
  const std::vector<BoardColumn>& columns = m_data.columns();
  const bool is_empty = std::none_of(columns.begin(), columns.end(), [](const BoardColumn& column) {
    return column.numbers.count > 0 || column.numbers.reached > 0;
  });
  if (is_empty) return;
  struct Point {
    float x, half;
    Colour colour;
  };
  std::vector<Point> points;
  const float most = strip.h * 0.5f - ui.px(3), middle = strip.y + strip.h * 0.5f;
  const auto largest = static_cast<float>(m_data.largest_volume());
  for (const Box& box : m_boxes) {
    const BoardColumn& column = columns[box.column];
    if (column.is_unsorted || column.outcome == Outcome::lost) continue;
    const float volume = column.zone == Zone::attract ? largest : static_cast<float>(column.numbers.reached);
    const float half = std::max(ui.px(1), most * volume / std::max(1.0f, largest));
    points.push_back({box.head.x + box.head.w * 0.5f, half, ui.theme.zone(column.zone)});
    if (points.size() == 1) points.insert(points.begin(), {box.head.x, half, ui.theme.zone(column.zone)});
    if (column.outcome == Outcome::won) points.push_back({box.head.x + box.head.w, half, ui.theme.zone(column.zone)});
  }
  ImDrawList* list = ImGui::GetWindowDrawList();
  const std::uint32_t alpha = ui.theme.is_dark ? 110 : 84;
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    const Point& a = points[i];
    const Point& b = points[i + 1];
    if (b.x < strip.x || a.x > strip.x + strip.w) continue;
    const int pieces = a.half == b.half && a.colour == b.colour ? 1 : 18;
    for (int piece = 0; piece < pieces; ++piece) {
      const auto at = [&](int step, float& x, float& half) {
        const float t = static_cast<float>(step) / static_cast<float>(pieces), eased = t * t * (3 - 2 * t);
        x = std::round(a.x + (b.x - a.x) * t);
        half = a.half + (b.half - a.half) * eased;
      };
      float x1 = 0, h1 = 0, x2 = 0, h2 = 0;
      at(piece, x1, h1);
      at(piece + 1, x2, h2);
      const float t = (static_cast<float>(piece) + 0.5f) / static_cast<float>(pieces);
      const Colour colour = faded(mixed(a.colour, b.colour, t), alpha);
      if (h1 == h2) list->AddRectFilled({x1, middle - h1}, {x2, middle + h2}, colour);
      else list->AddQuadFilled({x1, middle - h1}, {x2, middle - h2}, {x2, middle + h2}, {x1, middle + h1}, colour);
    }
  }
}

void BoardView::draw_head(Ui& ui, const Box& box) {
  const BoardColumn& column = m_data.columns()[box.column];
  const Theme& theme = ui.theme;
  Rect rest = box.head;
  fill({rest.x, rest.y, rest.w, ui.px(3)}, theme.zone(column.zone), ui.px(1.5f));
  cut_top(rest, ui.px(8));
  Rect first = cut_top(rest, ui.control(28));
  if (!column.is_unsorted) {
    const Rect plus = cut_right(first, ui.control(28));
    if (button(ui, plus, "Quick add in " + column.name, {.icon = icon::plus, .icon_only = true})) {
      m_adding = column.stage;
      m_adding_starts = true;
      m_add_title.clear();
      m_add_second.clear();
      ui.page.more_frames = std::max(ui.page.more_frames, 2);
    }
    const Rect fold = cut_right(first, ui.control(28));
    if (button(ui, fold, "Fold " + column.name, {.icon = icon::chevron_left, .icon_only = true}))
      ui.emit(app::FoldStage{column.stage, true});
  }
  const std::string count = m_format.whole(static_cast<std::int64_t>(column.cards->size()));
  const float name_width = std::min(text_width(ui, column.name, size::base, Weight::semibold), first.w - ui.px(40));
  const Rect name{first.x, first.y, std::max(name_width, ui.control(24)), first.h};
  if (!column.is_unsorted) {
    const Press settings = pressable(ui, "##settings", name, Role::button, "Settings of " + column.name);
    if (settings.hovered) fill(inset(name, -ui.px(5), ui.px(2)), theme.hover, ui.px(size::small_radius));
    if (settings.focused) focus_ring(ui, name, ui.px(size::small_radius));
    tooltip(ui, settings, "Name, probability, won or lost");
    if (settings.pressed) ui.emit(app::SelectRecord{Type::stage, column.stage});
  }
  text(ui, {name.x, name.y, name_width, name.h}, column.name, theme.text, size::base, Weight::semibold);
  text(ui, {first.x + name_width + ui.px(8), first.y, ui.px(60), first.h}, count, theme.text_2, size::base);

  const ColumnNumbers& numbers = column.numbers;
  std::string money;
  if (numbers.sum) money = m_format.money_short(numbers.sum);
  if (numbers.weighted && column.outcome == Outcome::open)
    money += " · " + m_format.money_short(numbers.weighted) + " weighted";
  if (column.zone == Zone::attract && numbers.sum) money += " budget";
  std::string flow;
  if (numbers.to_next.value)
    flow = "→ " + m_format.percent(*numbers.to_next.value) + " of " + m_format.whole(numbers.to_next.n);
  if (numbers.median_days)
    flow += (flow.empty() ? "" : " · ") +
            m_format.decimal_number(*numbers.median_days, *numbers.median_days < 10 ? 1 : 0) + " d here";
  const Rect second = cut_top(rest, ui.px(18)), third = cut_top(rest, ui.px(18));
  if (!money.empty()) text(ui, second, money, theme.text_2, size::small);
  const Rect flow_box = money.empty() ? second : third;
  text(ui, flow_box, flow, theme.text_2, size::small);
  // The figures in full for the hover and for people who listen.
  std::string whole = column.name + ": " + count +
                      (column.type == Type::deal   ? " deals"
                       : column.type == Type::lead ? " leads"
                                                   : " campaigns");
  if (numbers.sum) whole += ", " + m_format.money(numbers.sum);
  if (numbers.weighted && column.outcome == Outcome::open) whole += ", weighted " + m_format.money(numbers.weighted);
  if (numbers.to_next.value)
    whole += ". " + m_format.percent(*numbers.to_next.value, 1) + " of the " + m_format.whole(numbers.to_next.n) +
             " that came this far or further went on to the next column";
  if (numbers.median_days)
    whole += ". Median " + m_format.decimal_number(*numbers.median_days, 1) + " days in this column";
  const Press press =
      pressable(ui, "##figures", {second.x, second.y, second.w, ui.px(36)}, Role::text, whole, sem::disabled);
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  Press hover = press;
  hover.hovered = ImGui::IsWindowHovered() && contains({second.x, second.y, second.w, ui.px(36)}, mouse.x, mouse.y);
  tooltip(ui, hover, whole);
}

void BoardView::draw_folded(Ui& ui, const Box& box) {
  const BoardColumn& column = m_data.columns()[box.column];
  const Rect whole{box.head.x, box.head.y, box.head.w, ui.px(120)};
  const std::string count = m_format.whole(static_cast<std::int64_t>(column.cards->size()));
  const Press press =
      pressable(ui, "##unfold", whole, Role::button, "Unfold " + column.name + ", " + count, sem::collapsed);
  fill({whole.x, whole.y, whole.w, ui.px(3)}, ui.theme.zone(column.zone), ui.px(1.5f));
  if (press.hovered) fill(whole, ui.theme.hover, ui.px(size::small_radius));
  Rect rest = whole;
  cut_top(rest, ui.px(12));
  text(ui, cut_top(rest, ui.px(22)), column.name, ui.theme.text, size::small, Weight::semibold, Align::center);
  text(ui, cut_top(rest, ui.px(20)), count, ui.theme.text_2, size::base, Weight::regular, Align::center);
  draw_icon(ui, cut_top(rest, ui.px(28)), icon::chevron_right, ui.theme.text_2);
  if (press.focused) focus_ring(ui, whole, ui.px(size::small_radius));
  if (press.pressed) ui.emit(app::FoldStage{column.stage, false});
}

void BoardView::draw_quick_add(Ui& ui, const Box& box, Rect& room) {
  const BoardColumn& column = m_data.columns()[box.column];
  const Rect card{room.x, room.y + ui.px(2), room.w, room.h - ui.px(10)};
  fill(card, ui.theme.accent, ui.px(size::radius));
  fill(inset(card, ui.px(1), ui.px(1)), ui.theme.surface, ui.px(size::radius - 1));
  Rect rest = inset(card, ui.px(10), ui.px(10));
  const bool deal = column.type == Type::deal, lead = column.type == Type::lead;
  FieldStyle style;
  style.placeholder = deal ? "Name of the deal" : lead ? "Name of the lead" : "Name of the campaign";
  style.wants_focus = m_adding_starts || m_adds_again;
  m_adds_again = false;
  const FieldEvent title =
      text_field(ui, cut_top(rest, ui.control(32)), "##title", deal ? "Title" : "Name", m_add_title, style);
  if (title.changed) m_add_title = title.text;
  cut_top(rest, ui.px(6));
  style.placeholder = lead ? "Company" : deal ? "Amount" : "Budget";
  style.kind = lead ? FieldKind::text : FieldKind::money;
  style.wants_focus = false;
  const FieldEvent second = text_field(ui, cut_top(rest, ui.control(32)), "##second",
                                       lead   ? "Company"
                                       : deal ? "Amount"
                                              : "Budget",
                                       m_add_second, style);
  if (second.changed) m_add_second = second.text;
  cut_top(rest, ui.px(8));
  const bool add = button(ui, cut_left(rest, ui.px(72)), "Add", {.look = Look::filled});
  cut_left(rest, ui.px(8));
  const bool close = button(ui, cut_left(rest, ui.px(84)), "Cancel") || title.cancelled || second.cancelled;
  if (close) {
    m_adding = {};
    return;
  }
  if (!(add || title.entered || second.entered)) return;
  const std::string name = title.entered ? title.text : m_add_title,
                    other = second.entered ? second.text : m_add_second;
  if (name.empty()) return;
  ui.emit(app::Do{AddCard{column.stage, name, other}});
  m_add_title.clear();
  m_add_second.clear();
  if (title.entered) {
    ui.page.replace_field = true;
    ui.page.replace_field_text.clear();
  } else {
    m_adds_again = true;  // with the next frame: this one still shows what was typed
    ui.page.more_frames = std::max(ui.page.more_frames, 2);
  }
}

void BoardView::draw_nothing(Ui& ui, const Rect& area) {
  const float width = ui.px(420);
  Rect box{std::round(area.x + (area.w - width) * 0.5f), area.y + ui.px(layout::ribbon + layout::head + 60), width,
           ui.px(186)};
  fill(box, ui.theme.surface, ui.px(12));
  stroke(box, ui.theme.line, ui.px(12));
  box = inset(box, ui.px(24), ui.px(20));
  text(ui, cut_top(box, ui.px(28)), "This board is empty", ui.theme.text, size::medium, Weight::semibold,
       Align::center);
  text_block(ui, cut_top(box, ui.px(64)),
             "Campaigns stand on the left, leads in the middle, deals on the right. Add the first card with + in any "
             "column, or bring in what you have.",
             ui.theme.text_2, size::base, 3);
  cut_top(box, ui.px(10));
  Rect row = cut_top(box, ui.control(size::field));
  if (button(ui, cut_left(row, ui.px(170)), "Import a file", {.look = Look::filled, .icon = icon::download}))
    ui.emit(app::ChooseFiles{app::PickPurpose::import});
  cut_left(row, ui.px(10));
  if (button(ui, cut_left(row, ui.px(170)), "Open a board", {.look = Look::outlined, .icon = icon::folder_open}))
    ui.emit(app::ChooseFiles{app::PickPurpose::open});
}

}  // namespace fb
