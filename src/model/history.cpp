#include "model/history.hpp"

namespace fb {
namespace {

constexpr std::size_t deepest = 500;  // actions kept for undo; the log keeps all of them for ever

}  // namespace

Undoable remember(const Document& document, const Change& change, std::string summary) {
  Undoable action;
  action.summary = std::move(summary);
  for (const Write& write : change.writes) {
    const Table* table = document.find_table(write.type);
    const RowIndex row = table ? table->find(write.id) : no_row;
    if (row == no_row) {
      const std::pair made(write.type, write.id);
      if (action.made.empty() || action.made.back() != made) action.made.push_back(made);
      continue;
    }
    const FieldId field = table->field_named(write.field);
    const bool written = field != Table::no_field && table->is_written(row, field);
    action.fields.push_back(
        {write.type, write.id, write.field, written ? table->current(row, field) : std::string(), change.stamp});
  }
  return action;
}

UndoPlan plan_undo(const Document& document, const Undoable& action, const std::set<std::uint64_t>& mine) {
  UndoPlan plan;
  for (const Undoable::Field& field : action.fields) {
    const Table* table = document.find_table(field.type);
    const RowIndex row = table ? table->find(field.id) : no_row;
    const FieldId at = table ? table->field_named(field.field) : Table::no_field;
    if (row == no_row || at == Table::no_field) continue;
    const Stamp now = table->stamp(row, at);
    if (now != field.after && !mine.count(now.session)) {
      ++plan.skipped;
      continue;
    }
    std::string before = field.before;
    if (before.empty()) before = at < first_extra && table->info().fields[at].kind == Kind::text ? "\"\"" : "null";
    if (table->current(row, at) == before) continue;
    plan.writes.push_back({field.type, field.id, field.field, std::move(before)});
  }
  for (const auto& [type, id] : action.made) plan.writes.push_back({type, id, "deleted", value_text(Flag{Flag::yes})});
  return plan;
}

void History::done(Undoable action) {
  if (m_undo.size() == deepest) m_undo.erase(m_undo.begin());
  m_undo.push_back(std::move(action));
  m_redo.clear();
}

void History::undone(Undoable reverse) {
  m_undo.pop_back();
  m_redo.push_back(std::move(reverse));
}

void History::redone(Undoable reverse) {
  m_redo.pop_back();
  m_undo.push_back(std::move(reverse));
}

void History::clear() {
  m_undo.clear();
  m_redo.clear();
}

}  // namespace fb
