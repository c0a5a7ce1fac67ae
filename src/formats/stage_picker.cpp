#include "formats/stage_picker.hpp"

#include <algorithm>

#include "formats/stage_names.hpp"
#include "model/rank.hpp"
#include "model/text.hpp"

namespace fb {
namespace {

constexpr std::int16_t new_column_bp = 5000;  // as plan(AddStage) gives it

bool is_for(Type type, Zone zone) {
  if (type == Type::lead) return zone == Zone::qualify || zone == Zone::handoff || zone == Zone::off;
  return type == Type::campaign ? zone == Zone::attract : zone == Zone::close;
}

template <class Row>
void read_ranks(const Document& board, std::unordered_map<Id, std::string>& last) {
  board.each<Row>([&last](const Id&, const Row& row) {
    std::string& rank = last[row.place.stage];
    if (row.place && rank < row.place.rank) rank = row.place.rank;
  });
}

}  // namespace

bool stands_on_board(Type type) { return type == Type::campaign || type == Type::lead || type == Type::deal; }

StagePicker::StagePicker(const Document& board, Random& random, std::int64_t now_ms)
    : m_board(board), m_random(random), m_now_ms(now_ms) {
  std::vector<Id> ids = columns(board);
  board.each<Stage>([&ids](const Id& id, const Stage& stage) {
    if (zone_of(stage) == Zone::off) ids.push_back(id);
  });
  for (const Id& id : ids) add(id, *board.find<Stage>(id));
}

void StagePicker::add(const Id& id, const Stage& stage) {
  m_columns.push_back(
      {id, stage.name, folded(stage.name), stage.rank, zone_of(stage), outcome_of(stage), stage.probability});
}

const StagePicker::Column* StagePicker::of(const Id& id) const {
  for (const Column& column : m_columns)
    if (column.id == id) return &column;
  return nullptr;
}

const StagePicker::Column* StagePicker::first(Type type) const {
  const Zone zone = type == Type::campaign ? Zone::attract : type == Type::lead ? Zone::qualify : Zone::close;
  for (const Column& column : m_columns)
    if (column.zone == zone && column.outcome == Outcome::open) return &column;
  return nullptr;
}

void StagePicker::add_key(std::string_view key, const Id& id) {
  if (!key.empty()) m_keys.emplace(key, id);
}

const StagePicker::Column* StagePicker::by_default_name(Type type, std::string_view text) const {
  const std::string_view stage = default_stage_named(type, text);
  if (stage.empty()) return nullptr;
  if (const Column* column = of(Id::named(stage))) return column;
  const Outcome outcome = stage == "stage.won" ? Outcome::won : stage == "stage.lost" ? Outcome::lost : Outcome::open;
  for (const Column& column : m_columns)  // somebody has put an own column in Won's place
    if (outcome != Outcome::open && column.outcome == outcome) return &column;
  return nullptr;
}

const StagePicker::Column* StagePicker::find(Type type, std::string_view text) const {
  const auto known = m_found[static_cast<std::size_t>(type)].find(std::string(text));
  if (known != m_found[static_cast<std::size_t>(type)].end()) return &m_columns[known->second];
  const auto keyed = m_keys.find(std::string(text));
  const auto id = keyed != m_keys.end() ? std::optional(keyed->second) : Id::from_text(text);
  if (const Column* column = id ? of(*id) : nullptr; column && is_for(type, column->zone)) return column;
  const std::string name = folded(text);
  for (const Column& column : m_columns)
    if (column.folded_name == name && is_for(type, column.zone)) return &column;
  return by_default_name(type, text);
}

const StagePicker::Column* StagePicker::find_or_make(Type type, std::string_view text) {
  const Column* column = find(type, text);
  const auto id = Id::from_text(text);
  const bool is_name = !trimmed(text).empty() && !(id && id->is_ulid());
  if (!column && is_name) column = make(type, trimmed(text));
  if (!column) return nullptr;
  const std::size_t place = static_cast<std::size_t>(column - m_columns.data());
  const bool is_new = m_found[static_cast<std::size_t>(type)].emplace(std::string(text), place).second;
  const bool by_default =
      column->folded_name != folded(text) && column->id.text() != text && m_keys.count(std::string(text)) == 0;
  if (is_new && by_default) m_mapped.emplace(trimmed(text), column->name);
  return column;
}

const StagePicker::Column* StagePicker::make(Type type, std::string_view name) {
  Column column;
  column.id = m_random.id(m_now_ms);
  column.name = name;
  column.folded_name = folded(name);
  column.zone = type == Type::campaign ? Zone::attract : type == Type::lead ? Zone::qualify : Zone::close;
  std::string below, above;
  for (const Column& other : m_columns) {
    if (other.zone != column.zone) continue;
    if (other.outcome == Outcome::open) below = std::max(below, other.rank);
    else above = above.empty() ? other.rank : std::min(above, other.rank);
  }
  column.rank = rank_between(below, above, static_cast<std::uint32_t>(m_random.next() >> 20));
  if (type == Type::deal) column.probability = Rate{new_column_bp};
  m_made.push_back(column);
  m_columns.push_back(std::move(column));
  return &m_columns.back();
}

std::string StagePicker::next_rank(Type type, const Id& stage) {
  bool& is_read = m_ranks_read[static_cast<std::size_t>(type)];
  if (!is_read) {
    if (type == Type::deal) read_ranks<Deal>(m_board, m_last_ranks);
    if (type == Type::lead) read_ranks<Lead>(m_board, m_last_ranks);
    if (type == Type::campaign) read_ranks<Campaign>(m_board, m_last_ranks);
    is_read = true;
  }
  std::string& last = m_last_ranks[stage];
  last = rank_between(last, "", static_cast<std::uint32_t>(m_random.next() >> 20));
  return last;
}

}  // namespace fb
