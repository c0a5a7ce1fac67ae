// A board in memory: its tables. It changes in two ways only: `apply` a change, or `unite` with another document.
#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/table.hpp"

namespace fb {

// One value to be written: names and canonical JSON, as the log has it.
struct Write {
  std::string type;  // "deal"; a type of a newer program by its list's name
  Id id;
  std::string field;
  std::string value;
};

// What one user action wrote, under one stamp. Applied whole or not at all.
struct Change {
  Stamp stamp;
  std::vector<Write> writes;
};

class Document {
 public:
  Document();

  Id board;                                    // which board this is: files of another board never merge by themselves
  std::int64_t gen = 1;                        // counts "archive and compact"
  std::map<std::string, std::string> unknown;  // top-level members of a newer program's file, canonical JSON

  Table& table(Type type) { return m_tables[static_cast<std::size_t>(type)]; }
  const Table& table(Type type) const { return m_tables[static_cast<std::size_t>(type)]; }
  // The table of a type's name ("deal"), or of a list's name that no known type has (made if need be).
  Table& table_for(std::string_view type);
  const Table* find_table(std::string_view type) const;          // the same without making one
  const std::vector<Table>& tables() const { return m_tables; }  // the known types in the order of Type, then others
  std::vector<Table>& tables() { return m_tables; }

  template <class Row>
  const Row* find(const Id& id) const {
    const Table& rows = table(type_of<Row>());
    const RowIndex row = rows.find(id);
    return row == no_row ? nullptr : &rows.as<Row>(row);
  }
  // Calls `visit(id, row)` for every record of the type that is not deleted.
  template <class Row, class Visit>
  void each(Visit&& visit) const {
    const Table& rows = table(type_of<Row>());
    for (RowIndex row = 0; row < rows.size(); ++row)
      if (!rows.is_deleted(row)) visit(rows.id(row), rows.as<Row>(row));
  }
  std::uint64_t revision() const;  // changes whenever any table does
  bool is_empty() const;           // no record but the well-known ones

 private:
  std::vector<Table> m_tables;
};

// Adds the change's values. Values that are not of their field's kind are left out; plan and the readers let none through.
void apply(Document& document, const Change& change);

// What uniting did, record by record.
struct United {
  struct Record {
    std::uint32_t table;  // in other.tables()
    RowIndex row;         // in that table
    bool is_new;          // the record was not known before
    bool shows;           // a visible value changed
  };
  std::vector<Record> records;  // those that brought anything
};
// Adds every value that `other` holds: commutative, associative, idempotent (data.md, laws L1 to L3).
United unite(Document& document, const Document& other);

}  // namespace fb
