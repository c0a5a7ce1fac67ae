// What must hold for every document, wherever its values came from.
#pragma once
#include <string>

#include "model/document.hpp"

namespace fb::fuzz {

std::string file_of(const Document& document);
Document copy_of(const Document& document);

// L5, L6, L11: the export is read whole and written again byte for byte, the log's rows give the same board, and neither
// has anything new for the board it came from.
void check_saving(const Document& document);

// The well-known columns, a lead, two deals and a company: something to merge with.
const Document& small_board();

}  // namespace fb::fuzz
