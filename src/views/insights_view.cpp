#include "views/insights_view.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "model/journey.hpp"
#include "views/fields.hpp"
#include "views/icons.hpp"
#include "views/notices.hpp"
#include "views/scroll.hpp"

namespace fb {
namespace {

constexpr float edge = 24, gap = 16, tile_height = 92, widest = 1480;  // CSS pixels
constexpr RowIndex large_board = 20'000;  // records; beyond it the edit is shown first, the figures a frame later

struct PeriodChoice {
  std::string_view name;
  int days;  // up to and with today; 0: all time, -1: this year
};
constexpr std::array<PeriodChoice, 4> periods{
    {{"All time", 0}, {"Last 30 days", 30}, {"Last 90 days", 90}, {"This year", -1}}};

struct GroupWords {
  std::string_view title, words;
};
constexpr std::array<GroupWords, 3> groups{{{"Won and lost by owner", "Closed deals of each owner"},
                                            {"Won and lost by source", "Closed deals by the source of their lead"},
                                            {"Reasons for losing", "Lost deals by the reason given"}}};

}  // namespace

ReportOptions InsightsView::options(const Ui& ui, const Format& format) const {
  ReportOptions options;
  options.as_of.utc_offset_minutes = utc_offset_of(app::shown(ui.state));
  const int days = periods[m_period].days;
  if (days == 0) return options;
  const Day first =
      days > 0 ? Day{format.today.days - days + 1} : Day::from_date(format.today.year(), 1, 1).value_or(format.today);
  const Day end{format.today.days + 1};
  options.period =
      Period{first.start_ms(options.as_of.utc_offset_minutes), end.start_ms(options.as_of.utc_offset_minutes)};
  return options;
}

void InsightsView::update(Ui& ui, const Format& format) {
  const Document& document = app::shown(ui.state);
  const bool is_same_board = m_report && m_board == document.board;
  if (m_board != document.board) m_explain.close();
  const bool is_same_wish = m_shown_period == m_period && m_shown_day == format.today;
  const bool has_changed = m_revision != document.revision();
  if (!is_same_board || !is_same_wish || has_changed) {
    const bool is_large = document.table(Type::deal).size() + document.table(Type::lead).size() > large_board;
    const bool may_wait = is_large && is_same_board && is_same_wish && ui.page.more_frames == 0 && !m_is_behind;
    m_is_behind = may_wait;
    if (may_wait) {
      ui.page.more_frames = 1;
    } else {
      m_report = report(document, options(ui, format));
      m_groups[0] = won_lost_rows(m_report->by_owner);
      m_groups[1] = won_lost_rows(m_report->by_source);
      m_groups[2] = reason_rows(m_report->by_reason);
      m_bars.clear();
      m_board = document.board;
      m_revision = document.revision();
      m_shown_period = m_period;
      m_shown_day = format.today;
    }
  }
  if (m_bars.empty() || m_shown_counting != m_counting || m_shown_dark != ui.theme.is_dark) {
    m_bars = funnel_bars(document, ui.theme, *m_report, m_counting);
    m_shown_counting = m_counting;
    m_shown_dark = ui.theme.is_dark;
  }
}

void InsightsView::head(Ui& ui, Rect bar) {
  std::vector<Option> names;
  for (const PeriodChoice& period : periods) names.push_back({std::string(period.name)});
  const Rect field = cut_right(bar, ui.px(160));
  const int chosen = choice(ui, field, "Period", periods[m_period].name, names);
  if (chosen >= 0) {
    m_period = static_cast<std::size_t>(chosen);
    ui.page.more_frames = std::max(ui.page.more_frames, 1);
  }
  const float width = text(ui, bar, "Insights", ui.theme.text, size::title, Weight::semibold);
  ui.sem.add(Role::heading, id_of("##title"), {bar.x, bar.y, width, bar.h}, "Insights").level = 1;
  cut_left(bar, width + ui.px(12));
  const std::string_view basis =
      m_period == 0 ? "Press a figure to see how it is made" : "Closed in the period; open deals as of now";
  text(ui, {bar.x, bar.y + ui.px(1), bar.w - ui.px(12), bar.h}, basis, ui.theme.text_2, size::base);
}

void InsightsView::figure_tile(Ui& ui, const Format& format, Figure figure, const Rect& rect) {
  const FigureWords words = figure_words(*m_report, figure, format);
  const Press press =
      pressable(ui, words.name, rect, Role::button, words.name + ", " + words.value + ", " + words.note);
  ui.sem.set_value(ui.sem.nodes.back(), words.value);
  if (press.hovered) fill(inset(rect, ui.px(4), ui.px(4)), ui.theme.hover, ui.px(size::small_radius));
  if (press.focused) focus_ring(ui, inset(rect, ui.px(6), ui.px(6)), ui.px(size::small_radius));
  Rect inside = inset(rect, ui.px(16), ui.px(14));
  text(ui, cut_top(inside, ui.px(18)), words.name, ui.theme.text_2, size::small);
  text(ui, cut_top(inside, ui.px(28)), words.value, ui.theme.text, 22, Weight::semibold);
  text(ui, cut_top(inside, ui.px(18)), words.note, ui.theme.text_2, size::small);
  if (!press.pressed) return;
  m_explain.open(ui, explain(app::shown(ui.state), *m_report, options(ui, format), figure, format), press.id);
}

void InsightsView::figures_row(Ui& ui, const Format& format, const Rect& rect, std::size_t columns) {
  fill(rect, ui.theme.line, ui.px(size::radius));
  fill(inset(rect, 1, 1), ui.theme.surface, ui.px(size::radius) - 1);
  ui.sem.open(Role::group, id_of("##figures"), rect, "Key figures");
  const float height = ui.px(tile_height);
  for (std::size_t i = 0; i < figures; ++i) {
    const std::size_t row = i / columns, place = i % columns;
    const float width = rect.w / static_cast<float>(columns);
    const float x = std::round(rect.x + width * static_cast<float>(place)),
                right = std::round(rect.x + width * static_cast<float>(place + 1));
    const Rect box{x, rect.y + height * static_cast<float>(row), right - x, height};
    if (place > 0) line(box.x, box.y + ui.px(16), box.x, box.y + box.h - ui.px(16), ui.theme.line);
    if (place == 0 && row > 0) line(rect.x + ui.px(16), box.y, rect.x + rect.w - ui.px(16), box.y, ui.theme.line);
    figure_tile(ui, format, static_cast<Figure>(i), box);
  }
  ui.sem.close();
}

void InsightsView::funnel_card(Ui& ui, const Format& format, const Rect& rect) {
  const std::vector<std::string_view> names{name_of(Counting::reached), name_of(Counting::strict),
                                            name_of(Counting::any)};
  push_id("funnel");
  const std::string title = "Funnel: " + std::string(name_of(m_counting));
  const float width = segments_width(ui, names);
  const Rect inside = chart_card(ui, rect, title, meaning_of(m_counting), width + ui.px(16));
  const Rect place{inside.x + inside.w - width, rect.y + ui.px(14), width, ui.control(26) + ui.px(4)};
  const int chosen = segments(ui, place, "Counting", names, static_cast<std::size_t>(m_counting));
  if (chosen >= 0) {
    m_counting = static_cast<Counting>(chosen);
    ui.page.more_frames = std::max(ui.page.more_frames, 1);
  }
  const auto step = funnel_chart(ui, inside, m_bars, format);
  if (step)
    m_explain.open(ui,
                   explain_step(app::shown(ui.state), *m_report, options(ui, format), step->step, m_counting, format),
                   step->node);
  if (is_over_whole()) {
    const Rect note{inside.x, inside.y + inside.h - ui.px(20), inside.w, ui.px(20)};
    constexpr std::string_view words =
        "Over 100 %: deals that started without a lead are in no step before their first.";
    text(ui, note, words, ui.theme.amber, size::small);
    ui.sem.add(Role::text, id_of("##over"), note, words);
  }
  pop_id();
}

// Some step has more than the one before it.
bool InsightsView::is_over_whole() const {
  return std::any_of(m_bars.begin(), m_bars.end(),
                     [](const FunnelBar& bar) { return bar.from_before.value && *bar.from_before.value > 1; });
}

float InsightsView::group_height(Ui& ui, std::size_t which) const {
  return chart_card_height(ui, group_chart_height(ui, m_groups[which].size()));
}

void InsightsView::group_card(Ui& ui, const Format& format, const Rect& rect, std::size_t which) {
  push_id(groups[which].title);
  const Rect inside = chart_card(ui, rect, groups[which].title, groups[which].words);
  const Measure measure = which == 2 ? Measure::share_of_lost : Measure::win_rate;
  group_chart(ui, inside, groups[which].title, m_groups[which], measure, format);
  pop_id();
}

void InsightsView::draw(Ui& ui, const Rect& area) {
  push_id("insights");
  const Format format = Format::of_locale(ui.state.locale, app::shown_day(ui.state));
  const int frame = ImGui::GetFrameCount();
  if (frame != m_frame + 1) m_explain.close();  // somebody was elsewhere in between
  m_frame = frame;
  update(ui, format);
  Rect rest = area;
  Rect bar = inset(cut_top(rest, ui.control(size::field) + ui.px(30)), ui.px(edge), ui.px(15));
  bar.w = std::min(bar.w, ui.px(widest));
  head(ui, bar);
  const Figures& all = m_report->all;
  if (all.leads == 0 && all.deals_open + all.deals_won + all.deals_lost == 0) {
    const bool opens = empty_notice(
        ui, rest,
        {icon::chart_column, "No figures yet",
         "As soon as leads and deals move over the board, their conversion, win rate and cycle stand here.",
         "Open the board", nullptr});
    if (opens) ui.emit(app::OpenView{app::View::board});
    pop_id();
    return;
  }
  const float width = std::min(rest.w - 2 * ui.px(edge), ui.px(widest)), space = ui.px(gap);
  const bool is_wide = width >= ui.px(960);
  const std::size_t columns = width >= ui.px(1120) ? 7 : width >= ui.px(560) ? 4 : 2;
  const float tiles = ui.px(tile_height) * static_cast<float>((figures + columns - 1) / columns);
  const float funnel =
      chart_card_height(ui, funnel_chart_height(ui, m_bars.size()) + (is_over_whole() ? ui.px(28) : 0));
  const float by_owner = group_height(ui, 0), by_source = group_height(ui, 1), reasons = group_height(ui, 2);
  const float left = funnel + space + by_source, right = reasons + space + by_owner;
  const float height = tiles + 2 * space + (is_wide ? std::max(left, right) : left + space + right);
  const Scroll scroll = begin_scroll(ui, "##insights", rest, rest.w, height);
  Rect page{rest.x + ui.px(edge), rest.y - scroll.y, width, height};
  figures_row(ui, format, cut_top(page, tiles), columns);
  cut_top(page, space);
  Rect first = is_wide ? cut_left(page, std::floor((page.w - space) * 0.58f)) : page, second = first;
  if (is_wide) {
    cut_left(page, space);
    second = page;
  } else {
    cut_top(second, left + space);
  }
  funnel_card(ui, format, cut_top(first, funnel));
  cut_top(first, space);
  group_card(ui, format, cut_top(first, by_source), 1);
  group_card(ui, format, cut_top(second, reasons), 2);
  cut_top(second, space);
  group_card(ui, format, cut_top(second, by_owner), 0);
  end_scroll(ui);
  m_explain.draw(ui, format);
  pop_id();
}

}  // namespace fb
