// One record and its text, which is the same in the snapshot and in the log.
#pragma once
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "formats/record_reader.hpp"
#include "model/document.hpp"

namespace fb {

struct RecordStyle {
  bool history = true;
  Listed listed = Listed::by_type;
};

class RecordWriter {
 public:
  // Nothing for a record without values: it does not exist outside of this program.
  bool append(const Table& table, RowIndex row, const RecordStyle& style, std::string& out);

 private:
  std::vector<FieldId> m_fields;
  std::vector<Stamp> m_stamps;
};

struct StampRules {
  std::int64_t earliest_ms = earliest_stamp_ms;  // but for the zero stamp of well-known records
  std::int64_t latest_ms = std::numeric_limits<std::int64_t>::max();
};

// How many records were not written as we write them, but say clearly enough what they mean.
struct Tidied {
  std::size_t stamps = 0, histories = 0, equal_stamps = 0;
};

struct Verdict {
  enum Fate : std::uint8_t { taken, refused, fatal } fate = taken;
  std::string reason;  // refused: a sentence; fatal: the end of one that begins with the record
};

// Puts records into a document, each wholly or not at all.
class RecordTaker {
 public:
  explicit RecordTaker(StampRules rules = {}) : m_rules(rules) {}
  Verdict take(const RecordParts& parts, Table& into);

  Tidied tidied;
  Stamp newest;  // of what was taken

 private:
  struct Old {
    FieldId field;
    const RecordParts::Old* part;
  };
  Verdict name_fields(const RecordParts& parts, Table& into);
  Verdict stamp_fields(const RecordParts& parts);
  Verdict name_history(const RecordParts& parts, Table& into);
  Verdict check_stamps(const RecordParts& parts, const Id& id) const;
  std::size_t field_at(const RecordParts& parts, std::string_view name) const;
  void count_untidy(const RecordParts& parts);

  StampRules m_rules;
  std::vector<FieldId> m_fields;         // of parts.fields, in their order
  std::vector<Stamp> m_stamps;           // likewise
  std::vector<std::uint32_t> m_by_name;  // places in parts.fields
  std::vector<Old> m_older;              // by field, then stamp
};

bool is_unknown_member(std::string_view name);  // of a snapshot's top level
bool is_list_name(std::string_view name);       // what an unknown type may go by
// The table of a type's name; null when that is no name for a type, or one too many.
Table* table_named(Document& document, std::string_view type);

}  // namespace fb
