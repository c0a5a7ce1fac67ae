// Which records a table shows, in which order, and what they sum to: kept between frames, mended after an edit.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "views/search_index.hpp"
#include "views/table_columns.hpp"

namespace fb {

// What a person asked the table for.
struct TableWish {
  std::string filter;
  Id stage;  // zero: all
  Id owner;  // zero: everybody
  bool without_owner = false;
  std::size_t column = 0;  // sorted by
  bool descending = false;

  bool is_filtering() const { return !filter.empty() || stage || owner || without_owner; }
  bool operator==(const TableWish&) const = default;
};

struct TableSum {
  std::string_view label;
  Money money;                // in the board's currency
  std::int64_t left_out = 0;  // records whose money is in another one
};

class TableRows {
 public:
  explicit TableRows(Type type) : m_type(type), m_index(type) {}
  void update(const TableContext& at, const TableWish& wish);
  void expect_filter(const Document& document) {
    m_index.update(document);
  }  // so that the first key is as quick as the others
  const std::vector<RowIndex>& rows() const { return m_rows; }
  std::size_t total() const { return m_order.size(); }  // records without the filter
  const std::vector<TableSum>& sums() const { return m_sums; }
  std::uint32_t version() const { return m_version; }  // grows with every change of rows()

 private:
  struct Key {
    std::uint64_t head = 0;                 // a number, or the first eight bytes of a text
    std::uint32_t text = 0, text_size = 0;  // of the whole text in m_text
    bool is_empty = true;
  };
  void sort(const TableContext& at, std::size_t column);
  bool mend(const TableContext& at);
  void read_key(const TableContext& at, RowIndex row);
  bool comes_before(RowIndex a, RowIndex b) const;
  void choose_rows(const TableContext& at, const TableWish& wish);
  void add_up(const TableContext& at);

  Type m_type;
  SearchIndex m_index;
  std::vector<Key> m_keys;  // one per row of the table
  std::string m_text;
  std::vector<RowIndex> m_order;  // all records, ascending; those without a value last
  std::vector<RowIndex> m_rows;
  std::vector<std::uint8_t> m_found;
  std::vector<TableSum> m_sums;
  TableWish m_wish;
  Id m_board;
  bool m_is_sorted = false;
  std::uint64_t m_revision = 0, m_table_revision = 0, m_other_revision = 0;
  std::uint32_t m_version = 0;
};

}  // namespace fb
