#include "support/world/ledger.hpp"

#include <algorithm>

#include "formats/log.hpp"

namespace fb::test {
namespace {

std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
  a ^= b + 0x9E3779B97F4A7C15ull + (a << 6) + (a >> 2);
  a *= 0xBF58476D1CE4E5B9ull;
  return a ^ (a >> 29);
}
std::uint64_t hashed(std::string_view text) { return std::hash<std::string_view>()(text); }

}  // namespace

void Ledger::add(std::uint32_t number) {
  if (number / 64 >= m_bits.size()) m_bits.resize(number / 64 + 1);
  m_bits[number / 64] |= 1ull << (number % 64);
}
void Ledger::add(const Numbers& numbers) {
  for (const std::uint32_t number : numbers) add(number);
}
void Ledger::add(const Ledger& other) {
  if (m_bits.size() < other.m_bits.size()) m_bits.resize(other.m_bits.size());
  for (std::size_t i = 0; i < other.m_bits.size(); ++i) m_bits[i] |= other.m_bits[i];
}
void Ledger::remove(std::uint32_t number) {
  if (number / 64 < m_bits.size()) m_bits[number / 64] &= ~(1ull << (number % 64));
}
bool Ledger::has(std::uint32_t number) const {
  return number / 64 < m_bits.size() && ((m_bits[number / 64] >> (number % 64)) & 1);
}
bool Ledger::holds(const Ledger& other) const {
  for (std::size_t i = 0; i < other.m_bits.size(); ++i)
    if (other.m_bits[i] & ~(i < m_bits.size() ? m_bits[i] : 0)) return false;
  return true;
}
bool Ledger::holds(const Numbers& numbers) const {
  return std::all_of(numbers.begin(), numbers.end(), [this](std::uint32_t number) { return has(number); });
}
bool Ledger::is_empty() const {
  return std::all_of(m_bits.begin(), m_bits.end(), [](std::uint64_t bits) { return bits == 0; });
}
Numbers Ledger::beyond(const Ledger& other) const {
  Numbers out;
  for (std::uint32_t number = 0; number < m_bits.size() * 64; ++number)
    if (has(number) && !other.has(number)) out.push_back(number);
  return out;
}

Book::Book() {
  m_values.reserve(512);
  m_numbers.reserve(512);
  m_under_stamp.reserve(512);
}

std::uint32_t Book::number(std::string_view type, const Id& id, std::string_view field, const Stamp& stamp,
                           std::string_view value) {
  std::uint64_t under = mixed(hashed(type), hashed(field));
  under = mixed(mixed(under, id.hi), id.lo);
  under = mixed(mixed(under, stamp.time), stamp.session);
  const auto [found, is_new] =
      m_numbers.insert({mixed(under, hashed(value)), static_cast<std::uint32_t>(m_values.size())});
  if (!is_new) return found->second;
  const std::uint32_t number = found->second;
  for (const std::uint32_t rival : m_under_stamp[under]) {
    if (m_values[rival].value < value) m_rivals.push_back({rival, number});
    else m_rivals.push_back({number, rival});
  }
  m_under_stamp[under].push_back(number);
  m_values.push_back({std::string(type), std::string(field), std::string(value), id, stamp});
  return number;
}

Numbers Book::row(const Table& table, RowIndex row) {
  Numbers out;
  table.written_fields(row, m_fields);
  for (const FieldId field : m_fields) {
    m_text.clear();
    table.append_current(row, field, m_text);
    out.push_back(number(table.type_name(), table.id(row), table.field_name(field), table.stamp(row, field), m_text));
  }
  for (const Entry& entry : table.older(row))
    out.push_back(number(table.type_name(), table.id(row), table.field_name(entry.field), entry.stamp, entry.value));
  return out;
}

Numbers Book::row_text(std::string_view text) {
  Document document;
  Clock clock;
  Numbers out;
  if (!read_row(text, document, clock)) return out;
  for (const Table& table : document.tables())
    for (RowIndex at = 0; at < table.size(); ++at)
      for (const std::uint32_t number : row(table, at)) out.push_back(number);
  return out;
}

Ledger Book::document(const Document& document) {
  Ledger all;
  for (const Table& table : document.tables())
    for (RowIndex at = 0; at < table.size(); ++at) all.add(row(table, at));
  return all;
}

Ledger Book::kept(Ledger all) const {
  for (const auto& [smaller, larger] : m_rivals)
    if (all.has(larger)) all.remove(smaller);
  return all;
}

std::string Book::words(const Numbers& numbers) const {
  std::string out;
  for (std::size_t i = 0; i < numbers.size() && i < 4; ++i) {
    const Value& one = m_values[numbers[i]];
    out += (i ? "; " : "") + one.type + " " + one.id.text() + " " + one.field + " = " + one.value + " at " +
           one.stamp.text();
  }
  return numbers.size() > 4 ? out + " and " + std::to_string(numbers.size() - 4) + " more" : out;
}

std::string Shadow::follow(const Table& table, RowIndex row, Rows& rows, Book& book) {
  if (rows.of.size() <= row) rows.of.resize(row + 1);
  for (const std::uint32_t number : rows.of[row]) m_ledger.remove(number);
  rows.of[row] = book.row(table, row);
  m_ledger.add(rows.of[row]);
  for (const Entry& entry : table.older(row))
    if (table.stamp(row, entry.field) <= entry.stamp)
      return std::string(table.field_name(entry.field)) + " shows a value that is not the newest";
  return {};
}

std::string Shadow::follow(const Document& document, Book& book) {
  std::string problem;
  m_tables.resize(document.tables().size());
  for (std::size_t at = 0; at < m_tables.size(); ++at) {
    const Table& table = document.tables()[at];
    Rows& rows = m_tables[at];
    if (rows.revision == table.revision()) continue;
    if (!table.changed_since(rows.revision, m_changed)) {
      m_changed.resize(table.size());
      for (RowIndex row = 0; row < table.size(); ++row) m_changed[row] = row;
    }
    std::sort(m_changed.begin(), m_changed.end());
    m_changed.erase(std::unique(m_changed.begin(), m_changed.end()), m_changed.end());
    for (const RowIndex row : m_changed)
      if (std::string found = follow(table, row, rows, book); !found.empty()) problem = std::move(found);
    rows.revision = table.revision();
  }
  return problem;
}

}  // namespace fb::test
