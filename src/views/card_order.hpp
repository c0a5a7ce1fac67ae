// Which cards stand in which column, and in which order: kept between frames and mended after an edit, never rebuilt for one.
#pragma once
#include <cstdint>
#include <vector>

#include "model/document.hpp"

namespace fb {

// The cards of one type, per stage, by rank and then id.
class CardOrder {
 public:
  explicit CardOrder(Type type) : m_type(type) {}
  // Catches up with the document. True if anything changed.
  bool update(const Document& document);
  // Row numbers in the type's table; empty for a stage without cards.
  const std::vector<RowIndex>& cards(const Id& stage) const;
  // Cards whose stage is not among these (deleted, or never known): they stand in "Unsorted".
  std::vector<RowIndex> elsewhere(const Document& document, const std::vector<Id>& known) const;
  std::uint64_t revision() const { return m_revision; }

 private:
  struct Column {
    Id stage;
    std::vector<RowIndex> cards;
  };
  std::size_t column_of(const Id& stage);
  void rebuild(const Document& document);
  void put_in(const Document& document, RowIndex row);

  Type m_type;
  bool m_is_built = false;
  std::uint64_t m_revision = 0;
  std::vector<Column> m_columns;
  std::vector<std::uint16_t> m_column_of;  // per row; no_column where it stands in none
  std::vector<RowIndex> m_changed;
};

}  // namespace fb
