// A copy of the board without what tells people, companies or amounts: for a support case, a talk, a template.
#pragma once
#include <cstdint>

#include "model/document.hpp"
#include "model/random.hpp"

namespace fb {

// What stays is listed, so that a field added later is left out until somebody decides: dates, places on the board, rates,
// flags, links, words of our own lists. Names become “Lead 7f3a”, drawn anew for each copy; amounts and figures are rounded
// to 1, 2 or 5 and zeros; all other text, unknown fields, notes, deleted records, histories and who wrote are left out.
// Board, records and sessions get new ids, so that no value of it can meet one of the board; of when something was written
// the day stays.
Document redacted(const Document& board, Random& random, std::int64_t now_ms);

std::int64_t rounded_amount(std::int64_t amount);  // 12,345 → 10,000; 1,800 → 2,000

}  // namespace fb
