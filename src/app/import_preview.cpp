#include "app/import_preview.hpp"

#include <algorithm>

#include "model/conflicts.hpp"
#include "model/edits.hpp"
#include "model/sorting.hpp"

namespace fb::app {
namespace {

// What tells a new record apart from others of its type.
std::vector<std::string_view> telling_fields(Type type) {
  switch (type) {
    case Type::campaign: return {"channel", "budget", "place"};
    case Type::lead: return {"company", "email", "place"};
    case Type::deal: return {"company", "amount", "place"};
    case Type::company: return {"domain", "city"};
    case Type::touch: return {"kind", "lead", "deal", "campaign", "at"};
    case Type::metric: return {"campaign", "channel", "from", "spend"};
    case Type::stage: return {"zone"};
    case Type::member: return {"role"};
    default: return {};
  }
}

}  // namespace

class Comparison::Work {
 public:
  Work(const Document& board, const Document& incoming, Authors authors, ImportFile& file)
      : m_board(board), m_incoming(incoming), m_authors(authors), m_file(file) {
    for (const Table& table : incoming.tables()) m_records += table.size();
  }

  bool go_on(std::size_t records) {
    for (; m_table < m_incoming.tables().size(); ++m_table, m_row = 0) {
      const Table& from = m_incoming.tables()[m_table];
      if (from.info().type == Type::session) continue;
      const Table* here = m_board.find_table(from.type_name());
      for (; m_row < from.size(); ++m_row) {
        if (records-- == 0) return true;
        ++m_done;
        record(from, m_row, here);
      }
    }
    return false;
  }
  float progress() const { return m_records ? static_cast<float>(m_done) / static_cast<float>(m_records) : 1; }
  Compared finish() {
    show();
    return m_counts;
  }

 private:
  using Group = PreviewLine::Group;

  void record(const Table& from, RowIndex row, const Table* here) {
    const RowIndex mine = here ? here->find(from.id(row)) : no_row;
    if (mine == no_row) {
      if (from.is_deleted(row)) return;
      ++m_counts.added;
      const Type type = from.info().type;
      if (type != Type::other) ++m_file.added_of[static_cast<std::size_t>(type)];
      add_new(m_file.table && type != m_file.type ? Group::made : Group::added, from, row);
      return;
    }
    m_changed_fields.clear();
    bool deletes = false, restores = false;
    from.written_fields(row, m_fields);
    for (const FieldId field : m_fields) {
      const FieldId field_here = field < first_extra ? field : here->field_named(from.field_name(field));
      if (!will_show(from, row, field, *here, mine, field_here)) continue;
      if (field == 0) (from.is_deleted(row) ? deletes : restores) = true;
      m_changed_fields.push_back({field, field_here});
    }
    m_conflicts.clear();
    // What is proposed stands without its history, so that nobody knows who had seen what: it is ticked or not.
    if (m_authors == Authors::told && !m_file.is_proposal) add_conflicts(*here, mine, from, row, m_conflicts);
    if (m_changed_fields.empty() && m_conflicts.empty()) {
      ++m_counts.unchanged;
    } else if (here->is_deleted(mine) && !restores) {
      ++m_counts.unchanged;
      if (m_changed_fields.empty()) return;
      ++m_counts.stay_deleted;
      add_line(Group::deleted_here, from, row, here, mine);
    } else if (!m_conflicts.empty() && !deletes) {
      ++m_counts.changed;
      tell_conflicts(from, row, *here, mine);
      add_line(Group::both, from, row, here, mine);
    } else if (deletes) {
      ++m_counts.removed;
      add_line(Group::deleted_there, from, row, here, mine);
    } else {
      ++m_counts.changed;
      add_line(Group::changed, from, row, here, mine);
    }
  }

  void tell_conflicts(const Table& from, RowIndex row, const Table& here, RowIndex mine) {
    for (Conflict& one : m_conflicts) {
      if (m_file.conflicts.size() == most_preview_lines) return;
      const FieldId field = from.field_named(one.field);
      const FieldChange both = words(from, field, one.value_a, one.value_b);
      ImportConflict told;
      told.type = from.info().type;
      told.id = from.id(row);
      told.title = title(here, mine);
      told.field = one.field;
      told.kind = both.kind;
      told.here = both.before;
      told.there = both.after;
      told.value_here = std::move(one.value_a);
      told.value_there = std::move(one.value_b);
      told.by_here = author_of(one.stamp_a);
      told.by_there = author_of(one.stamp_b);
      told.at_here_ms = one.stamp_a.ms();
      told.at_there_ms = one.stamp_b.ms();
      told.there_shows = one.b_wins;
      m_file.conflicts.push_back(std::move(told));
    }
  }

  // True when the file's value would take the place of the board's.
  bool will_show(const Table& from, RowIndex row, FieldId field, const Table& here, RowIndex mine, FieldId field_here) {
    const bool written = field_here != Table::no_field && here.is_written(mine, field_here);
    const Stamp there = from.stamp(row, field), ours = written ? here.stamp(mine, field_here) : Stamp{};
    if (written && there == ours && !there.is_zero()) return false;  // the same writing, as a rule
    m_there.clear();
    from.append_current(row, field, m_there);
    m_here.clear();
    if (written) here.append_current(mine, field_here, m_here);
    else m_here = m_there == "\"\"" || m_there == "null" ? m_there : std::string();
    if (m_there == m_here) return false;
    if (written && (there < ours || (there == ours && m_there < m_here))) {
      if (!is_known(here, mine, field_here, there)) ++m_counts.kept;
      return false;
    }
    return true;
  }
  static bool is_known(const Table& table, RowIndex row, FieldId field, const Stamp& stamp) {
    const std::vector<Entry>& older = table.older(row);
    return std::any_of(older.begin(), older.end(),
                       [&](const Entry& entry) { return entry.field == field && entry.stamp == stamp; });
  }

  // True while the group's lines are listed one by one.
  bool has_room(Group group) { return ++m_file.in_group[static_cast<std::size_t>(group)] <= most_preview_lines; }

  void add_new(Group group, const Table& from, RowIndex row) {
    if (!has_room(group)) return;
    PreviewLine line = start_line(group, from, row);
    line.title = title(from, row);
    for (const std::string_view name : telling_fields(line.type)) {
      const FieldId field = from.field_named(name);
      if (!from.is_written(row, field)) continue;
      FieldChange change = words(from, field, {}, from.current(row, field));
      if (change.after != "null" && change.after != "\"\"") line.changes.push_back(std::move(change));
    }
    if (m_authors == Authors::told) tell_author(line, from.newest(row));
    m_lines.push_back(std::move(line));
  }

  void add_line(Group group, const Table& from, RowIndex row, const Table* here, RowIndex mine) {
    if (!has_room(group)) return;
    PreviewLine line = start_line(group, from, row);
    line.title = title(*here, mine);
    Stamp newest;
    for (const auto& [field, field_here] : m_changed_fields) {
      newest = std::max(newest, from.stamp(row, field));
      if (group == Group::deleted_there || field == 0) continue;
      std::string before;
      if (field_here != Table::no_field) here->append_current(mine, field_here, before);
      line.changes.push_back(words(from, field, before, from.current(row, field)));
    }
    drop_noise(line.changes);
    if (m_authors == Authors::told) tell_author(line, newest);
    m_lines.push_back(std::move(line));
  }

  // A move brings the stage's probability along, and another place within the column is worth a word only by itself.
  static void drop_noise(std::vector<FieldChange>& changes) {
    std::erase_if(changes,
                  [](const FieldChange& change) { return change.field.rfind("link:", 0) == 0; });  // links that wait
    const auto is_move = [](const FieldChange& change) { return change.field == "place"; };
    const auto move = std::find_if(changes.begin(), changes.end(), is_move);
    if (move == changes.end()) return;
    if (move->before != move->after)
      std::erase_if(changes, [](const FieldChange& change) { return change.field == "probability"; });
    else if (changes.size() > 1) std::erase_if(changes, is_move);
  }

  PreviewLine start_line(Group group, const Table& from, RowIndex row) const {
    PreviewLine line;
    line.group = group;
    line.type = from.info().type;
    line.id = from.id(row);
    return line;
  }

  FieldChange words(const Table& from, FieldId field, std::string_view before, std::string_view after) const {
    FieldChange change;
    change.field = from.field_name(field);
    const FieldInfo* info = field < first_extra ? &from.info().fields[field] : nullptr;
    change.kind = info ? info->kind : Kind::text;
    change.before = words(info, before);
    change.after = words(info, after);
    if (change.kind == Kind::ref || change.kind == Kind::place) change.kind = Kind::text;
    return change;
  }
  std::string words(const FieldInfo* info, std::string_view value) const {
    if (!info || value.empty()) return std::string(value);
    if (info->kind == Kind::place) {
      Place place;
      read_value(value, place);
      return place ? value_text(name_of(Type::stage, place.stage)) : "null";
    }
    if (info->kind == Kind::ref) {
      Id id;
      read_value(value, id);
      return id ? value_text(name_of(type_named(info->target)->type, id)) : "null";
    }
    return std::string(value);
  }
  std::string name_of(Type type, const Id& id) const {
    if (m_incoming.table(type).find(id) != no_row) {
      std::string name = title_of(m_incoming, type, id);
      if (name != "Untitled") return name;
    }
    return m_board.table(type).find(id) == no_row ? "(not in this file)" : title_of(m_board, type, id);
  }

  static std::string title(const Table& table, RowIndex row) {
    for (const std::string_view name : {title_field(table.info().type), std::string_view("name"),
                                        std::string_view("email"), std::string_view("kind")}) {
      const FieldId field = table.field_named(name);
      std::string words;
      if (field != Table::no_field && table.is_written(row, field) && read_quoted(table.current(row, field), words) &&
          !words.empty())
        return words;
    }
    return "Untitled";
  }

  std::string author_of(const Stamp& stamp) const {
    const Id session = Id::named(session_text(stamp.session));
    const Session* row = m_incoming.find<Session>(session);
    if (!row) row = m_board.find<Session>(session);
    return row ? row->by : std::string();
  }
  void tell_author(PreviewLine& line, const Stamp& stamp) const {
    if (stamp.is_zero()) return;
    line.by = author_of(stamp);
    line.at_ms = stamp.ms();
  }

  void show() {
    for (PreviewLine& line : m_lines) m_file.lines.push_back(std::move(line));
    sort_list(m_file.lines, [](const PreviewLine& a, const PreviewLine& b) { return a.group < b.group; });
  }

  const Document& m_board;
  const Document& m_incoming;
  Authors m_authors;
  ImportFile& m_file;
  Compared m_counts;
  std::vector<PreviewLine> m_lines;
  std::vector<FieldId> m_fields;
  std::vector<std::pair<FieldId, FieldId>> m_changed_fields;  // there, here
  std::vector<Conflict> m_conflicts;
  std::size_t m_table = 0, m_records = 0, m_done = 0;
  RowIndex m_row = 0;
  std::string m_there, m_here;
};

Comparison::Comparison(const Document& board, const Document& incoming, Authors authors, ImportFile& file)
    : m_work(std::make_unique<Work>(board, incoming, authors, file)) {}
Comparison::~Comparison() = default;
bool Comparison::go_on(std::size_t records) { return m_work->go_on(records); }
float Comparison::progress() const { return m_work->progress(); }
Compared Comparison::finish() { return m_work->finish(); }

}  // namespace fb::app
