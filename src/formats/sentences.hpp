// Pieces of the sentences that say what is wrong with a file.
#pragma once
#include <string>
#include <string_view>

#include "formats/record_reader.hpp"
#include "model/values.hpp"

namespace fb {

std::string quotation(std::string_view text);    // “Acme”, cut to 40 bytes between two characters, in one line
std::string kind_words(Kind kind);               // what a value should be: [whole number, "EUR"]
std::string label_of(const RecordParts& parts);  // “Acme”: the record's title or name; "" if it has none
std::string not_of_kind(std::string_view field, Kind kind);  // the sentence that refuses a record

}  // namespace fb
