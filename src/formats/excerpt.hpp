// One campaign and what hangs on it, as a part of the board that merges like any other copy of it.
#pragma once
#include "model/document.hpp"

namespace fb {

// The campaign and those under it; their leads, the leads they touched, and the deals of these; all touches, figures and
// notes of any of them. What these need: companies, personas, members, who wrote, and the board's own settings and stages.
// Each record whole, with its history; references to what stayed behind dangle.
Document excerpt(const Document& board, const Id& campaign);

}  // namespace fb
