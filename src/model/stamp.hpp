// When and by which session a value was written: a hybrid logical clock (Kulkarni et al., "Logical Physical Clocks", 2014).
#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace fb {

// 20 characters of base32hex in text, whose byte order is the order of the stamps:
// 9 for 45 bits of Unix milliseconds, 3 for a 15-bit counter, 8 for the 40 random bits of the session.
struct Stamp {
  std::uint64_t time = 0;  // ms << 15 | counter
  std::uint64_t session = 0;

  std::int64_t ms() const { return static_cast<std::int64_t>(time >> 15); }
  bool is_zero() const { return time == 0 && session == 0; }
  std::string text() const;
  void append_to(std::string& out) const;
  static std::optional<Stamp> from_text(std::string_view text);
  auto operator<=>(const Stamp&) const = default;
};

inline constexpr std::int64_t earliest_stamp_ms = 1'577'836'800'000;  // 2020-01-01; only the zero stamp is earlier

// The eight characters of a session, which are also the id of its `session` record.
std::string session_text(std::uint64_t session);
std::optional<std::uint64_t> session_from_text(std::string_view text);

// Gives each user action of one session a stamp later than everything seen.
class Clock {
 public:
  explicit Clock(std::uint64_t session = 0) : m_session(session & ((1ull << 40) - 1)) {}
  Stamp next(std::int64_t now_ms);
  void observe(const Stamp& stamp);
  std::uint64_t session() const { return m_session; }
  Stamp last() const { return {m_last, m_session}; }

 private:
  std::uint64_t m_session;
  std::uint64_t m_last = 0;
};

}  // namespace fb
