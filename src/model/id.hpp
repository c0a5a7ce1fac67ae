// The identity of a record: a ULID that we made, or the fixed short name of a well-known record ("stage.won").
#pragma once
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace fb {

// 128 bits. ULID: 48-bit Unix ms + 80 random bits, written as 26 Crockford base32 characters (https://github.com/ulid/spec);
// its top bit is 0 until the year 6429. Name: top bit 1, then up to 21 characters of [-.0-9_a-z], 6 bits each, left-aligned.
// The order is that of the text within each kind, ULIDs before names. All zero: no id.
struct Id {
  std::uint64_t hi = 0, lo = 0;

  static Id from_parts(std::int64_t ms, std::uint16_t random_hi, std::uint64_t random_lo);
  static std::optional<Id> from_text(std::string_view text);  // nothing for any other form
  static Id named(std::string_view name);                     // zero for a name that does not fit

  bool is_ulid() const { return (hi >> 63) == 0 && *this != Id{}; }
  std::int64_t made_ms() const { return is_ulid() ? static_cast<std::int64_t>(hi >> 16) : 0; }
  explicit operator bool() const { return hi != 0 || lo != 0; }
  std::string text() const;
  void append_to(std::string& out) const;
  auto operator<=>(const Id&) const = default;
};

}  // namespace fb

template <>
struct std::hash<fb::Id> {
  std::size_t operator()(const fb::Id& id) const noexcept {
    const std::uint64_t mixed = (id.hi ^ (id.lo * 0x9E3779B97F4A7C15ull)) * 0xFF51AFD7ED558CCDull;
    return static_cast<std::size_t>(mixed ^ (mixed >> 32));
  }
};
