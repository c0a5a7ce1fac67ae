#include "views/campaign_figures.hpp"

#include "model/stages.hpp"

namespace fb {

Money CampaignFigures::cost_per_lead() const {
  if (!spent || leads == 0) return {};
  MoneySum sum;
  sum.add(spent.minor);
  return Money::of(sum.divided_by(leads), spent.code());
}

std::uint32_t CampaignLedger::number_of(const Id& campaign) {
  if (!campaign) return nobody;
  const auto [found, is_new] = m_numbers.try_emplace(campaign, static_cast<std::uint32_t>(m_sums.size()));
  if (is_new) m_sums.emplace_back();
  return found->second;
}

CampaignLedger::Part CampaignLedger::read(const Document& document, Type type, RowIndex row) {
  Part part;
  const Table& table = document.table(type);
  const auto take = [&](const Id& campaign, const Money& money) {
    part.campaign = number_of(campaign);
    part.has_money = money && money.code() == m_currency;
    if (part.has_money) part.minor = money.minor;
  };
  if (type == Type::deal) {
    const Deal& deal = table.as<Deal>(row);
    const Table& leads = document.table(Type::lead);
    const RowIndex lead = deal.campaign || !deal.lead ? no_row : leads.find(deal.lead);
    m_has_dangling |= !deal.campaign && deal.lead && lead == no_row;
    if (table.is_deleted(row) || outcome_of(document, deal) != Outcome::won) return part;
    take(lead == no_row ? deal.campaign : leads.as<Lead>(lead).campaign, deal.amount);
  } else if (table.is_deleted(row)) {
    return part;
  } else if (type == Type::lead) {
    take(table.as<Lead>(row).campaign, {});
  } else {
    take(table.as<Metric>(row).campaign, table.as<Metric>(row).spend);
  }
  return part;
}

void CampaignLedger::add(Type type, const Part& part, int sign) {
  if (part.campaign == nobody) return;
  Sums& to = m_sums[part.campaign];
  if (type == Type::lead) to.figures.leads += sign;
  if (type == Type::deal) to.figures.won += sign;
  if (!part.has_money) return;
  const bool is_spend = type == Type::metric;
  MoneySum& sum = is_spend ? to.spent : to.revenue;
  std::int64_t& parts = is_spend ? to.spent_parts : to.revenue_parts;
  sum.add(sign * part.minor);
  parts += sign;
  (is_spend ? to.figures.spent : to.figures.revenue) = parts > 0 ? Money::of(sum.minor(), m_currency) : Money();
}

// False when the change reaches further than its own row.
bool CampaignLedger::update_row(const Document& document, std::size_t type, RowIndex row) {
  std::vector<Part>& rows = m_parts[type].rows;
  if (row > rows.size()) return false;
  const bool is_new = row == rows.size();
  if (is_new) rows.emplace_back();
  const Part now = read(document, types[type], row);
  const bool reaches_deals = is_new ? m_has_dangling : now.campaign != rows[row].campaign;
  if (types[type] == Type::lead && reaches_deals) return false;
  add(types[type], rows[row], -1);
  rows[row] = now;
  add(types[type], now, 1);
  return true;
}

bool CampaignLedger::mend(const Document& document) {
  for (std::size_t at = 0; at < types.size(); ++at) {
    const Table& table = document.table(types[at]);
    if (table.size() < m_parts[at].rows.size() || !table.changed_since(m_parts[at].revision, m_changed)) return false;
    for (const RowIndex row : m_changed)
      if (!update_row(document, at, row)) return false;
    m_parts[at].revision = table.revision();
  }
  return true;
}

void CampaignLedger::update(const Document& document) {
  const std::uint64_t settings = document.table(Type::stage).revision() + document.table(Type::board).revision();
  if (m_board == document.board && m_settings_revision == settings && mend(document)) return;
  m_board = document.board;
  m_settings_revision = settings;
  const Board* board = document.find<Board>(board_record());
  m_currency = board && !board->currency.empty() ? board->currency : "EUR";
  m_has_dangling = false;
  m_numbers.clear();
  m_sums.clear();
  for (std::size_t at = 0; at < types.size(); ++at) {
    const Table& table = document.table(types[at]);
    m_parts[at].revision = table.revision();
    m_parts[at].rows.clear();
    m_parts[at].rows.reserve(table.size());
    for (RowIndex row = 0; row < table.size(); ++row) {
      m_parts[at].rows.push_back(read(document, types[at], row));
      add(types[at], m_parts[at].rows.back(), 1);
    }
  }
}

const CampaignFigures& CampaignLedger::of(const Id& campaign) const {
  static const CampaignFigures none;
  const auto found = m_numbers.find(campaign);
  return found == m_numbers.end() ? none : m_sums[found->second].figures;
}

}  // namespace fb
