#include "views/board_data.hpp"

#include <algorithm>

namespace fb {
void BoardData::update_cards(const Document& document, std::string_view filter) {
  const std::vector<Id> stages = fb::columns(document);
  std::array<std::vector<std::uint8_t>, 3> found;
  const bool filters = !filter.empty();
  for (std::size_t i = 0; i < 3; ++i) {
    m_orders[i].update(document);
    if (!filters) continue;
    m_indexes[i].update(document);
    m_indexes[i].find(filter, found[i]);
  }
  m_columns.clear();
  m_filtered.assign(filters ? stages.size() + 3 : 3, {});
  m_found = 0;
  const auto add = [&](BoardColumn column, const std::vector<RowIndex>& cards, std::vector<RowIndex>& kept) {
    const std::size_t at = column.type == Type::campaign ? 0 : column.type == Type::lead ? 1 : 2;
    column.cards = &cards;
    if (filters) {
      for (const RowIndex row : cards)
        if (found[at][row]) kept.push_back(row);
      column.cards = &kept;
    }
    m_found += column.cards->size();
    m_columns.push_back(std::move(column));
  };
  std::size_t next = 3;
  for (const Id& id : stages) {
    const Stage* stage = document.find<Stage>(id);
    BoardColumn column;
    column.stage = id;
    column.name = stage->name;
    column.zone = zone_of(*stage);
    column.type = card_type(column.zone);
    column.outcome = outcome_of(*stage);
    std::vector<RowIndex> unused;
    const std::vector<RowIndex>& cards = order(column.type).cards(id);
    if (filters) add(std::move(column), cards, m_filtered[next++]);
    else add(std::move(column), cards, unused);
  }
  for (const Type type : {Type::campaign, Type::lead, Type::deal}) {
    const std::size_t at = type == Type::campaign ? 0 : type == Type::lead ? 1 : 2;
    std::vector<RowIndex> lost = order(type).elsewhere(document, stages);
    if (filters) std::erase_if(lost, [&](RowIndex row) { return !found[at][row]; });
    if (lost.empty()) continue;
    m_filtered[at] = std::move(lost);
    BoardColumn column;
    column.name = "Unsorted";
    column.is_unsorted = true;
    column.type = type;
    column.zone = type == Type::campaign ? Zone::attract : type == Type::lead ? Zone::qualify : Zone::close;
    column.cards = &m_filtered[at];
    m_found += column.cards->size();
    m_columns.push_back(std::move(column));
  }
}

void BoardData::update(const Document& document, std::string_view filter, std::int64_t now_ms) {
  const std::uint64_t revision = document.revision();
  if (revision != m_revision || filter != m_filter) {
    m_revision = revision;
    m_filter = filter;
    update_cards(document, filter);
  }
  m_campaigns.update(document);
  const std::vector<ColumnNumbers> all = m_totals.numbers(document, now_ms);
  m_largest = 1;
  for (BoardColumn& column : m_columns) {
    for (const ColumnNumbers& numbers : all)
      if (numbers.stage == column.stage) column.numbers = numbers;
    if (column.zone != Zone::attract) m_largest = std::max(m_largest, column.numbers.reached);
  }
}

}  // namespace fb
