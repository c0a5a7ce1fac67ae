#include <algorithm>

#include "formats/intake_run.hpp"
#include "model/edits.hpp"
#include "model/text.hpp"

namespace fb {
namespace {

constexpr std::size_t most_new_columns = 20;
constexpr std::string_view unknown_stage_field = "custom:stage";

bool is_empty_value(std::string_view value) { return value == "null" || value == "\"\""; }

bool is_text_field(const TypeInfo& info, std::string_view name) {
  const std::size_t field = field_index(info, name);
  return field < info.fields.size() && info.fields[field].kind == Kind::text;
}

// "ana.solano@example.com" → "Ana Solano"; other forms stay as they are.
std::string name_from_email(std::string_view email) {
  const std::string_view local = email.substr(0, email.find('@'));
  std::string name;
  bool starts_word = true;
  for (const char c : local) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!letter && c != '.' && c != '_' && c != '-') return std::string(local);
    if (letter) name += static_cast<char>(starts_word && c >= 'a' ? c - 32 : c);
    else name += ' ';
    starts_word = !letter;
  }
  return name;
}

}  // namespace

void IntakeRun::store(std::string_view type, const Id& id, std::string_view field, std::string_view value) {
  Table& table = out.incoming.table_for(type);
  const FieldId to = table.field_for(field);
  if (to != Table::no_field) table.store(table.add(id), to, out.stamp, value);
}

// Writes the value if it is not the record's already. True if it was written.
bool IntakeRun::put(Work& work, std::string_view field, std::string_view value) {
  const TypeInfo& info = type_info(work.type());
  const std::size_t known = field_index(info, field);
  std::string canonical(value);
  if (known < info.fields.size() && (canonical.clear(), !canonical_value(info.fields[known].kind, value, canonical))) return false;
  if (work.row != no_row) {
    const FieldId here = work.table->field_named(field);
    const std::string current = here == Table::no_field ? "null" : work.table->current(work.row, here);
    if (current == canonical || (is_empty_value(current) && is_empty_value(canonical))) return false;
  } else if (is_empty_value(canonical)) {
    return false;
  }
  store(work.record->type, work.id, field, canonical);
  work.is_written = true;
  return true;
}

void IntakeRun::write() {
  for (Work& work : m_work) {
    if (work.is_refused) continue;
    write_record(work);
    if (work.row == no_row) ++out.created;
    else ++(work.is_written ? out.updated : out.unchanged);
  }
  make_stages();
}

void IntakeRun::write_record(Work& work) {
  const TypeInfo& info = type_info(work.type());
  if (stands_on_board(work.type())) write_place(work);
  for (const auto& [name, value] : work.record->fields) {
    const std::size_t field = field_index(info, name);
    const Kind kind = field < info.fields.size() ? info.fields[field].kind : Kind::text;
    if (name == "place" && stands_on_board(work.type())) continue;
    if (name == "probability_by_hand") continue;
    if (kind == Kind::ref) write_link(work, info.fields[field], value);
    else put(work, name, value);
  }
  if (work.row == no_row) write_new(work);
  else if (m_options.restore_deleted && work.table->is_deleted(work.row)) put(work, "deleted", "false");
}

void IntakeRun::write_new(Work& work) {
  const Type type = work.type();
  if (!work.title.empty()) put(work, title_field(type), value_text(work.title));
  const bool is_foreign = !work.record->given_id.empty() && plain_text_of(*work.record, "external_id").empty();
  if (is_foreign && is_text_field(type_info(type), "external_id"))
    put(work, "external_id", value_text(work.record->given_id));
  if (!work.is_written) out.incoming.table_for(work.record->type).add(work.id);
}

// ---- links ----------------------------------------------------------------------------------------------------------------

Id IntakeRun::make_target(Type type, const Reference& reference) {
  const bool is_company = type == Type::company && m_options.make_companies;
  const bool is_member = type == Type::member && m_options.make_members;
  const std::string_view name = trimmed(reference.name);
  if ((!is_company && !is_member) || name.empty() || (reference.key.empty() && looks_like_key(name))) return {};
  const bool is_email = name.find('@') != std::string_view::npos && name.find(' ') == std::string_view::npos;
  const Id id = m_random.id(m_options.now_ms);
  const std::string_view type_name = type_info(type).name;
  const std::string shown = is_member && is_email ? name_from_email(name) : std::string(name);
  store(type_name, id, "name", value_text(shown));
  m_links.add_name(type, shown, id);
  if (is_member && is_email) {
    store(type_name, id, "email", value_text(std::string(name)));
    m_links.add_email(type, name, id);
  }
  if (!reference.key.empty()) {
    store(type_name, id, "external_id", value_text(reference.key));
    m_links.add_key(type, reference.key, id);
  }
  (is_company ? m_companies : m_members).push_back(shown);
  return id;
}

void IntakeRun::write_link(Work& work, const FieldInfo& field, std::string_view value) {
  const auto reference = reference_from_value(value);
  const TypeInfo* target = type_named(field.target);
  if (!reference || !target) return;
  const std::string waiting = "link:" + std::string(field.name);
  const FieldId here = work.row == no_row ? Table::no_field : work.table->field_named(field.name);
  const std::string current = here == Table::no_field ? "null" : work.table->current(work.row, here);
  const std::string& own = reference->key.empty() ? reference->name : reference->key;
  if (reference->is_empty() || current == value_text(own)) {
    put(work, field.name, reference->is_empty() ? "null" : current);
    return;
  }
  LinkIndex::Found found = m_links.find(target->type, *reference);
  if (!found.id) found.id = make_target(target->type, *reference);
  if (found.id && !found.several) {
    put(work, field.name, value_text(found.id));
    put(work, waiting, "null");
    ++out.links_resolved;
    return;
  }
  if (found.several) m_ambiguous.push_back(reference->name.empty() ? reference->key : reference->name);
  put(work, waiting, value_from_reference(*reference));
  ++out.links_open;
}

// Of records that are on the board since an earlier import, and could not find theirs then.
void IntakeRun::resolve_waiting() {
  for (const Table& table : m_board.tables()) {
    for (const FieldInfo& field : table.info().fields) {
      const TypeInfo* target = field.kind == Kind::ref ? type_named(field.target) : nullptr;
      const FieldId waiting = target ? table.field_named("link:" + std::string(field.name)) : Table::no_field;
      if (waiting == Table::no_field) continue;
      const FieldId link = table.field_named(field.name);
      for (RowIndex row = 0; row < table.size(); ++row) {
        if (!table.is_written(row, waiting) || table.is_deleted(row) || m_taken.count(table.id(row)) > 0) continue;
        const auto reference = reference_from_value(table.current(row, waiting));
        if (!reference || reference->is_empty() || table.current(row, link) != "null") continue;
        const LinkIndex::Found found = m_links.find(target->type, *reference);
        if (!found.id || found.several) continue;
        store(table.type_name(), table.id(row), field.name, value_text(found.id));
        store(table.type_name(), table.id(row), table.field_name(waiting), "null");
        ++out.links_resolved;
        ++m_late_links;
      }
    }
  }
}

// ---- places on the board ----------------------------------------------------------------------------------------------------

void IntakeRun::make_stages() {
  constexpr std::string_view zones[] = {"attract", "qualify", "handoff", "close", "off"};
  for (const StagePicker::Column& column : m_stages.made()) {
    store("stage", column.id, "name", value_text(column.name));
    store("stage", column.id, "zone", value_text(std::string(zones[static_cast<std::size_t>(column.zone)])));
    store("stage", column.id, "rank", value_text(column.rank));
    if (column.zone != Zone::close) continue;
    store("stage", column.id, "outcome", value_text(std::string("open")));
    store("stage", column.id, "probability", value_text(column.probability));
  }
}

// Leads and deals start in their first column, campaigns where their days say.
const StagePicker::Column* IntakeRun::column_without_stage(const Work& work) const {
  if (work.type() != Type::campaign) return m_stages.first(work.type());
  Day starts, ends;
  const std::string_view from = plain_value_of(*work.record, "starts"), to = plain_value_of(*work.record, "ends");
  if (!from.empty()) read_value(from, starts);
  if (!to.empty()) read_value(to, ends);
  const Day today = Day::from_ms(m_options.now_ms, m_options.utc_offset_minutes);
  const Id id = ends && ends < today ? stage::completed() : starts && starts <= today ? stage::active() : stage::planned();
  const StagePicker::Column* column = m_stages.of(id);
  return column ? column : m_stages.first(work.type());
}

// Business time of entering the stage: of a closed deal its close day, else what is told, else when the record was made.
std::int64_t IntakeRun::entered_ms(const Work& work, const StagePicker::Column& column, std::int64_t told) const {
  const PlainRecord& record = *work.record;
  Day closed;
  const std::string_view close_day = plain_value_of(record, "close_day");
  if (column.outcome != Outcome::open && !close_day.empty() && read_value(close_day, closed) && closed)
    return closed.start_ms(m_options.utc_offset_minutes);
  if (told != 0) return told;
  Instant created;
  const std::string_view made = plain_value_of(record, "created");
  if (work.row == no_row && !made.empty() && read_value(made, created) && created) return created.ms;
  return m_options.now_ms;
}

void IntakeRun::write_place(Work& work) {
  const Type type = work.type();
  const std::string_view value = plain_value_of(*work.record, "place");
  std::string name;
  std::int64_t since = 0;
  const bool is_told = !value.empty() && value != "null" && place_from_value(value, name, since) && !trimmed(name).empty();
  Place now;
  if (work.row != no_row) read_value(work.table->current(work.row, work.table->field_named("place")), now);
  const StagePicker::Column* column = nullptr;
  if (is_told && (!now || now.stage.text() != name)) {
    const bool may_make = m_options.make_stages && m_stages.made().size() < most_new_columns;
    column = m_stages.find(type, name) || may_make ? m_stages.find_or_make(type, name) : nullptr;
    if (!column) put(work, unknown_stage_field, value_text(name));
  }
  if (!column && work.row == no_row) column = column_without_stage(work);
  if (column && column->id != now.stage) {
    put(work, "place", value_text(Place{column->id, m_stages.next_rank(type, column->id), entered_ms(work, *column, since)}));
    if (type == Type::deal && plain_value_of(*work.record, "probability").empty())
      put(work, "probability", value_text(column->probability));
  }
  if (type == Type::deal) write_chance_by_hand(work, column ? column : m_stages.of(now.stage));
}

// Only where it differs from the stage's own, and while the deal is open.
void IntakeRun::write_chance_by_hand(Work& work, const StagePicker::Column* column) {
  const std::string_view value = plain_value_of(*work.record, "probability_by_hand");
  const bool is_closed = column && column->outcome != Outcome::open;
  const bool is_own = column && value == value_text(column->probability);
  if (is_closed || is_own) put(work, "probability_by_hand", "null");
  else if (!value.empty()) put(work, "probability_by_hand", value);
}

}  // namespace fb
