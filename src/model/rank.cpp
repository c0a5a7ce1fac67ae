#include "model/rank.hpp"

namespace fb {
namespace {

constexpr std::string_view digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

std::size_t digit_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  const std::size_t found = digits.find(text[at]);
  return found == std::string_view::npos ? 0 : found;
}

// A rank starts with a counting part whose first letter tells its length: "a0"…"az", "b00"…, and "Zz", "Yzz"… downwards.
// Appending counts up, so that 10,000 cards at the end of a column have ranks of seven characters.
// The scheme is David Greenspan's: https://observablehq.com/@dgreensp/implementing-fractional-indexing
std::size_t counting_size(std::string_view rank) {
  if (rank.empty()) return 0;
  const char head = rank[0];
  std::size_t size = 0;
  if (head >= 'a' && head <= 'z') size = static_cast<std::size_t>(head - 'a') + 2;
  if (head >= 'A' && head <= 'Z') size = static_cast<std::size_t>('Z' - head) + 2;
  return size <= rank.size() ? size : 0;
}

// The next (or previous) counting part, or "" at the far end of the scheme.
std::string counted(std::string_view rank, bool up) {
  const std::size_t size = counting_size(rank);
  if (size == 0) return {};
  std::string out(rank.substr(0, size));
  for (std::size_t at = size; at-- > 1;) {
    const std::size_t digit = digit_at(out, at);
    if (up ? digit + 1 < digits.size() : digit > 0) {
      out[at] = digits[up ? digit + 1 : digit - 1];
      return out;
    }
    out[at] = up ? digits.front() : digits.back();
  }
  const char head = out[0];
  if (head == (up ? 'z' : 'A')) return {};
  if (head == (up ? 'Z' : 'a')) return up ? "a0" : "Zz";
  out[0] = static_cast<char>(up ? head + 1 : head - 1);
  const char fill = up ? digits.front() : digits.back();
  out.resize(counting_size(std::string(1, out[0]) + std::string(26, fill)), fill);
  return out;
}

std::string midpoint(std::string_view below, std::string_view above) {
  bool bounded = !above.empty();  // until a digit is smaller than above's
  std::string out;
  for (std::size_t at = 0;; ++at) {
    const std::size_t low = digit_at(below, at);
    const std::size_t high = bounded ? digit_at(above, at) : digits.size();
    if (high > low + 1) return out + digits[(low + high) / 2];
    out += digits[low];
    if (high == low + 1) bounded = false;
  }
}

}  // namespace

bool is_rank(std::string_view text) {
  if (text.empty() || text.size() > 256 || text.back() == '0') return false;
  return text.find_first_not_of(digits) == std::string_view::npos;
}

std::string rank_between(std::string_view below, std::string_view above, std::uint32_t random) {
  // Columns may have any text for a rank, cards from other programs end in zeros: between such nothing may fit.
  for (std::string_view* rank : {&below, &above}) *rank = rank->substr(0, rank->find_first_not_of(digits));
  while (!above.empty() && above.back() == '0') above.remove_suffix(1);
  if (!above.empty() && below >= above) above = {};
  std::string out;
  if (below.empty() && above.empty()) out = "a0";
  else if (above.empty()) out = counted(below, true);
  else if (below.empty()) out = counted(above, false);
  if (out.empty()) out = midpoint(below, above);
  for (int i = 0; i < 2; ++i, random /= 62) out += digits[random % 62];
  out += digits[1 + random % 61];  // never '0' at the end
  return out;
}

}  // namespace fb
