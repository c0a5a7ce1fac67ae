#include "model/conversion_counts.hpp"

#include <algorithm>

namespace fb {
namespace {

// What the pass of a card is at least as high as, by the place alone; most cards of a large board have no more than that.
std::uint8_t highest_of(const StageMap& stages, const Place& place, std::uint8_t origin) {
  Pass pass;
  pass.highest = origin;
  const StageMap::Info* stage = stages.find(place.stage);
  if (stage) pass.raise(stage->is_accepted ? stages.last_lead_step() : stage->step);
  return pass.highest;
}

}  // namespace

void ConversionCounts::count(std::uint8_t origin, std::uint8_t highest, int sign) {
  for (std::size_t step = origin; step <= highest && step < m_reached.size(); ++step) {
    m_reached[step] += sign;
    if (step < highest) m_went_on[step] += sign;
  }
}

void ConversionCounts::count_chain(RowIndex lead, int sign) {
  const LeadState& state = m_leads[lead];
  std::uint8_t highest = state.highest;
  for (RowIndex deal = state.first_deal; deal != no_row; deal = m_deals[deal].next) {
    const std::uint8_t of_deal = m_deals[deal].highest;
    if (of_deal == none) continue;
    if (state.highest == none) count(m_first_deal_step, of_deal, sign);  // its lead is deleted: a pass of its own
    else highest = std::max(highest, of_deal);
  }
  if (state.highest != none) count(0, highest, sign);
}

ConversionCounts::LeadState ConversionCounts::read_lead(const Document& document, const StageMap& stages,
                                                        RowIndex row) {
  const Table& table = document.table(Type::lead);
  LeadState state;
  if (table.is_deleted(row)) return state;
  if (table.older(row).empty()) {  // it has never moved
    state.highest = highest_of(stages, table.as<Lead>(row).place, 0);
    return state;
  }
  read_journey(table, row, {}, m_entries);
  m_passes.clear();
  add_lead_passes(stages, m_entries, m_passes);
  state.highest = m_passes.back().highest;
  state.has_several = m_passes.size() > 1;
  return state;
}

ConversionCounts::DealState ConversionCounts::read_deal(const Document& document, const StageMap& stages,
                                                        RowIndex row) {
  const Table& table = document.table(Type::deal);
  DealState state;
  const Id& lead = table.as<Deal>(row).lead;
  if (lead) state.lead = document.table(Type::lead).find(lead);
  m_has_dangling |= lead && state.lead == no_row;
  if (table.is_deleted(row) || !has_deal_steps(stages)) return state;
  if (table.older(row).empty()) {
    state.highest = highest_of(stages, table.as<Deal>(row).place, m_first_deal_step);
    return state;
  }
  read_journey(table, row, {}, m_entries);
  state.highest = deal_pass(stages, m_entries).highest;
  return state;
}

void ConversionCounts::rebuild(const Document& document, const StageMap& stages) {
  const std::size_t steps = std::min(stages.steps().size(), most_steps);
  m_reached.assign(steps, 0);
  m_went_on.assign(steps, 0);
  m_first_deal_step = static_cast<std::uint8_t>(std::min(stages.first_deal_step(), static_cast<int>(most_steps)));
  m_leads.assign(document.table(Type::lead).size(), {});
  m_deals.assign(document.table(Type::deal).size(), {});
  m_has_dangling = false;
  bool any_several = false;
  for (RowIndex row = 0; row < m_leads.size(); ++row) {
    m_leads[row] = read_lead(document, stages, row);
    any_several |= m_leads[row].has_several;
  }
  for (RowIndex row = 0; row < m_deals.size(); ++row) {
    DealState& deal = m_deals[row] = read_deal(document, stages, row);
    if (deal.lead == no_row) {
      if (deal.highest != none) count(m_first_deal_step, deal.highest, 1);
    } else {
      deal.next = m_leads[deal.lead].first_deal;
      m_leads[deal.lead].first_deal = row;
    }
  }
  if (!any_several) {
    for (RowIndex row = 0; row < m_leads.size(); ++row) count_chain(row, 1);
    return;
  }
  m_reached.assign(steps, 0);
  m_went_on.assign(steps, 0);
  for (const Pass& pass : passes(document, stages, {})) count(pass.origin, pass.highest, 1);
}

bool ConversionCounts::lead_changed(const Document& document, const StageMap& stages, RowIndex row) {
  if (row == m_leads.size() && !m_has_dangling) m_leads.emplace_back();
  if (row >= m_leads.size()) return false;
  const LeadState now = read_lead(document, stages, row);
  if (now.has_several || m_leads[row].has_several) return false;
  if (now.highest == m_leads[row].highest) return true;
  count_chain(row, -1);
  m_leads[row].highest = now.highest;
  count_chain(row, 1);
  return true;
}

bool ConversionCounts::deal_changed(const Document& document, const StageMap& stages, RowIndex row) {
  const DealState now = read_deal(document, stages, row);
  const bool is_new = row == m_deals.size();
  if (row > m_deals.size() || (!is_new && m_deals[row].lead != now.lead)) return false;
  if (now.lead != no_row && (now.lead >= m_leads.size() || m_leads[now.lead].has_several)) return false;
  if (is_new) m_deals.push_back({now.lead, no_row, none});
  DealState& kept = m_deals[row];
  if (now.lead == no_row) {
    if (kept.highest != none) count(m_first_deal_step, kept.highest, -1);
    kept.highest = now.highest;
    if (kept.highest != none) count(m_first_deal_step, kept.highest, 1);
    return true;
  }
  count_chain(now.lead, -1);
  if (is_new) {
    kept.next = m_leads[now.lead].first_deal;
    m_leads[now.lead].first_deal = row;
  }
  kept.highest = now.highest;
  count_chain(now.lead, 1);
  return true;
}

}  // namespace fb
