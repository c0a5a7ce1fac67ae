#include "model/id.hpp"

#include <array>

namespace fb {
namespace {

constexpr std::string_view crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::string_view name_letters =
    "-.0123456789_abcdefghijklmnopqrstuvwxyz";  // code = place + 1, so order is kept
constexpr std::uint8_t no_digit = 255;
// The place of each byte in `letters`: texts of ids are read by the hundred thousand.
constexpr std::array<std::uint8_t, 256> places(std::string_view letters) {
  std::array<std::uint8_t, 256> table{};
  for (std::uint8_t& place : table) place = no_digit;
  for (std::size_t i = 0; i < letters.size(); ++i)
    table[static_cast<unsigned char>(letters[i])] = static_cast<std::uint8_t>(i);
  return table;
}
constexpr auto crockford_places = places(crockford);
constexpr auto name_places = places(name_letters);
constexpr std::uint64_t top_bit = 1ull << 63;
constexpr std::size_t name_capacity = 21;

// Bits [shift, shift+width) of the 128-bit number, counted from its lowest bit.
std::uint64_t bits(const Id& id, unsigned shift, unsigned width) {
  const std::uint64_t mask = (1ull << width) - 1;
  if (shift >= 64) return (id.hi >> (shift - 64)) & mask;
  std::uint64_t value = id.lo >> shift;
  if (shift + width > 64) value |= id.hi << (64 - shift);
  return value & mask;
}

void put_bits(Id& id, unsigned shift, std::uint64_t value) {
  if (shift >= 64) {
    id.hi |= value << (shift - 64);
    return;
  }
  id.lo |= value << shift;
  if (shift > 56) id.hi |= value >> (64 - shift);  // no value is wider than 8 bits
}

}  // namespace

Id Id::from_parts(std::int64_t ms, std::uint16_t random_hi, std::uint64_t random_lo) {
  const std::uint64_t time = static_cast<std::uint64_t>(ms < 0 ? 0 : ms) & ((1ull << 47) - 1);
  return {(time << 16) | random_hi, random_lo};
}

Id Id::named(std::string_view name) {
  if (name.empty() || name.size() > name_capacity) return {};
  Id id{top_bit, 0};
  unsigned shift = 126;
  for (const char c : name) {
    const std::uint8_t place = name_places[static_cast<unsigned char>(c)];
    if (place == no_digit) return {};
    shift -= 6;
    put_bits(id, shift, place + 1u);
  }
  return id;
}

std::optional<Id> Id::from_text(std::string_view text) {
  if (text.size() != 26) {
    const Id id = named(text);
    if (!id) return std::nullopt;
    return id;
  }
  Id id;
  unsigned shift = 130;
  for (const char c : text) {
    const std::uint8_t digit = crockford_places[static_cast<unsigned char>(c)];
    if (digit == no_digit) return std::nullopt;
    shift -= 5;
    if (shift == 125 && digit > 3) return std::nullopt;  // the top bit marks names
    put_bits(id, shift, digit);
  }
  if (!id) return std::nullopt;
  return id;
}

void Id::append_to(std::string& out) const {
  if (!*this) return;
  if (hi & top_bit) {
    for (unsigned shift = 120;; shift -= 6) {
      const std::uint64_t code = bits(*this, shift, 6);
      if (code == 0 || code > name_letters.size()) break;
      out += name_letters[static_cast<std::size_t>(code - 1)];
      if (shift == 0) break;
    }
    return;
  }
  out += crockford[static_cast<std::size_t>(bits(*this, 125, 3))];
  for (unsigned shift = 120;; shift -= 5) {
    out += crockford[static_cast<std::size_t>(bits(*this, shift, 5))];
    if (shift == 0) break;
  }
}

std::string Id::text() const {
  std::string out;
  append_to(out);
  return out;
}

}  // namespace fb
