// All records of one type: the newest value of each field in a typed row, every older value behind it.
#pragma once
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/id_index.hpp"
#include "model/records.hpp"
#include "model/stamp.hpp"

namespace fb {

// A field's place in its type's list, or `first_extra` + its place among the names that this program does not know.
using FieldId = std::uint16_t;
inline constexpr FieldId first_extra = 64;
using RowIndex = std::uint32_t;
inline constexpr RowIndex no_row = IdIndex::none;

// A value that a field holds or held.
struct Entry {
  FieldId field = 0;
  Stamp stamp;
  std::string value;  // canonical JSON
};

enum class Stored : std::uint8_t { nothing_new, older, current };

class Table {
 public:
  Table(const TypeInfo& info, std::string list);
  Table(Table&&) noexcept;
  Table& operator=(Table&&) noexcept;
  ~Table();

  const TypeInfo& info() const { return *m_info; }
  const std::string& list() const { return m_list; }  // its array's name in a snapshot
  std::string_view type_name() const;                 // in the log; a type of a newer program goes by its list
  RowIndex size() const { return static_cast<RowIndex>(m_heads.size()); }
  std::uint64_t revision() const { return m_revision; }  // grows with every change
  // Rows that changed after the table had that revision, in order, with repeats. False: too long ago to be known.
  bool changed_since(std::uint64_t revision, std::vector<RowIndex>& rows) const;
  RowIndex find(const Id& id) const;  // no_row if there is none
  const Id& id(RowIndex row) const { return m_heads[row].id; }
  const void* row(RowIndex row) const;
  template <class Row>
  const Row& as(RowIndex row) const {
    return *static_cast<const Row*>(this->row(row));
  }
  bool is_deleted(RowIndex row) const;

  FieldId field_named(std::string_view name) const;  // the id it would have; no_field if never seen
  static constexpr FieldId no_field = 0xFFFF;
  FieldId field_for(std::string_view name);  // makes a place for a name that is not known yet
  std::string_view field_name(FieldId field) const;

  bool has_values(RowIndex row) const;  // a row without any is no record outside of this program
  bool is_written(RowIndex row, FieldId field) const;
  Stamp stamp(RowIndex row, FieldId field) const;  // of the current value; zero when never written
  void append_current(RowIndex row, FieldId field,
                      std::string& out) const;  // canonical JSON; "null" when never written
  std::string current(RowIndex row, FieldId field) const;
  // Fields of the record that hold a value, in the byte order of their names.
  std::vector<FieldId> written_fields(RowIndex row) const;
  void written_fields(RowIndex row, std::vector<FieldId>& out) const;  // for loops over many rows
  const std::vector<FieldId>& known_by_name() const;                   // the type's own fields in that order
  const std::vector<Entry>& older(RowIndex row) const;                 // superseded values by field, then stamp
  // The value the field held just before `stamp`: the newest of smaller stamp. False if there was none.
  bool value_before(RowIndex row, FieldId field, const Stamp& stamp, std::string& out) const;
  Stamp newest(RowIndex row) const;                          // of its current values
  Stamp oldest(RowIndex row) const;                          // of all its values: when the record was first written
  Stamp newest() const;                                      // of all values of all records
  void stamps(RowIndex row, std::vector<Stamp>& out) const;  // of all its values, each once, newest first
  // The table as the values with a stamp of that time or earlier make it; records that had none are not in it. `revision`
  // must be no other table's: what views keep of another moment can't be mended into this one.
  Table as_of(std::int64_t ms, std::uint64_t revision) const;

  RowIndex add(const Id& id);  // the row of that id, made if need be
  void reserve(RowIndex rows);
  // The one way a value gets in: keeps every (stamp, value), shows the newest. Equal stamps: the larger bytes win.
  // `value` must be readable as the field's kind; if it is not, nothing happens.
  Stored store(RowIndex row, FieldId field, const Stamp& stamp, std::string_view value);

 private:
  struct Trail;
  struct Head {
    Id id;
    Stamp base;                 // of every known field that has no stamp of its own in the trail
    std::uint32_t written = 0;  // one bit per known field
    std::unique_ptr<Trail> trail;
  };
  class Rows;
  template <class Row>
  class RowsOf;
  Trail& trail(Head& head);
  static std::unique_ptr<Rows> make_rows(Type type);
  void* member(RowIndex row, FieldId field);
  const void* member(RowIndex row, FieldId field) const;

  const TypeInfo* m_info;
  std::string m_list;
  std::unique_ptr<Rows> m_rows;
  std::deque<Head> m_heads;
  IdIndex m_index;
  std::vector<std::string> m_extra_names;
  std::map<std::string, FieldId, std::less<>> m_extra_ids;
  void touch(RowIndex row);

  std::uint64_t m_revision = 0;
  std::vector<RowIndex> m_changed;  // the rows of the last revisions, so that views mend what they keep
};

}  // namespace fb
