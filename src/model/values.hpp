// The kinds of value a field can hold, and their canonical text: the JSON that files, the log and histories keep.
#pragma once
#include <compare>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include "model/day.hpp"
#include "model/id.hpp"

namespace fb {

enum class Kind : std::uint8_t { text, flag, day, instant, money, rate, count, ref, place };

// Every kind has one empty value, the JSON null ("" for text): what a field holds before it is written, or once cleared.
struct Flag {
  enum State : std::uint8_t { none, no, yes } state = none;
  explicit operator bool() const { return state == yes; }
  auto operator<=>(const Flag&) const = default;
};

// Whole minor units of one currency, |minor| < 2^53. Amount and currency change together.
struct Money {
  std::int64_t minor = 0;
  char currency[4] = {0, 0, 0, 0};  // ISO 4217, three capitals; empty: no amount known

  static Money of(std::int64_t minor, std::string_view currency);
  explicit operator bool() const { return currency[0] != 0; }
  std::string_view code() const { return {currency, currency[0] ? 3u : 0u}; }
  bool operator==(const Money&) const = default;
};

// Basis points, 0…10000.
struct Rate {
  std::int16_t bp = -1;
  explicit operator bool() const { return bp >= 0; }
  auto operator<=>(const Rate&) const = default;
};

struct Count {
  static constexpr std::int64_t none = std::numeric_limits<std::int64_t>::min();
  std::int64_t value = none;
  explicit operator bool() const { return value != none; }
  auto operator<=>(const Count&) const = default;
};

// Unix milliseconds, UTC.
struct Instant {
  static constexpr std::int64_t none = std::numeric_limits<std::int64_t>::min();
  std::int64_t ms = none;
  explicit operator bool() const { return ms != none; }
  auto operator<=>(const Instant&) const = default;
};

// Where a card is and since when: one value, so that a merge can't mix one person's stage with another's position.
struct Place {
  Id stage;
  std::string rank;
  std::int64_t since = 0;  // Unix ms of entering the stage, business time
  explicit operator bool() const { return static_cast<bool>(stage); }
  bool operator==(const Place&) const = default;
};

inline constexpr std::size_t longest_value = std::size_t{256}
                                             << 10;             // of canonical JSON; no file with a longer text is read
inline constexpr std::int64_t largest_whole = (1ll << 53) - 1;  // what a JSON number carries exactly everywhere

template <class T>
constexpr Kind kind_of();
template <>
constexpr Kind kind_of<std::string>() {
  return Kind::text;
}
template <>
constexpr Kind kind_of<Flag>() {
  return Kind::flag;
}
template <>
constexpr Kind kind_of<Day>() {
  return Kind::day;
}
template <>
constexpr Kind kind_of<Instant>() {
  return Kind::instant;
}
template <>
constexpr Kind kind_of<Money>() {
  return Kind::money;
}
template <>
constexpr Kind kind_of<Rate>() {
  return Kind::rate;
}
template <>
constexpr Kind kind_of<Count>() {
  return Kind::count;
}
template <>
constexpr Kind kind_of<Id>() {
  return Kind::ref;
}
template <>
constexpr Kind kind_of<Place>() {
  return Kind::place;
}

// Appends the canonical JSON of the value at `value`, which is of the C++ type of `kind`.
void append_value(Kind kind, const void* value, std::string& out);
// Reads canonical JSON into `value`. False, and nothing written, when the text is not of this kind.
bool read_value(Kind kind, std::string_view text, void* value);

// Assigns a value of that kind to another.
void copy_value(Kind kind, const void* from, void* to);

// The canonical form of a JSON value of this kind; false when it is not of the kind.
bool canonical_value(Kind kind, std::string_view text, std::string& out);
bool is_of_kind(Kind kind, std::string_view text);  // of canonical JSON

template <class T>
std::string value_text(const T& value) {
  std::string out;
  append_value(kind_of<T>(), &value, out);
  return out;
}
template <class T>
bool read_value(std::string_view text, T& value) {
  return read_value(kind_of<T>(), text, &value);
}

void append_quoted(std::string_view text, std::string& out);  // a JSON string
bool read_quoted(std::string_view quoted, std::string& out);  // the reverse; false if `quoted` is no JSON string
void append_whole(std::int64_t value, std::string& out);

}  // namespace fb
