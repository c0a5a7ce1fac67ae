// The figures in the head of each board column: count, sum, weighted sum, conversion to the next column, days in it.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "model/conversion_counts.hpp"
#include "model/money_sum.hpp"
#include "model/stages.hpp"
#include "model/statistics.hpp"

namespace fb {

struct ColumnNumbers {
  Id stage;
  Zone zone = Zone::attract;
  std::int64_t count = 0;  // cards in the column
  Money sum;               // of budgets or of amounts, in the board's currency; empty where cards carry no money
  Money weighted;          // Σ amount × probability of the open deals (numbers.md §5); empty elsewhere
  std::int64_t other_currencies = 0;  // cards whose money is in another currency and therefore in no sum
  std::int64_t reached = 0;           // passes that ever got here or beyond (§2, "reached"); in Attract: the cards
  Share to_next;                      // of those, the share that reached the next step; none in Attract, Won and Lost
  std::optional<double> median_days;  // that the cards now in the column have been in it
};

// Keeps the figures of one document: all cards are read once, then only those that changed. A board with 100,000 deals
// takes some 40 ms the first time and microseconds after a move.
class ColumnTotals {
 public:
  // In the order of the columns.
  std::vector<ColumnNumbers> numbers(const Document& document, std::int64_t now_ms);

 private:
  static constexpr std::array card_types{Type::campaign, Type::lead, Type::deal};
  struct Card {
    std::int64_t since = 0, minor = 0;
    std::int16_t chance_bp = 0;
    std::int16_t column = -1;
    bool other_currency = false;
  };
  struct Cards {  // of one type, by row
    std::vector<Card> cards;
    std::uint64_t revision = 0;
  };
  struct Column {
    std::int64_t count = 0, other_currencies = 0;
    MoneySum sum, weighted;
    std::optional<double> median_since;
    bool is_stale = true;  // the median
  };

  bool mend(const Document& document);
  void rebuild(const Document& document);
  Card read_card(const Document& document, Type type, RowIndex row) const;
  bool update_row(const Document& document, std::size_t type, RowIndex row);
  void count(const Card& card, int sign);
  void find_medians();

  Id m_board;
  std::uint64_t m_settings_revision = 0;  // of the stages and the board record
  std::optional<StageMap> m_stages;
  Money m_currency;
  std::array<Cards, card_types.size()> m_cards;
  std::vector<Column> m_columns;
  ConversionCounts m_conversion;
  std::vector<RowIndex> m_changed;
};

// The same without keeping anything.
std::vector<ColumnNumbers> column_numbers(const Document& document, std::int64_t now_ms);

}  // namespace fb
