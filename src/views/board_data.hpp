// What the board shows, as data: columns with their cards, figures and the filter, kept until something changes.
#pragma once
#include <array>
#include <string>
#include <vector>

#include "model/column_numbers.hpp"
#include "model/stages.hpp"
#include "views/campaign_figures.hpp"
#include "views/card_order.hpp"
#include "views/search_index.hpp"

namespace fb {

struct BoardColumn {
  Id stage;
  std::string name;
  Zone zone = Zone::attract;
  Type type = Type::campaign;
  Outcome outcome = Outcome::open;
  bool is_unsorted = false;                      // cards whose stage is gone
  const std::vector<RowIndex>* cards = nullptr;  // filtered, in order
  ColumnNumbers numbers;
};

class BoardData {
 public:
  // Catches up with document and filter.
  void update(const Document& document, std::string_view filter, std::int64_t now_ms);
  const std::vector<BoardColumn>& columns() const { return m_columns; }
  const CampaignLedger& campaigns() const { return m_campaigns; }
  std::int64_t largest_volume() const { return m_largest; }
  std::size_t cards_found() const { return m_found; }

 private:
  void update_cards(const Document& document, std::string_view filter);
  CardOrder& order(Type type) { return m_orders[type == Type::campaign ? 0 : type == Type::lead ? 1 : 2]; }
  SearchIndex& index(Type type) { return m_indexes[type == Type::campaign ? 0 : type == Type::lead ? 1 : 2]; }

  std::array<CardOrder, 3> m_orders{CardOrder(Type::campaign), CardOrder(Type::lead), CardOrder(Type::deal)};
  std::array<SearchIndex, 3> m_indexes{SearchIndex(Type::campaign), SearchIndex(Type::lead), SearchIndex(Type::deal)};
  std::vector<BoardColumn> m_columns;
  std::vector<std::vector<RowIndex>> m_filtered;  // one per column while a filter is on
  ColumnTotals m_totals;
  CampaignLedger m_campaigns;
  std::string m_filter;
  std::uint64_t m_revision = ~0ull;
  std::int64_t m_largest = 1;
  std::size_t m_found = 0;
};

}  // namespace fb
