// How many passes reached each step and how many of those went on, kept up to date while cards move.
#pragma once
#include <cstdint>
#include <vector>

#include "model/funnel.hpp"

namespace fb {

class ConversionCounts {
 public:
  void rebuild(const Document& document, const StageMap& stages);
  // False when a row's change reaches further than its own pass (a deal got another lead, a lead came back from off the
  // board): then rebuild.
  bool lead_changed(const Document& document, const StageMap& stages, RowIndex row);
  bool deal_changed(const Document& document, const StageMap& stages, RowIndex row);

  std::int64_t reached(std::size_t step) const { return m_reached[step]; }
  std::int64_t went_on(std::size_t step) const { return m_went_on[step]; }  // of those, reached the step after it

 private:
  static constexpr std::uint8_t none = 255;
  struct LeadState {
    RowIndex first_deal = no_row;
    std::uint8_t highest = none;  // by its own journey; none: not there
    bool has_several = false;     // passes: only a rebuild counts these right
  };
  struct DealState {
    RowIndex lead = no_row, next = no_row;  // the next deal of the same lead
    std::uint8_t highest = none;
  };
  void count(std::uint8_t origin, std::uint8_t highest, int sign);
  void count_chain(RowIndex lead, int sign);  // a lead and its deals: one pass
  LeadState read_lead(const Document& document, const StageMap& stages, RowIndex row);
  DealState read_deal(const Document& document, const StageMap& stages, RowIndex row);

  std::vector<std::int64_t> m_reached, m_went_on;
  std::vector<LeadState> m_leads;
  std::vector<DealState> m_deals;
  std::uint8_t m_first_deal_step = 0;
  bool m_has_dangling = false;  // a deal names a lead that is not here (yet)
  std::vector<StageEntry> m_entries;
  std::vector<Pass> m_passes;
};

}  // namespace fb
