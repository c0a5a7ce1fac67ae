// The charts of Insights: the funnel, and what was won and lost by owner, source and reason. Each says its data to people who listen.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "views/explain.hpp"
#include "views/widgets.hpp"

namespace fb {

// A surface with a title on the page; gives the room inside. `words` stand below the title; both leave room at the right.
Rect chart_card(Ui& ui, const Rect& rect, std::string_view title, std::string_view words, float room = 0);
float chart_card_height(Ui& ui, float content);  // of a card around that much

// One of a few, side by side; gives the one pressed now, or -1.
int segments(Ui& ui, const Rect& rect, std::string_view label, const std::vector<std::string_view>& names,
             std::size_t current);
float segments_width(Ui& ui, const std::vector<std::string_view>& names);

struct FunnelBar {
  std::string name;
  Colour colour = 0;
  std::int64_t count = 0;
  Share from_before, of_first;  // no value in the first bar
};
// Bars of the steps that the report counts; colours by zone.
std::vector<FunnelBar> funnel_bars(const Document& document, const Theme& theme, const Report& report,
                                   Counting counting);
float funnel_chart_height(Ui& ui, std::size_t bars);
struct FunnelPress {
  std::size_t step;
  std::uint32_t node;
};
// The step that was pressed now.
std::optional<FunnelPress> funnel_chart(Ui& ui, const Rect& rect, const std::vector<FunnelBar>& bars,
                                        const Format& format);

// What was won and lost in one group of deals.
struct WonLost {
  std::string name;
  std::int64_t won = 0, lost = 0;
  Share rate;  // the win rate; of reasons, the share of what was lost
};
inline constexpr std::size_t most_groups = 8;
// The groups with most closed deals, largest first; the rest of them in one row at the end.
std::vector<WonLost> won_lost_rows(const std::vector<Group>& groups);
std::vector<WonLost> reason_rows(const std::vector<Group>& groups);
float group_chart_height(Ui& ui, std::size_t rows);
enum class Measure : std::uint8_t { win_rate, share_of_lost };
void group_chart(Ui& ui, const Rect& rect, std::string_view label, const std::vector<WonLost>& rows, Measure measure,
                 const Format& format);

}  // namespace fb
