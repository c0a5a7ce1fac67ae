// Amounts of money as people write them.
#pragma once
#include <optional>
#include <string_view>

#include "model/values.hpp"

namespace fb {

// Digits behind the decimal mark of a currency's minor unit (ISO 4217): EUR 2, JPY 0, KWD 3.
int minor_digits(std::string_view currency);

// "1234.56", "1,234.56", "1.234,56", "12k", "€ 12" → minor units of the currency that is written there, else of `currency`;
// what is no amount gives nothing.
std::optional<Money> money_from_text(std::string_view written, std::string_view currency);

}  // namespace fb
