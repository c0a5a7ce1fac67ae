// Records and values in words, for lists at a terminal.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "formats/intake.hpp"
#include "model/document.hpp"

namespace fb::cli {

std::string counted(std::size_t count, std::string_view one, std::string_view many);
std::string counted(std::size_t count, Type type);
std::string grouped(std::int64_t whole);                             // 12,345
std::string money_words(const Money& money);                         // 12,345.00 EUR; "–" for none
std::string instant_words(std::int64_t ms, int utc_offset_minutes);  // 2026-11-23 14:02

// deal “Acme”, from the first document that has the record
std::string record_words(const Document& first, const Document& second, std::string_view type, const Id& id);
// A canonical value of a field as a person would write it; links and stages by their names, instants in the zone of `first`.
std::string value_words(const Document& first, const Document& second, std::string_view type, std::string_view field,
                        std::string_view value);
// Who wrote under the stamp, and when.
std::string author_words(const Document& first, const Document& second, const Stamp& stamp, int utc_offset_minutes);

std::string refused_words(const Refused& refused);  // "refused row 7: …"

}  // namespace fb::cli
