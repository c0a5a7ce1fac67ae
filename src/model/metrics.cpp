#include "model/metrics.hpp"

#include <map>
#include <unordered_map>

#include "model/tally.hpp"

namespace fb {
namespace {

constexpr const char* nobody = "(none)";

// What the records of a type are called in a report; a name that several share carries its id.
class Labels {
 public:
  template <class Row>
  static Labels of(const Document& document) {
    Labels labels;
    std::map<std::string, int> uses;
    document.each<Row>([&](const Id&, const Row& row) { ++uses[row.name]; });
    document.each<Row>([&](const Id& id, const Row& row) {
      const std::string name = row.name.empty() ? "Untitled" : row.name;
      labels.m_names[id] = uses[row.name] > 1 ? name + " (" + id.text() + ")" : name;
    });
    labels.m_missing = "(deleted " + std::string(type_info(type_of<Row>()).name) + ")";
    return labels;
  }
  const std::string& operator()(const Id& id) const {
    static const std::string none = nobody;
    if (!id) return none;
    const auto found = m_names.find(id);
    return found == m_names.end() ? m_missing : found->second;
  }

 private:
  std::unordered_map<Id, std::string> m_names;
  std::string m_missing;
};

// The groups that one record belongs to. Null: it is in none of that kind.
struct Membership {
  const std::string* owner = nullptr;
  const std::string* source = nullptr;
  const std::string* campaign = nullptr;
  const std::string* reason = nullptr;
};

class Reporter {
 public:
  Reporter(const Document& document, const ReportOptions& options)
      : m_document(document),
        m_options(options),
        m_stages(document),
        m_owners(Labels::of<Member>(document)),
        m_campaigns(Labels::of<Campaign>(document)),
        m_currency(currency_of(document)),
        m_all(m_currency, m_stages.steps().size()) {}

  Report made() {
    add_campaigns();
    add_leads();
    add_deals();
    add_passes();
    Report out;
    out.currency = m_currency;
    out.steps = m_stages.steps();
    for (const Id& step : out.steps) out.step_names.push_back(m_document.find<Stage>(step)->name);
    out.all = m_all.figures();
    out.by_owner = groups(m_by_owner);
    out.by_source = groups(m_by_source);
    out.by_campaign = groups(m_by_campaign);
    out.by_reason = groups(m_by_reason);
    for (const auto& [code, tally] : m_other) {
      const Figures figures = tally.figures();
      out.other_currencies.push_back(
          {code, tally.deals(), figures.revenue_won, figures.pipeline_open, figures.weighted_open});
    }
    return out;
  }

 private:
  using Tallies = std::map<std::string, Tally>;

  static std::string currency_of(const Document& document) {
    const Board* board = document.find<Board>(board_record());
    return board && Money::of(0, board->currency) ? board->currency : "EUR";
  }
  static std::vector<Group> groups(const Tallies& tallies) {
    std::vector<Group> out;
    for (const auto& [name, tally] : tallies) out.push_back({name, tally.figures()});
    return out;
  }
  Tally& tally(Tallies& in, const std::string& name) {
    return in.try_emplace(name, m_currency, m_stages.steps().size()).first->second;
  }
  template <class Add>
  void add(const Membership& to, Add&& add_to) {
    add_to(m_all);
    if (to.owner) add_to(tally(m_by_owner, *to.owner));
    if (to.source) add_to(tally(m_by_source, *to.source));
    if (to.campaign) add_to(tally(m_by_campaign, *to.campaign));
    if (to.reason) add_to(tally(m_by_reason, *to.reason));
  }
  static const std::string& named(const std::string& text) {
    static const std::string none = nobody;
    return text.empty() ? none : text;
  }

  Membership of(const Lead& lead) const {
    return {&m_owners(lead.owner), &named(lead.source), &m_campaigns(lead.campaign), nullptr};
  }
  // A deal has the source of its lead, and the lead's campaign where it names none itself.
  Membership of(const Deal& deal) const {
    const Lead* lead = deal.lead ? m_document.find<Lead>(deal.lead) : nullptr;
    const Id campaign = deal.campaign || !lead ? deal.campaign : lead->campaign;
    static const std::string unknown;
    return {&m_owners(deal.owner), &named(lead ? lead->source : unknown), &m_campaigns(campaign), nullptr};
  }

  void add_campaigns() {
    const Table& table = m_document.table(Type::campaign);
    each_existing(table, [&](RowIndex row) {
      const Membership to{&m_owners(table.as<Campaign>(row).owner), nullptr, &m_campaigns(table.id(row)), nullptr};
      add(to, [](Tally& tally) { tally.add_campaign(); });
    });
  }
  void add_leads() {
    const Table& table = m_document.table(Type::lead);
    each_existing(table, [&](RowIndex row) { add(of(table.as<Lead>(row)), [](Tally& tally) { tally.add_lead(); }); });
  }
  template <class Visit>
  void each_existing(const Table& table, Visit&& visit) {
    for (RowIndex row = 0; row < table.size(); ++row) {
      if (table.is_deleted(row)) continue;
      read_journey(table, row, m_options.as_of, m_scratch);
      const Instant created =
          table.info().type == Type::lead ? table.as<Lead>(row).created : table.as<Campaign>(row).created;
      if (existed(table.id(row), created, m_scratch, m_options.as_of)) visit(row);
    }
  }

  void add_deals() {
    const Table& table = m_document.table(Type::deal);
    for (RowIndex row = 0; row < table.size(); ++row) {
      if (table.is_deleted(row)) continue;
      const auto state = deal_state(m_document, m_stages, row, m_options.as_of, m_scratch);
      if (!state || !counts(*state)) continue;
      const Deal& deal = table.as<Deal>(row);
      Membership to = of(deal);
      if (state->outcome == Outcome::lost) to.reason = &named(deal.lost_reason);
      const int offset = m_options.as_of.utc_offset_minutes;
      add(to, [&](Tally& tally) { tally.add(*state, offset); });
      if (state->amount && state->amount.code() != m_currency) {
        const std::string code(state->amount.code());
        m_other.try_emplace(code, code).first->second.add(*state, offset);
      }
    }
  }
  // Snapshot rule (§3): won in the period / (won + lost in the period).
  bool counts(const DealState& deal) const {
    return deal.is_open() || !m_options.period || (deal.closed && m_options.period->holds(deal.closed.ms));
  }

  void add_passes() {
    const Table& leads = m_document.table(Type::lead);
    const Table& deals = m_document.table(Type::deal);
    for (const Pass& pass : passes(m_document, m_stages, m_options.as_of)) {
      if (m_options.period && !m_options.period->holds(pass.started_ms)) continue;
      const Membership to = pass.lead != no_row ? of(leads.as<Lead>(pass.lead)) : of(deals.as<Deal>(pass.deal));
      add(to, [&](Tally& tally) { tally.add(pass); });
    }
  }

  const Document& m_document;
  const ReportOptions& m_options;
  StageMap m_stages;
  Labels m_owners, m_campaigns;
  std::string m_currency;
  Tally m_all;
  Tallies m_by_owner, m_by_source, m_by_campaign, m_by_reason, m_other;
  std::vector<StageEntry> m_scratch;
};

}  // namespace

Report report(const Document& document, const ReportOptions& options) { return Reporter(document, options).made(); }

std::optional<double> velocity(std::int64_t opportunities, std::optional<double> average_minor,
                               std::optional<double> win_rate, std::optional<double> cycle_days) {
  if (!average_minor || !win_rate || !cycle_days || *cycle_days <= 0) return std::nullopt;
  return static_cast<double>(opportunities) * *average_minor * *win_rate / *cycle_days;
}

Share cohort_win_rate(const Document& document, const Period& created_in, int age_days, const AsOf& as_of) {
  const StageMap stages(document);
  const Table& table = document.table(Type::deal);
  std::vector<StageEntry> scratch;
  std::int64_t created = 0, won = 0;
  for (RowIndex row = 0; row < table.size(); ++row) {
    if (table.is_deleted(row)) continue;
    const auto deal = deal_state(document, stages, row, as_of, scratch);
    if (!deal || !deal->created || !created_in.holds(deal->created.ms)) continue;
    ++created;
    const auto days = days_to_close(*deal, as_of.utc_offset_minutes);
    won += deal->outcome == Outcome::won && days && *days <= age_days;
  }
  // Drawn only when the youngest deal the period can hold has reached the age: as-of − end of period ≥ age.
  if (as_of.at_ms - age_days * ms_per_day < created_in.to_ms) return {std::nullopt, created};
  return share(won, created);
}

}  // namespace fb
