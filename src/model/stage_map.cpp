#include "model/stage_map.hpp"

#include <algorithm>

namespace fb {

StageMap::StageMap(const Document& document) : m_columns(fb::columns(document)) {
  const Table& table = document.table(Type::stage);
  const Id accepted = stage::accepted();
  for (RowIndex row = 0; row < table.size(); ++row) {
    const Stage& stage = table.as<Stage>(row);
    const Id& id = table.id(row);
    m_stages.push_back({id, zone_of(stage), outcome_of(stage), stage.probability, -1, -1, id == accepted});
  }
  const auto with = [&](const Id& id) {
    return std::find_if(m_stages.begin(), m_stages.end(), [&](const Info& info) { return info.id == id; });
  };
  for (std::size_t at = 0; at < m_columns.size(); ++at) with(m_columns[at])->column = static_cast<int>(at);
  const auto add_steps = [&](auto&& belongs) {
    for (const Id& column : m_columns) {
      const auto info = with(column);
      if (!belongs(*info)) continue;
      info->step = static_cast<int>(m_steps.size());
      m_steps.push_back(column);
    }
  };
  add_steps([](const Info& info) { return info.zone == Zone::qualify || info.zone == Zone::handoff; });
  m_first_deal_step = static_cast<int>(m_steps.size());
  add_steps([](const Info& info) { return info.zone == Zone::close && info.outcome == Outcome::open; });
  add_steps([](const Info& info) { return info.zone == Zone::close && info.outcome == Outcome::won; });
}

const StageMap::Info* StageMap::find(const Id& id) const {
  for (const Info& info : m_stages)
    if (info.id == id) return &info;
  return nullptr;
}

}  // namespace fb
