#include <algorithm>

#include "formats/intake_run.hpp"
#include "model/edits.hpp"
#include "model/text.hpp"

namespace fb {
namespace {

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
  if (to == Table::no_field) return;
  const std::size_t place = static_cast<std::size_t>(&table - out.incoming.tables().data());
  if (m_last_stored.id != id || m_last_stored.table != place) m_last_stored = {place, id, table.add(id)};
  table.store(m_last_stored.row, to, out.stamp, value);
}

// A value that the record held before, and that is to be left. Of places only the column counts: the rest is made anew.
bool IntakeRun::is_older(const Work& work, FieldId field, std::string_view value) const {
  if (m_options.older_values == IntakeOptions::OlderValues::take) return false;
  const bool is_place = work.table->field_name(field) == "place";
  const auto same_column = [](std::string_view a, std::string_view b) {
    Place one, other;
    return read_value(a, one) && read_value(b, other) && one.stage == other.stage;
  };
  const std::vector<Entry>& older = work.table->older(work.row);
  return std::any_of(older.begin(), older.end(), [&](const Entry& entry) {
    return entry.field == field && (entry.value == value || (is_place && same_column(entry.value, value)));
  });
}

// Writes the value if it is not the record's already. True if it was written.
bool IntakeRun::put(Work& work, std::string_view field, std::string_view value) {
  const TypeInfo& info = type_info(work.type());
  const std::size_t known = field_index(info, field);
  std::string canonical(value);
  if (known < info.fields.size() && (canonical.clear(), !canonical_value(info.fields[known].kind, value, canonical)))
    return false;
  if (work.row != no_row) {
    const FieldId here = work.table->field_named(field);
    const std::string current = here == Table::no_field ? "null" : work.table->current(work.row, here);
    if (current == canonical || (is_empty_value(current) && is_empty_value(canonical))) return false;
    if (here != Table::no_field && is_older(work, here, canonical)) {
      ++out.older;
      return false;
    }
  } else if (is_empty_value(canonical)) {
    return false;
  }
  store(work.record->type, work.id, field, canonical);
  work.is_written = true;
  return true;
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
  else if (m_options.restore.count(work.id) > 0 && work.table->is_deleted(work.row)) put(work, "deleted", "false");
}

void IntakeRun::write_new(Work& work) {
  const Type type = work.type();
  if (!work.title.empty()) put(work, title_field(type), value_text(work.title));
  const bool is_foreign = !work.record->given_id.empty() && plain_text_of(*work.record, "external_id").empty();
  if (is_foreign && is_text_field(type_info(type), "external_id"))
    put(work, "external_id", value_text(work.record->given_id));
  if (!work.is_written) out.incoming.table_for(work.record->type).add(work.id);
}

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
  if (reference->is_empty()) {
    put(work, field.name, "null");
    return;
  }
  Link link = link_of(work, work.row, field, *reference);
  if (!link.id && !link.is_ambiguous) link.id = make_target(target->type, *reference);
  if (link.id) set_link(work, field, link.id);
  else m_open.push_back({static_cast<std::size_t>(&work - m_work.data()), &field, *reference});
}

// Where the reference leads for a record of the board (or a new one, no_row). What fits several records, or none by its key,
// is the record that is linked already if the name is that one's.
IntakeRun::Link IntakeRun::link_of(const Work& work, RowIndex row, const FieldInfo& field, const Reference& reference) {
  const Type target = type_named(field.target)->type;
  Id current;
  if (row != no_row) read_value(work.table->current(row, work.table->field_named(field.name)), current);
  if (current && current.text() == (reference.key.empty() ? reference.name : reference.key)) return {current, false};
  const LinkIndex::Found found = m_links.find(target, reference);
  if (found.id && !found.several) return {found.id, false};
  const bool is_current = current && !reference.name.empty() && m_board.table(target).find(current) != no_row &&
                          folded(title_of(m_board, target, current)) == folded(reference.name);
  if (is_current) return {current, false};
  if (found.several) m_ambiguous.insert(reference.name.empty() ? reference.key : reference.name);
  return {Id{}, found.several};
}

void IntakeRun::set_link(Work& work, const FieldInfo& field, const Id& id) {
  put(work, field.name, value_text(id));
  put(work, "link:" + std::string(field.name), "null");
  ++out.links_resolved;
}

// A later record of this import may have brought the name to a key.
void IntakeRun::write_open_links() {
  for (const OpenLink& open : m_open) {
    Work& work = m_work[open.work];
    if (const Link link = link_of(work, work.row, *open.field, open.reference); link.id) {
      set_link(work, *open.field, link.id);
    } else {
      put(work, "link:" + std::string(open.field->name), value_from_reference(open.reference));
      ++out.links_open;
    }
  }
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

}  // namespace fb
