#include "model/money.hpp"

#include <string>

#include "model/currencies.hpp"
#include "model/text.hpp"

namespace fb {

int minor_digits(std::string_view currency) {
  constexpr std::string_view none = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";
  constexpr std::string_view three = "BHD IQD JOD KWD LYD OMR TND";
  if (currency.size() != 3) return 2;
  if (none.find(currency) != std::string_view::npos) return 0;
  if (three.find(currency) != std::string_view::npos) return 3;
  return currency == "CLF" || currency == "UYW" ? 4 : 2;
}

std::optional<Money> money_from_text(std::string_view written, std::string_view currency) {
  std::string words;  // beside the digits: "€", "USD", "k", "k €"
  const std::string bare = without_currency(trimmed(written), words);
  std::string_view text = trimmed(bare), named = words;
  std::int64_t thousands = 1;
  if (!named.empty() && (named.size() == 1 || named[1] == ' ')) {
    if (named[0] == 'k' || named[0] == 'K') thousands = 1000;
    if (named[0] == 'm' || named[0] == 'M') thousands = 1000000;
    if (thousands > 1) named = trimmed(named.substr(1));
  }
  const std::string code = named.empty() ? std::string(currency) : currency_from_text(named, currency);
  if (code.empty()) return std::nullopt;
  currency = code;
  std::int64_t one = 1;  // in minor units
  for (int i = minor_digits(currency); i > 0; --i) one *= 10;
  std::int64_t factor = one * thousands;
  bool negative = false;
  if (!text.empty() && text[0] == '-') {
    negative = true;
    text.remove_prefix(1);
  }
  // The last separator is the decimal mark when one or two digits follow it (or any number with k or m), else it groups.
  const std::size_t last = text.find_last_of(".,");
  const bool decimal = last != std::string_view::npos && (text.size() - last - 1 <= 2 || factor != one) &&
                       text.find(text[last]) == last && text.size() - last > 1;
  std::int64_t minor = 0, unit = factor;
  bool any = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (decimal && i == last) {
      unit = -1;
      continue;
    }
    if (c == '.' || c == ',' || c == ' ' || c == '\'') continue;
    if (c < '0' || c > '9') return std::nullopt;
    any = true;
    if (unit > 0) {
      minor = minor * 10 + (c - '0') * factor;
    } else {
      factor /= 10;
      if (factor == 0 && c != '0') return std::nullopt;  // finer than the currency
      minor += (c - '0') * factor;
    }
    if (minor > largest_whole) return std::nullopt;
  }
  if (!any) return std::nullopt;
  const Money money = Money::of(negative ? -minor : minor, currency);
  if (!money) return std::nullopt;
  return money;
}

}  // namespace fb
