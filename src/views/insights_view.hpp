// Insights: the key figures, the funnel, and what was won and lost; each figure explains itself.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "views/charts.hpp"
#include "views/explain_dialog.hpp"
#include "views/widgets.hpp"

namespace fb {

class InsightsView {
 public:
  void draw(Ui& ui, const Rect& area);

 private:
  void update(Ui& ui, const Format& format);
  void head(Ui& ui, Rect bar);
  void figures_row(Ui& ui, const Format& format, const Rect& rect, std::size_t columns);
  void figure_tile(Ui& ui, const Format& format, Figure figure, const Rect& rect);
  void funnel_card(Ui& ui, const Format& format, const Rect& rect);
  void group_card(Ui& ui, const Format& format, const Rect& rect, std::size_t which);
  bool is_over_whole() const;
  float group_height(Ui& ui, std::size_t which) const;
  ReportOptions options(const Ui& ui, const Format& format) const;

  std::optional<Report> m_report;
  std::vector<FunnelBar> m_bars;
  std::vector<WonLost> m_groups[3];  // by owner, source, reason
  Counting m_counting = Counting::reached;
  std::size_t m_period = 0;
  ExplainDialog m_explain;
  int m_frame = -1;  // when it was last drawn

  Id m_board;
  std::uint64_t m_revision = 0;
  std::size_t m_shown_period = 0;
  Day m_shown_day;
  bool m_is_behind = false;  // the figures are computed at the next frame
  bool m_shown_dark = false;
  Counting m_shown_counting = Counting::reached;
};

}  // namespace fb
