#include "views/activity_rows.hpp"

#include <algorithm>
#include <limits>

#include "model/sorting.hpp"
#include "views/activity_words.hpp"

namespace fb {
namespace {

bool is_shown_field(std::string_view name) { return name != "deleted" && name != "created"; }

}  // namespace

float ActivityRows::height_of(ActivityRow::Kind kind) {
  switch (kind) {
    case ActivityRow::Kind::heading: return 56;
    case ActivityRow::Kind::field: return 26;
    default: return 44;
  }
}

std::uint32_t ActivityRows::person_of(const app::State& state, const Stamp& stamp) {
  std::string name = author_of(app::shown(state), stamp);
  if (name.empty()) name = state.own_sessions.count(stamp.session) ? "You" : "Somebody";
  const auto found = std::find(m_people.begin(), m_people.end(), name);
  const auto at = static_cast<std::uint32_t>(found - m_people.begin());
  if (found == m_people.end()) m_people.push_back(std::move(name));
  return at;
}

bool ActivityRows::is_open(const Stamp& action) const {
  return std::find(m_open.begin(), m_open.end(), action) != m_open.end();
}

void ActivityRows::toggle(const Stamp& action) {
  if (!is_open(action)) m_open.push_back(action);
  else std::erase(m_open, action);
  m_is_stale = true;
}

const std::string& ActivityRows::words_of(const Document& document, std::uint32_t action) {
  std::string& words = m_words[action];
  if (words.empty()) words = action_words(document, m_changes, m_changes.actions[action]);
  return words;
}

void ActivityRows::add(ActivityRow::Kind kind, std::size_t index, std::size_t field) {
  m_rows.push_back({kind, static_cast<std::uint32_t>(index), m_height, static_cast<std::uint32_t>(field)});
  m_height += height_of(kind);
}

void ActivityRows::read(const app::State& state) {
  const app::ShowActivity& wish = state.activity;
  m_changes = changes_between(app::shown(state), wish.from_ms,
                              wish.to_ms ? wish.to_ms : std::numeric_limits<std::int64_t>::max());
  m_words.assign(m_changes.actions.size(), {});
  m_people.clear();
  m_by.clear();
  for (const ActionChanges& action : m_changes.actions) m_by.push_back(person_of(state, action.stamp));
}

void ActivityRows::list_people(const app::State& state, const std::string& person) {
  // By day, and within a day by person: who did something last comes first.
  const std::vector<ActionChanges>& actions = m_changes.actions;
  for (std::size_t begin = 0; begin < actions.size();) {
    const Day day = Day::from_ms(actions[begin].stamp.ms(), state.utc_offset_minutes);
    std::size_t end = begin;
    std::vector<std::uint32_t> people;
    for (; end < actions.size(); ++end) {
      if (Day::from_ms(actions[end].stamp.ms(), state.utc_offset_minutes) != day) break;
      if (std::find(people.begin(), people.end(), m_by[end]) == people.end()) people.push_back(m_by[end]);
    }
    for (const std::uint32_t by : people) {
      if (!person.empty() && m_people[by] != person) continue;
      m_headings.push_back({day, by, 0});
      add(ActivityRow::Kind::heading, m_headings.size() - 1);
      for (std::size_t i = begin; i < end; ++i) {
        if (m_by[i] != by) continue;
        ++m_headings.back().actions;
        add(ActivityRow::Kind::action, i);
        if (!is_open(actions[i].stamp)) continue;
        for (std::size_t one = 0; one < actions[i].count; ++one) add(ActivityRow::Kind::record, actions[i].first + one);
      }
    }
    begin = end;
  }
}

void ActivityRows::list_records(const app::State& state) {
  const Document& document = app::shown(state);
  const Stamp from = last_stamp_of(state.activity.from_ms),
              to = state.activity.to_ms ? last_stamp_of(state.activity.to_ms) : last_stamp_of((1ll << 45) - 1);
  // Each record once, by its last change.
  std::vector<RecordChange> last = m_changes.records;
  sort_list(last, [](const RecordChange& a, const RecordChange& b) {
    if (a.table != b.table) return a.table < b.table;
    return a.row != b.row ? a.row < b.row : b.stamp < a.stamp;
  });
  for (std::size_t i = 0; i < last.size(); ++i) {
    const RecordChange& change = last[i];
    if (i > 0 && change.table == last[i - 1].table && change.row == last[i - 1].row) continue;
    const Table& table = document.tables()[change.table];
    Record record{Record::State::changed, change, {}};
    if (from < table.oldest(change.row)) {
      record.state = Record::State::added;
      if (value_after(table, change.row, 0, to) == "true") continue;  // came and went between the two
    } else {
      record.fields = fields_between(table, change.row, from, to);
      for (const FieldChange& field : record.fields) {
        if (table.field_name(field.field) != "deleted") continue;
        if (field.after == "true") record.state = Record::State::deleted;
        else if (field.before == "true") record.state = Record::State::restored;
      }
      std::erase_if(record.fields,
                    [&](const FieldChange& one) { return !is_shown_field(table.field_name(one.field)); });
      if (record.fields.empty() && record.state == Record::State::changed) continue;
      if (record.state == Record::State::deleted) record.fields.clear();
    }
    m_records.push_back(std::move(record));
  }
  // Cards first: what was logged about them fills pages.
  const auto is_minor = [&](const Record& record) {
    const Type type = document.tables()[record.change.table].info().type;
    return type == Type::touch || type == Type::metric || type == Type::note;
  };
  sort_list(m_records, [&](const Record& a, const Record& b) {
    const bool is_a_minor = is_minor(a), is_b_minor = is_minor(b);
    return is_a_minor != is_b_minor ? is_b_minor : b.change.stamp < a.change.stamp;
  });
  for (std::size_t i = 0; i < m_records.size(); ++i) {
    add(ActivityRow::Kind::record, i);
    for (std::size_t field = 0; field < m_records[i].fields.size(); ++field) add(ActivityRow::Kind::field, i, field);
  }
}

void ActivityRows::list_deleted(const app::State& state) {
  const Document& document = app::shown(state);
  for (std::uint32_t at = 0; at < document.tables().size(); ++at) {
    const Table& table = document.tables()[at];
    if (table.info().type == Type::session || table.info().type == Type::other) continue;
    for (RowIndex row = 0; row < table.size(); ++row) {
      // Where the board was compacted since, nothing is left that could be restored.
      if (table.is_deleted(row) && table.written_fields(row).size() > 1)
        m_records.push_back({Record::State::deleted, {table.stamp(row, 0), at, row}, {}});
    }
  }
  sort_list(m_records, [](const Record& a, const Record& b) { return b.change.stamp < a.change.stamp; });
  for (std::size_t i = 0; i < m_records.size(); ++i) add(ActivityRow::Kind::record, i);
}

void ActivityRows::update(const app::State& state, const std::string& person, const Format& format) {
  const app::ShowActivity& wish = state.activity;
  const std::uint64_t revision = app::shown(state).revision();
  const bool is_same_period = m_shown.from_ms == wish.from_ms && m_shown.to_ms == wish.to_ms;
  const bool is_read = m_revision == revision && is_same_period;
  if (is_read && !m_is_stale && m_shown.of == wish.of && m_person == person && m_today == format.today.days) return;
  if (!is_read) read(state);
  m_revision = revision;
  m_shown = wish;
  m_person = person;
  m_today = format.today.days;
  m_is_stale = false;
  m_rows.clear();
  m_headings.clear();
  m_records.clear();
  m_height = 0;
  if (wish.of == app::ActivityOf::people) list_people(state, person);
  else if (wish.of == app::ActivityOf::records) list_records(state);
  else list_deleted(state);
}

}  // namespace fb
