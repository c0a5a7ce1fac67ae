// The parts of one record as it stands in a snapshot or in the log, before anything about them is believed.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "formats/json_events.hpp"
#include "model/stamp.hpp"

namespace fb {

// {"id":"…","<field>":<value>,…,"_":{"s":"<stamp>","f":{"<field>":"<stamp>"},"h":{"<field>":[["<stamp>",<value>]]}}}
struct RecordParts {
  struct Span {
    std::uint32_t at = 0, size = 0;  // in `text`
  };
  struct Field {
    Span name, value;  // the value as canonical JSON
  };
  struct FieldStamp {
    Span name;
    Stamp stamp;
  };
  struct Old {
    Span name, value;
    Stamp stamp;
  };

  std::string text;
  std::string id, type;  // `type`: only where records of all types stand in one list
  bool has_id = false, id_is_text = false, has_stamps = false, has_base = false;
  Stamp base;
  std::vector<Field> fields;
  std::vector<FieldStamp> stamps;
  std::vector<Old> older;
  std::string problem;  // why the record can't be taken: a sentence
  std::string fatal;    // why the whole file can't be: the end of a sentence that begins with the record

  std::string_view of(const Span& span) const { return std::string_view(text).substr(span.at, span.size); }
};

enum class Listed : std::uint8_t { by_type, of_all_types };
enum class StampsAre : std::uint8_t { read, ignored };

inline constexpr std::size_t most_fields = 1000;  // of one record

class RecordReader {
 public:
  void begin(Listed listed, StampsAre stamps);  // before the record's opening brace
  // False when `fatal` is set. The record is complete when it `is_done`.
  bool on(const JsonEvent& event);
  bool is_done() const { return m_where == Where::done; }
  const RecordParts& parts() const { return m_parts; }

 private:
  using Span = RecordParts::Span;
  enum class Where : std::uint8_t {
    outside,
    record,
    stamps,
    field_stamps,
    histories,
    history,
    entry,
    value,
    skipping,
    done
  };
  // What a name stands for is clear only if it stands there once.
  struct Names {
    std::vector<Span> spans;
    bool rise = true;  // in byte order, as we write them: then none can come twice
  };
  bool on_record(const JsonEvent& event);
  bool on_member(const JsonEvent& event);
  bool on_id(const JsonEvent& event);
  bool on_stamps(const JsonEvent& event);
  bool on_field_stamps(const JsonEvent& event);
  bool on_histories(const JsonEvent& event);
  bool on_entry(const JsonEvent& event);
  bool begin_value(Where after, const JsonEvent& event);
  bool add_to_value(const JsonEvent& event);
  bool read_stamp(const JsonEvent& event, Stamp& out);
  bool add_name(Names& names, std::string_view name);
  bool close(Names& names, Where after);
  bool skip(std::string problem);
  bool fail(std::string fatal);

  RecordParts m_parts;
  Where m_where = Where::outside, m_after = Where::record;
  Listed m_listed = Listed::by_type;
  StampsAre m_stamps_are = StampsAre::read;
  std::size_t m_depth = 0;
  std::string m_name;  // of the member whose value comes next
  Names m_fields, m_stamped, m_histories;
  bool m_has_field_stamps = false, m_has_histories = false;
  std::uint32_t m_value_at = 0;
  std::size_t m_entry_size = 0;
  RecordParts::Old m_entry;
  ValueText m_value;
};

// Fields are named in 1 to 128 bytes; "id" and "_" are taken.
bool is_field_name(std::string_view name);

}  // namespace fb
