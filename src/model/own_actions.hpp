// What somebody's sessions have done to a board, found in its histories: undo reaches across a reload by it.
#pragma once
#include <cstdint>
#include <set>
#include <vector>

#include "model/document.hpp"
#include "model/history.hpp"

namespace fb {

// The newest `most` actions of these sessions, oldest first: all values under one stamp are one action. An action and the
// undoing of it right after cancel out. What a session merely merged stands under others' stamps and is not among them.
std::vector<Undoable> own_actions(const Document& document, const std::set<std::uint64_t>& sessions, std::size_t most);

}  // namespace fb
