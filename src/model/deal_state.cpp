#include "model/deal_state.hpp"

namespace fb {
namespace {

enum class Unwritten : std::uint8_t {
  empty,
  first_value
};  // what to take when nothing had been written at that moment

// A field's value as it stood at the moment.
template <class T>
T value_at(const Table& table, RowIndex row, std::string_view name, const T& current, const AsOf& as_of,
           Unwritten unwritten) {
  if (as_of.at_ms == AsOf::now) return current;
  const FieldId field = table.field_named(name);
  if (table.stamp(row, field).ms() <= as_of.at_ms) return current;
  T found = unwritten == Unwritten::first_value ? current : T{};
  bool is_first = true;
  for (const Entry& entry : table.older(row)) {  // by field, then stamp
    if (entry.field != field) continue;
    const bool known_then = entry.stamp.ms() <= as_of.at_ms;
    if (known_then || (is_first && unwritten == Unwritten::first_value)) read_value(entry.value, found);
    is_first = false;
    if (!known_then) break;
  }
  return found;
}

Instant closed_at(const StageMap& stages, const std::vector<StageEntry>& entries, Outcome outcome) {
  Instant closed;
  for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
    const StageMap::Info* stage = stages.find(entry->stage);
    if (!stage || stage->outcome != outcome) break;
    closed.ms = entry->since;
  }
  return closed;
}

std::int32_t chance(const Table& table, RowIndex row, const Deal& deal, const StageMap::Info* stage,
                    const AsOf& as_of) {
  const Rate by_hand = value_at(table, row, "probability_by_hand", deal.probability_by_hand, as_of, Unwritten::empty);
  const Rate copied = value_at(table, row, "probability", deal.probability, as_of, Unwritten::empty);
  return chance_bp(Outcome::open, by_hand, copied, stage ? stage->probability : Rate{});
}

Instant created_of(const Id& id, const Instant& created) {
  if (created || !id.is_ulid()) return created;
  return {id.made_ms()};
}

}  // namespace

bool existed(const Id& id, const Instant& created, const std::vector<StageEntry>& journey, const AsOf& as_of) {
  if (as_of.at_ms == AsOf::now || !journey.empty()) return true;
  const Instant made = created_of(id, created);
  return made && made.ms <= as_of.at_ms;
}

std::optional<DealState> deal_state(const Document& document, const StageMap& stages, RowIndex row, const AsOf& as_of,
                                    std::vector<StageEntry>& scratch) {
  const Table& table = document.table(Type::deal);
  const Deal& deal = table.as<Deal>(row);
  read_journey(table, row, as_of, scratch);
  if (!existed(table.id(row), deal.created, scratch, as_of)) return std::nullopt;
  DealState state;
  if (!scratch.empty()) state.stage = scratch.back().stage;
  const StageMap::Info* stage = stages.find(state.stage);
  if (stage) state.outcome = stage->outcome;
  state.created = created_of(table.id(row), deal.created);
  state.amount = value_at(table, row, "amount", deal.amount, as_of, Unwritten::first_value);
  if (state.is_open()) state.chance_bp = chance(table, row, deal, stage, as_of);
  else state.closed = closed_at(stages, scratch, state.outcome);
  return state;
}

std::optional<double> days_to_close(const DealState& deal, int utc_offset_minutes) {
  if (!deal.closed || !deal.created || deal.closed < deal.created) return std::nullopt;
  const Day from = Day::from_ms(deal.created.ms, utc_offset_minutes);
  const Day to = Day::from_ms(deal.closed.ms, utc_offset_minutes);
  if (!from || !to) return std::nullopt;
  return to.days - from.days;
}

}  // namespace fb
