// Edits, undos and redos in any order by two tabs: what is planned is what is saved, and undo brings back what was there.
#include <map>

#include "formats/log.hpp"
#include "fuzz/support/drawn_edits.hpp"
#include "fuzz/support/laws.hpp"
#include "fuzz/support/must.hpp"
#include "model/history.hpp"

using namespace fb;
using namespace fb::fuzz;

namespace {

constexpr std::int64_t now_ms = 1'795'392'000'000;

class Tab {
 public:
  Tab(Document& board, Document& from_log, std::uint64_t session)
      : m_board(board), m_from_log(from_log), m_clock(session) {}

  void edit(const Edit& edit) {
    Random random(m_seed++);
    const auto planned = plan(m_board, edit, {now_ms, 60, &random, {}});
    if (!planned) return must(!planned.error().empty(), "an edit was refused without a sentence");
    if (planned->writes.empty()) return;
    must(!planned->summary.empty(), "an edit has no words");
    m_history.done(write(planned->writes, planned->summary));
  }
  void undo() {
    if (!m_history.can_undo()) return;
    m_history.undone(step_back(m_history.next_undo()));
  }
  void redo() {
    if (!m_history.can_redo()) return;
    m_history.redone(step_back(m_history.next_redo()));
  }

 private:
  Undoable write(std::vector<Write> writes, const std::string& summary) {
    for (const Table& table : m_board.tables()) m_clock.observe(table.newest());
    const Change change{m_clock.next(now_ms), std::move(writes)};
    Undoable action = remember(m_board, change, summary);
    apply(m_board, change);
    for (const Write& one : change.writes) {
      const Table* table = m_board.find_table(one.type);
      must(table && table->find(one.id) != no_row, "a write that was planned did not get in");
      must(table->stamp(table->find(one.id), table->field_named(one.field)) == change.stamp, "L4: a later write lost");
    }
    Clock clock(1);
    const auto read = read_row(change_line(change), m_from_log, clock);
    must(read.has_value(), "L6: the line of an edit can't be read: " + (read ? "" : read.error()));
    must(file_of(m_from_log) == file_of(m_board), "L6: the log of an edit makes another board");
    return action;
  }
  // L7: what the action wrote has its old value again, unless somebody else has written it since.
  Undoable step_back(const Undoable& action) {
    const UndoPlan plan = plan_undo(m_board, action, {m_clock.session()});
    std::map<std::string, std::string> others;
    for (const Undoable::Field& field : action.fields) {
      const Table& table = *m_board.find_table(field.type);
      const RowIndex row = table.find(field.id);
      const Stamp stamp = table.stamp(row, table.field_named(field.field));
      if (stamp != field.after && stamp.session != m_clock.session())
        others[field.type + field.id.text() + field.field] = table.current(row, table.field_named(field.field));
    }
    must(others.empty() == (plan.skipped == 0), "L7: an undo does not say what it leaves out");
    Undoable reverse = write(plan.writes, action.summary);
    for (const Undoable::Field& field : action.fields) {
      const Table& table = *m_board.find_table(field.type);
      const std::string now = table.current(table.find(field.id), table.field_named(field.field));
      const auto other = others.find(field.type + field.id.text() + field.field);
      if (other != others.end()) must(now == other->second, "L7: an undo took another's value away");
    }
    return reverse;
  }

  Document &m_board, &m_from_log;
  Clock m_clock;
  History m_history;
  std::uint64_t m_seed = 1;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Drawn drawn(data, size);
  Document board = copy_of(small_board()), from_log = copy_of(small_board());
  Tab tabs[] = {{board, from_log, 200}, {board, from_log, 300}};
  for (int steps = 0; !drawn.is_empty() && steps < 40; ++steps) {
    const std::uint8_t what = drawn.byte();
    Tab& tab = tabs[what & 1];
    if (what < 48) tab.undo();
    else if (what < 80) tab.redo();
    else tab.edit(drawn_edit(board, drawn));
  }
  check_saving(board);
  return 0;
}
