// Files that are packed or encrypted as a whole: recognised by their first bytes, and what stands before the ciphertext
// checked, before any key is derived. docs/file-format.md; the page does the rest (web/secret.js).
#pragma once
#include <cstdint>
#include <string_view>

namespace fb {

enum class Seal : std::uint8_t { none, gzip, encrypted };
// A cut file is known by its name: ".enc", ".gz".
Seal seal_of(std::string_view bytes, std::string_view name = {});

inline constexpr std::int64_t fewest_rounds = 100'000, most_rounds = 5'000'000;
// Whether a key may be derived: our ciphers, rounds within these bounds, salt and IV of their size, a tag at the end.
bool has_sound_header(std::string_view bytes);

// One sentence whatever is wrong: it does not tell which bytes to try next.
inline constexpr std::string_view does_not_open =
    "It does not open: the passphrase is another one, or the file was changed or cut off on its way.";

}  // namespace fb
