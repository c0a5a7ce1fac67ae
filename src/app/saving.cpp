#include "app/saving.hpp"

#include <algorithm>

#include "app/notice.hpp"
#include "formats/log.hpp"
#include "model/edits.hpp"

namespace fb::app {
namespace {

void remember_board(State& state, Effects& effects) {
  const std::string id = state.document.board.text(), name = board_name(state);
  auto& boards = state.preferences.boards;
  std::erase_if(boards, [&](const auto& board) { return board.first == id; });
  boards.insert(boards.begin(), {id, name});
  std::string text;
  for (const auto& [board, title] : boards) text += board + '\t' + title + '\n';
  effects.push_back(SavePreference{"boards", std::move(text)});
}

std::vector<LogRow> hashed(std::vector<std::string> rows) {
  std::vector<LogRow> out;
  for (std::string& row : rows) {
    std::string hash = row_hash(row);
    out.push_back({std::move(row), std::move(hash)});
  }
  return out;
}

void enqueue(State& state, std::vector<std::string> rows, std::uint32_t changes) {
  if (state.home == Home::memory || rows.empty()) return;
  Saving& saving = state.saving;
  const std::string board = state.document.board.text();
  // What one action writes in several steps is one transaction: an import of three files is saved whole or not at all.
  const Saving::Batch* last = saving.has_news && !saving.waiting.empty() ? &saving.waiting.back() : nullptr;
  const bool goes_on = last && last->append.board_id == board && last->append.gen == state.document.gen;
  if (!goes_on) {
    AppendLog append;
    append.seq = saving.next_seq++;
    append.board_id = board;
    append.gen = state.document.gen;
    append.session = session_text(state.clock.session());
    append.changes = changes;
    saving.waiting.push_back({std::move(append), false});
  }
  AppendLog& append = saving.waiting.back().append;
  for (const std::string& row : rows)
    append.lines += 1 + static_cast<std::uint32_t>(std::count(row.begin(), row.end(), '\n'));
  std::vector<LogRow> all;
  if (goes_on) all = *append.rows;
  for (LogRow& row : hashed(std::move(rows))) all.push_back(std::move(row));
  append.rows = std::make_shared<const std::vector<LogRow>>(std::move(all));
  saving.has_news = true;
}

// An import goes on for several actions, and is one: what it has written leaves when all of it is there.
bool takes_files(const State& state) { return state.import && state.import->stage == ImportFlow::Stage::taking; }

// Who sits here belongs to the team, so that cards can be theirs.
std::vector<Write> member_writes(State& state) {
  if (state.preferences.person.empty() || person_id(state)) return {};
  Result<Plan> made = plan(state.document, AddNamed{Type::member, state.preferences.person}, plan_context(state));
  return made ? std::move(made->writes) : std::vector<Write>();
}

}  // namespace

std::vector<Write> session_writes(State& state) {
  if (state.session_recorded) return {};
  state.session_recorded = true;
  const Id id = Id::named(session_text(state.clock.session()));
  std::vector<Write> writes = member_writes(state);
  writes.push_back({"session", id, "by", value_text(state.preferences.person)});
  writes.push_back({"session", id, "app", value_text(std::string(app_version))});
  return writes;
}

bool move_in(State& state, Effects& effects) {
  if (state.home != Home::sample) return false;
  state.home = Home::stored;
  effects.push_back(OpenStore{state.document.board.text(), false});
  remember_board(state, effects);
  return true;
}

PlanContext plan_context(State& state) {
  return {state.now_ms, state.utc_offset_minutes, &state.random, person_id(state)};
}

fb::Undoable commit(State& state, std::vector<Write> writes, std::string summary, Effects& effects) {
  Change change{state.clock.next(state.now_ms), std::move(writes)};
  fb::Undoable undoable = remember(state.document, change, std::move(summary));
  for (Write& write : session_writes(state)) change.writes.push_back(std::move(write));
  const std::string name_before = board_name(state);
  apply(state.document, change);
  if (move_in(state, effects)) {
    enqueue(state, record_rows(state.document), 1);
  } else {
    enqueue(state, {change_line(change)}, 1);
    if (name_before != board_name(state)) remember_board(state, effects);
  }
  return undoable;
}

void save_all(State& state, Effects& effects) {
  state.home = Home::stored;
  remember_board(state, effects);
  enqueue(state, record_rows(state.document), 1);
}

void save_rows(State& state, std::vector<std::string> rows) { enqueue(state, std::move(rows), 1); }

void save_again(State& state, Effects& effects) {
  if (!state.saving.was_cleared) return send_waiting(state, effects);
  state.saving.was_cleared = false;
  state.saving.waiting.clear();  // all of it is in what is written now
  effects.push_back(AcceptStore{state.document.board.text(), 0, {}});
  save_all(state, effects);
}

void send_news(State& state, Effects& effects) {
  if (!state.saving.has_news || takes_files(state)) return;
  state.saving.has_news = false;
  send_waiting(state, effects);
}

void send_waiting(State& state, Effects& effects) {
  Saving& saving = state.saving;
  if (saving.is_superseded && !saving.waiting.empty() && saving.failing_since_ms == 0) {
    saving.failing_since_ms = state.now_ms;
    saving.error = "A newer Funnelboard has taken the storage over.";
  }
  if (saving.is_superseded || saving.was_cleared) return;
  const bool is_last_growing = saving.has_news;  // of an import: else the end of the action has sent it
  for (Saving::Batch& batch : saving.waiting) {
    if (batch.sent || (is_last_growing && &batch == &saving.waiting.back())) continue;
    batch.sent = true;
    effects.push_back(batch.append);
  }
}

void on_appended(State& state, const Appended& answer, Effects&) {
  Saving& saving = state.saving;
  const auto batch = std::find_if(saving.waiting.begin(), saving.waiting.end(),
                                  [&](const Saving::Batch& one) { return one.append.seq == answer.seq; });
  if (batch != saving.waiting.end()) {
    if (answer.ok) {
      saving.waiting.erase(batch);
      saving.saved_at_ms = state.now_ms;
      saving.is_slow = false;
    } else {
      batch->sent = false;
      saving.error = answer.error;
      saving.is_superseded |= answer.fault == StoreFault::newer;
      if (saving.failing_since_ms == 0) saving.failing_since_ms = state.now_ms;
    }
  }
  saving.was_cleared |= answer.fault == StoreFault::cleared;
  if (saving.waiting.empty() && !saving.was_cleared) {
    saving.failing_since_ms = 0;
    saving.error.clear();
  }
}

void on_append_is_slow(State& state, const AppendIsSlow& slow) {
  Saving& saving = state.saving;
  for (const Saving::Batch& batch : saving.waiting) {
    if (batch.append.seq != slow.seq || !batch.sent) continue;
    saving.is_slow = true;
    if (saving.failing_since_ms == 0) saving.failing_since_ms = state.now_ms;
    saving.error = "The browser does not answer.";
  }
}

void on_store_changed(State& state, const StoreChanged& changed, Effects& effects) {
  if (state.phase != Phase::ready || state.home != Home::stored) return;
  if (changed.fault == StoreFault::newer) {
    state.saving.is_superseded = true;
    return send_waiting(state, effects);
  }
  if (changed.fault == StoreFault::archived) {
    state.saving.is_archived = true;
    return;
  }
  // Everything is still here: it is written again as soon as a person says so. Nothing is written behind their back
  // into a storage that they may have cleared on purpose.
  state.saving.was_cleared = true;
  if (state.saving.failing_since_ms == 0) state.saving.failing_since_ms = state.now_ms;
  state.saving.error = "What this browser had stored of the board was deleted. The board on screen is whole.";
}

}  // namespace fb::app
