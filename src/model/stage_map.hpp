// What every stage means, in one flat list, for loops over many cards.
#pragma once
#include <cstdint>
#include <vector>

#include "model/stages.hpp"

namespace fb {

class StageMap {
 public:
  struct Info {
    Id id;
    Zone zone = Zone::off;
    Outcome outcome = Outcome::open;
    Rate probability;
    int column = -1;           // its place among the columns; -1: off the board or deleted
    int step = -1;             // its place among the steps
    bool is_accepted = false;  // where leads stand that have become deals
  };
  explicit StageMap(const Document& document);

  // Null for a stage that the board has never had. A deleted one keeps its meaning: what was won there stays won.
  const Info* find(const Id& id) const;
  const std::vector<Id>& columns() const { return m_columns; }
  // The order in which conversion is counted (numbers.md §2): Qualify, the gate, the open stages, Won. Lost and
  // everything off the board are no steps.
  const std::vector<Id>& steps() const { return m_steps; }
  int first_deal_step() const { return m_first_deal_step; }  // steps().size() if there is none
  int last_lead_step() const { return m_first_deal_step - 1; }

 private:
  std::vector<Info> m_stages;
  std::vector<Id> m_columns, m_steps;
  int m_first_deal_step = 0;
};

}  // namespace fb
