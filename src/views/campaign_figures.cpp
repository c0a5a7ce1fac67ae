#include "views/campaign_figures.hpp"

#include "model/money_sum.hpp"
#include "model/stages.hpp"

namespace fb {
namespace {

void add(Money& to, const Money& money, std::string_view currency) {
  if (!money || money.code() != currency) return;
  to = Money::of(to.minor + money.minor, currency);
}

}  // namespace

Money CampaignFigures::cost_per_lead() const {
  if (!spent || leads == 0) return {};
  MoneySum sum;
  sum.add(spent.minor);
  return Money::of(sum.divided_by(leads), spent.code());
}

void CampaignLedger::update(const Document& document) {
  const std::uint64_t revision = document.revision();
  if (m_revision == revision && m_board == document.board) return;
  m_revision = revision;
  m_board = document.board;
  m_figures.clear();
  const Board* board = document.find<Board>(board_record());
  const std::string currency = board && !board->currency.empty() ? board->currency : "EUR";
  document.each<Lead>([&](const Id&, const Lead& lead) {
    if (lead.campaign) ++m_figures[lead.campaign].leads;
  });
  document.each<Deal>([&](const Id&, const Deal& deal) {
    if (outcome_of(document, deal) != Outcome::won) return;
    const Lead* lead = deal.campaign || !deal.lead ? nullptr : document.find<Lead>(deal.lead);
    const Id campaign = lead ? lead->campaign : deal.campaign;
    if (!campaign) return;
    CampaignFigures& figures = m_figures[campaign];
    ++figures.won;
    add(figures.revenue, deal.amount, currency);
  });
  document.each<Metric>([&](const Id&, const Metric& metric) {
    if (metric.campaign) add(m_figures[metric.campaign].spent, metric.spend, currency);
  });
}

const CampaignFigures& CampaignLedger::of(const Id& campaign) const {
  static const CampaignFigures none;
  const auto found = m_figures.find(campaign);
  return found == m_figures.end() ? none : found->second;
}

}  // namespace fb
