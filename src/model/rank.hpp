// Fractional indexes: the place of a card between two others, as text, so that a move writes one record only.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace fb {

// A rank strictly between `below` and `above` in byte order; "" stands for either end. Base 62, never ending in '0', with
// three digits from `random` behind it, so that two people who insert at one place rarely get the same rank.
// Where below >= above (equal ranks made apart), the answer follows `below`; ids break the tie.
std::string rank_between(std::string_view below, std::string_view above, std::uint32_t random);

// Digits [0-9A-Za-z], 1…256 of them, not ending in '0'.
bool is_rank(std::string_view text);

}  // namespace fb
