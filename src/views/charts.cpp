#include "views/charts.hpp"

#include <algorithm>
#include <cmath>

#include "model/sorting.hpp"
#include "model/stages.hpp"

namespace fb {
namespace {

constexpr float card_pad = 20, card_head = 48, funnel_row = 40, group_row = 34, head_row = 28;  // CSS pixels

std::vector<WonLost> largest(std::vector<WonLost> rows) {
  sort_list(rows, [](const WonLost& a, const WonLost& b) { return a.won + a.lost > b.won + b.lost; });
  if (rows.size() <= most_groups) return rows;
  WonLost rest{std::to_string(rows.size() - most_groups + 1) + " others", 0, 0, {}};
  for (std::size_t i = most_groups - 1; i < rows.size(); ++i) {
    rest.won += rows[i].won;
    rest.lost += rows[i].lost;
  }
  rest.rate = share(rest.won, rest.won + rest.lost);
  rows.resize(most_groups - 1);
  rows.push_back(rest);
  return rows;
}

Colour lost_colour(const Theme& theme) { return faded(theme.red, 190); }

// A column's head at the right of its box, with the colour of its bars: the chart needs no legend.
void heading_with_colour(Ui& ui, const Rect& box, std::string_view words, Colour colour) {
  const float side = ui.px(8);
  text(ui, box, words, ui.theme.text_2, size::small, Weight::regular, Align::right);
  const float x = box.x + box.w - text_width(ui, words, size::small) - side - ui.px(5);
  fill({x, std::round(box.y + (box.h - side) * 0.5f), side, side}, colour, ui.px(2));
}

// The report's word for a group without a name.
std::string_view shown_name(const WonLost& row) {
  return row.name == "(none)" ? std::string_view("Not known") : std::string_view(row.name);
}

}  // namespace

Rect chart_card(Ui& ui, const Rect& rect, std::string_view title, std::string_view words, float room) {
  fill(rect, ui.theme.line, ui.px(size::radius));
  fill(inset(rect, 1, 1), ui.theme.surface, ui.px(size::radius) - 1);
  Rect inside = inset(rect, ui.px(card_pad), ui.px(card_pad - 4));
  Rect head = cut_top(inside, ui.px(card_head));
  cut_right(head, room);
  const Rect top = cut_top(head, ui.px(22));
  ui.sem.add(Role::heading, id_of(title), top, title).level = 2;
  text(ui, top, title, ui.theme.text, size::base, Weight::semibold);
  text(ui, cut_top(head, ui.px(18)), words, ui.theme.text_2, size::small);
  return inside;
}

float chart_card_height(Ui& ui, float content) { return ui.px(card_head) + 2 * ui.px(card_pad - 4) + content; }

static float segment_width(Ui& ui, std::string_view name) {
  return std::max(ui.control(24), text_width(ui, name, size::small, Weight::semibold) + ui.px(24));
}

float segments_width(Ui& ui, const std::vector<std::string_view>& names) {
  float width = ui.px(4);
  for (const std::string_view name : names) width += segment_width(ui, name);
  return width;
}

int segments(Ui& ui, const Rect& rect, std::string_view label, const std::vector<std::string_view>& names,
             std::size_t current) {
  int chosen = -1;
  push_id(label);
  fill(rect, ui.theme.sunken, ui.px(size::small_radius));
  ui.sem.open(Role::group, id_of("##segments"), rect, label);
  Rect rest = inset(rect, ui.px(2), ui.px(2));
  for (std::size_t i = 0; i < names.size(); ++i) {
    const Rect box = cut_left(rest, segment_width(ui, names[i]));
    const bool is_on = i == current;
    const Press press = pressable(ui, names[i], box, Role::button, names[i], sem::toggle | (is_on ? sem::pressed : 0));
    if (is_on) {
      fill(box, ui.theme.raised, ui.px(4));
      if (ui.theme.is_plain) fill(box, ui.theme.selected, ui.px(4));
      stroke(box, ui.theme.line_strong, ui.px(4));  // where raised and sunken look alike
    } else if (press.hovered) fill(box, ui.theme.hover, ui.px(4));
    text(ui, box, names[i], is_on ? ui.theme.text : ui.theme.text_2, size::small, Weight::semibold, Align::center);
    if (press.focused) focus_ring(ui, box, ui.px(4));
    if (press.pressed) chosen = static_cast<int>(i);
  }
  ui.sem.close();
  pop_id();
  return chosen;
}

std::vector<FunnelBar> funnel_bars(const Document& document, const Theme& theme, const Report& report,
                                   Counting counting) {
  const std::vector<std::int64_t>& counts = counts_of(report.all.conversion, counting);
  std::vector<FunnelBar> bars;
  for (std::size_t i = 0; i < report.steps.size(); ++i) {
    const Stage* stage = document.find<Stage>(report.steps[i]);
    FunnelBar bar{report.step_names[i], theme.zone(stage ? zone_of(*stage) : Zone::off), counts[i], {}, {}};
    if (i > 0) {
      bar.from_before = share(counts[i], counts[i - 1]);
      bar.of_first = share(counts[i], counts[0]);
    }
    bars.push_back(std::move(bar));
  }
  return bars;
}

float funnel_chart_height(Ui& ui, std::size_t bars) {
  return ui.px(head_row) + ui.control(funnel_row) * static_cast<float>(bars);
}

std::optional<FunnelPress> funnel_chart(Ui& ui, const Rect& rect, const std::vector<FunnelBar>& bars,
                                        const Format& format) {
  std::optional<FunnelPress> pressed;
  std::int64_t most = 1;
  for (const FunnelBar& bar : bars) most = std::max(most, bar.count);
  const float number = ui.px(84), name = std::min(ui.px(120), rect.w * 0.22f);
  Rect rest = rect;
  Rect head = cut_top(rest, ui.px(head_row));
  text(ui, cut_right(head, number), "Of the first", ui.theme.text_2, size::small, Weight::regular, Align::right);
  text(ui, cut_right(head, number), "From before", ui.theme.text_2, size::small, Weight::regular, Align::right);
  ui.sem.open(Role::list, id_of("##funnel"), rest, "Funnel");
  for (std::size_t i = 0; i < bars.size(); ++i) {
    const FunnelBar& bar = bars[i];
    const Rect line_box = cut_top(rest, ui.control(funnel_row));
    std::string words = bar.name + ", " + format.whole(bar.count);
    if (i > 0)
      words += ", " + share_words(bar.from_before, format) + " from " + bars[i - 1].name + ", " +
               share_words(bar.of_first, format) + " of the first";
    push_id(bar.name);
    ui.sem.open(Role::listitem, id_of("##item"), line_box, words);
    const Press press =
        pressable(ui, static_cast<std::string_view>("##bar"), line_box, Role::button, "Explain " + bar.name);
    ui.sem.close();
    pop_id();
    if (press.hovered) fill(inset(line_box, -ui.px(8), ui.px(2)), ui.theme.hover, ui.px(size::small_radius));
    if (press.focused) focus_ring(ui, inset(line_box, 0, ui.px(4)), ui.px(4));
    if (press.pressed) pressed = FunnelPress{i, press.id};
    Rect row = line_box;
    text(ui, cut_left(row, name), bar.name, ui.theme.text, size::base);
    const Rect of_first = cut_right(row, number), from_before = cut_right(row, number);
    if (i > 0) {
      const bool is_over = bar.from_before.value && *bar.from_before.value > 1;
      text(ui, of_first, share_words(bar.of_first, format), ui.theme.text_2, size::base, Weight::regular, Align::right);
      text(ui, from_before, share_words(bar.from_before, format), is_over ? ui.theme.amber : ui.theme.text, size::base,
           Weight::regular, Align::right);
    }
    const std::string count = format.whole(bar.count);
    cut_left(row, ui.px(8));
    const float room =
        std::max(0.0f, row.w - text_width(ui, format.whole(most), size::base, Weight::semibold) - ui.px(12));
    const float length = std::max(bar.count > 0 ? ui.px(3) : 0.0f,
                                  std::round(room * static_cast<float>(bar.count) / static_cast<float>(most)));
    if (length > 0)
      fill({row.x, std::round(row.y + (row.h - ui.px(22)) * 0.5f), length, ui.px(22)}, bar.colour, ui.px(4));
    text(ui, {row.x + length + ui.px(8), row.y, row.w - length - ui.px(8), row.h}, count, ui.theme.text, size::base,
         Weight::semibold);
  }
  ui.sem.close();
  return pressed;
}

std::vector<WonLost> won_lost_rows(const std::vector<Group>& groups) {
  std::vector<WonLost> rows;
  for (const Group& group : groups) {
    const Figures& all = group.figures;
    if (all.win_rate.n > 0) rows.push_back({group.name, all.deals_won, all.deals_lost, all.win_rate});
  }
  return largest(std::move(rows));
}

std::vector<WonLost> reason_rows(const std::vector<Group>& groups) {
  std::int64_t all = 0;
  for (const Group& group : groups) all += group.figures.deals_lost;
  std::vector<WonLost> rows;
  for (const Group& group : groups) rows.push_back({group.name, 0, group.figures.deals_lost, {}});
  rows = largest(std::move(rows));
  for (WonLost& row : rows) row.rate = share(row.lost, all);
  return rows;
}

float group_chart_height(Ui& ui, std::size_t rows) {
  return ui.px(head_row) + ui.px(group_row) * static_cast<float>(std::max<std::size_t>(rows, 1));
}

void group_chart(Ui& ui, const Rect& rect, std::string_view label, const std::vector<WonLost>& rows, Measure measure,
                 const Format& format) {
  Rect rest = rect;
  if (rows.empty()) {
    const Rect line_box = cut_top(rest, ui.px(group_row));
    ui.sem.add(Role::text, id_of(label), line_box, "No deal was closed yet");
    text(ui, line_box, "No deal was closed yet", ui.theme.text_2, size::base);
    return;
  }
  const bool of_reasons = measure == Measure::share_of_lost;
  std::int64_t most = 1;
  for (const WonLost& row : rows) most = std::max(most, row.won + row.lost);
  const float number = ui.px(52), rate = ui.px(72), name = std::min(ui.px(180), rest.w * 0.32f);
  Rect head = cut_top(rest, ui.px(head_row));
  text(ui, cut_right(head, rate), of_reasons ? "Share" : "Win rate", ui.theme.text_2, size::small, Weight::regular,
       Align::right);
  heading_with_colour(ui, cut_right(head, number), "Lost", lost_colour(ui.theme));
  if (!of_reasons) heading_with_colour(ui, cut_right(head, number), "Won", ui.theme.close);
  ui.sem.open(Role::list, id_of("##bars: " + std::string(label)), rest, label);
  for (const WonLost& one : rows) {
    const Rect line_box = cut_top(rest, ui.px(group_row));
    std::string words = std::string(shown_name(one)) + ", ";
    if (!of_reasons) words += format.whole(one.won) + " won, ";
    words += format.whole(one.lost) + " lost, " + share_words(one.rate, format);
    ui.sem.add(Role::listitem, id_of(one.name), line_box, words);
    Rect row = line_box;
    text(ui, cut_left(row, name), shown_name(one), one.name[0] == '(' ? ui.theme.text_2 : ui.theme.text, size::base);
    text(ui, cut_right(row, rate), share_words(one.rate, format), ui.theme.text, size::base, Weight::regular,
         Align::right);
    text(ui, cut_right(row, number), format.whole(one.lost), ui.theme.text_2, size::base, Weight::regular,
         Align::right);
    if (!of_reasons)
      text(ui, cut_right(row, number), format.whole(one.won), ui.theme.text_2, size::base, Weight::regular,
           Align::right);
    const Rect track{row.x + ui.px(12), std::round(row.y + (row.h - ui.px(10)) * 0.5f),
                     std::max(0.0f, row.w - ui.px(20)), ui.px(10)};
    const float won = std::round(track.w * static_cast<float>(one.won) / static_cast<float>(most));
    const float lost = std::round(track.w * static_cast<float>(one.lost) / static_cast<float>(most));
    const float gap = one.won > 0 && one.lost > 0 ? ui.px(2) : 0;
    if (one.won > 0) fill({track.x, track.y, std::max(won, ui.px(2)), track.h}, ui.theme.close, ui.px(3));
    if (one.lost > 0)
      fill({track.x + won + gap, track.y, std::max(lost - gap, ui.px(2)), track.h}, lost_colour(ui.theme), ui.px(3));
  }
  ui.sem.close();
}

}  // namespace fb
