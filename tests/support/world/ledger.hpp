// What was ever written, in the plainest way there is: a number for each value under its stamp, and sets of such numbers.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/document.hpp"

namespace fb::test {

using Numbers = std::vector<std::uint32_t>;

class Ledger {
 public:
  void add(std::uint32_t number);
  void add(const Numbers& numbers);
  void add(const Ledger& other);
  void remove(std::uint32_t number);
  bool has(std::uint32_t number) const;
  bool holds(const Ledger& other) const;
  bool holds(const Numbers& numbers) const;
  bool is_empty() const;
  bool operator==(const Ledger& other) const { return holds(other) && other.holds(*this); }
  Numbers beyond(const Ledger& other) const;  // what only this one has

 private:
  std::vector<std::uint64_t> m_bits;
};

// Numbers the values of one world. Two people may write one field under one stamp, when a running machine was copied or
// random numbers repeat: then only the larger bytes are kept.
class Book {
 public:
  struct Value {
    std::string type, field, value;
    Id id;
    Stamp stamp;
  };
  Book();
  std::uint32_t number(std::string_view type, const Id& id, std::string_view field, const Stamp& stamp,
                       std::string_view value);
  Numbers row(const Table& table, RowIndex row);  // all that the record holds
  Numbers row_text(std::string_view row);         // all that a row of a log holds
  Ledger document(const Document& document);
  const Value& value(std::uint32_t number) const { return m_values[number]; }
  Ledger kept(Ledger all) const;  // without the smaller of two under one stamp
  std::string words(const Numbers& numbers) const;

 private:
  std::vector<Value> m_values;
  std::unordered_map<std::uint64_t, std::uint32_t> m_numbers;
  std::unordered_map<std::uint64_t, Numbers> m_under_stamp;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> m_rivals;  // the smaller first
  std::string m_text;
  std::vector<FieldId> m_fields;
};

// The numbers of a document, kept up with it row by row.
class Shadow {
 public:
  // "" or what is wrong with a record that changed: what shows is not the newest.
  std::string follow(const Document& document, Book& book);
  const Ledger& ledger() const { return m_ledger; }

 private:
  struct Rows {
    std::uint64_t revision = 0;
    std::vector<Numbers> of;
  };
  std::string follow(const Table& table, RowIndex row, Rows& rows, Book& book);
  std::vector<Rows> m_tables;
  std::vector<RowIndex> m_changed;
  Ledger m_ledger;
};

}  // namespace fb::test
