// Undo and redo: a later change that writes the values from before. Nothing is ever taken back out of a document.
#pragma once
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "model/document.hpp"
#include "model/random.hpp"

namespace fb {

// One action that can be undone: what each field it wrote held before.
struct Undoable {
  struct Field {
    std::string type;
    Id id;
    std::string field;
    std::string before;  // canonical JSON; "" when the field had never been written
    Stamp after;         // the stamp under which this action left the field
  };
  std::string summary;
  std::vector<Field> fields;
  std::vector<std::pair<std::string, Id>> made;  // records that did not exist before
};

// What `change` is going to write, remembered so that it can be undone. Call before `apply`.
Undoable remember(const Document& document, const Change& change, std::string summary);

struct UndoPlan {
  std::vector<Write> writes;
  std::size_t skipped = 0;  // fields that somebody else has written since
};
// `mine`: sessions whose later values do not count as somebody else's.
UndoPlan plan_undo(const Document& document, const Undoable& action, const std::set<std::uint64_t>& mine);

// The two stacks of one browser tab.
class History {
 public:
  void done(Undoable action);  // a new action: what was undone can't be redone any more
  bool can_undo() const { return !m_undo.empty(); }
  bool can_redo() const { return !m_redo.empty(); }
  const std::string& undo_summary() const { return m_undo.back().summary; }
  const std::string& redo_summary() const { return m_redo.back().summary; }
  const Undoable& next_undo() const { return m_undo.back(); }
  const Undoable& next_redo() const { return m_redo.back(); }
  // Moves the top of one stack to the other; `reverse` undoes what the undo (or redo) just wrote.
  void undone(Undoable reverse);
  void redone(Undoable reverse);
  void clear();

 private:
  std::vector<Undoable> m_undo, m_redo;
};

}  // namespace fb
