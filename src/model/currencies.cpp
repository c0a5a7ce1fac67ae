#include "model/currencies.hpp"

#include "model/text.hpp"

namespace fb {
namespace {

constexpr std::string_view iso_4217 =
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF "
    "CLF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL "
    "HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD "
    "MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR "
    "RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS "
    "UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL";

struct Symbol {
  std::string_view names;  // folded, between bars
  std::string_view codes;  // the first is the usual one; "?" in front: none is
};
constexpr Symbol symbols[] = {
    {"|$|dollar|dollars|", "USD CAD AUD NZD SGD HKD MXN ARS CLP COP TWD"},
    {"|us$|us dollar|us dollars|", "USD"},
    {"|a$|au$|", "AUD"},
    {"|c$|ca$|", "CAD"},
    {"|nz$|", "NZD"},
    {"|hk$|", "HKD"},
    {"|s$|", "SGD"},
    {"|r$|", "BRL"},
    {"|€|euro|euros|", "EUR"},
    {"|£|pound|pounds|pound sterling|", "GBP"},
    {"|¥|￥|yen|", "JPY CNY"},
    {"|kr|kr.|", "? SEK NOK DKK ISK"},
    {"|fr|fr.|sfr|sfr.|swiss franc|swiss francs|", "CHF"},
    {"|₹|rs|rs.|", "INR PKR LKR NPR"},
    {"|zł|zl|", "PLN"},
    {"|kč|", "CZK"},
    {"|ft|", "HUF"},
    {"|lei|", "RON"},
    {"|₽|руб|руб.|", "RUB"},
    {"|₺|tl|", "TRY"},
    {"|₩|", "KRW"},
    {"|₪|", "ILS"},
    {"|₴|", "UAH"},
    {"|฿|", "THB"},
    {"|₫|", "VND"},
    {"|₱|", "PHP"},
};

bool lists(std::string_view codes, std::string_view code) {
  return code.size() == 3 && codes.find(code) != std::string_view::npos;
}

// Bytes of a number's own characters: digits, marks, signs, brackets, blanks.
std::size_t number_character(std::string_view text) {
  constexpr std::string_view plain = "0123456789.,'+-() ";
  constexpr std::string_view wide[] = {"\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89", "\xE2\x80\x99", "\xE2\x88\x92"};
  if (plain.find(text[0]) != std::string_view::npos) return 1;
  for (const std::string_view one : wide)
    if (text.substr(0, one.size()) == one) return one.size();
  return 0;
}

bool has_digit(std::string_view text) { return text.find_first_of("0123456789") != std::string_view::npos; }

}  // namespace

std::string without_currency(std::string_view text, std::string& currency) {
  currency.clear();
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t size = number_character(text.substr(begin));
    if (size == 0) break;
    begin += size;
  }
  std::size_t end = begin, at = begin;  // of the run of other characters, inner blanks included
  while (at < text.size()) {
    const std::size_t size = number_character(text.substr(at));
    at += size == 0 ? 1 : size;
    if (size == 0) end = at;
    if (size == 1 && has_digit(text.substr(at - 1, 1))) break;
  }
  const bool dotted = end + 1 < text.size() && text[end] == '.' && !has_digit(text.substr(end + 1, 1));
  if (dotted) ++end;  // "Fr. 5"
  const bool in_front = !has_digit(text.substr(0, begin)), behind = !has_digit(text.substr(end));
  if (begin == end || in_front == behind) return std::string(text);
  currency = trimmed(text.substr(begin, end - begin));
  return std::string(text.substr(0, begin)) + std::string(text.substr(end));
}

std::string currency_from_text(std::string_view text, std::string_view home) {
  const std::string name = folded(text);
  if (name.empty()) return {};
  if (name.size() == 3) {
    std::string code;
    for (const char c : name) code += static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
    if (code.find(' ') == std::string::npos && lists(iso_4217, code)) return code;
  }
  for (const Symbol& symbol : symbols) {
    if (symbol.names.find("|" + name + "|") == std::string_view::npos) continue;
    if (lists(symbol.codes, home)) return std::string(home);
    return symbol.codes[0] == '?' ? std::string() : std::string(symbol.codes.substr(0, 3));
  }
  return {};
}

}  // namespace fb
