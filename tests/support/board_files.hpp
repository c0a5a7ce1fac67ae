// Snapshot texts for tests: the golden file, and small ones written by hand and sealed with the right checksum.
#pragma once
#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

#include "formats/checksum.hpp"
#include "formats/snapshot.hpp"

namespace fb::test {

// Stamps of one session on 2026-11-20, one later than the other.
inline constexpr std::string_view stamp_1 = "1k7s3027000028q5cu4q", stamp_2 = "1k7s31sq000028q5cu4q",
                                  stamp_3 = "1k7s33nd000028q5cu4q";
inline constexpr std::string_view deal_id = "01JE000000000000000000DEA1", lead_id = "01JE000000000000000000EAD1";

inline std::string test_file(const std::string& name) {
  std::ifstream file(std::string(FB_TESTS_DIR) + "/data/" + name, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}
inline std::string golden() { return test_file("golden-1.funnel.json"); }

// A file as our writer would seal it: `members` stand between the version and the checksum.
inline std::string sealed(std::string_view members, std::string_view version = "\"funnelboard\":1,\"reads\":1") {
  std::string text = "{" + std::string(version) + ",\n" + std::string(members) + (members.empty() ? "" : ",\n");
  append_checksum(text);
  return text;
}
inline std::string sealed_again(std::string text) {
  text.resize(text.rfind("\"checksum\""));
  append_checksum(text);
  return text;
}
// A list of one deal: `fields` and its stamps, such as R"("title":"Acme")".
inline std::string deals(std::string_view fields, std::string_view stamps = R"("s":"1k7s3027000028q5cu4q")") {
  return R"("deals":[{"id":")" + std::string(deal_id) + R"(",)" + std::string(fields) + R"(,"_":{)" +
         std::string(stamps) + "}}]";
}

inline std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  if (at != std::string::npos) text.replace(at, from.size(), to);
  return text;
}

inline std::string error_of(std::string_view bytes) {
  const auto read = read_snapshot(bytes);
  return read ? "" : read.error();
}
// "deals[0] “Acme”: …" of the first record that was refused; else what became of the file.
inline std::string refusal_of(std::string_view bytes) {
  const auto read = read_snapshot(bytes);
  if (!read) return "file refused: " + read.error();
  return read->refused.empty() ? "nothing refused" : read->refused[0].where + ": " + read->refused[0].reason;
}
inline std::string written(const Document& document) { return write_snapshot(document, {}); }
inline bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }
inline bool says(const std::vector<std::string>& sentences, std::string_view part) {
  return std::any_of(sentences.begin(), sentences.end(),
                     [&](const std::string& sentence) { return sentence.find(part) != std::string::npos; });
}

}  // namespace fb::test
