// Adds records up for one group of a report and makes its figures of the sums.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "model/deal_state.hpp"
#include "model/metrics.hpp"
#include "model/money_sum.hpp"

namespace fb {

class Tally {
 public:
  explicit Tally(std::string_view currency, std::size_t steps = 0) : m_currency(currency), m_conversion(steps) {}

  void add_campaign() { ++m_campaigns; }
  void add_lead() { ++m_leads; }
  void add(const DealState& deal, int utc_offset_minutes);
  void add(const Pass& pass) { m_conversion.add(pass); }

  Figures figures() const;
  std::int64_t deals() const { return m_open + m_won + m_lost; }
  const std::string& currency() const { return m_currency; }

 private:
  Money money(std::int64_t minor) const { return Money::of(minor, m_currency); }

  std::string m_currency;
  std::int64_t m_campaigns = 0, m_leads = 0, m_open = 0, m_won = 0, m_lost = 0;
  std::int64_t m_won_valued = 0, m_lost_valued = 0;  // deals with an amount in the currency
  MoneySum m_revenue, m_lost_value, m_pipeline, m_weighted;
  std::vector<double> m_cycle_days;
  Conversion m_conversion;
};

}  // namespace fb
