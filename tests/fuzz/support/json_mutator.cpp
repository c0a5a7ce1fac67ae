#include "fuzz/support/json_mutator.hpp"

#include <algorithm>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "formats/checksum.hpp"
#include "model/random.hpp"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

namespace fb::fuzz {
namespace {

// What a reader of boards has an opinion on.
constexpr std::string_view interesting[] = {
    "null",
    "true",
    "false",
    "0",
    "-0",
    "-1",
    "1e2",
    "1.50",
    "9007199254740991",
    "9007199254740992",
    "123456789012345678901234567890",
    "[]",
    "{}",
    "\"\"",
    "\"a\\u0000b\"",
    "\"\\ud83d\\ude00\"",
    "\"Über\"",
    "[5,\"EUR\"]",
    "[-7,\"JPY\"]",
    "[1,\"eur\"]",
    "\"2026-02-28\"",
    "\"2026-02-30\"",
    "10000",
    "10001",
    "[\"stage.won\",\"a0V\",1]",
    "[\"stage.unknown\",\"Zz\",-5]",
    "[\"stage.won\",\"\",1]",
    "\"stage.won\"",
    "\"01JE000000000000000000DEA1\"",
    "\"01JE000000000000000000EAD1\"",
    "\"1k7s3027000028q5cu4q\"",
    "\"1k7s31sq000028q5cu4q\"",
    "\"00000000000000000000\"",
    "\"vvvvvvvvvvvvvvvvvvvv\"",
    "{\"a\":[1,{\"\":null}]}",
    "[[\"1k7s3027000028q5cu4q\",7]]",
    "{\"s\":\"1k7s3027000028q5cu4q\"}",
    "{\"s\":\"1k7s3027000028q5cu4q\",\"f\":{\"title\":\"1k7s31sq000028q5cu4q\"}}",
    "{\"s\":\"1k7s3027000028q5cu4q\",\"h\":{\"title\":[[\"1k7s3027000028q5cu4q\",\"Old\"]]}}",
    "\"id\"",
    "\"_\"",
    "\"type\"",
    "\"type_\"",
    "\"deleted\"",
    "\"title\"",
    "\"amount\"",
    "\"place\"",
    "\"external_id\"",
    "\"tag:vip\"",
    "\"link:company\"",
    "\"leads\"",
    "\"deals\"",
    "\"contents\"",
    "\"checksum\"",
    "\"board\"",
    "\"gen\"",
    "\"s\"",
    "\"f\"",
    "\"h\"",
    "\"company\"",
    "\"Acme\"",
    "\"Ada\""};

struct Piece {
  std::size_t at, size;
};

// Scalars, and whole lists and objects. Good enough for broken JSON, too.
std::vector<Piece> pieces_of(std::string_view text) {
  std::vector<Piece> pieces;
  std::vector<std::size_t> open;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    const std::size_t start = at;
    if (c == '"') {
      for (++at; at < text.size() && text[at] != '"'; ++at) at += text[at] == '\\';
      at = std::min(at, text.size() - 1);
      pieces.push_back({start, at + 1 - start});
    } else if (c == '{' || c == '[') {
      open.push_back(at);
    } else if ((c == '}' || c == ']') && !open.empty()) {
      pieces.push_back({open.back(), at + 1 - open.back()});
      open.pop_back();
    } else if (c == '-' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z')) {
      while (at + 1 < text.size() && std::strchr("+-.0123456789Eaeflnrstu", text[at + 1])) ++at;
      pieces.push_back({start, at + 1 - start});
    }
  }
  return pieces;
}

void mutate_piece(std::string& text, const Piece& piece, Random& random) {
  std::string bytes = text.substr(piece.at, piece.size);
  const std::size_t size = bytes.size();
  bytes.resize(size + 32);
  bytes.resize(LLVMFuzzerMutate(reinterpret_cast<std::uint8_t*>(bytes.data()), size, size + 1 + random.below(32)));
  text.replace(piece.at, piece.size, bytes);
}

void step(std::string& text, Random& random) {
  const std::vector<Piece> pieces = pieces_of(text);
  if (pieces.empty()) return;
  const auto any = [&] { return pieces[random.below(static_cast<std::uint32_t>(pieces.size()))]; };
  const Piece piece = any(), other = any();
  switch (random.below(6)) {
    case 0: text.replace(piece.at, piece.size, interesting[random.below(std::size(interesting))]); return;
    case 1: text.replace(piece.at, piece.size, text.substr(other.at, other.size)); return;
    case 2: text.insert(piece.at, text.substr(other.at, other.size) + (random.below(2) ? "," : ":")); return;
    case 3: {  // with the comma or colon behind it
      const std::size_t end = piece.at + piece.size;
      text.erase(piece.at, piece.size + (end < text.size() && (text[end] == ',' || text[end] == ':')));
      return;
    }
    default: mutate_piece(text, piece, random);
  }
}

void seal_again(std::string& text) {
  const std::size_t checksum = text.rfind("\"checksum\":\"xxh128:");
  if (checksum == std::string::npos) return;
  text.resize(checksum);
  append_checksum(text);
}

}  // namespace

std::size_t mutate_json(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed, Seal seal) {
  Random random(seed);
  if (random.below(8) == 0) return LLVMFuzzerMutate(data, size, most);
  std::string text(reinterpret_cast<const char*>(data), size);
  for (std::uint32_t steps = 1 + random.below(4); steps > 0; --steps) step(text, random);
  if (seal == Seal::checksum && random.below(16) != 0) seal_again(text);
  if (text.size() > most) return LLVMFuzzerMutate(data, size, most);
  std::memcpy(data, text.data(), text.size());
  return text.size();
}

}  // namespace fb::fuzz
