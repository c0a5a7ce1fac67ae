#include "views/table_rows.hpp"

#include <algorithm>
#include <cstring>

#include "model/edits.hpp"
#include "model/money_sum.hpp"
#include "model/text.hpp"

namespace fb {
namespace {

// Of the tables whose values columns of another type show.
std::uint64_t looked_up_revision(const Document& document, Type own) {
  std::uint64_t sum = 0;
  for (const Type type :
       {Type::board, Type::campaign, Type::company, Type::deal, Type::lead, Type::member, Type::metric, Type::stage})
    if (type != own) sum += document.table(type).revision();
  return sum;
}

struct Owned {
  const Place* place;
  const Id* owner;
};
Owned owned(const Table& table, RowIndex row) {
  switch (table.info().type) {
    case Type::deal: return {&table.as<Deal>(row).place, &table.as<Deal>(row).owner};
    case Type::lead: return {&table.as<Lead>(row).place, &table.as<Lead>(row).owner};
    default: return {&table.as<Campaign>(row).place, &table.as<Campaign>(row).owner};
  }
}

constexpr std::size_t most_to_mend = 256;

}  // namespace

void TableRows::read_key(const TableContext& at, RowIndex row) {
  const SortKey found = table_columns(m_type)[m_wish.column].key(at, row);
  Key& key = m_keys[row];
  key = {};
  key.is_empty = found.is_empty;
  if (found.is_empty) return;
  if (!found.is_text) {
    key.head = static_cast<std::uint64_t>(found.number) ^ (1ull << 63);
    return;
  }
  key.text = static_cast<std::uint32_t>(m_text.size());
  append_folded(found.text, m_text);
  key.text_size = static_cast<std::uint32_t>(m_text.size()) - key.text;
  for (std::uint32_t i = 0; i < 8; ++i)
    key.head = key.head << 8 | (i < key.text_size ? static_cast<unsigned char>(m_text[key.text + i]) : 0u);
}

bool TableRows::comes_before(RowIndex a, RowIndex b) const {
  const Key& left = m_keys[a];
  const Key& right = m_keys[b];
  if (left.is_empty != right.is_empty) return right.is_empty;
  if (left.head != right.head) return left.head < right.head;
  if (left.text_size > 8 || right.text_size > 8) {
    const std::string_view text = m_text;
    const int order = text.substr(left.text, left.text_size).compare(text.substr(right.text, right.text_size));
    if (order != 0) return order < 0;
  }
  return a < b;
}

void TableRows::sort(const TableContext& at, std::size_t column) {
  const Table& table = at.document.table(m_type);
  m_wish.column = column;
  m_text.clear();
  m_order.clear();
  m_keys.assign(table.size(), {});
  for (RowIndex row = 0; row < table.size(); ++row) {
    if (table.is_deleted(row)) continue;
    read_key(at, row);
    m_order.push_back(row);
  }
  // Heads beside the row numbers: the sort rarely looks elsewhere.
  struct Item {
    std::uint64_t head;
    RowIndex row;
  };
  std::vector<Item> items;
  items.reserve(m_order.size());
  std::vector<RowIndex> empty;
  for (const RowIndex row : m_order) {
    if (m_keys[row].is_empty) empty.push_back(row);
    else items.push_back({m_keys[row].head, row});
  }
  std::sort(items.begin(), items.end(), [this](const Item& a, const Item& b) {
    return a.head != b.head ? a.head < b.head : comes_before(a.row, b.row);
  });
  m_order.clear();
  for (const Item& item : items) m_order.push_back(item.row);
  m_order.insert(m_order.end(), empty.begin(), empty.end());
  m_is_sorted = true;
}

// After an edit of a few records only these find new places.
bool TableRows::mend(const TableContext& at) {
  const Table& table = at.document.table(m_type);
  std::vector<RowIndex> changed;
  if (!m_is_sorted || m_board != at.document.board || table.size() < m_keys.size()) return false;
  if (m_other_revision != looked_up_revision(at.document, m_type)) return false;
  if (!table.changed_since(m_table_revision, changed)) return false;
  std::sort(changed.begin(), changed.end());
  changed.erase(std::unique(changed.begin(), changed.end()), changed.end());
  if (changed.size() > most_to_mend) return false;
  std::erase_if(m_order, [&](RowIndex row) { return std::binary_search(changed.begin(), changed.end(), row); });
  m_keys.resize(table.size());
  for (const RowIndex row : changed) {
    if (table.is_deleted(row)) continue;
    read_key(at, row);
    const auto place = std::lower_bound(m_order.begin(), m_order.end(), row,
                                        [this](RowIndex a, RowIndex b) { return comes_before(a, b); });
    m_order.insert(place, row);
  }
  return true;
}

void TableRows::choose_rows(const TableContext& at, const TableWish& wish) {
  const Table& table = at.document.table(m_type);
  const bool by_text = !wish.filter.empty();
  if (by_text) {
    m_index.update(at.document);
    m_index.find(wish.filter, m_found);
  }
  const auto is_wanted = [&](RowIndex row) {
    if (by_text && !m_found[row]) return false;
    if (!wish.stage && !wish.owner && !wish.without_owner) return true;
    const Owned record = owned(table, row);
    if (wish.stage && record.place->stage != wish.stage) return false;
    if (wish.owner && *record.owner != wish.owner) return false;
    return !wish.without_owner || !*record.owner;
  };
  m_rows.clear();
  const auto first_empty =
      std::partition_point(m_order.begin(), m_order.end(), [this](RowIndex row) { return !m_keys[row].is_empty; });
  if (wish.descending) {
    for (auto row = first_empty; row != m_order.begin();)
      if (is_wanted(*--row)) m_rows.push_back(*row);
  } else {
    std::copy_if(m_order.begin(), first_empty, std::back_inserter(m_rows), is_wanted);
  }
  std::copy_if(first_empty, m_order.end(), std::back_inserter(m_rows), is_wanted);
}

void TableRows::add_up(const TableContext& at) {
  m_sums.clear();
  if (m_type == Type::lead) return;
  const Board* board = at.document.find<Board>(board_record());
  const std::string currency = board && !board->currency.empty() ? board->currency : "EUR";
  const Table& table = at.document.table(m_type);
  MoneySum plain, second;
  std::int64_t left_out = 0;
  for (const RowIndex row : m_rows) {
    const Money& money = m_type == Type::deal ? table.as<Deal>(row).amount : table.as<Campaign>(row).budget;
    if (m_type == Type::campaign) second.add(at.campaigns.of(table.id(row)).spent.minor);
    if (!money) continue;
    if (money.code() != currency) {
      ++left_out;
      continue;
    }
    plain.add(money.minor);
    if (m_type != Type::deal) continue;
    const Deal& deal = table.as<Deal>(row);
    const StageMap::Info* stage = at.stages.find(deal.place.stage);
    if (!stage || stage->outcome == Outcome::open) second.add_weighted(money.minor, chance_bp(at.document, deal));
  }
  const bool is_deals = m_type == Type::deal;
  m_sums.push_back({is_deals ? "Amount" : "Budget", Money::of(plain.minor(), currency), left_out});
  m_sums.push_back(
      {is_deals ? "Weighted" : "Spent", Money::of(is_deals ? second.weighted() : second.minor(), currency), 0});
}

void TableRows::update(const TableContext& at, const TableWish& wish) {
  const std::uint64_t revision = at.document.revision();
  const bool is_same_board = m_is_sorted && m_board == at.document.board && m_revision == revision;
  if (is_same_board && m_wish == wish) return;
  const bool is_same_column = m_is_sorted && m_wish.column == wish.column;
  TableWish same_rows = wish;
  same_rows.column = m_wish.column;
  same_rows.descending = m_wish.descending;
  const bool has_other_rows = !is_same_board || !(same_rows == m_wish);
  if (!is_same_board || !is_same_column) {
    if (!is_same_column || !mend(at)) sort(at, wish.column);
  }
  m_wish = wish;
  m_board = at.document.board;
  m_revision = revision;
  m_table_revision = at.document.table(m_type).revision();
  m_other_revision = looked_up_revision(at.document, m_type);
  choose_rows(at, wish);
  if (has_other_rows) add_up(at);
  ++m_version;
}

}  // namespace fb
