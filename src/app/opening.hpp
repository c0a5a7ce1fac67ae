// From the store's rows to a board on screen, and what other tabs write while it is there.
#pragma once
#include "app/state.hpp"

namespace fb::app {

void show_sample(State& state);
void on_row_read(State& state, const LogRowRead& row);
void on_row_lost(State& state, const LogRowLost& row);
void on_store_opened(State& state, const StoreOpened& opened, Effects& effects);
void on_row_arrived(State& state, const RowArrived& row);

}  // namespace fb::app
