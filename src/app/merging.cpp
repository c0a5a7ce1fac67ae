#include "app/merging.hpp"

#include "app/saving.hpp"

namespace fb::app {
namespace {

Document with_session(State& state, Document incoming, Merging::Values values) {
  if (state.session_recorded || values == Merging::Values::of_others) return incoming;
  const Stamp stamp = state.clock.next(state.now_ms);
  apply(incoming, Change{stamp, session_writes(state)});
  return incoming;
}

}  // namespace

Merging::Merging(State& state, Document incoming, Values values, RecordKeys left_out)
    : m_incoming(with_session(state, std::move(incoming), values)),
      m_moves_in(state.home == Home::sample),
      m_uniting(state.document, m_incoming, &m_undo, std::move(left_out)) {}

bool Merging::go_on(State& state, std::size_t records) {
  if (!m_is_united) {
    m_is_united = !m_uniting.go_on(records);
    if (!m_is_united) return true;
    m_rows = m_moves_in ? std::make_unique<RecordRows>(state.document)
                        : std::make_unique<RecordRows>(m_incoming, m_uniting.united());
    return true;
  }
  return m_rows->go_on(records);
}

fb::Undoable Merging::finish(State& state, std::string summary, Effects& effects) {
  for (const Table& table : m_incoming.tables())
    for (RowIndex row = 0; row < table.size(); ++row) state.clock.observe(table.newest(row));
  if (m_moves_in) move_in(state, effects);
  save_rows(state, m_rows->take());
  m_undo.summary = std::move(summary);
  return std::move(m_undo);
}

}  // namespace fb::app
