#include "model/own_actions.hpp"

#include <algorithm>
#include <map>

#include "model/edits.hpp"

namespace fb {
namespace {

constexpr std::size_t most_values = 200'000;  // of all actions together: an import can be very large

struct Value {
  std::uint32_t table;
  RowIndex row;
  FieldId field;
};

template <class Visit>
void each_own_value(const Document& document, const std::set<std::uint64_t>& sessions, Visit&& visit) {
  std::vector<FieldId> fields;
  for (std::uint32_t t = 0; t < document.tables().size(); ++t) {
    const Table& table = document.tables()[t];
    if (table.info().type == Type::session) continue;  // it comes along with the first action
    for (RowIndex row = 0; row < table.size(); ++row) {
      table.written_fields(row, fields);
      for (const FieldId field : fields) {
        const Stamp stamp = table.stamp(row, field);
        if (sessions.count(stamp.session)) visit(stamp, Value{t, row, field});
      }
      for (const Entry& entry : table.older(row))
        if (sessions.count(entry.stamp.session)) visit(entry.stamp, Value{t, row, entry.field});
    }
  }
}

// Who sits here became a member along with the session's first action; undoing that must not take the person out.
bool begins_session(const Document& document, const Stamp& stamp) {
  const Table& table = document.table(Type::session);
  const RowIndex row = table.find(Id::named(session_text(stamp.session)));
  return row != no_row && table.oldest(row) == stamp;
}

struct Action {
  Undoable undo;
  std::map<std::pair<Id, std::string>, std::string> wrote;  // what it left in each field
};

std::string value_under(const Table& table, RowIndex row, FieldId field, const Stamp& stamp) {
  if (table.stamp(row, field) == stamp) return table.current(row, field);
  for (const Entry& entry : table.older(row))
    if (entry.field == field && entry.stamp == stamp) return entry.value;
  return {};
}

bool is_nothing(const std::string& value) { return value.empty() || value == "null" || value == "\"\""; }

// Whether `second` did nothing but take `first` back.
bool takes_back(const Action& first, const Action& second) {
  if (!second.undo.made.empty() || second.wrote.empty()) return false;
  for (const auto& [key, value] : second.wrote) {
    const auto& fields = first.undo.fields;
    const auto before = std::find_if(fields.begin(), fields.end(), [&key = key](const Undoable::Field& field) {
      return field.id == key.first && field.field == key.second;
    });
    const bool restores =
        before != fields.end() && (before->before == value || (is_nothing(before->before) && is_nothing(value)));
    const auto& made = first.undo.made;
    const bool deletes =
        key.second == "deleted" && value == "true" &&
        std::any_of(made.begin(), made.end(), [&key = key](const auto& record) { return record.second == key.first; });
    if (!restores && !deletes) return false;
  }
  return true;
}

std::string summary_of(const Document& document, const Undoable& action, bool moves, bool deletes) {
  std::set<std::pair<std::string, Id>> records(action.made.begin(), action.made.end());
  for (const Undoable::Field& field : action.fields) records.insert({field.type, field.id});
  const char* word = !action.made.empty() ? "Added " : deletes ? "Deleted " : moves ? "Moved " : "Changed ";
  const TypeInfo* type = records.empty() ? nullptr : type_named(records.begin()->first);
  if (records.size() == 1 && type) return word + ("“" + title_of(document, type->type, records.begin()->second)) + "”";
  return word + std::to_string(records.size()) + " records";
}

}  // namespace

std::vector<Undoable> own_actions(const Document& document, const std::set<std::uint64_t>& sessions, std::size_t most) {
  std::map<Stamp, std::size_t> sizes;
  each_own_value(document, sessions, [&](const Stamp& stamp, const Value&) { ++sizes[stamp]; });
  std::map<Stamp, Action> actions;
  std::size_t values = 0;
  for (auto size = sizes.rbegin(); size != sizes.rend() && actions.size() < most; ++size) {
    values += size->second;
    if (values > most_values) break;
    actions[size->first];
  }
  if (actions.empty()) return {};
  std::map<Stamp, std::pair<bool, bool>> kinds;  // moves, deletes
  each_own_value(document, sessions, [&](const Stamp& stamp, const Value& value) {
    const auto action = actions.find(stamp);
    if (action == actions.end()) return;
    const Table& table = document.tables()[value.table];
    const std::string type(table.type_name());
    const Id& id = table.id(value.row);
    if (table.oldest(value.row) == stamp) {
      if (table.info().type == Type::member && begins_session(document, stamp)) return;
      auto& made = action->second.undo.made;
      if (made.empty() || made.back() != std::pair(type, id)) made.emplace_back(type, id);
      return;
    }
    const std::string name(table.field_name(value.field));
    Undoable::Field field{type, id, name, {}, stamp};
    table.value_before(value.row, value.field, stamp, field.before);
    action->second.undo.fields.push_back(std::move(field));
    action->second.wrote[{id, name}] = value_under(table, value.row, value.field, stamp);
    kinds[stamp].first |= name == "place";
    kinds[stamp].second |= name == "deleted";
  });
  std::vector<const Action*> kept;
  for (auto& [stamp, action] : actions) {
    action.undo.summary = summary_of(document, action.undo, kinds[stamp].first, kinds[stamp].second);
    if (!kept.empty() && takes_back(*kept.back(), action)) kept.pop_back();
    else kept.push_back(&action);
  }
  std::vector<Undoable> out;
  for (const Action* action : kept)
    if (!action->undo.fields.empty() || !action->undo.made.empty()) out.push_back(action->undo);
  return out;
}

}  // namespace fb
