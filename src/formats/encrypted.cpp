#include "formats/encrypted.hpp"

#include <algorithm>
#include <string>

#include "formats/json_events.hpp"
#include "model/values.hpp"

namespace fb {
namespace {

constexpr std::string_view mark = "FBENC1\n", gzip_mark = "\x1F\x8B";
constexpr std::size_t longest_header = 1024, tag_size = 16;

bool is_hex(std::string_view text, std::size_t bytes) {
  return text.size() == 2 * bytes && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool is_sound(std::string_view name, std::string_view value) {
  if (name == "rounds") {
    Count rounds;
    return read_value(value, rounds) && rounds.value >= fewest_rounds && rounds.value <= most_rounds;
  }
  std::string text;
  if (!read_quoted(value, text)) return false;
  if (name == "cipher") return text == "AES-256-GCM";
  if (name == "kdf") return text == "PBKDF2-HMAC-SHA256";
  if (name == "packed") return text == "gzip";
  return is_hex(text, name == "salt" ? 16 : 12);
}

}  // namespace

Seal seal_of(std::string_view bytes, std::string_view name) {
  if (bytes.starts_with(mark) || name.ends_with(".enc")) return Seal::encrypted;
  return bytes.starts_with(gzip_mark) || name.ends_with(".gz") ? Seal::gzip : Seal::none;
}

bool has_sound_header(std::string_view bytes) {
  if (!bytes.starts_with(mark)) return false;
  bytes.remove_prefix(mark.size());
  const std::size_t end = bytes.substr(0, longest_header).find('\n');
  if (end == std::string_view::npos || bytes.size() <= end + 1 + tag_size) return false;
  const std::string_view header = bytes.substr(0, end);
  if (header.find('\0') != std::string_view::npos) return false;  // the JSON reader would end there
  const auto members = members_of(header);
  for (const std::string_view name : {"cipher", "kdf", "packed", "rounds", "salt", "iv"}) {
    const auto found = std::find_if(members.begin(), members.end(), [&](const auto& one) { return one.first == name; });
    if (found == members.end() || !is_sound(name, found->second)) return false;
  }
  return true;
}

}  // namespace fb
