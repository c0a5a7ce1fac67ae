#include "formats/row_builder.hpp"

#include <algorithm>

#include "formats/columns.hpp"
#include "formats/json_events.hpp"
#include "formats/json_scan.hpp"
#include "formats/record_reader.hpp"
#include "formats/sentences.hpp"
#include "formats/stage_names.hpp"
#include "model/currencies.hpp"
#include "model/sorting.hpp"
#include "model/text.hpp"

namespace fb {
namespace {

constexpr std::size_t longest_custom_name = 100;

struct PartRole {
  std::string_view part;
  ColumnRole role;
};
constexpr PartRole part_roles[] = {
    {"first", ColumnRole::first_name},  {"last", ColumnRole::last_name}, {"key", ColumnRole::link_key},
    {"currency", ColumnRole::currency}, {"since", ColumnRole::since},    {"status", ColumnRole::status},
    {"won", ColumnRole::won},           {"closed", ColumnRole::closed},  {"converted", ColumnRole::converted},
    {"active", ColumnRole::active},     {"id", ColumnRole::stage_id},
};

ColumnRole role_of(Type type, std::string_view field) {
  if (field == "custom") return ColumnRole::custom;
  if (field == "id") return ColumnRole::id;
  if (field == "deleted") return ColumnRole::deleted;
  if (field.substr(0, 5) == "json:") return is_field_name(field.substr(5)) ? ColumnRole::json : ColumnRole::custom;
  const std::size_t dot = field.find('.');
  if (dot != std::string_view::npos)
    for (const PartRole& row : part_roles)
      if (row.part == field.substr(dot + 1)) return row.role;
  const Kind kind = column_kind(type, field);
  return kind == Kind::ref ? ColumnRole::link : kind == Kind::place ? ColumnRole::stage : ColumnRole::value;
}

// "https://www.Acme.example/about" → "acme.example"
std::string domain_from(std::string_view text) {
  const std::size_t scheme = text.find("://");
  if (scheme != std::string_view::npos) text.remove_prefix(scheme + 3);
  const std::string domain = folded(text.substr(0, text.find_first_of("/?#")));
  return domain.compare(0, 4, "www.") == 0 ? domain.substr(4) : domain;
}

std::string without_invisible(std::string_view text) {  // zero-width characters and soft hyphens
  constexpr std::string_view marks[] = {"\xE2\x80\x8B", "\xE2\x80\x8C", "\xE2\x80\x8D",
                                        "\xE2\x81\xA0", "\xEF\xBB\xBF", "\xC2\xAD"};
  std::string out(trimmed(text));
  for (const std::string_view mark : marks)
    for (std::size_t at; (at = out.find(mark)) != std::string::npos;) out.erase(at, mark.size());
  return out;
}

// "" for what is no JSON value.
std::string canonical_json(std::string_view cell) {
  const std::string wrapped = "{\"v\":" + std::string(cell) + "}";
  JsonLimits limits;
  limits.depth = deepest_value + 1;
  if (!scan_json(wrapped, limits)) return {};
  const auto members = members_of(wrapped);
  return members.size() == 1 ? members[0].second : std::string();
}

}  // namespace

std::vector<ColumnTarget> column_targets(const TableImport& table) {
  std::vector<ColumnTarget> targets;
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    const std::string& field = table.columns[column].field;
    if (field.empty()) continue;
    const ColumnRole role = role_of(table.type, field);
    const std::string base = role == ColumnRole::json ? field.substr(5) : field.substr(0, field.find('.'));
    targets.push_back({column, role, column_kind(table.type, field), base, 0, CellFault::none});
  }
  sort_list(targets, [&table](const ColumnTarget& a, const ColumnTarget& b) {
    const bool a_first = a.role == ColumnRole::currency, b_first = b.role == ColumnRole::currency;
    if (a_first != b_first) return a_first;
    return table.columns[a.column].preference < table.columns[b.column].preference;
  });
  return targets;
}

RowBuilder::RowBuilder(const TableImport& table) : m_table(table), m_targets(column_targets(table)) {
  for (const ColumnTarget& target : m_targets) {
    m_has_won |= target.role == ColumnRole::won;
    m_has_start_time |= target.field == "at" && header_words(table.columns[target.column].header) == "start date time";
  }
}

RowBuilder::Built RowBuilder::build(std::size_t row, PlainRecord& record) {
  m_record = &record;
  m_pieces = {};
  m_refusal.clear();
  record.type = type_info(m_table.type).name;
  record.where = "row " + std::to_string(m_table.sheet.table.row(m_table.sheet.records[row]).number);
  if (is_total(row)) return Built::total;
  for (ColumnTarget& target : m_targets) {
    const std::string_view cell = m_table.cell(row, target.column);
    if (cell.empty() || (!m_table.sheet.ours && trimmed(cell).empty())) continue;
    if (!put(target, cell)) return m_refusal.empty() ? Built::marked_deleted : Built::refused;
  }
  finish();
  return Built::taken;
}

// Rows of a report that add up the others would count twice: "Total", or one without the campaign that all others name.
bool RowBuilder::is_total(std::size_t row) const {
  if (m_table.type != Type::metric || m_table.sheet.ours) return false;
  bool has_campaign_column = false, has_campaign = false;
  for (const ColumnTarget& target : m_targets) {
    if (target.field != "campaign") continue;
    has_campaign_column = true;
    has_campaign |= !trimmed(m_table.cell(row, target.column)).empty();
  }
  return folded(m_table.cell(row, 0)) == "total" || (has_campaign_column && !has_campaign);
}

void RowBuilder::add(std::string field, std::string value) {
  m_record->fields.emplace_back(std::move(field), std::move(value));
}

const std::string* RowBuilder::value_of(std::string_view field) const {
  for (const auto& [name, value] : m_record->fields)
    if (name == field) return &value;
  return nullptr;
}

// The field that keeps what a column says as text.
std::string RowBuilder::custom_field(std::size_t column) const {
  const std::string& header = m_table.columns[column].header;
  const bool ours = m_table.sheet.ours;
  const std::string field = ours && header.compare(0, 7, "custom:") == 0 ? header : "custom:" + header;
  const bool fits = ours ? is_field_name(field) : header.size() <= longest_custom_name;
  return fits ? field : "custom:column " + std::to_string(column + 1);
}

void RowBuilder::keep(const ColumnTarget& target, std::string_view cell) {
  add(custom_field(target.column), value_text(std::string(m_table.sheet.ours ? cell : trimmed(cell))));
}

// The first column fills the place; what another one says is kept unless it is the same.
void RowBuilder::put_once(std::string& place, const ColumnTarget& target, std::string_view cell) {
  if (!m_table.sheet.ours) cell = trimmed(cell);
  if (place.empty()) place = cell;
  else if (place != cell) keep(target, cell);
}

bool RowBuilder::is_yes(const ColumnTarget& target, std::string_view cell) const {
  std::string value;
  const CellFault fault = read_cell(Kind::flag, cell, m_table.columns[target.column].style, value);
  return fault == CellFault::none && value == "true";
}

bool RowBuilder::put(ColumnTarget& target, std::string_view cell) {
  switch (target.role) {
    case ColumnRole::custom: keep(target, cell); break;
    case ColumnRole::json:
      if (std::string value = canonical_json(cell); !value.empty()) add(target.field, std::move(value));
      else keep(target, cell);
      break;
    case ColumnRole::id: m_record->given_id = cell; break;
    case ColumnRole::deleted: return !is_yes(target, cell);
    case ColumnRole::first_name: put_once(m_pieces.first_name, target, cell); break;
    case ColumnRole::last_name: put_once(m_pieces.last_name, target, cell); break;
    case ColumnRole::currency: put_once(m_pieces.currency, target, cell); break;
    case ColumnRole::stage:
      if (m_pieces.stage.empty()) m_pieces.stage_field = custom_field(target.column);
      put_once(m_pieces.stage, target, cell);
      break;
    case ColumnRole::stage_id: m_pieces.stage_id = cell; break;
    case ColumnRole::since: put_since(target, cell); break;
    case ColumnRole::status: put_status(target, cell); break;
    case ColumnRole::won: m_pieces.won |= is_yes(target, cell); break;
    case ColumnRole::closed: m_pieces.closed |= is_yes(target, cell); break;
    case ColumnRole::converted:
      if (is_yes(target, cell)) m_pieces.outcome = "stage.accepted";
      break;
    case ColumnRole::active:
      m_pieces.inactive = !is_yes(target, cell);
      if (!m_pieces.inactive) m_pieces.outcome = "stage.active";
      break;
    case ColumnRole::link:
    case ColumnRole::link_key: put_link(target, cell); break;
    case ColumnRole::value: return put_value(target, cell);
  }
  return true;
}

void RowBuilder::put_since(const ColumnTarget& target, std::string_view cell) {
  std::string value;
  const CellFault fault = read_cell(Kind::instant, cell, m_table.columns[target.column].style, value);
  Instant at;
  if (fault == CellFault::none && read_value(value, at)) m_pieces.since = at.ms;
  else keep(target, cell);
}

void RowBuilder::put_status(const ColumnTarget& target, std::string_view cell) {
  const std::string_view stage = default_stage_named(Type::deal, cell);
  if (stage == "stage.won" || stage == "stage.lost") m_pieces.outcome = stage;
  else if (folded(cell) != "open") keep(target, cell);
}

void RowBuilder::put_link(const ColumnTarget& target, std::string_view cell) {
  const bool exact = m_table.sheet.ours;
  if (!exact && is_missing(Kind::ref, cell)) return;
  std::vector<Link>& links = m_pieces.links;
  auto found = std::find_if(links.begin(), links.end(), [&](const Link& link) { return link.field == target.field; });
  if (found == links.end()) found = links.insert(links.end(), Link{target.field, {}, {}});
  std::string& place = target.role == ColumnRole::link_key ? found->key : found->name;
  // HubSpot writes several as "Acme;Beta"; "Acme; Inc" is one name.
  std::size_t several = exact ? std::string_view::npos : cell.find(';');
  if (several + 1 < cell.size() && several != std::string_view::npos && cell[several + 1] == ' ')
    several = std::string_view::npos;
  if (several == std::string_view::npos)
    return put_once(place, target, exact ? std::string(cell) : without_invisible(cell));
  if (place.empty()) place = without_invisible(cell.substr(0, several));
  keep(target, cell);  // the first is the link, all are kept as text
}

// Text fields with a form of their own; "" for all others.
std::string RowBuilder::special_form(const ColumnTarget& target, std::string_view cell) const {
  if (m_table.sheet.ours) return {};
  if (target.field == "domain") return domain_from(trimmed(cell));
  if (target.field == "email") return without_invisible(cell);
  if (target.field == "kind") return folded(cell) == "e-mail" ? "email" : folded(cell);
  return {};
}

bool RowBuilder::put_value(ColumnTarget& target, std::string_view cell) {
  const ColumnPlan& plan = m_table.columns[target.column];
  CellStyle style = plan.style;
  if (target.kind == Kind::money && !m_pieces.currency.empty())
    style.currency = currency_from_text(m_pieces.currency, style.home);
  const std::string form = special_form(target, cell);
  std::string value;
  const CellFault fault = read_cell(target.kind, form.empty() ? cell : std::string_view(form), style, value);
  if (fault == CellFault::missing) return true;
  if (fault == CellFault::none) {
    const std::string* before = value_of(target.field);
    if (!before) add(target.field, std::move(value));
    else if (*before != value) keep(target, cell);
    return true;
  }
  if (target.kind == Kind::money) {  // never rounded, never guessed
    m_refusal =
        quotation(cell) + " in " + quotation(plan.header) + " " + std::string(fault_words(target.kind, fault)) + ".";
    return false;
  }
  keep(target, cell);
  ++target.unreadable;
  target.fault = fault;
  return true;
}

}  // namespace fb
