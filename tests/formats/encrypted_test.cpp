#include <doctest/doctest.h>

#include "formats/encrypted.hpp"
#include "support/board_files.hpp"
#include "support/protected_file.hpp"

using namespace fb;
using test::replaced;

namespace {

const std::string sound = test::protected_file();

}  // namespace

TEST_CASE("a protected file is known by its first bytes, a cut one by its name") {
  CHECK(seal_of(sound) == Seal::encrypted);
  CHECK(seal_of("FBEN", "Spring plan.funnel.json.enc") == Seal::encrypted);
  CHECK(seal_of("\x1F\x8B\x08") == Seal::gzip);
  CHECK(seal_of("", "board.json.gz") == Seal::gzip);
  CHECK(seal_of("{\"leads\":[]}", "board.json") == Seal::none);
}

TEST_CASE("J68: a key is derived only for what we would have written ourselves") {
  CHECK(has_sound_header(sound));
  CHECK(has_sound_header(replaced(sound, "600000", "100000")));
  CHECK(has_sound_header(replaced(sound, "600000", "5000000")));
  CHECK(has_sound_header(replaced(sound, "\"packed\"", "\"hint\":\"the usual\",\"packed\"")));  // of a newer program
  const std::pair<const char*, const char*> changes[] = {
      {"600000", "99999"},    // so few that the passphrase could be tried out
      {"600000", "5000001"},  // so many that the page would stand still
      {"600000", "2147483648"},
      {"600000", "1"},
      {"600000", "-600000"},
      {"600000", "6e5"},
      {"600000", "\"600000\""},
      {"600000", "null"},
      {"\"rounds\":600000,", ""},
      {"\"rounds\":600000", "\"rounds\":600000,\"rounds\":1"},
      {"000102030405060708090a0b0c0d0e0f", ""},
      {"000102030405060708090a0b0c0d0e0f", "000102030405060708090a0b0c0d0e0f00"},
      {"000102030405060708090a0b0c0d0e0f", "000102030405060708090A0B0C0D0E0F"},
      {"\"iv\":\"000102030405060708090a0b\"", "\"iv\":\"\""},
      {"\"iv\":\"000102030405060708090a0b\"", "\"iv\":\"000102030405060708090a0b0c0d0e0f\""},
      {"\"iv\":\"000102030405060708090a0b\"", "\"iv\":[0,1,2]"},
      {"AES-256-GCM", "AES-128-CBC"},
      {"PBKDF2-HMAC-SHA256", "scrypt"},
      {"gzip", "none"},
      {"FBENC1", "FBENC2"},
      {"\"gzip\"}", "\"gzip\""},
      {"\"gzip\"}", "\"gzip\"}}"},
  };
  for (const auto& change : changes) {
    CAPTURE(change.first);
    CAPTURE(change.second);
    CHECK(!has_sound_header(replaced(sound, change.first, change.second)));
  }
}

TEST_CASE("J68: a file that ends anywhere in its header, or has no end of the line, derives no key") {
  const std::size_t shortest = sound.find("}\n") + 2 + 17;  // a tag and a byte
  REQUIRE(has_sound_header(sound.substr(0, shortest)));
  for (std::size_t size = 0; size < shortest; ++size) CHECK(!has_sound_header(sound.substr(0, size)));
  const std::string long_header = replaced(sound, "{", "{\"a\":\"" + std::string(10 << 20, 'a') + "\",");
  CHECK(!has_sound_header(long_header));
  std::string with_nul = sound;
  with_nul[with_nul.find('}')] = '\0';
  CHECK(!has_sound_header(with_nul));
}
