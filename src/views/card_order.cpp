#include "views/card_order.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "model/card_places.hpp"

namespace fb {
namespace {

constexpr std::uint16_t no_column = 0xFFFF;

struct ByRank {
  const Table& table;
  bool operator()(RowIndex a, RowIndex b) const {
    const Place& left = *place_of(table, a);
    const Place& right = *place_of(table, b);
    const int order = left.rank.compare(right.rank);
    return order != 0 ? order < 0 : table.id(a) < table.id(b);
  }
};

}  // namespace

std::size_t CardOrder::column_of(const Id& stage) {
  for (std::size_t i = 0; i < m_columns.size(); ++i)
    if (m_columns[i].stage == stage) return i;
  m_columns.push_back({stage, {}});
  return m_columns.size() - 1;
}

const std::vector<RowIndex>& CardOrder::cards(const Id& stage) const {
  static const std::vector<RowIndex> none;
  for (const Column& column : m_columns)
    if (column.stage == stage) return column.cards;
  return none;
}

std::vector<RowIndex> CardOrder::elsewhere(const Document& document, const std::vector<Id>& known) const {
  std::vector<RowIndex> found;
  for (const Column& column : m_columns) {
    const Stage* stage = document.find<Stage>(column.stage);
    const bool is_off = stage && !stage->deleted && stage->zone == "off";
    if (is_off || std::find(known.begin(), known.end(), column.stage) != known.end()) continue;
    found.insert(found.end(), column.cards.begin(), column.cards.end());
  }
  return found;
}

// Cards that stay in their column stay in their order, as a rule: what an import adds is sorted by itself and merged with them.
void CardOrder::rebuild(const Document& document) {
  const Table& table = document.table(m_type);
  const std::vector<Column> before = std::exchange(m_columns, {});
  m_column_of.assign(table.size(), no_column);
  const auto add = [&](RowIndex row, const Id& stage) {
    const std::size_t column = column_of(stage);
    m_column_of[row] = static_cast<std::uint16_t>(column);
    m_columns[column].cards.push_back(row);
  };
  for (const Column& column : before)
    for (const RowIndex row : column.cards)
      if (row < table.size() && !table.is_deleted(row) && place_of(table, row)->stage == column.stage)
        add(row, column.stage);
  std::vector<std::ptrdiff_t> stayed;
  for (const Column& column : m_columns) stayed.push_back(static_cast<std::ptrdiff_t>(column.cards.size()));
  for (RowIndex row = 0; row < table.size(); ++row)
    if (m_column_of[row] == no_column && !table.is_deleted(row)) add(row, place_of(table, row)->stage);
  stayed.resize(m_columns.size());
  const ByRank by_rank{table};
  const auto sort = [&](auto from, auto to) {
    if (!std::is_sorted(from, to, by_rank)) std::sort(from, to, by_rank);
  };
  for (std::size_t i = 0; i < m_columns.size(); ++i) {
    std::vector<RowIndex>& cards = m_columns[i].cards;
    const auto added = cards.begin() + stayed[i];
    sort(cards.begin(), added);
    sort(added, cards.end());
    std::inplace_merge(cards.begin(), added, cards.end(), by_rank);
  }
}

void CardOrder::put_in(const Document& document, RowIndex row) {
  const Table& table = document.table(m_type);
  m_column_of.resize(table.size(), no_column);
  if (table.is_deleted(row)) return;
  const std::size_t column = column_of(place_of(table, row)->stage);
  std::vector<RowIndex>& cards = m_columns[column].cards;
  cards.insert(std::lower_bound(cards.begin(), cards.end(), row, ByRank{table}), row);
  m_column_of[row] = static_cast<std::uint16_t>(column);
}

bool CardOrder::update(const Document& document) {
  const Table& table = document.table(m_type);
  if (m_is_built && table.revision() == m_revision) return false;
  constexpr std::size_t few = 512;
  const bool known = m_is_built && table.revision() > m_revision && table.changed_since(m_revision, m_changed);
  if (known) {
    std::sort(m_changed.begin(), m_changed.end());
    m_changed.erase(std::unique(m_changed.begin(), m_changed.end()), m_changed.end());
  }
  if (known && m_changed.size() <= few) {
    // All changed cards leave before the first comes back: lower_bound needs the rest in order.
    for (const RowIndex row : m_changed) {
      if (row >= m_column_of.size() || m_column_of[row] == no_column) continue;
      std::vector<RowIndex>& cards = m_columns[m_column_of[row]].cards;
      cards.erase(std::find(cards.begin(), cards.end(), row));
      m_column_of[row] = no_column;
    }
    for (const RowIndex row : m_changed) put_in(document, row);
  } else {
    rebuild(document);
  }
  m_is_built = true;
  m_revision = table.revision();
  return true;
}

}  // namespace fb
