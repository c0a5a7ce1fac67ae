#include "formats/cells.hpp"

#include <algorithm>

#include "model/currencies.hpp"
#include "model/money.hpp"
#include "model/text.hpp"

namespace fb {
namespace {

bool is_listed(std::string_view list, std::string_view word) {
  return list.find("|" + std::string(word) + "|") != std::string_view::npos;
}

CellFault read_money(std::string_view text, const CellStyle& style, std::string& out) {
  std::string symbol;
  const std::string number = without_currency(text, symbol);
  std::string currency = style.currency;
  if (!symbol.empty()) currency = currency_from_text(symbol, currency.empty() ? style.home : currency);
  const auto decimal = decimal_from_text(number, {style.mark, style.scientific});
  if (!decimal || (!symbol.empty() && currency.empty() && symbol.size() == 1)) return CellFault::unreadable;
  if (currency.empty()) return CellFault::no_currency;
  const int digits = minor_digits(currency);
  if (decimal->fraction.size() > static_cast<std::size_t>(digits)) return CellFault::too_fine;
  const auto minor = units_from_decimal(*decimal, digits, Rounding::refused);
  if (!minor) return CellFault::too_large;
  out += value_text(Money::of(*minor, currency));
  return CellFault::none;
}

CellFault read_rate(std::string_view text, const CellStyle& style, std::string& out) {
  text = trimmed(text);
  const bool percent = !text.empty() && text.back() == '%';
  if (percent) text.remove_suffix(1);
  const auto decimal = decimal_from_text(text, {style.mark, style.scientific});
  if (!decimal) return CellFault::unreadable;
  const auto bp = units_from_decimal(*decimal, percent || style.rates == RateUnit::percent ? 2 : 4, Rounding::half_up);
  if (!bp || *bp < 0 || *bp > 10000) return CellFault::out_of_range;
  append_whole(*bp, out);
  return CellFault::none;
}

CellFault read_count(std::string_view text, const CellStyle& style, std::string& out) {
  const auto decimal = decimal_from_text(text, {style.mark, style.scientific});
  if (!decimal || !decimal->fraction.empty()) return CellFault::unreadable;
  const auto whole = units_from_decimal(*decimal, 0, Rounding::refused);
  if (!whole) return CellFault::too_large;
  append_whole(*whole, out);
  return CellFault::none;
}

CellFault read_flag(std::string_view text, std::string& out) {
  const std::string word = folded(text);
  const bool yes = is_listed("|true|yes|y|1|on|x|ja|oui|si|sí|done|", word);
  if (!yes && !is_listed("|false|no|n|0|off|nein|non|undone|", word)) return CellFault::unreadable;
  out += yes ? "true" : "false";
  return CellFault::none;
}

CellFault read_moment(Kind kind, std::string_view text, const CellStyle& style, std::string& out) {
  const auto moment = moment_from_text(text, style.dates);
  if (!moment) return CellFault::unreadable;
  if (kind == Kind::day) out += value_text(moment->local_day(style.utc_offset_minutes));
  else append_whole(moment->ms(style.utc_offset_minutes), out);
  return CellFault::none;
}

}  // namespace

bool is_missing(Kind kind, std::string_view text) {
  text = trimmed(text);
  if (text.empty()) return true;
  if (kind == Kind::text) return false;  // a name may be "Null"
  constexpr std::string_view spellings =
      "|-|--|n/a|#n/a|na|null|none|unknown|(not set)|(none)|(unknown)|select|-select-|--select--|-none-|--none--|\\n|";
  return text.size() <= 12 && is_listed(spellings, folded(text));
}

CellFault read_cell(Kind kind, std::string_view text, const CellStyle& style, std::string& out) {
  if (style.exact ? text.empty() : is_missing(kind, text)) return CellFault::missing;
  switch (kind) {
    case Kind::money: return read_money(text, style, out);
    case Kind::rate: return read_rate(text, style, out);
    case Kind::count: return read_count(text, style, out);
    case Kind::flag: return read_flag(text, out);
    case Kind::day:
    case Kind::instant: return read_moment(kind, text, style, out);
    case Kind::text:
    case Kind::ref:
    case Kind::place: break;
  }
  append_quoted(style.exact ? text : trimmed(text), out);
  return CellFault::none;
}

std::string_view fault_words(Kind kind, CellFault fault) {
  switch (fault) {
    case CellFault::none:
    case CellFault::missing: return "";
    case CellFault::too_fine: return "has more decimals than its currency";
    case CellFault::too_large: return "is too large";
    case CellFault::no_currency: return "is in no currency we know";
    case CellFault::out_of_range: return "is not between 0 and 100 %";
    case CellFault::unreadable: break;
  }
  switch (kind) {
    case Kind::money: return "is no amount of money";
    case Kind::rate: return "is no percentage";
    case Kind::count: return "is no whole number";
    case Kind::flag: return "is neither yes nor no";
    case Kind::day: return "is no day";
    case Kind::instant: return "is no time";
    default: return "can't be read";
  }
}

void StyleFinder::look(std::string_view cell) {
  if (is_missing(m_kind, cell)) return;
  const bool was_unclear = m_marks.unclear_comma + m_marks.unclear_point + m_dates.unclear > 0;
  if (m_kind == Kind::day || m_kind == Kind::instant) m_dates.look(cell);
  if (m_kind == Kind::money || m_kind == Kind::count) {
    std::string symbol;
    m_marks.look(without_currency(cell, symbol));
  }
  if (m_kind == Kind::rate) {
    m_marks.look(cell);
    const bool percent = cell.find('%') != std::string_view::npos;
    const std::size_t digit = std::min(cell.find_first_of("123456789"), cell.size());
    const bool below_one = cell.substr(0, digit).find_first_of(".,") != std::string_view::npos;
    if (percent) ++m_percent;
    else if (digit < cell.size() && cell != "1") ++(below_one ? m_below_one : m_above_one);
  }
  if (!was_unclear && m_marks.unclear_comma + m_marks.unclear_point + m_dates.unclear > 0) m_unclear = trimmed(cell);
}

void StyleFinder::decide(CellStyle& style) const {
  if (m_marks.point + m_marks.comma > 0) style.mark = m_marks.mark();
  else if (m_kind == Kind::count && m_marks.is_unclear())  // whole numbers: what looks like a mark groups
    style.mark = m_marks.unclear_comma >= m_marks.unclear_point ? DecimalMark::point : DecimalMark::comma;
  if (m_dates.is_clear()) style.dates = m_dates.order();
  const bool fractions = m_percent + m_above_one == 0 && m_below_one > 0;
  style.rates = fractions ? RateUnit::fraction : RateUnit::percent;
}

std::string StyleFinder::question(const CellStyle& style, bool marks_are_known, bool dates_are_known) const {
  const std::string cell = "“" + m_unclear + "”";
  if (m_dates.is_unclear() && !dates_are_known)
    return cell + " was read with the " + (style.dates == DateOrder::day_first ? "day" : "month") + " first";
  if (m_marks.is_unclear() && !marks_are_known && m_kind != Kind::count) {
    const bool point_is_mark = style.mark == DecimalMark::point;
    const bool grouped = point_is_mark ? m_marks.unclear_comma > 0 : m_marks.unclear_point > 0;
    return cell + " was read as " + (grouped ? "thousands" : "a number with decimals");
  }
  if (m_kind == Kind::rate && m_percent == 0 && m_below_one > 0 && style.rates == RateUnit::fraction)
    return "numbers up to 1 were read as fractions: 0.5 is 50 %";
  return {};
}

bool looks_like_email(std::string_view text) {
  text = trimmed(text);
  const std::size_t at = text.find('@');
  return at != std::string_view::npos && at > 0 && text.find('.', at) != std::string_view::npos &&
         text.find_first_of(" \t\n,;") == std::string_view::npos && text.size() <= 254;
}

bool looks_like_phone(std::string_view text) {
  const auto digits = std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  return digits >= 5 && digits <= 20 && text.size() <= 40;
}

bool looks_like_value(std::string_view text) {
  text = trimmed(text);
  if (text.empty()) return false;
  if (looks_like_email(text) || text.find("://") != std::string_view::npos) return true;
  if (moment_from_text(text, DateOrder::day_first) || moment_from_text(text, DateOrder::month_first)) return true;
  std::string symbol;
  const std::string number = without_currency(text, symbol);
  return decimal_from_text(number, {DecimalMark::point, true}) || decimal_from_text(number, {DecimalMark::comma, true});
}

}  // namespace fb
