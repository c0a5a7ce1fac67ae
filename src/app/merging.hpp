// Others' values on their way into the board: united with it, remembered for Undo, put into rows and saved, in slices.
#pragma once
#include <memory>

#include "app/state.hpp"
#include "formats/log.hpp"
#include "model/uniting.hpp"

namespace fb::app {

class Merging {
 public:
  // Others' values come in under their own stamps: this session has written nothing then, whatever their stamps say.
  enum class Values : std::uint8_t { of_others, of_this_session };
  Merging(State& state, Document incoming, Values values, RecordKeys left_out = {});
  // Works on about so many records more; false when only finish() is left to do. Nothing is saved before that, so a page
  // that dies in between has changed nothing.
  bool go_on(State& state, std::size_t records);
  fb::Undoable finish(State& state, std::string summary, Effects& effects);

 private:
  Document m_incoming;
  fb::Undoable m_undo;
  bool m_moves_in = false;  // the board is saved whole
  Uniting m_uniting;
  bool m_is_united = false;
  std::unique_ptr<RecordRows> m_rows;
};

}  // namespace fb::app
