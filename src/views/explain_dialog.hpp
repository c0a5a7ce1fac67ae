// The dialog behind every figure: how it is computed, from what, and from whom.
#pragma once
#include "views/explain.hpp"
#include "views/widgets.hpp"

namespace fb {

// True when it was asked to close, also by opening one of the records.
bool explain_dialog(Ui& ui, const Format& format, const Explanation& explanation, bool is_new);

}  // namespace fb
