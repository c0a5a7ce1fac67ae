#include "model/column_numbers.hpp"

#include <algorithm>

namespace fb {
namespace {

std::uint64_t settings_revision(const Document& document) {
  return document.table(Type::stage).revision() + document.table(Type::board).revision();
}

Money currency_of(const Document& document) {
  const Board* board = document.find<Board>(board_record());
  return Money::of(0, board && Money::of(0, board->currency) ? board->currency : "EUR");
}

}  // namespace

ColumnTotals::Card ColumnTotals::read_card(const Document& document, Type type, RowIndex row) const {
  Card card;
  const Table& table = document.table(type);
  if (table.is_deleted(row)) return card;
  const auto take = [&](const Place& place, const Money& money) {
    const StageMap::Info* stage = m_stages->find(place.stage);
    if (!stage || stage->column < 0 || card_type(stage->zone) != type) return;
    card.column = static_cast<std::int16_t>(stage->column);
    card.since = place.since;
    card.other_currency = money && money.code() != m_currency.code();
    if (!card.other_currency) card.minor = money.minor;
  };
  if (type == Type::campaign) {
    take(table.as<Campaign>(row).place, table.as<Campaign>(row).budget);
  } else if (type == Type::lead) {
    take(table.as<Lead>(row).place, {});
  } else {
    const Deal& deal = table.as<Deal>(row);
    take(deal.place, deal.amount);
    if (!deal.amount || card.column < 0) return card;
    const StageMap::Info& stage = *m_stages->find(deal.place.stage);
    card.chance_bp = static_cast<std::int16_t>(
        chance_bp(stage.outcome, deal.probability_by_hand, deal.probability, stage.probability));
  }
  return card;
}

void ColumnTotals::count(const Card& card, int sign) {
  if (card.column < 0) return;
  Column& column = m_columns[static_cast<std::size_t>(card.column)];
  column.count += sign;
  column.other_currencies += sign * card.other_currency;
  column.sum.add(sign * card.minor);
  column.weighted.add_weighted(sign * card.minor, card.chance_bp);
  column.is_stale = true;
}

void ColumnTotals::rebuild(const Document& document) {
  m_board = document.board;
  m_settings_revision = settings_revision(document);
  m_stages.emplace(document);
  m_currency = currency_of(document);
  m_columns.assign(m_stages->columns().size(), {});
  for (std::size_t at = 0; at < card_types.size(); ++at) {
    const Table& table = document.table(card_types[at]);
    m_cards[at].revision = table.revision();
    m_cards[at].cards.resize(table.size());
    for (RowIndex row = 0; row < table.size(); ++row) {
      m_cards[at].cards[row] = read_card(document, card_types[at], row);
      count(m_cards[at].cards[row], 1);
    }
  }
  m_conversion.rebuild(document, *m_stages);
}

bool ColumnTotals::update_row(const Document& document, std::size_t type, RowIndex row) {
  std::vector<Card>& cards = m_cards[type].cards;
  if (row > cards.size()) return false;
  if (row == cards.size()) cards.emplace_back();
  count(cards[row], -1);
  cards[row] = read_card(document, card_types[type], row);
  count(cards[row], 1);
  if (card_types[type] == Type::lead) return m_conversion.lead_changed(document, *m_stages, row);
  if (card_types[type] == Type::deal) return m_conversion.deal_changed(document, *m_stages, row);
  return true;
}

// False when there is more to do than a few rows.
bool ColumnTotals::mend(const Document& document) {
  if (!m_stages || m_board != document.board || m_settings_revision != settings_revision(document)) return false;
  for (std::size_t at = 0; at < card_types.size(); ++at) {
    const Table& table = document.table(card_types[at]);
    if (table.size() < m_cards[at].cards.size() || !table.changed_since(m_cards[at].revision, m_changed)) return false;
    std::sort(m_changed.begin(), m_changed.end());
    m_changed.erase(std::unique(m_changed.begin(), m_changed.end()), m_changed.end());
    for (const RowIndex row : m_changed)
      if (!update_row(document, at, row)) return false;
    m_cards[at].revision = table.revision();
  }
  return true;
}

void ColumnTotals::find_medians() {
  std::vector<double> since;
  for (std::size_t at = 0; at < m_columns.size(); ++at) {
    if (!m_columns[at].is_stale) continue;
    since.clear();
    for (const Cards& type : m_cards)
      for (const Card& card : type.cards)
        if (card.column == static_cast<std::int16_t>(at)) since.push_back(static_cast<double>(card.since));
    m_columns[at].median_since = quantile(since, 0.5);
    m_columns[at].is_stale = false;
  }
}

std::vector<ColumnNumbers> ColumnTotals::numbers(const Document& document, std::int64_t now_ms) {
  if (!mend(document)) rebuild(document);
  find_medians();
  std::vector<ColumnNumbers> out;
  const std::size_t steps = std::min(m_stages->steps().size(), most_steps);
  for (std::size_t at = 0; at < m_columns.size(); ++at) {
    const Column& column = m_columns[at];
    const StageMap::Info& stage = *m_stages->find(m_stages->columns()[at]);
    ColumnNumbers& to = out.emplace_back();
    to.stage = stage.id;
    to.zone = stage.zone;
    to.count = column.count;
    to.other_currencies = column.other_currencies;
    if (stage.zone == Zone::attract || stage.zone == Zone::close)
      to.sum = Money::of(column.sum.minor(), m_currency.code());
    const bool is_open = stage.zone == Zone::close && stage.outcome == Outcome::open;
    if (is_open) to.weighted = Money::of(column.weighted.weighted(), m_currency.code());
    const auto step = static_cast<std::size_t>(stage.step);
    if (stage.zone == Zone::attract) to.reached = column.count;
    else if (stage.step >= 0 && step < steps) to.reached = m_conversion.reached(step);
    if (stage.step >= 0 && step + 1 < steps && stage.outcome == Outcome::open)
      to.to_next = share(m_conversion.went_on(step), to.reached);
    if (column.median_since)
      to.median_days =
          std::max(0.0, static_cast<double>(now_ms) - *column.median_since) / static_cast<double>(ms_per_day);
  }
  return out;
}

std::vector<ColumnNumbers> column_numbers(const Document& document, std::int64_t now_ms) {
  return ColumnTotals().numbers(document, now_ms);
}

}  // namespace fb
