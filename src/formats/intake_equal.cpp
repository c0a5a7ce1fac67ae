// Records without any key that are on the board already, value by value.
#include <algorithm>

#include "formats/intake_run.hpp"
#include "model/edits.hpp"

namespace fb {
namespace {

// What tells records of one title apart, so that few have to be compared value by value.
struct Identifying {
  Type type;
  std::string_view fields[4];
};
constexpr Identifying identifying[] = {
    {Type::lead, {"email", "phone", "", ""}},          {Type::deal, {"amount", "close_day", "", ""}},
    {Type::campaign, {"starts", "ends", "", ""}},      {Type::company, {"domain", "city", "", ""}},
    {Type::touch, {"at", "lead", "campaign", "deal"}}, {Type::metric, {"from", "to", "campaign", "channel"}},
    {Type::note, {"at", "lead", "deal", "campaign"}},
};

const Identifying* identifying_of(Type type) {
  for (const Identifying& row : identifying)
    if (row.type == type) return &row;
  return nullptr;
}

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
  const std::string given = given_fields(work);
  if (m_equal_built.try_emplace(table.list() + given, true).second)
    for (RowIndex row = 0; row < table.size(); ++row)
      if (!table.is_deleted(row)) m_equal[identity_of(table, row, given)].rows.push_back(row);
  const auto found = m_equal.find(identity_of(work, given));
  if (found == m_equal.end()) return false;
  auto& [rows, first] = found->second;
  constexpr std::size_t enough = 512;  // records that are alike in all this, but not in everything
  for (std::size_t i = first; i < std::min(rows.size(), first + enough); ++i) {
    const RowIndex row = rows[i];
    if (m_taken.count(table.id(row)) > 0 || !equals(work, row)) continue;
    std::copy_backward(rows.begin() + static_cast<std::ptrdiff_t>(first), rows.begin() + static_cast<std::ptrdiff_t>(i),
                       rows.begin() + static_cast<std::ptrdiff_t>(i) + 1);  // the others stay in their order
    ++first;
    return take_row(at, row);
  }
  return false;
}

// Which of the identifying fields the record has, by their places: "02".
std::string IntakeRun::given_fields(const Work& work) const {
  std::string given = "/";
  const Identifying* fields = identifying_of(work.type());
  for (std::size_t i = 0; fields && i < 4; ++i)
    if (!fields->fields[i].empty() && !plain_value_of(*work.record, fields->fields[i]).empty())
      given += static_cast<char>('0' + i);
  return given;
}

std::string IntakeRun::identity_of(const Table& table, RowIndex row, const std::string& given) const {
  const Type type = table.info().type;
  std::string identity = table.list() + given + "/" + text_on_board(table, row, title_field(type));
  for (const char place : given.substr(1)) {
    const std::string_view field = identifying_of(type)->fields[place - '0'];
    const FieldId known = table.field_named(field);
    const FieldId waiting = table.field_named("link:" + std::string(field));
    const bool waits = waiting != Table::no_field && table.current(row, known) == "null";
    identity += '/';
    table.append_current(row, waits ? waiting : known, identity);
  }
  return identity;
}

std::string IntakeRun::identity_of(const Work& work, const std::string& given) {
  const TypeInfo& info = work.table->info();
  const std::string title = plain_text_of(*work.record, title_field(info.type));
  std::string identity = work.table->list() + given + "/" + (title.empty() ? work.title : title);
  for (const char place : given.substr(1)) {
    const std::string_view field = identifying_of(info.type)->fields[place - '0'];
    const FieldInfo& known = info.fields[field_index(info, field)];
    const std::string_view value = plain_value_of(*work.record, field);
    identity += '/';
    if (known.kind == Kind::ref) identity += link_identity(known, value);
    else canonical_value(known.kind, value, identity);
  }
  return identity;
}

// The id that a link's value leads to, else the value itself, as a waiting link has it.
std::string IntakeRun::link_identity(const FieldInfo& field, std::string_view value) {
  const auto reference = reference_from_value(value);
  if (!reference || reference->is_empty()) return "null";
  const LinkIndex::Found found = m_links.find(type_named(field.target)->type, *reference);
  return found.id && !found.several ? value_text(found.id) : std::string(value);
}

bool IntakeRun::equals(const Work& work, RowIndex row) {
  return std::all_of(work.record->fields.begin(), work.record->fields.end(), [&](const auto& field) {
    const FieldId id = work.table->field_named(field.first);
    if (id == Table::no_field) return field.second == "null";
    return holds(work, row, id, field.second);
  });
}

// True when the board's record has what the value means.
bool IntakeRun::holds(const Work& work, RowIndex row, FieldId field, std::string_view value) {
  const Table& table = *work.table;
  const std::string current = table.current(row, field);
  if (field >= first_extra) return is_same(current, value);
  const FieldInfo& info = table.info().fields[field];
  if (info.kind == Kind::ref) {
    const auto reference = reference_from_value(value);
    const Id id = reference ? link_of(work, row, info, *reference).id : Id{};
    const FieldId waiting = table.field_named("link:" + std::string(info.name));
    const bool waits = waiting != Table::no_field && table.current(row, waiting) == value;
    return id ? current == value_text(id) : waits || is_same(value, current);
  }
  if (info.kind == Kind::place) {
    Place place;
    const auto told = place_from_value(value);
    const StagePicker::Column* column = told ? m_stages.find(work.type(), told->stage) : nullptr;
    if (column) return read_value(current, place) && place.stage == column->id;
    return told && text_on_board(table, row, unknown_stage_field) == (told->name.empty() ? told->stage : told->name);
  }
  if (info.name == "probability_by_hand" && current == "null") {  // left out where it is the stage's own
    const Deal& deal = table.as<Deal>(row);
    const StagePicker::Column* column = m_stages.of(deal.place.stage);
    return column && (column->outcome != Outcome::open || value == value_text(column->probability));
  }
  std::string canonical;
  return canonical_value(info.kind, value, canonical) && is_same(current, canonical);
}

}  // namespace fb
