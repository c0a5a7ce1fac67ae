#include "model/table.hpp"

#include <algorithm>
#include <array>

#include "model/sorting.hpp"

namespace fb {

// What most records do not have: values of fields this program does not know, stamps that differ, superseded values.
struct Table::Trail {
  std::vector<std::pair<FieldId, Stamp>> stamps;  // of known fields whose stamp is not the record's base
  std::vector<Entry> extras;                      // current values of unknown fields, by field
  std::vector<Entry> older;                       // by field, then stamp
};

// Rows of one C++ type behind a common face, so that the loops over fields are compiled once, not once per type.
class Table::Rows {
 public:
  virtual ~Rows() = default;
  virtual void add() = 0;
  virtual void* at(RowIndex row) = 0;
};

template <class Row>
class Table::RowsOf final : public Rows {
 public:
  void add() override { m_rows.emplace_back(); }
  void* at(RowIndex row) override { return &m_rows[row]; }

 private:
  std::deque<Row> m_rows;  // rows stay where they are, and growing copies nothing
};

std::unique_ptr<Table::Rows> Table::make_rows(Type type) {
  switch (type) {
    case Type::board: return std::make_unique<RowsOf<Board>>();
    case Type::campaign: return std::make_unique<RowsOf<Campaign>>();
    case Type::company: return std::make_unique<RowsOf<Company>>();
    case Type::deal: return std::make_unique<RowsOf<Deal>>();
    case Type::lead: return std::make_unique<RowsOf<Lead>>();
    case Type::member: return std::make_unique<RowsOf<Member>>();
    case Type::metric: return std::make_unique<RowsOf<Metric>>();
    case Type::note: return std::make_unique<RowsOf<Note>>();
    case Type::persona: return std::make_unique<RowsOf<Persona>>();
    case Type::session: return std::make_unique<RowsOf<Session>>();
    case Type::stage: return std::make_unique<RowsOf<Stage>>();
    case Type::target: return std::make_unique<RowsOf<Target>>();
    case Type::touch: return std::make_unique<RowsOf<Touch>>();
    case Type::other: break;
  }
  return std::make_unique<RowsOf<Other>>();
}

Table::Table(const TypeInfo& info, std::string list)
    : m_info(&info), m_list(std::move(list)), m_rows(make_rows(info.type)) {}
Table::Table(Table&&) noexcept = default;
Table& Table::operator=(Table&&) noexcept = default;
Table::~Table() = default;

std::string_view Table::type_name() const {
  return m_info->type == Type::other ? std::string_view(m_list) : m_info->name;
}

Table::Trail& Table::trail(Head& head) {
  if (!head.trail) head.trail = std::make_unique<Trail>();
  return *head.trail;
}

RowIndex Table::find(const Id& id) const { return m_index.find(id); }

const void* Table::row(RowIndex row) const { return m_rows->at(row); }

void* Table::member(RowIndex row, FieldId field) {
  return static_cast<char*>(m_rows->at(row)) + m_info->fields[field].offset;
}
const void* Table::member(RowIndex row, FieldId field) const {
  return static_cast<const char*>(m_rows->at(row)) + m_info->fields[field].offset;
}

bool Table::is_deleted(RowIndex row) const { return static_cast<bool>(*static_cast<const Flag*>(member(row, 0))); }

FieldId Table::field_named(std::string_view name) const {
  const std::size_t known = field_index(*m_info, name);
  if (known < m_info->fields.size()) return static_cast<FieldId>(known);
  const auto found = m_extra_ids.find(name);
  return found == m_extra_ids.end() ? no_field : found->second;
}

FieldId Table::field_for(std::string_view name) {
  const FieldId found = field_named(name);
  if (found != no_field) return found;
  if (m_extra_names.size() >= no_field - first_extra) return no_field;
  m_extra_names.emplace_back(name);
  const auto made = static_cast<FieldId>(first_extra + m_extra_names.size() - 1);
  m_extra_ids.emplace(name, made);
  return made;
}

std::string_view Table::field_name(FieldId field) const {
  if (field < first_extra) return m_info->fields[field].name;
  return m_extra_names[field - first_extra];
}

namespace {
bool is_before(const Entry& entry, FieldId field) { return entry.field < field; }

const Entry* entry_of(const std::vector<Entry>& entries, FieldId field) {
  const auto found = std::lower_bound(entries.begin(), entries.end(), field, is_before);
  return found != entries.end() && found->field == field ? &*found : nullptr;
}
}  // namespace

bool Table::has_values(RowIndex row) const {
  const Head& head = m_heads[row];
  return head.written != 0 || (head.trail && !head.trail->extras.empty());
}

bool Table::is_written(RowIndex row, FieldId field) const {
  const Head& head = m_heads[row];
  if (field < first_extra) return (head.written >> field) & 1u;
  return head.trail && entry_of(head.trail->extras, field);
}

Stamp Table::stamp(RowIndex row, FieldId field) const {
  const Head& head = m_heads[row];
  if (!is_written(row, field)) return {};
  if (field >= first_extra) return entry_of(head.trail->extras, field)->stamp;
  if (head.trail)
    for (const auto& [known, stamp] : head.trail->stamps)
      if (known == field) return stamp;
  return head.base;
}

void Table::append_current(RowIndex row, FieldId field, std::string& out) const {
  if (!is_written(row, field)) {
    out += "null";
  } else if (field >= first_extra) {
    out += entry_of(m_heads[row].trail->extras, field)->value;
  } else {
    append_value(m_info->fields[field].kind, member(row, field), out);
  }
}

std::string Table::current(RowIndex row, FieldId field) const {
  std::string out;
  append_current(row, field, out);
  return out;
}

const std::vector<FieldId>& Table::known_by_name() const {
  using Sorted = std::array<std::vector<FieldId>, known_types + 1>;
  static const Sorted all = [] {
    Sorted sorted;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
      const auto& fields = type_info(static_cast<Type>(i)).fields;
      for (FieldId field = 0; field < fields.size(); ++field) sorted[i].push_back(field);
      sort_list(sorted[i], [&](FieldId a, FieldId b) { return fields[a].name < fields[b].name; });
    }
    return sorted;
  }();
  return all[static_cast<std::size_t>(m_info->type)];
}

std::vector<FieldId> Table::written_fields(RowIndex row) const {
  std::vector<FieldId> fields;
  written_fields(row, fields);
  return fields;
}

void Table::written_fields(RowIndex row, std::vector<FieldId>& out) const {
  out.clear();
  const Head& head = m_heads[row];
  for (const FieldId field : known_by_name())
    if ((head.written >> field) & 1u) out.push_back(field);
  if (!head.trail || head.trail->extras.empty()) return;
  for (const Entry& extra : head.trail->extras) out.push_back(extra.field);
  std::sort(out.begin(), out.end(), [this](FieldId a, FieldId b) { return field_name(a) < field_name(b); });
}

const std::vector<Entry>& Table::older(RowIndex row) const {
  static const std::vector<Entry> none;
  return m_heads[row].trail ? m_heads[row].trail->older : none;
}

bool Table::value_before(RowIndex row, FieldId field, const Stamp& stamp, std::string& out) const {
  if (is_written(row, field) && this->stamp(row, field) < stamp) {
    out = current(row, field);
    return true;
  }
  const Entry* best = nullptr;
  for (const Entry& entry : older(row))
    if (entry.field == field && entry.stamp < stamp && (!best || best->stamp < entry.stamp)) best = &entry;
  if (best) out = best->value;
  return best != nullptr;
}

Stamp Table::newest(RowIndex row) const {
  Stamp found;
  for (const FieldId field : written_fields(row)) found = std::max(found, stamp(row, field));
  return found;
}

Stamp Table::oldest(RowIndex row) const {
  Stamp found{~0ull, ~0ull};
  for (const FieldId field : written_fields(row)) found = std::min(found, stamp(row, field));
  for (const Entry& entry : older(row)) found = std::min(found, entry.stamp);
  return found;
}

Stamp Table::newest() const {
  Stamp found;
  for (const Head& head : m_heads) {
    found = std::max(found, head.base);  // once the stamp of one of its values, and no value is ever taken out
    if (!head.trail) continue;
    for (const auto& [field, stamp] : head.trail->stamps) found = std::max(found, stamp);
    for (const Entry& extra : head.trail->extras) found = std::max(found, extra.stamp);
    for (const Entry& entry : head.trail->older) found = std::max(found, entry.stamp);
  }
  return found;
}

void Table::stamps(RowIndex row, std::vector<Stamp>& out) const {
  out.clear();
  const Head& head = m_heads[row];
  if (head.written != 0) out.push_back(head.base);
  if (!head.trail) return;
  for (const auto& [field, stamp] : head.trail->stamps) out.push_back(stamp);
  for (const Entry& extra : head.trail->extras) out.push_back(extra.stamp);
  for (const Entry& entry : head.trail->older) out.push_back(entry.stamp);
  if (out.size() < 2) return;
  sort_list(out, [](const Stamp& a, const Stamp& b) { return b < a; });
  out.erase(std::unique(out.begin(), out.end()), out.end());
}

Table Table::as_of(std::int64_t ms, std::uint64_t revision) const {
  Table past(*m_info, m_list);
  for (const std::string& name : m_extra_names) past.field_for(name);
  past.reserve(size());
  std::vector<Stamp> stamps;
  for (RowIndex row = 0; row < size(); ++row) {
    const Head& head = m_heads[row];
    this->stamps(row, stamps);
    if (stamps.empty() || stamps.back().ms() > ms) continue;
    const RowIndex then = past.add(head.id);
    if (stamps.front().ms() <= ms) {  // most records: as they are
      Head& copy = past.m_heads.back();
      copy.base = head.base;
      copy.written = head.written;
      if (head.trail) copy.trail = std::make_unique<Trail>(*head.trail);
      for (FieldId field = 0; field < m_info->fields.size(); ++field)
        if ((head.written >> field) & 1u)
          copy_value(m_info->fields[field].kind, member(row, field), past.member(then, field));
      continue;
    }
    for (const FieldId field : written_fields(row))
      if (const Stamp at = stamp(row, field); at.ms() <= ms) past.store(then, field, at, current(row, field));
    for (const Entry& entry : older(row))
      if (entry.stamp.ms() <= ms) past.store(then, entry.field, entry.stamp, entry.value);
  }
  past.m_changed.clear();
  past.m_revision = revision;
  return past;
}

void Table::touch(RowIndex row) {
  constexpr std::size_t remembered = 4096;
  if (m_changed.size() == remembered) m_changed.clear();  // whoever asks about earlier starts afresh
  m_changed.push_back(row);
  ++m_revision;
}

bool Table::changed_since(std::uint64_t revision, std::vector<RowIndex>& rows) const {
  rows.clear();
  const std::uint64_t behind = m_revision - revision;
  if (behind > m_changed.size()) return false;
  rows.assign(m_changed.end() - static_cast<std::ptrdiff_t>(behind), m_changed.end());
  return true;
}

RowIndex Table::add(const Id& id) {
  const RowIndex row = m_index.find_or_add(id, size());
  if (row != size()) return row;
  touch(row);
  m_rows->add();
  m_heads.emplace_back();
  m_heads.back().id = id;
  return row;
}

void Table::reserve(RowIndex rows) { m_index.reserve(rows); }

Stored Table::store(RowIndex row, FieldId field, const Stamp& stamp, std::string_view value) {
  Head& head = m_heads[row];
  const bool known = field < first_extra;
  const auto put_older = [&](const Stamp& at, std::string text) {
    std::vector<Entry>& older = trail(head).older;
    const auto place =
        std::lower_bound(older.begin(), older.end(), std::pair(field, at), [](const Entry& entry, const auto& key) {
          return entry.field != key.first ? entry.field < key.first : entry.stamp < key.second;
        });
    if (place != older.end() && place->field == field && place->stamp == at) {
      if (text <= place->value) return Stored::nothing_new;
      place->value = std::move(text);
    } else {
      older.insert(place, Entry{field, at, std::move(text)});
    }
    touch(row);
    return Stored::older;
  };
  const auto put_current = [&] {
    if (!known) {
      std::vector<Entry>& extras = trail(head).extras;
      const auto place = std::lower_bound(extras.begin(), extras.end(), field, is_before);
      if (place != extras.end() && place->field == field) {
        place->stamp = stamp;
        place->value = value;
      } else {
        extras.insert(place, Entry{field, stamp, std::string(value)});
      }
      return true;
    }
    if (!read_value(m_info->fields[field].kind, value, member(row, field))) return false;
    if (head.written == 0) head.base = stamp;
    head.written |= 1u << field;
    if (head.trail) std::erase_if(head.trail->stamps, [field](const auto& pair) { return pair.first == field; });
    if (stamp != head.base) trail(head).stamps.emplace_back(field, stamp);
    return true;
  };

  if (is_written(row, field)) {
    const Stamp now = this->stamp(row, field);
    if (stamp < now) {
      if (!known) return put_older(stamp, std::string(value));
      // In the history, too, a value stands in its canonical form and only if it is of the field's kind.
      std::string canonical;
      if (!canonical_value(m_info->fields[field].kind, value, canonical)) return Stored::nothing_new;
      return put_older(stamp, std::move(canonical));
    }
    std::string before = current(row, field);
    if (stamp == now) {
      if (value == before) return Stored::nothing_new;
      std::string canonical;
      if (!known) canonical = value;
      else if (!canonical_value(m_info->fields[field].kind, value, canonical)) return Stored::nothing_new;
      if (canonical <= before) return Stored::nothing_new;
    }
    if (!put_current()) return Stored::nothing_new;
    if (stamp != now) put_older(now, std::move(before));
  } else if (!put_current()) {
    return Stored::nothing_new;
  }
  touch(row);
  return Stored::current;
}

}  // namespace fb
