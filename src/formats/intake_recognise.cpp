#include <algorithm>

#include "formats/intake_run.hpp"
#include "formats/sentences.hpp"
#include "model/edits.hpp"
#include "model/text.hpp"

namespace fb {
namespace {

constexpr std::string_view default_key = "external_id";

// Types whose records are known by their names alone where nothing better is at hand.
bool goes_by_name(Type type) { return type == Type::company || type == Type::member || type == Type::persona; }

// Without a title of their own, these are told apart by when and what they belong to.
constexpr std::string_view identifying[] = {"at", "from", "to", "lead", "campaign", "deal"};
bool is_identified_by_links(Type type) { return type == Type::touch || type == Type::metric || type == Type::note; }

bool needs_title(Type type) { return goes_by_name(type) || type == Type::lead || type == Type::deal || type == Type::campaign; }

std::string comparable(std::string_view field, std::string_view text) {
  return field == default_key ? std::string(comparable_key(text)) : folded(text);
}

std::string current_text(const Table& table, RowIndex row, std::string_view field) {
  const FieldId id = table.field_named(field);
  std::string text;
  if (id != Table::no_field && table.is_written(row, id)) read_quoted(table.current(row, id), text);
  return text;
}

// The same value, or both none.
bool is_same(std::string_view a, std::string_view b) {
  const auto is_empty = [](std::string_view value) { return value == "null" || value == "\"\""; };
  return a == b || (is_empty(a) && is_empty(b));
}

}  // namespace

void IntakeRun::recognise() {
  for (std::size_t at = 0; at < m_work.size(); ++at) {
    Work& work = m_work[at];
    if (work.is_refused || claim_by_id(at) || claim_by_key(at) || claim_by_name(at) || claim_equal(at)) continue;
    const bool is_named = !work.title.empty() || !plain_text_of(*work.record, title_field(work.type())).empty();
    if (needs_title(work.type()) && !is_named) {
      refuse(work, "It has neither a name nor anything else to go by.");
      continue;
    }
    work.id = work.type() == Type::board ? board_record() : m_random.id(m_options.now_ms);
    remember_keys(at);
  }
}

// What later records of this import are compared with.
void IntakeRun::remember_keys(std::size_t at) {
  const Work& work = m_work[at];
  if (!work.table) return;
  for (const std::string& field : key_fields(work))
    if (const std::string text = key_text(work, field); !text.empty())
      claims(*work.table, field).try_emplace(text, Claim{work.id, {}, at, false});
}

std::vector<std::string> IntakeRun::key_fields(const Work& work) const {
  std::vector<std::string> fields;
  const TypeInfo& info = type_info(work.type());
  if (!m_options.key.empty() && m_options.key != default_key && field_index(info, m_options.key) < info.fields.size())
    fields.push_back(m_options.key);
  fields.emplace_back(default_key);
  return fields;
}

// The other file's id counts as a key where the record has no external id.
std::string IntakeRun::key_text(const Work& work, std::string_view field) const {
  const std::string text = plain_text_of(*work.record, field);
  return comparable(field, text.empty() && field == default_key ? work.record->given_id : text);
}

IntakeRun::Claims& IntakeRun::claims(const Table& table, const std::string& field) {
  const auto [found, is_new] = m_claims.try_emplace(table.list() + "/" + field);
  if (!is_new) return found->second;
  for (RowIndex row = 0; row < table.size(); ++row) {
    const std::string text = comparable(field, current_text(table, row, field));
    if (text.empty()) continue;
    const bool is_deleted = table.is_deleted(row);
    const auto [claim, is_first] = found->second.try_emplace(text, Claim{table.id(row), {}, no_work, is_deleted});
    if (is_first || is_deleted) continue;
    if (claim->second.is_deleted) claim->second = Claim{table.id(row), {}, no_work, false};
    else claim->second.second = table.id(row);
  }
  return found->second;
}

bool IntakeRun::take_row(std::size_t at, RowIndex row) {
  Work& work = m_work[at];
  work.id = work.table->id(row);
  work.row = row;
  if (work.table->is_deleted(row) && !m_options.restore_deleted && plain_value_of(*work.record, "deleted").empty()) {
    refuse(work, "It was deleted on this board. Restore it there first.");
    return true;
  }
  const auto [taken, is_first] = m_taken.try_emplace(work.id, at);
  if (!is_first) take_over(at, taken->second, "id");
  return true;
}

// Two records of this import are one: the first or the last is taken, the other is refused.
void IntakeRun::take_over(std::size_t at, std::size_t& holder, std::string_view key) {
  Work& before = m_work[holder];
  Work& work = m_work[at];
  const bool last = m_options.same_key == IntakeOptions::SameKey::last;
  work.id = before.id;
  work.row = before.row;
  refuse(last ? before : work, "It has the same " + std::string(key) + " as " + (last ? work : before).record->where + ".");
  if (last) holder = at;
}

bool IntakeRun::claim_by_id(std::size_t at) {
  Work& work = m_work[at];
  if (!work.table) return false;
  const auto id = work.type() == Type::board ? board_record() : Id::from_text(work.record->given_id);
  const RowIndex row = id ? work.table->find(*id) : no_row;
  return row != no_row && take_row(at, row);
}

bool IntakeRun::claim_by_key(std::size_t at) {
  Work& work = m_work[at];
  if (!work.table) return false;
  for (const std::string& field : key_fields(work)) {
    const std::string text = key_text(work, field);
    Claims& known = claims(*work.table, field);
    const auto found = text.empty() ? known.end() : known.find(text);
    if (found == known.end()) continue;
    Claim& claim = found->second;
    if (claim.second) {
      const Type type = work.type();
      refuse(work, "Its " + field + " is that of two records here: " + quotation(title_of(m_board, type, claim.id)) + " and " +
                       quotation(title_of(m_board, type, claim.second)) + ".");
    } else if (claim.work != no_work) {
      take_over(at, claim.work, field);
    } else {
      take_row(at, work.table->find(claim.id));
    }
    return true;
  }
  return false;
}

// A company that was made from its name alone is the company that now comes with more.
bool IntakeRun::claim_by_name(std::size_t at) {
  Work& work = m_work[at];
  if (!work.table || !goes_by_name(work.type())) return false;
  LinkIndex::Found found = m_links.by_email(work.type(), plain_text_of(*work.record, "email"));
  if (!found.id) found = m_links.by_name(work.type(), plain_text_of(*work.record, title_field(work.type())));
  const RowIndex row = found.id && !found.several ? work.table->find(found.id) : no_row;
  if (row == no_row || m_taken.count(found.id) > 0 || !current_text(*work.table, row, default_key).empty()) return false;
  return take_row(at, row);
}

// A record without any key that is on the board already, value by value: the second import of a file changes nothing.
bool IntakeRun::claim_equal(std::size_t at) {
  Work& work = m_work[at];
  if (!work.table || !key_text(work, default_key).empty()) return false;
  const Table& table = *work.table;
  if (const auto [built, is_new] = m_equal_built.try_emplace(table.list(), true); is_new)
    for (RowIndex row = 0; row < table.size(); ++row)
      if (!table.is_deleted(row)) m_equal[identity_of(table, row)].push_back(row);
  const auto found = m_equal.find(identity_of(work));
  if (found == m_equal.end()) return false;
  std::vector<RowIndex>& rows = found->second;
  constexpr std::size_t enough = 64;  // records that are alike in their identity but differ otherwise
  for (std::size_t i = 0; i < std::min(rows.size(), enough); ++i) {
    if (m_taken.count(table.id(rows[i])) > 0 || !equals(work, rows[i])) continue;
    const RowIndex row = rows[i];
    rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(i));
    return take_row(at, row);
  }
  return false;
}

std::string IntakeRun::identity_of(const Table& table, RowIndex row) const {
  const Type type = table.info().type;
  std::string identity = table.list() + "/" + current_text(table, row, title_field(type));
  if (!is_identified_by_links(type)) return identity;
  for (const std::string_view field : identifying) {
    const std::size_t known = field_index(table.info(), field);
    if (known == table.info().fields.size()) continue;
    identity += '/';
    table.append_current(row, static_cast<FieldId>(known), identity);
  }
  return identity;
}

std::string IntakeRun::identity_of(const Work& work) {
  const TypeInfo& info = work.table->info();
  const std::string title = plain_text_of(*work.record, title_field(info.type));
  std::string identity = work.table->list() + "/" + (title.empty() ? work.title : title);
  if (!is_identified_by_links(info.type)) return identity;
  for (const std::string_view field : identifying) {
    const std::size_t known = field_index(info, field);
    if (known == info.fields.size()) continue;
    const std::string_view value = plain_value_of(*work.record, field);
    const TypeInfo* target = info.fields[known].kind == Kind::ref ? type_named(info.fields[known].target) : nullptr;
    const auto reference = target ? reference_from_value(value) : std::nullopt;
    const Id id = reference ? m_links.find(target->type, *reference).id : Id{};
    identity += '/';
    identity += target ? value_text(id) : value.empty() ? "null" : std::string(value);
  }
  return identity;
}

bool IntakeRun::equals(const Work& work, RowIndex row) {
  const Table& table = *work.table;
  for (const auto& [name, value] : work.record->fields) {
    const FieldId field = table.field_named(name);
    if (name == "probability_by_hand") continue;  // left out where it is the stage's own
    if (field == Table::no_field) {
      if (value != "null") return false;
      continue;
    }
    const Kind kind = field < first_extra ? table.info().fields[field].kind : Kind::text;
    const std::string current = table.current(row, field);
    if (kind == Kind::ref) {
      const TypeInfo* target = type_named(table.info().fields[field].target);
      const auto reference = reference_from_value(value);
      const Id id = target && reference ? m_links.find(target->type, *reference).id : Id{};
      const FieldId waiting = table.field_named("link:" + name);
      const bool waits = waiting != Table::no_field && is_same(table.current(row, waiting), value);
      if (id ? current != value_text(id) : !waits && !is_same(value, current)) return false;
    } else if (kind == Kind::place) {
      std::string stage;
      std::int64_t since = 0;
      Place place;
      const auto* column = place_from_value(value, stage, since) ? m_stages.find(work.type(), stage) : nullptr;
      if (!column || !read_value(current, place) || place.stage != column->id) return false;
    } else {
      std::string canonical = value;
      if (field < first_extra && (canonical.clear(), !canonical_value(kind, value, canonical))) return false;
      if (!is_same(current, canonical)) return false;
    }
  }
  return true;
}

}  // namespace fb
