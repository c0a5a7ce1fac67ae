// What each campaign cost and brought, added up once per change of the board.
#pragma once
#include <cstdint>
#include <unordered_map>

#include "model/document.hpp"

namespace fb {

// Money is in the board's currency; what is in another one is left out. A deal counts for the campaign it names, else
// for its lead's, as in the report (model/metrics.hpp).
struct CampaignFigures {
  std::int64_t leads = 0, won = 0;
  Money spent, revenue;         // empty: nothing recorded
  Money cost_per_lead() const;  // empty while there are no leads or no cost is known
};

class CampaignLedger {
 public:
  void update(const Document& document);
  const CampaignFigures& of(const Id& campaign) const;

 private:
  std::unordered_map<Id, CampaignFigures> m_figures;
  Id m_board;
  std::uint64_t m_revision = ~0ull;
};

}  // namespace fb
