#include "formats/record_text.hpp"

#include <algorithm>

#include "formats/sentences.hpp"
#include "model/sorting.hpp"

namespace fb {
namespace {

constexpr std::string_view reserved[] = {"funnelboard", "reads",  "board",   "exported", "by",
                                         "app",         "counts", "deleted", "checksum", "redacted"};
constexpr std::size_t most_unknown_types = 1000;

void append_stamp(const Stamp& stamp, std::string& out) {
  out += '"';
  stamp.append_to(out);
  out += '"';
}

void append_name(std::string_view name, Listed listed, std::string& out) {
  const bool is_type = listed == Listed::of_all_types && name.substr(0, 4) == "type";
  if (is_type && name.find_first_not_of('_', 4) == std::string_view::npos) append_quoted(std::string(name) + '_', out);
  else append_quoted(name, out);
  out += ':';
}

void append_history(const Table& table, RowIndex row, const std::vector<FieldId>& fields, std::string& out) {
  const std::vector<Entry>& older = table.older(row);
  if (older.empty()) return;
  out += ",\"h\":{";
  for (const FieldId field : fields) {
    auto entry =
        std::lower_bound(older.begin(), older.end(), field, [](const Entry& e, FieldId id) { return e.field < id; });
    if (entry == older.end() || entry->field != field) continue;
    append_quoted(table.field_name(field), out);
    out += ":[";
    for (; entry != older.end() && entry->field == field; ++entry) {
      out += '[';
      append_stamp(entry->stamp, out);
      out += ',';
      out += entry->value;
      out += "],";
    }
    out.back() = ']';
    out += ',';
  }
  out.back() = '}';
}

}  // namespace

bool RecordWriter::append(const Table& table, RowIndex row, const RecordStyle& style, std::string& out) {
  table.written_fields(row, m_fields);
  if (m_fields.empty()) return false;
  out += '{';
  if (style.listed == Listed::of_all_types) {
    out += "\"type\":";
    append_quoted(table.type_name(), out);
    out += ',';
  }
  out += "\"id\":\"";
  table.id(row).append_to(out);
  out += "\",";
  m_stamps.clear();
  for (const FieldId field : m_fields) {
    append_name(table.field_name(field), style.listed, out);
    table.append_current(row, field, out);
    out += ',';
    m_stamps.push_back(table.stamp(row, field));
  }
  const Stamp base = *std::min_element(m_stamps.begin(), m_stamps.end());
  out += "\"_\":{\"s\":";
  append_stamp(base, out);
  bool is_first = true;
  for (std::size_t i = 0; i < m_fields.size(); ++i) {
    if (m_stamps[i] == base) continue;
    out += is_first ? ",\"f\":{" : ",";
    is_first = false;
    append_quoted(table.field_name(m_fields[i]), out);
    out += ':';
    append_stamp(m_stamps[i], out);
  }
  if (!is_first) out += '}';
  if (style.history) append_history(table, row, m_fields, out);
  out += "}}";
  return true;
}

Verdict RecordTaker::take(const RecordParts& parts, Table& into) {
  if (!parts.problem.empty()) return {Verdict::refused, parts.problem};
  const auto id = parts.id_is_text ? Id::from_text(parts.id) : std::nullopt;
  if (!id) return {Verdict::refused, "Its id " + quotation(parts.id) + " is not one that this program makes."};
  Verdict verdict = name_fields(parts, into);
  if (verdict.fate == Verdict::taken) verdict = stamp_fields(parts);
  if (verdict.fate == Verdict::taken) verdict = name_history(parts, into);
  if (verdict.fate == Verdict::taken) verdict = check_stamps(parts, *id);
  if (verdict.fate != Verdict::taken) return verdict;

  count_untidy(parts);
  const RowIndex row = into.add(*id);
  for (std::size_t i = 0; i < m_fields.size(); ++i) {
    into.store(row, m_fields[i], m_stamps[i], parts.of(parts.fields[i].value));
    newest = std::max(newest, m_stamps[i]);
  }
  for (const Old& old : m_older) {
    into.store(row, old.field, old.part->stamp, parts.of(old.part->value));
    newest = std::max(newest, old.part->stamp);
  }
  return {};
}

Verdict RecordTaker::name_fields(const RecordParts& parts, Table& into) {
  const auto& known = into.known_by_name();
  m_fields.clear();
  std::size_t at = 0;  // files name the fields in the order of `known`
  for (const RecordParts::Field& field : parts.fields) {
    const std::string_view name = parts.of(field.name);
    while (at < known.size() && into.field_name(known[at]) < name) ++at;
    const bool is_next = at < known.size() && into.field_name(known[at]) == name;
    const FieldId id = is_next ? known[at] : into.field_for(name);
    if (id == Table::no_field) return {Verdict::refused, "There are too many fields that this program does not know."};
    if (id < first_extra && !is_of_kind(into.info().fields[id].kind, parts.of(field.value)))
      return {Verdict::refused, not_of_kind(name, into.info().fields[id].kind)};
    m_fields.push_back(id);
  }
  if (m_fields.empty()) return {Verdict::refused, "It has no fields."};
  return {};
}

std::size_t RecordTaker::field_at(const RecordParts& parts, std::string_view name) const {
  const auto found = std::lower_bound(
      m_by_name.begin(), m_by_name.end(), name,
      [&](std::uint32_t place, std::string_view wanted) { return parts.of(parts.fields[place].name) < wanted; });
  return found != m_by_name.end() && parts.of(parts.fields[*found].name) == name ? *found : parts.fields.size();
}

Verdict RecordTaker::stamp_fields(const RecordParts& parts) {
  const std::size_t size = parts.fields.size();
  m_stamps.assign(size, parts.base);
  if (!parts.has_base && parts.stamps.size() < size) return {Verdict::refused, "Its “_” has no stamp “s”."};
  if (parts.stamps.empty()) return {};
  m_by_name.resize(size);
  for (std::size_t i = 0; i < size; ++i) m_by_name[i] = static_cast<std::uint32_t>(i);
  const auto less = [&](std::uint32_t a, std::uint32_t b) {
    return parts.of(parts.fields[a].name) < parts.of(parts.fields[b].name);
  };
  if (!std::is_sorted(m_by_name.begin(), m_by_name.end(), less)) sort_numbers(m_by_name, less);
  for (const RecordParts::FieldStamp& stamp : parts.stamps) {
    const std::size_t at = field_at(parts, parts.of(stamp.name));
    if (at == size)
      return {Verdict::refused, "It has a stamp for " + quotation(parts.of(stamp.name)) + ", but no such field."};
    m_stamps[at] = stamp.stamp;
  }
  return {};
}

Verdict RecordTaker::name_history(const RecordParts& parts, Table& into) {
  m_older.clear();
  std::string_view name;
  FieldId id = Table::no_field;
  for (const RecordParts::Old& old : parts.older) {
    if (id == Table::no_field || parts.of(old.name) != name) {
      name = parts.of(old.name);
      id = is_field_name(name) ? into.field_for(name) : Table::no_field;
      if (id == Table::no_field)
        return {Verdict::refused, "It has a history of " + quotation(name) + ", which can't be a field."};
    }
    if (id < first_extra && !is_of_kind(into.info().fields[id].kind, parts.of(old.value)))
      return {Verdict::refused, "In its history " + not_of_kind(name, into.info().fields[id].kind)};
    m_older.push_back({id, &old});
  }
  const auto less = [](const Old& a, const Old& b) {
    return a.field != b.field ? a.field < b.field : a.part->stamp < b.part->stamp;
  };
  sort_list(m_older, less);
  return {};
}

Verdict RecordTaker::check_stamps(const RecordParts& parts, const Id& id) const {
  const auto problem = [&](const Stamp& stamp) -> std::string {
    if (stamp.ms() >= m_rules.earliest_ms && stamp.ms() <= m_rules.latest_ms) return {};
    if (stamp.is_zero()) return id.is_ulid() ? "holds the zero stamp, which only well-known records have" : "";
    return stamp.ms() < m_rules.earliest_ms ? "holds a stamp from before 2020"
                                            : "holds a stamp from more than a year ahead";
  };
  for (const Stamp& stamp : m_stamps) {
    std::string found = problem(stamp);
    if (!found.empty()) return {Verdict::fatal, std::move(found)};
  }
  for (const RecordParts::Old& old : parts.older) {
    std::string found = problem(old.stamp);
    if (!found.empty()) return {Verdict::fatal, std::move(found)};
  }
  return {};
}

void RecordTaker::count_untidy(const RecordParts& parts) {
  const Stamp least = *std::min_element(m_stamps.begin(), m_stamps.end());
  if (!parts.has_base || parts.base != least) ++tidied.stamps;
  bool rises = true, is_equal = false;  // files hold each field's entries rising, and the current value above them
  for (std::size_t i = 1; i < parts.older.size(); ++i)
    if (parts.of(parts.older[i - 1].name) == parts.of(parts.older[i].name))
      rises &= parts.older[i - 1].stamp < parts.older[i].stamp;
  for (std::size_t i = 0; i < m_older.size(); ++i) {
    const RecordParts::Old& old = *m_older[i].part;
    const bool is_last = i + 1 == m_older.size() || m_older[i + 1].field != m_older[i].field;
    if (!is_last) {
      const RecordParts::Old& next = *m_older[i + 1].part;
      is_equal |= next.stamp == old.stamp && parts.of(next.value) != parts.of(old.value);
      continue;
    }
    const auto at =
        static_cast<std::size_t>(std::find(m_fields.begin(), m_fields.end(), m_older[i].field) - m_fields.begin());
    rises &= at < m_fields.size() && old.stamp < m_stamps[at];
    is_equal |=
        at < m_fields.size() && old.stamp == m_stamps[at] && parts.of(old.value) != parts.of(parts.fields[at].value);
  }
  if (!rises) ++tidied.histories;
  if (is_equal) ++tidied.equal_stamps;
}

bool is_unknown_member(std::string_view name) {
  if (name.empty() || name.size() > 128 || name.find('\0') != std::string_view::npos || type_of_list(name))
    return false;
  return std::find(std::begin(reserved), std::end(reserved), name) == std::end(reserved);
}

bool is_list_name(std::string_view name) { return is_unknown_member(name) && !type_named(name) && name != "*"; }

Table* table_named(Document& document, std::string_view type) {
  if (const TypeInfo* info = type_named(type)) return &document.table(info->type);
  if (!is_list_name(type)) return nullptr;
  if (!document.find_table(type) && document.tables().size() >= known_types + most_unknown_types) return nullptr;
  return &document.table_for(type);
}

}  // namespace fb
