// Records without any key that are on the board already, value by value.
#include <algorithm>

#include "formats/intake_run.hpp"
#include "model/edits.hpp"

namespace fb {
namespace {

// Without a title of their own, these are told apart by when and what they belong to.
constexpr std::string_view identifying[] = {"at", "from", "to", "lead", "campaign", "deal"};
bool is_identified_by_links(Type type) { return type == Type::touch || type == Type::metric || type == Type::note; }

bool keeps_keys(Type type) { return field_index(type_info(type), "external_id") < type_info(type).fields.size(); }

// The same value, or both none.
bool is_same(std::string_view a, std::string_view b) {
  const auto is_empty = [](std::string_view value) { return value == "null" || value == "\"\""; };
  return a == b || (is_empty(a) && is_empty(b));
}

}  // namespace

// So the second import of a file changes nothing.
bool IntakeRun::claim_equal(std::size_t at) {
  Work& work = m_work[at];
  if (!work.table || (keeps_keys(work.type()) && !key_text(work, "external_id").empty())) return false;
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
  std::string identity = table.list() + "/" + text_on_board(table, row, title_field(type));
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
      Place place;
      const auto told = place_from_value(value);
      const auto* column = told ? m_stages.find(work.type(), told->stage) : nullptr;
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
