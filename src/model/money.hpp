// Amounts of money as people write them.
#pragma once
#include <optional>
#include <string_view>

#include "model/values.hpp"

namespace fb {

// "1234.56", "1,234.56", "1.234,56", "12k" → minor units of `currency`; what is no amount gives nothing.
std::optional<Money> money_from_text(std::string_view text, std::string_view currency);

}  // namespace fb
