// What each campaign cost and brought: added up once, then only what changed.
#pragma once
#include <array>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "model/document.hpp"
#include "model/money_sum.hpp"

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
  static constexpr std::array types{Type::lead, Type::deal, Type::metric};
  static constexpr std::uint32_t nobody = ~0u;
  struct Part {  // what one row adds, and to whom
    std::int64_t minor = 0;
    std::uint32_t campaign = nobody;
    bool has_money = false;
  };
  struct Parts {  // of one type, by row
    std::vector<Part> rows;
    std::uint64_t revision = 0;
  };
  struct Sums {
    MoneySum spent, revenue;
    std::int64_t spent_parts = 0, revenue_parts = 0;
    CampaignFigures figures;
  };

  bool mend(const Document& document);
  bool update_row(const Document& document, std::size_t type, RowIndex row);
  Part read(const Document& document, Type type, RowIndex row);
  void add(Type type, const Part& part, int sign);
  std::uint32_t number_of(const Id& campaign);

  Id m_board;
  std::string m_currency;
  std::uint64_t m_settings_revision = ~0ull;  // of the stages and the board record
  bool m_has_dangling = false;                // a deal names a lead that is not here (yet)
  std::array<Parts, types.size()> m_parts;
  std::unordered_map<Id, std::uint32_t> m_numbers;
  std::vector<Sums> m_sums;
  std::vector<RowIndex> m_changed;
};

}  // namespace fb
