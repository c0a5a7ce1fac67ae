#include "model/stamp.hpp"

namespace fb {
namespace {

constexpr std::string_view base32hex = "0123456789abcdefghijklmnopqrstuv";

void put(std::string& out, std::uint64_t value, unsigned characters) {
  for (unsigned i = characters; i-- > 0;) out += base32hex[static_cast<std::size_t>((value >> (5 * i)) & 31)];
}

std::optional<std::uint64_t> get(std::string_view text) {
  std::uint64_t value = 0;
  for (const char c : text) {
    std::uint64_t digit = 0;
    if (c >= '0' && c <= '9') digit = static_cast<std::uint64_t>(c - '0');
    else if (c >= 'a' && c <= 'v') digit = static_cast<std::uint64_t>(c - 'a' + 10);
    else return std::nullopt;
    value = value << 5 | digit;
  }
  return value;
}

}  // namespace

void Stamp::append_to(std::string& out) const {
  put(out, time, 12);
  put(out, session, 8);
}

std::string Stamp::text() const {
  std::string out;
  append_to(out);
  return out;
}

std::optional<Stamp> Stamp::from_text(std::string_view text) {
  if (text.size() != 20) return std::nullopt;
  const auto time = get(text.substr(0, 12));
  const auto session = get(text.substr(12));
  if (!time || !session) return std::nullopt;
  return Stamp{*time, *session};
}

std::string session_text(std::uint64_t session) {
  std::string out;
  put(out, session, 8);
  return out;
}

std::optional<std::uint64_t> session_from_text(std::string_view text) {
  if (text.size() != 8) return std::nullopt;
  return get(text);
}

Stamp Clock::next(std::int64_t now_ms) {
  // A clock without a battery says 1970; stamps from before 2020 would make the board's own files unreadable.
  const std::uint64_t now = static_cast<std::uint64_t>(now_ms < earliest_stamp_ms ? earliest_stamp_ms : now_ms) << 15;
  m_last = now > m_last ? now : m_last + 1;  // an overflowing counter borrows a millisecond
  return {m_last, m_session};
}

void Clock::observe(const Stamp& stamp) {
  if (stamp.time > m_last) m_last = stamp.time;
}

}  // namespace fb
