// Finds records by words in what names them: one folded text of all records, kept between frames, scanned at each key.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.hpp"

namespace fb {

class SearchIndex {
 public:
  explicit SearchIndex(Type type) : m_type(type) {}
  void update(const Document& document);
  // One flag per row of the type's table: every word of the query stands in the record's text. An empty query finds all.
  void find(std::string_view query, std::vector<std::uint8_t>& found) const;

 private:
  void append_text(const Document& document, RowIndex row, std::string& out) const;

  Type m_type;
  bool m_is_built = false;
  std::uint64_t m_revision = 0;
  std::string m_text;                   // folded; records end with '\0'
  std::vector<std::uint32_t> m_starts;  // of each row's text, and the end
};

}  // namespace fb
