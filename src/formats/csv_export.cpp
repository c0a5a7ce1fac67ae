#include "formats/csv_export.hpp"

#include <algorithm>
#include <map>
#include <vector>

#include "formats/csv_writer.hpp"
#include "formats/sheet.hpp"
#include "model/edits.hpp"
#include "model/money.hpp"
#include "model/stages.hpp"

namespace fb {
namespace {

constexpr std::string_view custom_prefix = "custom:";

// A field this program does not know, or text kept from a foreign table.
struct ExtraColumn {
  FieldId field = 0;
  std::string name;     // "custom:Region"
  bool is_text = true;  // in every record
  std::string header;
};

void append_padded(std::int64_t value, std::size_t width, std::string& out) {
  const std::string digits = std::to_string(value);
  if (digits.size() < width) out.append(width - digits.size(), '0');
  out += digits;
}

std::string decimal_text(std::int64_t units, int digits) {
  const std::uint64_t size = units < 0 ? 0 - static_cast<std::uint64_t>(units) : static_cast<std::uint64_t>(units);
  std::string text = std::to_string(size);
  const std::size_t behind = static_cast<std::size_t>(digits);
  if (text.size() <= behind) text.insert(0, behind + 1 - text.size(), '0');
  if (behind > 0) text.insert(text.size() - behind, ".");
  return units < 0 ? "-" + text : text;
}

// 2026-03-01T11:15:00+01:00, with thousandths only where there are any.
std::string instant_text(std::int64_t ms, int utc_offset_minutes) {
  const Day day = Day::from_ms(ms, utc_offset_minutes);
  const std::int64_t of_day = ms - day.start_ms(utc_offset_minutes);
  std::string out = day.text() + "T";
  append_padded(of_day / 3'600'000, 2, out);
  out += ':';
  append_padded(of_day / 60'000 % 60, 2, out);
  out += ':';
  append_padded(of_day / 1000 % 60, 2, out);
  if (of_day % 1000 != 0) {
    out += '.';
    append_padded(of_day % 1000, 3, out);
  }
  if (utc_offset_minutes == 0) return out + "Z";
  const int offset = std::abs(utc_offset_minutes);
  out += utc_offset_minutes < 0 ? '-' : '+';
  append_padded(offset / 60, 2, out);
  out += ':';
  append_padded(offset % 60, 2, out);
  return out;
}

class TableWriter {
 public:
  TableWriter(const Document& document, Type type, const CsvOptions& options)
      : m_document(document), m_table(document.table(type)), m_options(options), m_csv(options.for_spreadsheets) {}

  std::string write() {
    find_extras();
    write_header();
    const auto write_present = [&](RowIndex row) {
      if (row != no_row && !m_table.is_deleted(row) && m_table.has_values(row)) write_row(row);
    };
    if (m_options.only) {
      for (const Id& id : *m_options.only) write_present(m_table.find(id));
    } else {
      for (RowIndex row = 0; row < m_table.size(); ++row) write_present(row);
    }
    return (m_options.for_spreadsheets ? "\xEF\xBB\xBF" : "") + m_csv.take();
  }

 private:
  const FieldInfo& info(FieldId field) const { return m_table.info().fields[field]; }

  void find_extras() {
    std::map<std::string, ExtraColumn> by_name;
    std::vector<FieldId> fields;
    std::string value;
    for (RowIndex row = 0; row < m_table.size(); ++row) {
      if (m_table.is_deleted(row)) continue;
      m_table.written_fields(row, fields);
      for (const FieldId field : fields) {
        if (field < first_extra) continue;
        value.clear();
        m_table.append_current(row, field, value);
        if (value == "null") continue;
        ExtraColumn& column = by_name[std::string(m_table.field_name(field))];
        column.field = field;
        column.is_text &= value.front() == '"';
      }
    }
    for (auto& [name, column] : by_name) {
      column.name = name;
      column.header = header_of(column);
      m_extras.push_back(column);
    }
  }

  // Custom text stands under its own header where that can't be mistaken for one of ours.
  std::string header_of(const ExtraColumn& column) const {
    const bool is_custom = column.name.compare(0, custom_prefix.size(), custom_prefix) == 0;
    if (!is_custom || !column.is_text) return "json:" + column.name;
    const std::string header = column.name.substr(custom_prefix.size());
    const bool taken = std::any_of(
        m_table.info().fields.begin(), m_table.info().fields.end(),
        [&header](const FieldInfo& field) { return header.compare(0, field.name.size(), field.name) == 0; });
    const bool is_marker = header.compare(0, our_id_header.size(), our_id_header) == 0;
    return taken || is_marker || header.empty() || header.find(':') != std::string::npos ? column.name : header;
  }

  void write_header() {
    m_csv.value(m_options.for_spreadsheets ? our_guarded_id_header : our_id_header);
    for (FieldId field = 1; field < m_table.info().fields.size(); ++field) {
      const std::string name(info(field).name);
      m_csv.value(name);
      if (info(field).kind == Kind::money) m_csv.value(name + "_currency");
      if (info(field).kind == Kind::ref || info(field).kind == Kind::place) m_csv.value(name + "_id");
      if (info(field).kind == Kind::place) m_csv.value(name + "_since");
    }
    for (const ExtraColumn& column : m_extras) m_csv.text(column.header);
    m_csv.end_row();
  }

  void write_row(RowIndex row) {
    m_csv.value(m_table.id(row).text());
    for (FieldId field = 1; field < m_table.info().fields.size(); ++field) write_field(row, field);
    for (const ExtraColumn& column : m_extras) {
      std::string value = m_table.current(row, column.field), text;
      if (value == "null") value.clear();
      if (column.header.compare(0, 5, "json:") == 0) m_csv.value(value);
      else m_csv.text(read_quoted(value, text) ? text : std::string());
    }
    m_csv.end_row();
  }

  template <class T>
  T value_of(RowIndex row, FieldId field) const {
    T value;
    read_value(m_table.current(row, field), value);
    return value;
  }

  void write_field(RowIndex row, FieldId field) {
    switch (info(field).kind) {
      case Kind::text: return m_csv.text(value_of<std::string>(row, field));
      case Kind::flag: {
        const Flag flag = value_of<Flag>(row, field);
        return m_csv.value(flag.state == Flag::none ? "" : flag ? "true" : "false");
      }
      case Kind::day: return m_csv.value(value_of<Day>(row, field).text());
      case Kind::count: {
        const Count count = value_of<Count>(row, field);
        return m_csv.value(count ? std::to_string(count.value) : "");
      }
      case Kind::rate: {
        const Rate rate = value_of<Rate>(row, field);
        return m_csv.value(rate ? decimal_text(rate.bp, 2) + "%" : "");
      }
      case Kind::instant: {
        const Instant at = value_of<Instant>(row, field);
        return m_csv.value(at ? instant_text(at.ms, m_options.utc_offset_minutes) : "");
      }
      case Kind::money: {
        const Money money = value_of<Money>(row, field);
        m_csv.value(money ? decimal_text(money.minor, minor_digits(money.code())) : "");
        return m_csv.value(money.code());
      }
      case Kind::ref: return write_link(value_of<Id>(row, field), info(field).target);
      case Kind::place: return write_place(value_of<Place>(row, field));
    }
  }

  void write_link(const Id& id, std::string_view target) {
    const TypeInfo* type = type_named(target);
    const bool is_there = type && id && m_document.table(type->type).find(id) != no_row;
    m_csv.text(is_there ? title_of(m_document, type->type, id) : std::string());
    m_csv.value(id.text());
  }

  void write_place(const Place& place) {
    const Stage* stage = place ? m_document.find<Stage>(place.stage) : nullptr;
    m_csv.text(stage ? stage->name : std::string());
    m_csv.value(place.stage.text());
    m_csv.value(place ? instant_text(place.since, m_options.utc_offset_minutes) : "");
  }

  const Document& m_document;
  const Table& m_table;
  const CsvOptions& m_options;
  CsvWriter m_csv;
  std::vector<ExtraColumn> m_extras;
};

}  // namespace

std::string write_csv(const Document& document, Type type, const CsvOptions& options) {
  return TableWriter(document, type, options).write();
}

}  // namespace fb
