#include "formats/record_reader.hpp"

#include <algorithm>

#include "formats/sentences.hpp"
#include "model/sorting.hpp"

namespace fb {
namespace {

// In a list of all types "type" is the record's own, and a field of that name is written "type_".
std::string_view field_in_mixed_list(std::string_view name) {
  const bool is_marked =
      name.size() > 4 && name.substr(0, 4) == "type" && name.find_first_not_of('_', 4) == std::string_view::npos;
  return is_marked ? name.substr(0, name.size() - 1) : name;
}

}  // namespace

bool is_field_name(std::string_view name) {
  constexpr std::size_t longest = 128;
  return !name.empty() && name.size() <= longest && name != "id" && name != "_" &&
         name.find('\0') == std::string_view::npos;
}

void RecordReader::begin(Listed listed, StampsAre stamps) {
  m_listed = listed;
  m_stamps_are = stamps;
  m_where = Where::outside;
  m_depth = 0;
  for (Names* names : {&m_fields, &m_stamped, &m_histories}) {
    names->spans.clear();
    names->rise = true;
  }
  m_has_field_stamps = m_has_histories = false;
  RecordParts& parts = m_parts;  // keeps the memory of the record before
  for (std::string* text : {&parts.text, &parts.id, &parts.type, &parts.problem, &parts.fatal}) text->clear();
  parts.has_id = parts.id_is_text = parts.has_stamps = parts.has_base = false;
  parts.base = {};
  parts.fields.clear();
  parts.stamps.clear();
  parts.older.clear();
}

bool RecordReader::on(const JsonEvent& event) {
  if (event.opens()) ++m_depth;
  if (event.closes()) --m_depth;
  switch (m_where) {
    case Where::outside:
      m_where = Where::record;
      return event.kind == JsonEvent::open_object ? true : fail("is not a record");
    case Where::record: return on_record(event);
    case Where::stamps: return on_stamps(event);
    case Where::field_stamps: return on_field_stamps(event);
    case Where::histories:
    case Where::history: return on_histories(event);
    case Where::entry: return on_entry(event);
    case Where::value: return add_to_value(event);
    case Where::skipping:
      if (m_depth == 0) m_where = Where::done;
      return true;
    case Where::done: break;
  }
  return false;
}

bool RecordReader::on_record(const JsonEvent& event) {
  if (event.kind == JsonEvent::close_object) return close(m_fields, Where::done);
  if (event.kind != JsonEvent::key) return on_member(event);
  m_name = event.text;
  return true;
}

bool RecordReader::on_member(const JsonEvent& event) {
  if (m_name == "id") return on_id(event);
  if (m_name == "_") {
    if (m_parts.has_stamps) return fail("has “_” twice");
    m_parts.has_stamps = true;
    if (m_stamps_are == StampsAre::ignored) return begin_value(Where::skipping, event);
    m_where = Where::stamps;
    return event.kind == JsonEvent::open_object ? true : skip("Its “_” is not an object with stamps.");
  }
  if (m_listed == Listed::of_all_types && m_name == "type") {
    if (!m_parts.type.empty()) return fail("has “type” twice");
    m_parts.type = event.text;
    return event.kind == JsonEvent::string ? true : skip("Its “type” is not the name of a list.");
  }
  if (!is_field_name(m_name)) return skip("It has a field without a proper name.");
  if (m_parts.fields.size() == most_fields) return skip("It has more than 1,000 fields.");
  add_name(m_fields, m_listed == Listed::of_all_types ? field_in_mixed_list(m_name) : m_name);
  return begin_value(Where::record, event);
}

bool RecordReader::on_id(const JsonEvent& event) {
  if (m_parts.has_id) return fail("has “id” twice");
  m_parts.has_id = true;
  m_parts.id = event.text;
  m_parts.id_is_text = event.kind == JsonEvent::string;
  return !event.opens() ? true : skip("Its id is not a text.");
}

bool RecordReader::on_stamps(const JsonEvent& event) {
  if (event.kind == JsonEvent::close_object) {
    m_where = Where::record;
    return true;
  }
  if (event.kind == JsonEvent::key) {
    m_name = event.text;
    const bool twice = (m_name == "s" && m_parts.has_base) || (m_name == "f" && m_has_field_stamps) ||
                       (m_name == "h" && m_has_histories);
    return !twice ? true : fail("has “" + m_name + "” twice in its “_”");
  }
  if (m_name == "s") {
    m_parts.has_base = true;
    return read_stamp(event, m_parts.base);
  }
  if (event.kind != JsonEvent::open_object || (m_name != "f" && m_name != "h"))
    return skip("Its “_” has a part " + quotation(m_name) + " that this program can't read.");
  (m_name == "f" ? m_has_field_stamps : m_has_histories) = true;
  m_where = m_name == "f" ? Where::field_stamps : Where::histories;
  return true;
}

bool RecordReader::on_field_stamps(const JsonEvent& event) {
  if (event.kind == JsonEvent::close_object) return close(m_stamped, Where::stamps);
  if (event.kind == JsonEvent::key) return add_name(m_stamped, event.text);
  m_parts.stamps.push_back({m_stamped.spans.back(), {}});
  return read_stamp(event, m_parts.stamps.back().stamp);
}

bool RecordReader::on_histories(const JsonEvent& event) {
  const bool inside = m_where == Where::history;  // of one field: a list of entries
  if (!inside && event.kind == JsonEvent::close_object) return close(m_histories, Where::stamps);
  if (!inside && event.kind == JsonEvent::key) return add_name(m_histories, event.text);
  if (inside && event.kind == JsonEvent::close_array) {
    m_where = Where::histories;
    return true;
  }
  if (event.kind != JsonEvent::open_array)
    return skip("The history of " + quotation(m_parts.of(m_histories.spans.back())) +
                " is not a list of [stamp, value].");
  m_where = inside ? Where::entry : Where::history;
  m_entry_size = 0;
  return true;
}

bool RecordReader::on_entry(const JsonEvent& event) {
  if (m_entry_size == 0 && !event.closes()) {
    ++m_entry_size;
    m_entry.name = m_histories.spans.back();
    return read_stamp(event, m_entry.stamp);
  }
  if (m_entry_size == 1 && !event.closes()) return begin_value(Where::entry, event);
  if (m_entry_size != 2 || !event.closes())
    return skip("The history of " + quotation(m_parts.of(m_histories.spans.back())) +
                " is not a list of [stamp, value].");
  m_parts.older.push_back(m_entry);
  m_where = Where::history;
  return true;
}

bool RecordReader::begin_value(Where after, const JsonEvent& event) {
  m_after = after;
  m_where = Where::value;
  m_value_at = static_cast<std::uint32_t>(m_parts.text.size());
  m_value.begin(m_parts.text);
  return add_to_value(event);
}

bool RecordReader::add_to_value(const JsonEvent& event) {
  if (!m_value.add(event)) return true;
  m_where = m_after == Where::skipping ? Where::record : m_after;
  if (m_after == Where::skipping) return true;
  const Span value{m_value_at, static_cast<std::uint32_t>(m_parts.text.size()) - m_value_at};
  const Span name = m_after == Where::record ? m_fields.spans.back() : m_entry.name;
  if (m_value.has_same_key_twice()) return fail("names one thing twice inside " + quotation(m_parts.of(name)));
  if (m_value.has_nul()) return skip(quotation(m_parts.of(name)) + " holds a zero character.");
  if (m_value.is_too_deep()) return skip(quotation(m_parts.of(name)) + " is nested deeper than 24 levels.");
  if (m_after == Where::record) {
    m_parts.fields.push_back({name, value});
  } else {
    m_entry.value = value;
    ++m_entry_size;
  }
  return true;
}

bool RecordReader::read_stamp(const JsonEvent& event, Stamp& out) {
  const auto stamp = event.kind == JsonEvent::string ? Stamp::from_text(event.text) : std::nullopt;
  if (!stamp) return fail("holds a damaged stamp " + quotation(event.text));
  out = *stamp;
  return true;
}

bool RecordReader::add_name(Names& names, std::string_view name) {
  if (names.rise && !names.spans.empty() && m_parts.of(names.spans.back()) >= name) names.rise = false;
  names.spans.push_back({static_cast<std::uint32_t>(m_parts.text.size()), static_cast<std::uint32_t>(name.size())});
  m_parts.text += name;
  return true;
}

bool RecordReader::close(Names& names, Where after) {
  m_where = after;
  if (names.rise) return true;
  const auto less = [this](const Span& a, const Span& b) { return m_parts.of(a) < m_parts.of(b); };
  sort_list(names.spans, less);
  const auto same = std::adjacent_find(names.spans.begin(), names.spans.end(),
                                       [this](const Span& a, const Span& b) { return m_parts.of(a) == m_parts.of(b); });
  return same == names.spans.end() ? true : fail("has " + quotation(m_parts.of(*same)) + " twice");
}

bool RecordReader::skip(std::string problem) {
  m_parts.problem = std::move(problem);
  m_where = m_depth == 0 ? Where::done : Where::skipping;
  return true;
}

bool RecordReader::fail(std::string fatal) {
  m_parts.fatal = std::move(fatal);
  return false;
}

}  // namespace fb
