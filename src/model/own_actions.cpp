#include "model/own_actions.hpp"

#include <algorithm>

#include "model/edits.hpp"
#include "model/sorting.hpp"

namespace fb {
namespace {

constexpr std::size_t most_values = 200'000;  // of all actions together: an import can be very large

struct Value {
  Stamp stamp;
  std::uint32_t table;
  RowIndex row;
  FieldId field;
};

// By stamp; those of one record together.
std::vector<Value> own_values(const Document& document, const std::set<std::uint64_t>& sessions) {
  std::vector<Value> values;
  std::vector<FieldId> fields;
  for (std::uint32_t t = 0; t < document.tables().size(); ++t) {
    const Table& table = document.tables()[t];
    if (table.info().type == Type::session) continue;  // it comes along with the first action
    for (RowIndex row = 0; row < table.size(); ++row) {
      table.written_fields(row, fields);
      for (const FieldId field : fields)
        if (const Stamp stamp = table.stamp(row, field); sessions.count(stamp.session))
          values.push_back({stamp, t, row, field});
      for (const Entry& entry : table.older(row))
        if (sessions.count(entry.stamp.session)) values.push_back({entry.stamp, t, row, entry.field});
    }
  }
  sort_list(values, [](const Value& a, const Value& b) { return a.stamp < b.stamp; });
  return values;
}

// Who sits here became a member along with the session's first action; undoing that must not take the person out.
bool begins_session(const Document& document, const Stamp& stamp) {
  const Table& table = document.table(Type::session);
  const RowIndex row = table.find(Id::named(session_text(stamp.session)));
  return row != no_row && table.oldest(row) == stamp;
}

struct Action {
  Undoable undo;
  std::vector<std::string> wrote;  // what it left in each of undo.fields
  std::size_t records = 0;
  bool moves = false, deletes = false;
};

std::string value_under(const Table& table, const Value& value) {
  if (table.stamp(value.row, value.field) == value.stamp) return table.current(value.row, value.field);
  for (const Entry& entry : table.older(value.row))
    if (entry.field == value.field && entry.stamp == value.stamp) return entry.value;
  return {};
}

bool is_nothing(const std::string& value) { return value.empty() || value == "null" || value == "\"\""; }

bool has_made(const Undoable& action, const Id& id) {
  return std::any_of(action.made.begin(), action.made.end(), [&](const auto& record) { return record.second == id; });
}

// Whether `second` did nothing but take `first` back.
bool takes_back(const Action& first, const Action& second) {
  if (!second.undo.made.empty() || second.wrote.empty()) return false;
  for (std::size_t i = 0; i < second.wrote.size(); ++i) {
    const Undoable::Field& field = second.undo.fields[i];
    const std::string& value = second.wrote[i];
    const auto& fields = first.undo.fields;
    const auto before = std::find_if(fields.begin(), fields.end(), [&](const Undoable::Field& one) {
      return one.id == field.id && one.field == field.field;
    });
    const bool restores =
        before != fields.end() && (before->before == value || (is_nothing(before->before) && is_nothing(value)));
    const bool deletes = field.field == "deleted" && value == "true" && has_made(first.undo, field.id);
    if (!restores && !deletes) return false;
  }
  return true;
}

void add_value(const Document& document, const Value& value, Action& action) {
  const Table& table = document.tables()[value.table];
  const std::string type(table.type_name());
  const Id& id = table.id(value.row);
  if (table.oldest(value.row) == value.stamp) {
    if (table.info().type == Type::member && begins_session(document, value.stamp)) return;
    if (!action.undo.made.empty() && action.undo.made.back().second == id) return;
    action.undo.made.emplace_back(type, id);
    ++action.records;
    return;
  }
  if (action.undo.fields.empty() || action.undo.fields.back().id != id) ++action.records;
  const std::string name(table.field_name(value.field));
  Undoable::Field field{type, id, name, {}, value.stamp};
  table.value_before(value.row, value.field, value.stamp, field.before);
  action.undo.fields.push_back(std::move(field));
  action.wrote.push_back(value_under(table, value));
  action.moves |= name == "place";
  action.deletes |= name == "deleted";
}

std::string summary_of(const Document& document, const Action& action) {
  const Undoable& undo = action.undo;
  const char* word = !undo.made.empty() ? "Added " : action.deletes ? "Deleted " : action.moves ? "Moved " : "Changed ";
  if (action.records != 1) return word + std::to_string(action.records) + " records";
  const std::string& name = undo.made.empty() ? undo.fields[0].type : undo.made[0].first;
  const TypeInfo* type = type_named(name);
  if (!type) return word + std::string("a record");
  return word + ("“" + title_of(document, type->type, undo.made.empty() ? undo.fields[0].id : undo.made[0].second)) +
         "”";
}

}  // namespace

std::vector<Undoable> own_actions(const Document& document, const std::set<std::uint64_t>& sessions, std::size_t most) {
  const std::vector<Value> values = own_values(document, sessions);
  std::size_t begin = values.size();
  for (std::size_t actions = 0, end = begin; actions < most && end > 0; ++actions) {
    std::size_t start = end;
    while (start > 0 && values[start - 1].stamp == values[end - 1].stamp) --start;
    if (values.size() - start > most_values) break;
    begin = end = start;
  }
  std::vector<Action> kept;
  while (begin < values.size()) {
    Action action;
    const Stamp stamp = values[begin].stamp;
    for (; begin < values.size() && values[begin].stamp == stamp; ++begin) add_value(document, values[begin], action);
    if (action.records == 0) continue;
    action.undo.summary = summary_of(document, action);
    if (!kept.empty() && takes_back(kept.back(), action)) kept.pop_back();
    else kept.push_back(std::move(action));
  }
  std::vector<Undoable> out;
  for (Action& action : kept) out.push_back(std::move(action.undo));
  return out;
}

}  // namespace fb
