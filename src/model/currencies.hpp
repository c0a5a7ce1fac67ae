// Currencies as people write them: symbols, codes, names.
#pragma once
#include <string>
#include <string_view>

namespace fb {

// The text without the currency's symbol or code at its start or end ("$", "EUR"), which goes to `currency` as it stands.
std::string without_currency(std::string_view text, std::string& currency);

// "usd", "US dollar", "€" → "USD", "USD", "EUR"; "" for what names no currency of ISO 4217. Where several share a symbol,
// `home`, the board's currency, wins if it is one of them.
std::string currency_from_text(std::string_view text, std::string_view home);

}  // namespace fb
