#include "formats/cell_numbers.hpp"

#include <algorithm>
#include <vector>

#include "model/text.hpp"
#include "model/values.hpp"

namespace fb {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The bytes of a blank or an apostrophe that groups digits at the front of the text; 0 if there is none.
std::size_t grouping_size(std::string_view text) {
  constexpr std::string_view marks[] = {" ", "'", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89", "\xE2\x80\x99"};
  for (const std::string_view mark : marks)
    if (text.substr(0, mark.size()) == mark) return mark.size();
  return 0;
}

// Takes the sign off: in front, behind, or as brackets.
bool take_sign(std::string_view& text) {
  constexpr std::string_view minus = "\xE2\x88\x92";  // U+2212
  text = trimmed(text);
  if (text.size() > 2 && text.front() == '(' && text.back() == ')') {
    text = trimmed(text.substr(1, text.size() - 2));
    return true;
  }
  bool negative = true;
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) {
    negative = text[0] == '-';
    text.remove_prefix(1);
  } else if (text.substr(0, 3) == minus) {
    text.remove_prefix(3);
  } else if (text.size() > 1 && text.back() == '-') {
    text.remove_suffix(1);
  } else {
    negative = false;
  }
  text = trimmed(text);
  return negative;
}

std::optional<int> take_exponent(std::string_view& text) {
  const std::size_t at = text.find_first_of("eE");
  if (at == std::string_view::npos) return 0;
  std::string_view power = text.substr(at + 1);
  text = text.substr(0, at);
  const bool negative = !power.empty() && power[0] == '-';
  if (negative || (!power.empty() && power[0] == '+')) power.remove_prefix(1);
  if (power.empty() || power.size() > 2 || !std::all_of(power.begin(), power.end(), is_digit)) return std::nullopt;
  int value = 0;
  for (const char c : power) value = value * 10 + (c - '0');
  return negative ? -value : value;
}

// Every group but the first has three digits, or all but the last have two (1,23,45,678).
bool groups_are_right(const std::vector<std::size_t>& groups) {
  if (groups.size() == 1) return true;
  if (groups.front() == 0 || groups.front() > 3 || groups.back() != 3) return false;
  const std::size_t inner = groups.size() == 2 ? 3 : groups[1];
  if (inner != 3 && (inner != 2 || groups.front() > 2)) return false;
  return std::all_of(groups.begin() + 1, groups.end() - 1, [inner](std::size_t size) { return size == inner; });
}

bool take_whole(std::string_view& text, char group_mark, std::string& digits) {
  std::vector<std::size_t> groups = {0};
  std::string_view used;
  while (!text.empty()) {
    if (is_digit(text[0])) {
      digits += text[0];
      ++groups.back();
      text.remove_prefix(1);
      continue;
    }
    const std::size_t size = text[0] == group_mark ? 1 : grouping_size(text);
    if (size == 0) break;
    if (!used.empty() && used != text.substr(0, size)) return false;  // one kind of mark per number
    used = text.substr(0, size);
    groups.push_back(0);
    text.remove_prefix(size);
  }
  return groups_are_right(groups);
}

void shift_mark(Decimal& number, int places) {
  for (; places > 0; --places) {
    number.whole += number.fraction.empty() ? '0' : number.fraction.front();
    if (!number.fraction.empty()) number.fraction.erase(0, 1);
  }
  for (; places < 0; ++places) {
    number.fraction.insert(0, 1, number.whole.empty() ? '0' : number.whole.back());
    if (!number.whole.empty()) number.whole.pop_back();
  }
}

void drop_outer_zeros(Decimal& number) {
  number.whole.erase(0, std::min(number.whole.find_first_not_of('0'), number.whole.size()));
  number.fraction.resize(number.fraction.find_last_not_of('0') + 1);  // npos + 1 is 0
}

}  // namespace

void MarkEvidence::look(std::string_view cell) {
  const std::size_t first = cell.find_first_of(".,"), last = cell.find_last_of(".,");
  if (first == std::string_view::npos) return;
  const bool last_is_point = cell[last] == '.';
  const std::size_t times = static_cast<std::size_t>(std::count(cell.begin(), cell.end(), cell[last]));
  const bool both = cell.find(last_is_point ? ',' : '.') != std::string_view::npos;
  const auto is_behind = [&cell](std::size_t at) { return at < cell.size() && is_digit(cell[at]); };
  std::size_t behind = 0, before = 0;
  while (is_behind(last + 1 + behind)) ++behind;
  while (last > before && is_digit(cell[last - 1 - before])) ++before;
  if (both && times > 1) return;  // 1,234.567.890 is no number
  if (both || (times == 1 && (behind != 3 || before == 0 || before > 3))) ++(last_is_point ? point : comma);
  else if (times > 1) ++(last_is_point ? comma : point);  // groups: the other one is the mark
  else if (cell.substr(0, last).find_first_not_of("0+-() ") == std::string_view::npos)
    ++(last_is_point ? point : comma);
  else ++(last_is_point ? unclear_point : unclear_comma);
}

DecimalMark MarkEvidence::mark() const { return comma > point ? DecimalMark::comma : DecimalMark::point; }

std::optional<Decimal> decimal_from_text(std::string_view text, const NumberOptions& options) {
  Decimal number;
  number.negative = take_sign(text);
  int exponent = 0;
  if (options.scientific) {
    const auto power = take_exponent(text);
    if (!power) return std::nullopt;
    exponent = *power;
  }
  const char mark = options.mark == DecimalMark::comma ? ',' : '.';
  if (!take_whole(text, mark == ',' ? '.' : ',', number.whole)) return std::nullopt;
  if (!text.empty() && text[0] == mark) {
    number.fraction = text.substr(1);
    text = {};
  }
  if (!text.empty() || number.whole.size() + number.fraction.size() == 0) return std::nullopt;
  if (!std::all_of(number.fraction.begin(), number.fraction.end(), is_digit)) return std::nullopt;
  shift_mark(number, exponent);
  drop_outer_zeros(number);
  return number;
}

std::optional<std::int64_t> units_from_decimal(const Decimal& decimal, int digits, Rounding rounding) {
  const std::size_t kept = static_cast<std::size_t>(digits);
  if (decimal.whole.size() + kept > 17) return std::nullopt;
  if (decimal.fraction.size() > kept && rounding == Rounding::refused) return std::nullopt;
  std::int64_t value = 0;
  for (const char c : decimal.whole) value = value * 10 + (c - '0');
  for (std::size_t i = 0; i < kept; ++i)
    value = value * 10 + (i < decimal.fraction.size() ? decimal.fraction[i] - '0' : 0);
  if (decimal.fraction.size() > kept && decimal.fraction[kept] >= '5') ++value;
  if (value > largest_whole) return std::nullopt;
  return decimal.negative ? -value : value;
}

}  // namespace fb
