// One line of Today: what to do, about whom, by when, and a button that says it is done.
#pragma once
#include <cstdint>

#include "views/due_items.hpp"
#include "views/format.hpp"
#include "views/widgets.hpp"

namespace fb {

struct DueRow {
  bool is_stop = false;  // of the Tab key
  std::int32_t position = 0, set_size = 0;
};
// Emits what was asked for.
Press due_row(Ui& ui, const Format& format, const DueItem& item, const Rect& rect, const DueRow& row);
std::uint32_t due_row_id(const Document& document, const DueItem& item);  // from the same place in the tree of ids

}  // namespace fb
