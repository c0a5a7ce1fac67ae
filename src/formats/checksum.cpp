#include "formats/checksum.hpp"

#ifndef XXH_INLINE_ALL
#define XXH_INLINE_ALL
#endif
#include <xxhash.h>

namespace fb {
namespace {

constexpr std::string_view member = "\"checksum\"";
constexpr std::string_view prefix = "xxh128:";
constexpr std::size_t hex_size = 32;

std::string hex(const XXH128_hash_t& hash) {
  constexpr std::string_view digits = "0123456789abcdef";
  XXH128_canonical_t bytes;
  XXH128_canonicalFromHash(&bytes, hash);
  std::string out;
  for (const unsigned char byte : bytes.digest) {
    out += digits[byte >> 4];
    out += digits[byte & 15];
  }
  return out;
}

void skip_blanks(std::string_view& rest) {
  while (!rest.empty() && (rest[0] == ' ' || (rest[0] >= '\t' && rest[0] <= '\r'))) rest.remove_prefix(1);
}

bool take(std::string_view& rest, std::string_view expected) {
  skip_blanks(rest);
  if (rest.substr(0, expected.size()) != expected) return false;
  rest.remove_prefix(expected.size());
  return true;
}

std::string without_carriage_returns(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] != '\r' || i + 1 == text.size() || text[i + 1] != '\n') out += text[i];
  return out;
}

}  // namespace

std::string xxh128_hex(std::string_view bytes) { return hex(XXH3_128bits(bytes.data(), bytes.size())); }

struct RunningHash::State {
  XXH3_state_t hash;
};

RunningHash::RunningHash() : m_state(std::make_unique<State>()) { XXH3_128bits_reset(&m_state->hash); }
RunningHash::~RunningHash() = default;
void RunningHash::add(std::string_view bytes) { XXH3_128bits_update(&m_state->hash, bytes.data(), bytes.size()); }

std::string RunningHash::hex() const { return fb::hex(XXH3_128bits_digest(&m_state->hash)); }

std::string RunningHash::short_text() const {
  constexpr std::string_view crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  const std::uint64_t high = XXH3_128bits_digest(&m_state->hash).high64;
  std::string out;
  for (unsigned shift = 59; shift >= 24; shift -= 5) out += crockford[static_cast<std::size_t>((high >> shift) & 31)];
  return out;
}

FileChecksum check_file(std::string_view text) {
  FileChecksum found;
  const std::size_t at = text.rfind(member);
  if (at == std::string_view::npos) return found;
  std::string_view rest = text.substr(at + member.size());
  if (!take(rest, ":") || !take(rest, "\"") || rest.substr(0, prefix.size()) != prefix) return found;
  rest.remove_prefix(prefix.size());
  const std::string_view stated = rest.substr(0, hex_size);
  rest.remove_prefix(stated.size());
  if (rest.substr(0, 1) != "\"" || stated.find_first_not_of("0123456789abcdef") != std::string_view::npos) return found;
  rest.remove_prefix(1);
  if (!take(rest, "}")) return found;
  skip_blanks(rest);
  if (!rest.empty()) return found;
  found.is_there = true;
  const std::string_view covered = text.substr(0, at);
  found.matches = xxh128_hex(covered) == stated;
  if (!found.matches && covered.find("\r\n") != std::string_view::npos)
    found.only_line_ends = xxh128_hex(without_carriage_returns(covered)) == stated;
  return found;
}

void append_checksum(std::string& file) {
  RunningHash hash;
  hash.add(file);
  append_checksum(hash, file);
}

void append_checksum(const RunningHash& of_all_before, std::string& file) {
  file += member;
  file += ":\"";
  file += prefix;
  file += of_all_before.hex();
  file += "\"}\n";
}

}  // namespace fb
