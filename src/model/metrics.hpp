// Every figure of `funnel report` and of Insights over leads and deals, with its n (numbers.md §2 to §5, §7).
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/funnel.hpp"
#include "model/statistics.hpp"

namespace fb {

// Half-open, Unix ms.
struct Period {
  std::int64_t from_ms = 0, to_ms = 0;
  bool holds(std::int64_t ms) const { return from_ms <= ms && ms < to_ms; }
};

struct ReportOptions {
  AsOf as_of;
  // Won and lost deals count when they closed in it, passes when they began in it. Open deals and leads are those of the
  // moment. Nothing: all time.
  std::optional<Period> period;
};

// The figures of a board or of one group of its records. Money is in the board's currency; empty: undefined.
struct Figures {
  std::int64_t campaigns = 0, leads = 0, deals_open = 0, deals_won = 0, deals_lost = 0;
  Money revenue_won, pipeline_open, weighted_open;
  Share win_rate, win_rate_by_value;  // won / (won + lost); by value its n is the deals with an amount
  Money average_deal_won;             // over won deals with an amount: an unknown amount is not 0
  std::int64_t average_n = 0;         // how many those are
  std::optional<double> cycle_days_mean, cycle_days_median;
  std::int64_t cycle_n = 0;  // won deals whose days of creation and winning are known
  Money velocity_per_day;
  Conversion conversion;  // by Report::steps
};

struct Group {
  std::string name;  // "(none)" for records without one
  Figures figures;
};

// Deals in a currency that is not the board's: counted in `all`, their money only here.
struct OtherCurrency {
  std::string code;
  std::int64_t deals = 0;
  Money revenue_won, pipeline_open, weighted_open;
};

struct Report {
  std::string currency;
  std::vector<Id> steps;
  std::vector<std::string> step_names;
  Figures all;
  std::vector<Group> by_owner, by_source, by_campaign, by_reason;  // by name; by_reason: lost deals only
  std::vector<OtherCurrency> other_currencies;
};

Report report(const Document& document, const ReportOptions& options = {});

// opportunities × average deal × win rate ÷ cycle, minor units per day (§7). Our choice of inputs in a report: the open
// deals, and means. Nothing if an input is undefined or the cycle is 0.
std::optional<double> velocity(std::int64_t opportunities, std::optional<double> average_minor,
                               std::optional<double> win_rate, std::optional<double> cycle_days);

// Of the deals created in the period, the share won within `age_days` of their creation (§3). No value, but n, while not
// every deal of the period has reached that age.
Share cohort_win_rate(const Document& document, const Period& created_in, int age_days, const AsOf& as_of);

}  // namespace fb
