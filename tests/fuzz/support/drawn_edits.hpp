// What a person could do next, out of a fuzz input: every edit, on records that are there, were there, or never were.
#pragma once
#include "fuzz/support/drawn.hpp"
#include "model/edits.hpp"

namespace fb::fuzz {

Edit drawn_edit(const Document& board, Drawn& drawn);

}  // namespace fb::fuzz
