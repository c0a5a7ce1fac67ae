// A record whose stamps don't count, as values to be compared with the board.
#pragma once
#include <string>
#include <string_view>

#include "formats/intake.hpp"
#include "formats/record_reader.hpp"

namespace fb {

// Fills `out` but for its `where`. Returns the sentence that refuses the record, or "".
std::string make_plain(const RecordParts& parts, const TypeInfo& type, PlainRecord& out);

}  // namespace fb
