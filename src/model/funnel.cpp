#include "model/funnel.hpp"

#include <algorithm>

#include "model/deal_state.hpp"

namespace fb {
namespace {

class Walk {
 public:
  Walk(const Document& document, const StageMap& stages, const AsOf& as_of)
      : m_stages(stages), m_as_of(as_of), m_leads(document.table(Type::lead)), m_deals(document.table(Type::deal)) {}

  std::vector<Pass> all() {
    m_passes.reserve(m_leads.size() + m_deals.size());
    m_first_of_lead.assign(m_leads.size() + 1, 0);
    for (RowIndex row = 0; row < m_leads.size(); ++row) {
      m_first_of_lead[row] = m_passes.size();
      if (!m_leads.is_deleted(row)) take_lead(row);
    }
    m_first_of_lead[m_leads.size()] = m_passes.size();
    if (!has_deal_steps(m_stages)) return std::move(m_passes);
    for (RowIndex row = 0; row < m_deals.size(); ++row)
      if (!m_deals.is_deleted(row)) take_deal(row);
    return std::move(m_passes);
  }

 private:
  void take_lead(RowIndex row) {
    read_journey(m_leads, row, m_as_of, m_entries);
    if (!existed(m_leads.id(row), m_leads.as<Lead>(row).created, m_entries, m_as_of)) return;
    const std::size_t first = m_passes.size();
    add_lead_passes(m_stages, m_entries, m_passes);
    for (std::size_t at = first; at < m_passes.size(); ++at) m_passes[at].lead = row;
  }
  void take_deal(RowIndex row) {
    read_journey(m_deals, row, m_as_of, m_entries);
    const Deal& deal = m_deals.as<Deal>(row);
    if (!existed(m_deals.id(row), deal.created, m_entries, m_as_of)) return;
    Pass* pass = deal.lead ? pass_of_lead(deal.lead, m_entries.empty() ? 0 : m_entries.front().since) : nullptr;
    if (pass) continue_pass(m_stages, m_entries, *pass);
    else pass = &m_passes.emplace_back(deal_pass(m_stages, m_entries));
    pass->deal = row;
  }
  // The last pass of the lead that had begun when the deal did; null when the lead is not on the board.
  Pass* pass_of_lead(const Id& lead, std::int64_t since) {
    const RowIndex row = m_leads.find(lead);
    if (row == no_row) return nullptr;
    const std::size_t first = m_first_of_lead[row], end = m_first_of_lead[row + 1];
    if (first == end) return nullptr;
    std::size_t at = end - 1;
    while (at > first && m_passes[at].started_ms > since) --at;
    return &m_passes[at];
  }

  const StageMap& m_stages;
  const AsOf& m_as_of;
  const Table& m_leads;
  const Table& m_deals;
  std::vector<Pass> m_passes;
  std::vector<std::size_t> m_first_of_lead;  // index of each lead's first pass; the next one's is the end
  std::vector<StageEntry> m_entries;
};

}  // namespace

void Pass::raise(int step) {
  if (step > highest && step < static_cast<int>(most_steps)) highest = static_cast<std::uint8_t>(step);
}

void Pass::enter(int step) {
  if (step < 0 || step >= static_cast<int>(most_steps)) return;
  raise(step);
  entered.set(static_cast<std::size_t>(step));
  if (step == strict) ++strict;
}

bool has_deal_steps(const StageMap& stages) {
  return stages.first_deal_step() < static_cast<int>(std::min(stages.steps().size(), most_steps));
}

void add_lead_passes(const StageMap& stages, const std::vector<StageEntry>& journey, std::vector<Pass>& out) {
  out.emplace_back().started_ms = journey.empty() ? 0 : journey.front().since;
  bool is_off = false;  // the board
  for (const StageEntry& entry : journey) {
    const StageMap::Info* stage = stages.find(entry.stage);
    const bool goes_off = stage && stage->zone == Zone::off;
    if (is_off && !goes_off) out.emplace_back().started_ms = entry.since;
    is_off = goes_off;
    if (!stage) continue;
    out.back().enter(stage->step);
    if (stage->is_accepted) out.back().raise(stages.last_lead_step());  // through the gate
  }
}

Pass deal_pass(const StageMap& stages, const std::vector<StageEntry>& journey) {
  Pass pass;
  pass.origin = pass.highest = pass.strict = static_cast<std::uint8_t>(stages.first_deal_step());
  if (!journey.empty()) pass.started_ms = journey.front().since;
  continue_pass(stages, journey, pass);
  return pass;
}

void continue_pass(const StageMap& stages, const std::vector<StageEntry>& journey, Pass& pass) {
  pass.raise(stages.first_deal_step());
  for (const StageEntry& entry : journey)
    if (const StageMap::Info* stage = stages.find(entry.stage)) pass.enter(stage->step);
}

std::vector<Pass> passes(const Document& document, const StageMap& stages, const AsOf& as_of) {
  return Walk(document, stages, as_of).all();
}

void Conversion::add(const Pass& pass) {
  for (std::size_t step = 0; step < reached.size() && step < most_steps; ++step) {
    reached[step] += pass.reached(step);
    strict[step] += pass.gone_through(step);
    any[step] += pass.entered.test(step);
  }
}

}  // namespace fb
