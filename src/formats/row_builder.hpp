// Makes the record that one row of a foreign table means.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "formats/table_import.hpp"

namespace fb {

// What a column does to the record of a row.
enum class ColumnRole : std::uint8_t {
  custom,
  json,
  id,
  value,
  first_name,
  last_name,
  link,
  link_key,
  stage,
  stage_id,
  since,
  status,
  won,
  closed,
  converted,
  active,
  currency,
  deleted
};

struct ColumnTarget {
  std::size_t column = 0;
  ColumnRole role = ColumnRole::custom;
  Kind kind = Kind::text;
  std::string field;           // without its part
  std::size_t unreadable = 0;  // cells that stayed text, and why the last one did
  CellFault fault = CellFault::none;
};

// In the order in which a row is read: currencies before amounts, then the preferred of several columns.
std::vector<ColumnTarget> column_targets(const TableImport& table);

class RowBuilder {
 public:
  explicit RowBuilder(const TableImport& table);

  enum class Built : std::uint8_t { taken, marked_deleted, total, refused };
  Built build(std::size_t row, PlainRecord& record);
  const std::string& refusal() const { return m_refusal; }  // the reason, after `refused`
  const std::vector<ColumnTarget>& targets() const { return m_targets; }

 private:
  struct Link {
    std::string field, key, name;
  };
  // What is collected from several cells before it becomes a value.
  struct Pieces {
    std::string first_name, last_name, currency;
    std::string stage, stage_field;  // and the field that keeps its name where the outcome says otherwise
    std::string stage_id;            // of our own tables
    std::int64_t since = 0;
    std::string outcome;  // a default stage's id that overrules the stage's name
    bool won = false, closed = false, inactive = false;
    std::vector<Link> links;
  };

  bool is_total(std::size_t row) const;
  bool put(ColumnTarget& target, std::string_view cell);  // false: the row is left out
  bool put_value(ColumnTarget& target, std::string_view cell);
  void put_link(const ColumnTarget& target, std::string_view cell);
  void put_since(const ColumnTarget& target, std::string_view cell);
  void put_status(const ColumnTarget& target, std::string_view cell);
  void put_once(std::string& place, const ColumnTarget& target, std::string_view cell);
  std::string custom_field(std::size_t column) const;
  void keep(const ColumnTarget& target, std::string_view cell);
  void add(std::string field, std::string value);
  const std::string* value_of(std::string_view field) const;
  bool is_yes(const ColumnTarget& target, std::string_view cell) const;
  std::string special_form(const ColumnTarget& target, std::string_view cell) const;
  void finish();
  void finish_stage();
  void finish_campaign();
  void finish_touch();

  const TableImport& m_table;
  std::vector<ColumnTarget> m_targets;
  bool m_has_won = false, m_has_start_time = false;
  PlainRecord* m_record = nullptr;
  Pieces m_pieces;
  std::string m_refusal;
};

}  // namespace fb
