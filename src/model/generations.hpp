// "Archive and compact" begins another generation of a board: its current values only, without what they were before.
#pragma once
#include "model/document.hpp"

namespace fb {

// The next generation. Values keep their stamps; of a deleted record stays only that it is deleted.
Document compacted(const Document& board);

// What another generation has to offer: the values that were written there after what the board shows, and records that the
// board has never seen. What the board's own history dropped is none of it, nor what was deleted here later.
Document proposals(const Document& board, const Document& other);

}  // namespace fb
