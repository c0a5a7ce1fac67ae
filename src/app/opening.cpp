#include "app/opening.hpp"

#include <algorithm>

#include "app/archiving.hpp"
#include "app/import_flow.hpp"
#include "app/kept_file.hpp"
#include "app/notice.hpp"
#include "app/routes.hpp"
#include "app/sample.hpp"
#include "formats/log.hpp"
#include "model/own_actions.hpp"
#include "model/stages.hpp"

namespace fb::app {
namespace {

constexpr std::size_t most_remembered = 100;  // actions that Undo reaches after a reload

Result<std::size_t> take_row(State& state, std::string_view text, std::string_view hash, Document& into) {
  if (row_hash(text) != hash) return Error{"its bytes have changed since they were written"};
  return read_row(text, into, state.clock);
}

void follow(State& state) {
  const std::string route = state.shown_route;
  follow_route(state, route);
}

// Undo reaches across a reload: what this browser's own sessions wrote is in the document, under their stamps.
void remember_own_actions(State& state, std::string_view sessions) {
  while (!sessions.empty()) {
    const std::string_view word = sessions.substr(0, sessions.find(' '));
    if (const auto session = session_from_text(word)) state.own_sessions.insert(*session);
    sessions.remove_prefix(std::min(word.size() + 1, sessions.size()));
  }
  for (fb::Undoable& action : own_actions(state.document, state.own_sessions, most_remembered))
    state.history.done(std::move(action));
}

}  // namespace

void show_sample(State& state) {
  SampleOptions options;
  options.now_ms = state.now_ms;
  state.document = make_sample(options);
  for (const Table& table : state.document.tables())
    for (RowIndex row = 0; row < table.size(); ++row) state.clock.observe(table.newest(row));
  state.phase = Phase::ready;
}

void on_row_read(State& state, const LogRowRead& row) {
  if (state.phase != Phase::loading) return;
  Reading& reading = state.reading;
  if (row.is_of_other_generation && !reading.other_generation) reading.other_generation = std::make_shared<Document>();
  Document& into = row.is_of_other_generation ? *reading.other_generation : state.document;
  const Result<std::size_t> lines = take_row(state, row.text, row.hash, into);
  if (!lines) reading.bad.push_back({row.key, lines.error()});
  else if (row.is_of_other_generation) reading.other_keys.push_back(row.key);
  else reading.lines += *lines;
  ++reading.rows;
  state.progress = row.total ? static_cast<float>(row.number) / static_cast<float>(row.total) : 0.0f;
}

void on_row_lost(State& state, const LogRowLost& row) {
  if (state.phase != Phase::loading) return;
  state.reading.bad.push_back({row.key, row.reason});
  ++state.reading.rows;
}

void on_store_opened(State& state, const StoreOpened& opened, Effects& effects) {
  if (state.phase != Phase::loading) return;  // a store that is only written
  if (opened.fault == StoreFault::newer) {
    state.phase = Phase::outdated;
    return;
  }
  if (opened.fault == StoreFault::absent && !state.opening) {
    state.home = Home::memory;
    show_sample(state);
    return follow(state);
  }
  if (opened.ok && opened.board_id.empty()) {
    show_sample(state);
    return follow(state);
  }
  if (const auto id = Id::from_text(opened.board_id)) state.document.board = *id;
  state.document.gen = opened.gen;
  add_well_known(state.document);
  if (!check_what_was_read(state, opened, effects)) return;
  if (state.opening) return finish_opening(state, effects);
  state.home = Home::stored;
  state.phase = Phase::ready;
  state.saving.saved_at_ms = state.now_ms;
  remember_own_actions(state, opened.own_sessions);
  weigh_proposals(state);
  effects.push_back(CompactLog{opened.board_id});
  find_kept_file(state, effects);
  follow(state);
}

void on_row_arrived(State& state, const RowArrived& row) {
  if (state.phase == Phase::loading) {
    // Not counted: the log may give it once more, and it must not stand for one that is missing.
    if (row.generations_ahead == 0) take_row(state, row.text, row.hash, state.document);
    return;
  }
  if (state.phase != Phase::ready || state.home != Home::stored) return;
  if (row.generations_ahead > 0) {
    state.saving.is_archived = true;
    return;
  }
  if (row.generations_ahead < 0 || is_switching(state)) state.reading.other_keys.push_back(row.key);
  if (row.generations_ahead < 0) {  // by a tab that has not heard of the archiving yet
    std::shared_ptr<Document>& other = state.reading.other_generation;
    if (!other) other = std::make_shared<Document>();
    take_row(state, row.text, row.hash, *other);
    return weigh_proposals(state);
  }
  // A row that was damaged on its way is read from the log at the next start, or found missing there.
  take_row(state, row.text, row.hash, state.document);
}

}  // namespace fb::app
