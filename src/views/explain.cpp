#include "views/explain.hpp"

#include "model/deal_state.hpp"
#include "model/money_sum.hpp"
#include "model/sorting.hpp"
#include "model/stage_map.hpp"

namespace fb {
namespace {

std::string counted(const Format& format, std::int64_t n, std::string_view what) {
  return format.whole(n) + " " + std::string(what) + (n == 1 ? "" : "s");
}

// Closed and open deals as the report saw them.
class DealList {
 public:
  struct One {
    RowIndex row;
    DealState state;
  };
  DealList(const Document& document, const ReportOptions& options) {
    const StageMap stages(document);
    const Table& table = document.table(Type::deal);
    std::vector<StageEntry> scratch;
    for (RowIndex row = 0; row < table.size(); ++row) {
      if (table.is_deleted(row)) continue;
      const auto state = deal_state(document, stages, row, options.as_of, scratch);
      if (!state) continue;
      const bool counts =
          state->is_open() || !options.period || (state->closed && options.period->holds(state->closed.ms));
      if (counts) all.push_back({row, *state});
    }
  }
  std::vector<One> all;
};

class Explainer {
 public:
  Explainer(const Document& document, const Report& report, const ReportOptions& options, const Format& format)
      : m_report(report),
        m_all(report.all),
        m_format(format),
        m_offset(options.as_of.utc_offset_minutes),
        m_deals(DealList(document, options).all) {}

  Explanation of(Figure figure) {
    const FigureWords words = figure_words(m_report, figure, m_format);
    m_made.name = words.name;
    m_made.value = words.value;
    switch (figure) {
      case Figure::win_rate: win_rate(); break;
      case Figure::average_deal: average_deal(); break;
      case Figure::cycle: cycle(); break;
      case Figure::pipeline: pipeline(); break;
      case Figure::weighted: weighted(); break;
      case Figure::revenue: revenue(); break;
      case Figure::velocity: velocity(); break;
    }
    return std::move(m_made);
  }

 private:
  bool is_valued(const DealList::One& deal) const {
    return deal.state.amount && deal.state.amount.code() == m_report.currency;
  }
  std::string money(const Money& amount) const { return m_format.money(amount); }

  template <class Wanted, class First, class Part>
  void list(Wanted&& wanted, First&& first, Part&& part) {
    std::vector<const DealList::One*> found;
    for (const DealList::One& deal : m_deals)
      if (wanted(deal)) found.push_back(&deal);
    sort_list(found, [&](const DealList::One* a, const DealList::One* b) { return first(*a) > first(*b); });
    for (const DealList::One* deal : found) {
      const bool has_part = m_made.records.size() < records_with_parts;
      m_made.records.push_back({Type::deal, deal->row, has_part ? part(*deal) : std::string()});
    }
  }
  void leave_out(std::int64_t n, std::string_view what) {
    if (n > 0) m_made.left_out.push_back(counted(m_format, n, "deal") + " " + std::string(what));
  }
  // Deals with this outcome whose money can't be added.
  void leave_out_without_money(Outcome outcome) {
    std::int64_t unknown = 0, foreign = 0;
    for (const DealList::One& deal : m_deals) {
      if (deal.state.outcome != outcome || is_valued(deal)) continue;
      ++(deal.state.amount ? foreign : unknown);
    }
    leave_out(unknown, "without an amount: unknown is not zero");
    leave_out(foreign, "in another currency than " + m_report.currency);
  }
  static std::int64_t amount_of(const DealList::One& deal) { return deal.state.amount.minor; }
  static std::int64_t closed_at(const DealList::One& deal) { return deal.state.closed.ms; }

  void win_rate() {
    const std::int64_t won = m_all.deals_won, n = m_all.win_rate.n;
    m_made.formula = "Won ÷ (won + lost), by count";
    m_made.with_values = m_format.whole(won) + " ÷ (" + m_format.whole(won) + " + " + m_format.whole(m_all.deals_lost) +
                         ") = " + m_made.value;
    m_made.basis = "n = " + counted(m_format, n, "closed deal");
    const std::string interval = interval_words(won, n, m_format);
    if (!interval.empty())
      m_made.basis += ". With so many, the true rate lies in " + interval + " (Wilson, 95\xC2\xA0%)";
    if (m_all.win_rate_by_value.value)
      m_made.basis += ". By value it is " + share_words(m_all.win_rate_by_value, m_format) + ", over " +
                      counted(m_format, m_all.win_rate_by_value.n, "deal");
    leave_out(m_all.deals_open, "still open");
    list([](const DealList::One& deal) { return !deal.state.is_open(); }, closed_at,
         [](const DealList::One& deal) { return std::string(deal.state.outcome == Outcome::won ? "Won" : "Lost"); });
  }

  std::int64_t list_won_amounts() {
    list([&](const DealList::One& deal) { return deal.state.outcome == Outcome::won && is_valued(deal); }, amount_of,
         [&](const DealList::One& deal) { return money(deal.state.amount); });
    leave_out_without_money(Outcome::won);
    return static_cast<std::int64_t>(m_made.records.size());
  }
  void average_deal() {
    const std::int64_t n = list_won_amounts();
    m_made.formula = "Sum of the amounts won ÷ won deals with an amount";
    m_made.with_values = money(m_all.revenue_won) + " ÷ " + m_format.whole(n) + " = " + money(m_all.average_deal_won);
    m_made.basis = "n = " + counted(m_format, n, "won deal") + " with an amount";
  }
  void revenue() {
    const std::int64_t n = list_won_amounts();
    m_made.formula = "Sum of the amounts of won deals, on the day they entered Won";
    m_made.with_values = "Σ of " + counted(m_format, n, "amount") + " = " + money(m_all.revenue_won);
    m_made.basis = "n = " + counted(m_format, n, "won deal") + " with an amount";
  }

  void cycle() {
    const auto days = [this](const DealList::One& deal) { return days_to_close(deal.state, m_offset); };
    const auto is_in = [&](const DealList::One& deal) { return deal.state.outcome == Outcome::won && days(deal); };
    list(
        is_in, [&](const DealList::One& deal) { return days(deal).value_or(0); },
        [&](const DealList::One& deal) { return days_words(days(deal), m_format); });
    std::vector<double> all;
    for (const DealList::One& deal : m_deals)
      if (is_in(deal)) all.push_back(*days(deal));
    m_made.formula = "Median of (day won − day created) over won deals";
    m_made.with_values = "Middle of " + counted(m_format, m_all.cycle_n, "value") + " = " +
                         days_words(m_all.cycle_days_median, m_format) + "; mean " +
                         days_words(m_all.cycle_days_mean, m_format);
    if (!all.empty())
      m_made.with_values += "; half of them took " + m_format.decimal_number(*quantile(all, 0.25), 1) + " to " +
                            days_words(quantile(all, 0.75), m_format);
    m_made.basis = "n = " + counted(m_format, m_all.cycle_n, "won deal");
    leave_out(m_all.deals_won - m_all.cycle_n, "won, but imported without the day they were created");
    leave_out(m_all.deals_lost, "lost: time to loss is another figure");
    leave_out(m_all.deals_open, "still open");
  }

  void pipeline() {
    list([&](const DealList::One& deal) { return deal.state.is_open() && is_valued(deal); }, amount_of,
         [&](const DealList::One& deal) { return money(deal.state.amount); });
    m_made.formula = "Sum of the amounts of open deals";
    m_made.with_values = "Σ of " + counted(m_format, static_cast<std::int64_t>(m_made.records.size()), "amount") +
                         " = " + money(m_all.pipeline_open);
    m_made.basis =
        "n = " + counted(m_format, static_cast<std::int64_t>(m_made.records.size()), "open deal") + " with an amount";
    leave_out_without_money(Outcome::open);
  }

  static Money expected(const DealList::One& deal) {
    MoneySum sum;
    sum.add_weighted(deal.state.amount.minor, deal.state.chance_bp);
    return Money::of(sum.weighted(), deal.state.amount.code());
  }
  void weighted() {
    list([&](const DealList::One& deal) { return deal.state.is_open() && is_valued(deal); },
         [](const DealList::One& deal) { return expected(deal).minor; },
         [&](const DealList::One& deal) {
           return money(deal.state.amount) + " × " + m_format.percent(deal.state.chance_bp / 10000.0) + " = " +
                  money(expected(deal));
         });
    m_made.formula =
        "Sum of amount × chance over open deals; the chance is the stage's unless somebody set another by hand";
    m_made.with_values = "Σ of " + counted(m_format, static_cast<std::int64_t>(m_made.records.size()), "product") +
                         " = " + money(m_all.weighted_open);
    m_made.basis =
        "n = " + counted(m_format, static_cast<std::int64_t>(m_made.records.size()), "open deal") + " with an amount";
    leave_out_without_money(Outcome::open);
    leave_out(m_all.deals_won + m_all.deals_lost, "already won or lost");
  }

  void velocity() {
    m_made.formula = "Open deals × average deal won × win rate ÷ mean cycle";
    m_made.with_values = m_format.whole(m_all.deals_open) + " × " + money(m_all.average_deal_won) + " × " +
                         share_words(m_all.win_rate, m_format) + " ÷ " + days_words(m_all.cycle_days_mean, m_format) +
                         " = " + money(m_all.velocity_per_day) + " per day";
    m_made.basis = "Each input has its own n: " + counted(m_format, m_all.deals_open, "open deal") + ", " +
                   m_format.whole(m_all.win_rate.n) + " closed, " + m_format.whole(m_all.cycle_n) + " with a cycle";
    if (!m_all.velocity_per_day)
      m_made.left_out.push_back("Undefined while one of the inputs is, or while the cycle is 0");
    list([](const DealList::One& deal) { return deal.state.is_open(); }, amount_of,
         [&](const DealList::One& deal) {
           return deal.state.amount ? money(deal.state.amount) : std::string("No amount");
         });
  }

  const Report& m_report;
  const Figures& m_all;
  const Format& m_format;
  int m_offset;
  std::vector<DealList::One> m_deals;
  Explanation m_made;
};

}  // namespace

Explanation explain(const Document& document, const Report& report, const ReportOptions& options, Figure figure,
                    const Format& format) {
  return Explainer(document, report, options, format).of(figure);
}

Explanation explain_step(const Document& document, const Report& report, const ReportOptions& options, std::size_t step,
                         Counting counting, const Format& format) {
  Explanation made;
  const std::vector<std::int64_t>& counts = counts_of(report.all.conversion, counting);
  const std::string& here = report.step_names[step];
  made.name = here;
  made.formula = std::string(meaning_of(counting));
  const StageMap stages(document);
  for (const Pass& pass : passes(document, stages, options.as_of)) {
    if (options.period && !options.period->holds(pass.started_ms)) continue;
    const bool counts_here = counting == Counting::reached  ? pass.reached(step)
                             : counting == Counting::strict ? pass.gone_through(step)
                                                            : pass.entered[step];
    if (!counts_here) continue;
    if (pass.lead != no_row) made.records.push_back({Type::lead, pass.lead, {}});
    else made.records.push_back({Type::deal, pass.deal, "Started as a deal"});
  }
  made.value = format.whole(counts[step]);
  made.basis =
      "A pass is one trip of a lead or deal through the stages; whoever comes back from off the board starts another";
  if (step == 0) {
    made.with_values = made.value + " of all passes";
    return made;
  }
  const Share rate = share(counts[step], counts[step - 1]);
  made.with_values = format.whole(counts[step]) + " ÷ " + format.whole(counts[step - 1]) + " in " +
                     report.step_names[step - 1] + " = " + share_words(rate, format);
  const bool is_part = rate.value && *rate.value <= 1;
  if (is_part) made.basis += ". Wilson 95\xC2\xA0% interval: " + interval_words(counts[step], counts[step - 1], format);
  else if (rate.value)
    made.left_out.push_back(
        "More came here than were in the step before: deals that started without a lead are not in it");
  return made;
}

}  // namespace fb
