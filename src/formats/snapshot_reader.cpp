#include "formats/snapshot_reader.hpp"

#include <charconv>
#include <utility>

#include "formats/plain_record.hpp"
#include "formats/sentences.hpp"

namespace fb {
namespace {

constexpr std::size_t most_records = 300'000;
constexpr std::string_view all_types = "deleted";

constexpr const char* too_new =
    "The file comes from a newer version of this program, and this one would lose a part of it. Reload the page to get "
    "the newer version; the file stays as it is.";
constexpr const char* nothing_taken = "; nothing of the file is taken.";

bool is_list(std::string_view name) { return name == all_types || type_of_list(name) != nullptr; }
bool is_head(std::string_view name) { return !is_list(name) && !is_unknown_member(name) && !name.empty(); }

// Lists of records that we do not know, as a newer program writes them.
bool looks_like_records(std::string_view text) { return text.substr(0, 8) == "[{\"id\":\""; }

}  // namespace

std::string expected_shape() {
  return "The file is not a board. A file to import looks like this:\n"
         "{\"leads\":[{\"name\":\"Ada\",\"email\":\"ada@example.org\"}],\n"
         " \"deals\":[{\"title\":\"Acme\",\"amount\":[300000,\"EUR\"]}]}";
}

bool SnapshotReader::on(const JsonEvent& event) {
  switch (m_where) {
    case Where::start:
      m_where = Where::top;
      return event.kind == JsonEvent::open_object ? true : fail(expected_shape());
    case Where::top: return on_top(event);
    case Where::member: return !m_value.add(event) || finish_member();
    case Where::list: return on_list(event);
    case Where::record:
      if (!m_record.on(event)) return fail(labelled_place() + " " + m_record.parts().fatal + nothing_taken);
      return !m_record.is_done() || finish_record();
    case Where::no_record:
      if (!m_value.add(event)) return true;
      m_where = Where::list;
      return next_record();
    case Where::end: break;
  }
  return false;
}

bool SnapshotReader::on_top(const JsonEvent& event) {
  if (event.kind == JsonEvent::key) return on_key(event.text);
  if (event.kind != JsonEvent::close_object) return begin_member(event);
  m_where = Where::end;
  const bool is_some_other_file = m_mode == Mode::plain && m_known_lists == 0 && !head.count("funnelboard");
  return !is_some_other_file ? true : fail(expected_shape());
}

bool SnapshotReader::on_key(std::string_view name) {
  m_name = name;
  if (!m_names.emplace(name).second) return fail("The file has " + quotation(name) + " twice; nothing of it is taken.");
  if (name != "reads" && is_too_new()) return fail(too_new);
  return true;
}

bool SnapshotReader::begin_member(const JsonEvent& event) {
  if (is_list(m_name)) {
    ++m_known_lists;
    begin_list();
    return event.kind == JsonEvent::open_array ? true
                                               : fail(quotation(m_name) + " is not a list of records" + nothing_taken);
  }
  m_text.clear();
  m_value.begin(m_text);
  m_where = Where::member;
  return !m_value.add(event) || finish_member();
}

bool SnapshotReader::finish_member() {
  m_where = Where::top;
  if (m_value.has_same_key_twice()) return fail(quotation(m_name) + " names one thing twice" + nothing_taken);
  if (!is_head(m_name)) return keep_unknown(std::exchange(m_text, {}));  // which is used again for its records
  head[m_name] = m_text;
  return true;
}

namespace {

// Passes on what stands in the brackets of one list.
class InList final : public JsonHandler {
 public:
  explicit InList(SnapshotReader& reader) : m_reader(reader) {}
  bool on(const JsonEvent& event) override {
    if (!m_is_open) return m_is_open = true;
    return m_reader.on(event);
  }

 private:
  SnapshotReader& m_reader;
  bool m_is_open = false;
};

}  // namespace

bool SnapshotReader::keep_unknown(std::string text) {
  if (m_mode == Mode::plain || !is_unknown_member(m_name)) {
    left_out.insert(m_name);
    return true;
  }
  if (!is_list_name(m_name) || !looks_like_records(text)) {
    snapshot.document.unknown[m_name] = std::move(text);
    return true;
  }
  begin_list();
  InList inside(*this);
  return read_json(text, inside).is_whole;
}

void SnapshotReader::begin_list() {
  m_list = m_name;
  m_index = 0;
  m_where = Where::list;
}

bool SnapshotReader::on_list(const JsonEvent& event) {
  if (event.kind == JsonEvent::close_array) {
    m_where = Where::top;
    return true;
  }
  if (event.kind == JsonEvent::open_object) {
    m_where = Where::record;
    m_record.begin(m_list == all_types ? Listed::of_all_types : Listed::by_type,
                   m_mode == Mode::plain ? StampsAre::ignored : StampsAre::read);
    return m_record.on(event);
  }
  snapshot.refused.push_back({place(), "It is not a record in braces."});
  if (!event.opens()) return next_record();
  m_where = Where::no_record;
  m_text.clear();
  m_value.begin(m_text);
  m_value.add(event);
  return true;
}

bool SnapshotReader::next_record() {
  ++m_index;
  return ++m_records <= most_records ? true : fail("The file holds more than 300,000 records.");
}

bool SnapshotReader::finish_record() {
  m_where = Where::list;
  const RecordParts& parts = m_record.parts();
  const TypeInfo* known = type_of_list(m_list);
  const std::string_view type = m_list == all_types ? std::string_view(parts.type)
                                : known             ? known->name
                                                    : std::string_view(m_list);
  has_stamps |= parts.has_stamps;
  if (m_list != all_types) ++listed[std::string(type)];
  if (!parts.problem.empty()) refuse(parts.problem);
  else if (type.empty()) refuse("It does not say its type.");
  else if (m_mode == Mode::plain || !parts.has_stamps) take_plain(parts, type);
  else if (!take_stamped(parts, type)) return false;
  return next_record();
}

bool SnapshotReader::take_stamped(const RecordParts& parts, std::string_view type) {
  Table* table = table_named(snapshot.document, type);
  if (!table) {
    refuse("No type can be called " + quotation(type) + ".");
    return true;
  }
  const Verdict verdict = m_taker.take(parts, *table);
  if (verdict.fate == Verdict::refused) refuse(verdict.reason);
  return verdict.fate != Verdict::fatal ? true : fail(labelled_place() + " " + verdict.reason + nothing_taken);
}

void SnapshotReader::take_plain(const RecordParts& parts, std::string_view type) {
  const TypeInfo* info = type_named(type);
  if (!info) {
    left_out.emplace(type);
    return;
  }
  if (info->type == Type::session) return;  // says who wrote stamps, and none of the file's count here
  PlainRecord record;
  std::string reason = make_plain(parts, *info, record);
  if (!reason.empty()) return refuse(std::move(reason));
  record.where = place();
  snapshot.plain.push_back(std::move(record));
}

bool SnapshotReader::is_too_new() const {
  const auto number = [this](const char* name) {
    const auto found = head.find(name);
    std::int64_t value = 0;
    if (found == head.end()) return value;
    const auto read = std::from_chars(found->second.data(), found->second.data() + found->second.size(), value);
    return read.ec == std::errc{} ? value : std::int64_t{snapshot_version};
  };
  const std::int64_t version = number("funnelboard"), reads = head.count("reads") ? number("reads") : version;
  return version > snapshot_version && reads > snapshot_version;
}

std::string SnapshotReader::place() const { return m_list + "[" + std::to_string(m_index) + "]"; }

std::string SnapshotReader::labelled_place() const {
  const std::string label = label_of(m_record.parts());
  return label.empty() ? place() : place() + " " + label;
}

void SnapshotReader::refuse(std::string reason) { snapshot.refused.push_back({labelled_place(), std::move(reason)}); }

bool SnapshotReader::fail(std::string sentence) {
  error = std::move(sentence);
  return false;
}

}  // namespace fb
