#include "views/due_items.hpp"

#include <algorithm>
#include <unordered_map>

#include "model/sorting.hpp"
#include "model/stage_map.hpp"
#include "views/cards.hpp"

namespace fb {
namespace {

constexpr double ms_per_hour = 3'600'000;

using LastTouches = std::unordered_map<Id, std::int64_t>;

LastTouches last_touches(const Document& document, std::int64_t now_ms) {
  LastTouches last;
  document.each<Touch>([&](const Id&, const Touch& touch) {
    if (!touch.deal || !touch.at || touch.at.ms > now_ms) return;
    std::int64_t& at = last[touch.deal];
    at = std::max(at, touch.at.ms);
  });
  return last;
}

class Finder {
 public:
  Finder(const Document& document, const DueOptions& options)
      : m_document(document),
        m_options(options),
        m_stages(document),
        m_touches(last_touches(document, options.now_ms)) {}

  std::vector<DueItem> found() {
    const Table& deals = m_document.table(Type::deal);
    for (RowIndex row = 0; row < deals.size(); ++row)
      if (!deals.is_deleted(row)) add_deal(deals.id(row), deals.as<Deal>(row), row);
    const Table& leads = m_document.table(Type::lead);
    for (RowIndex row = 0; row < leads.size(); ++row)
      if (!leads.is_deleted(row)) add_lead(leads.as<Lead>(row), row);
    sort_list(m_items, comes_before);
    return std::move(m_items);
  }

 private:
  bool is_wanted(const Id& owner) const { return !m_options.owner || owner == m_options.owner; }

  static bool comes_before(const DueItem& a, const DueItem& b) {
    if (a.group != b.group) return a.group < b.group;
    if (a.group == DueGroup::at_gate) return a.hours > b.hours;
    if (a.group == DueGroup::silent) return a.since_ms < b.since_ms;
    return a.day < b.day;
  }

  void add_step(Type type, RowIndex row, Day day) {
    if (!day) return;
    const int left = day.days - m_options.today.days;
    if (left > next_days) return;
    const DueGroup group = left < 0 ? DueGroup::overdue : left == 0 ? DueGroup::today : DueGroup::next_days;
    m_items.push_back({group, type, row, day});
  }

  void add_deal(const Id& id, const Deal& deal, RowIndex row) {
    const StageMap::Info* stage = m_stages.find(deal.place.stage);
    if (!is_wanted(deal.owner) || !stage || stage->column < 0 || stage->outcome != Outcome::open) return;
    add_step(Type::deal, row, deal.next_step_day);
    const auto touch = m_touches.find(id);
    const std::int64_t touched_ms = touch == m_touches.end() ? 0 : touch->second;
    if (!is_rotting(m_document, deal.place, deal.next_step_day, touched_ms, m_options.now_ms)) return;
    m_items.push_back({DueGroup::silent, Type::deal, row, {}, 0, std::max(deal.place.since, touched_ms)});
  }

  void add_lead(const Lead& lead, RowIndex row) {
    const StageMap::Info* stage = m_stages.find(lead.place.stage);
    if (!is_wanted(lead.owner) || !stage || stage->column < 0) return;
    add_step(Type::lead, row, lead.next_step_day);
    if (stage->zone != Zone::handoff) return;
    const double hours = working_hours(lead.place.since, m_options.now_ms, m_options.utc_offset_minutes);
    m_items.push_back({DueGroup::at_gate, Type::lead, row, {}, hours});
  }

  const Document& m_document;
  const DueOptions& m_options;
  StageMap m_stages;
  LastTouches m_touches;
  std::vector<DueItem> m_items;
};

}  // namespace

std::vector<DueItem> due_items(const Document& document, const DueOptions& options) {
  return Finder(document, options).found();
}

double working_hours(std::int64_t from_ms, std::int64_t to_ms, int utc_offset_minutes) {
  if (to_ms <= from_ms) return 0;
  const Day first = Day::from_ms(from_ms, utc_offset_minutes), last = Day::from_ms(to_ms, utc_offset_minutes);
  if (!first || !last) return 0;
  const int weeks = (last.days - first.days) / 7;
  std::int64_t ms = std::int64_t{weeks} * 5 * ms_per_day;
  for (Day day{first.days + weeks * 7}; day <= last; ++day.days) {
    if (day.weekday() >= 5) continue;
    const std::int64_t start = day.start_ms(utc_offset_minutes);
    // The whole weeks are counted from the first moment on.
    const std::int64_t from = from_ms + std::int64_t{weeks} * 7 * ms_per_day;
    ms += std::max<std::int64_t>(0, std::min(to_ms, start + ms_per_day) - std::max(from, start));
  }
  return static_cast<double>(ms) / ms_per_hour;
}

double agreed_hours(const Document& document) {
  const Board* board = document.find<Board>(board_record());
  return board && board->handoff_hours ? static_cast<double>(board->handoff_hours.value) : 0;
}

}  // namespace fb
