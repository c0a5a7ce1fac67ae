#include "model/tally.hpp"

#include <cmath>

namespace fb {

void Tally::add(const DealState& deal, int utc_offset_minutes) {
  const bool valued = deal.amount && deal.amount.code() == m_currency;
  switch (deal.outcome) {
    case Outcome::open:  // §5: weighted = Σ amount × probability over open deals only
      ++m_open;
      if (!valued) return;
      m_pipeline.add(deal.amount.minor);
      m_weighted.add_weighted(deal.amount.minor, deal.chance_bp);
      return;
    case Outcome::won:
      ++m_won;
      if (const auto days = days_to_close(deal, utc_offset_minutes)) m_cycle_days.push_back(*days);
      if (!valued) return;
      ++m_won_valued;
      m_revenue.add(deal.amount.minor);
      return;
    case Outcome::lost:
      ++m_lost;
      if (!valued) return;
      ++m_lost_valued;
      m_lost_value.add(deal.amount.minor);
      return;
  }
}

Figures Tally::figures() const {
  Figures out;
  out.campaigns = m_campaigns;
  out.leads = m_leads;
  out.deals_open = m_open;
  out.deals_won = m_won;
  out.deals_lost = m_lost;
  out.revenue_won = money(m_revenue.minor());
  out.pipeline_open = money(m_pipeline.minor());
  out.weighted_open = money(m_weighted.weighted());
  out.win_rate = share(m_won, m_won + m_lost);  // §4
  const double closed_value = m_revenue.value() + m_lost_value.value();
  out.win_rate_by_value.n = m_won_valued + m_lost_valued;
  if (closed_value != 0) out.win_rate_by_value.value = m_revenue.value() / closed_value;
  std::vector<double> days = m_cycle_days;
  out.cycle_n = static_cast<std::int64_t>(days.size());
  out.cycle_days_mean = mean(days);
  out.cycle_days_median = quantile(days, 0.5);
  std::optional<double> average;
  out.average_n = m_won_valued;
  if (m_won_valued > 0) {
    average = m_revenue.value() / static_cast<double>(m_won_valued);
    out.average_deal_won = money(m_revenue.divided_by(m_won_valued));
  }
  if (const auto per_day = velocity(m_open, average, out.win_rate.value, out.cycle_days_mean))
    out.velocity_per_day = money(std::llround(*per_day));
  out.conversion = m_conversion;
  return out;
}

}  // namespace fb
