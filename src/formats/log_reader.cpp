#include "formats/log_reader.hpp"

#include "formats/sentences.hpp"

namespace fb {
namespace {

constexpr std::int64_t year_3000_ms = 32'503'680'000'000;  // stamps end in 3084, and clocks go on from what they see
constexpr std::string_view unknown_members = "*";

}  // namespace

LogReader::LogReader(Document& document) : m_document(document), m_taker({0, year_3000_ms}) {}

std::string LogReader::read(std::string_view line) {
  m_where = Where::start;
  m_problem.clear();
  m_has_stamp = m_has_writes = false;
  m_change.writes.clear();
  if (line.find('\0') != std::string_view::npos) return "it holds a zero byte.";
  const JsonEnd end = read_json(line, *this);
  if (!m_problem.empty()) return m_problem;
  if (!end.is_whole) return "it is damaged at byte " + std::to_string(end.at) + ".";
  if (m_has_writes) return apply_change();
  return m_type == unknown_members ? take_unknown() : take_record();
}

bool LogReader::on(const JsonEvent& event) {
  switch (m_where) {
    case Where::start:
      if (event.kind == JsonEvent::open_object) return go(Where::change);
      m_type.clear();
      return event.kind == JsonEvent::open_array ? go(Where::typed) : fail("it is neither a change nor a record.");
    case Where::change: return on_change(event);
    case Where::writes:
      m_position = 0;
      if (event.kind == JsonEvent::close_array) return go(Where::change);
      return event.kind == JsonEvent::open_array ? go(Where::write) : fail("a write is not a list.");
    case Where::write: return on_write(event);
    case Where::fields: return on_field(event);
    case Where::value: return on_value(event);
    case Where::typed: return on_typed(event);
    case Where::record:
      if (!m_record.on(event)) return fail("the record " + m_record.parts().fatal + ".");
      return !m_record.is_done() || go(Where::closing);
    case Where::unknown:
      if (!m_value.add(event)) return true;
      return m_value.has_same_key_twice() ? fail("it names one thing twice.") : go(Where::closing);
    case Where::closing:
      return event.kind == JsonEvent::close_array ? go(Where::end) : fail("something follows the record.");
    case Where::end: break;
  }
  return false;
}

bool LogReader::on_change(const JsonEvent& event) {
  if (event.kind == JsonEvent::close_object) {
    const bool is_whole = m_has_stamp && m_has_writes;
    return is_whole ? go(Where::end) : fail("the change has no stamp or no writes.");
  }
  if (event.kind == JsonEvent::key) {
    m_name = event.text;
    return true;
  }
  if (m_name == "w" && event.kind == JsonEvent::open_array && !m_has_writes) {
    m_has_writes = true;
    return go(Where::writes);
  }
  const auto stamp =
      m_name == "s" && event.kind == JsonEvent::string && !m_has_stamp ? Stamp::from_text(event.text) : std::nullopt;
  if (!stamp || stamp->ms() > year_3000_ms)
    return fail("the change has a part " + quotation(m_name) + " that can't be read.");
  m_change.stamp = *stamp;
  return m_has_stamp = true;
}

bool LogReader::on_write(const JsonEvent& event) {
  const std::size_t position = m_position++;
  if (position == 0 && event.kind == JsonEvent::string) {
    m_write.type = event.text;
    return true;
  }
  if (position == 1 && event.kind == JsonEvent::string) {
    const auto id = Id::from_text(event.text);
    if (id) m_write.id = *id;
    return id ? true : fail("a write has a damaged id " + quotation(event.text) + ".");
  }
  if (position == 2 && event.kind == JsonEvent::open_object) return go(Where::fields);
  if (position == 3 && event.kind == JsonEvent::close_array) return go(Where::writes);
  return fail("a write is not [type, id, fields].");
}

bool LogReader::on_field(const JsonEvent& event) {
  if (event.kind == JsonEvent::close_object) return go(Where::write);
  m_write.field = event.text;  // a key
  m_write.value.clear();
  m_value.begin(m_write.value);
  return go(Where::value);
}

bool LogReader::on_value(const JsonEvent& event) {
  if (!m_value.add(event)) return true;
  if (m_value.has_nul() || m_value.has_same_key_twice() || m_value.is_too_deep())
    return fail("the value of " + quotation(m_write.field) + " is damaged.");
  std::string problem = problem_of(m_write);
  if (!problem.empty()) return fail(std::move(problem));
  m_change.writes.push_back(m_write);
  return go(Where::fields);
}

bool LogReader::on_typed(const JsonEvent& event) {
  if (m_type.empty() && event.kind == JsonEvent::string) {
    m_type = event.text;
    return true;
  }
  if (m_type.empty() || event.kind != JsonEvent::open_object) return fail("it is neither a change nor a record.");
  if (m_type == unknown_members) {
    m_unknown.clear();
    m_value.begin(m_unknown);
    m_value.add(event);
    return go(Where::unknown);
  }
  m_record.begin(Listed::by_type, StampsAre::read);
  m_where = Where::record;
  return m_record.on(event);
}

bool LogReader::fail(std::string problem) {
  m_problem = std::move(problem);
  return false;
}

std::string LogReader::problem_of(const Write& write) {
  if (!is_field_name(write.field)) return "no field can be called " + quotation(write.field) + ".";
  const TypeInfo* type = type_named(write.type);
  if (!type) return is_list_name(write.type) ? "" : "no type can be called " + quotation(write.type) + ".";
  const std::size_t known = field_index(*type, write.field);
  if (known == type->fields.size() || is_of_kind(type->fields[known].kind, write.value)) return {};
  return not_of_kind(write.field, type->fields[known].kind);
}

std::string LogReader::apply_change() {
  for (const Write& write : m_change.writes)
    if (!table_named(m_document, write.type)) return "there are too many types that this program does not know.";
  apply(m_document, m_change);
  m_taker.newest = std::max(m_taker.newest, m_change.stamp);
  return {};
}

std::string LogReader::take_record() {
  Table* table = table_named(m_document, m_type);
  if (!table) return "no type can be called " + quotation(m_type) + ".";
  Verdict verdict = m_taker.take(m_record.parts(), *table);
  return verdict.fate == Verdict::fatal ? "the record " + verdict.reason + "." : std::move(verdict.reason);
}

std::string LogReader::take_unknown() {
  for (auto& [name, value] : members_of(m_unknown)) {
    if (!is_unknown_member(name)) continue;
    std::string& here = m_document.unknown[name];
    if (value > here) here = std::move(value);
  }
  return {};
}

}  // namespace fb
