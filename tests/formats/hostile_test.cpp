// Bytes that are no board: each is refused with one sentence that says where.
#include <doctest/doctest.h>

#include "support/board_files.hpp"

using namespace fb;
using namespace fb::test;

namespace {
const std::string good = R"({"leads":[{"name":"Ada"}]})";
std::string broken(std::string_view value) {
  return error_of("{\"leads\":[{\"name\":\"Ada\",\"x\":" + std::string(value) + "}]}");
}
}  // namespace

TEST_CASE("J1: a file with nothing in it is empty") {
  for (const char* bytes : {"", " \n\t\r ", "\xEF\xBB\xBF", "\xEF\xBB\xBF  \n"})
    CHECK(error_of(bytes) == "The file is empty.");
}

TEST_CASE("J2: a file cut off at any byte is refused; a missing last line end is fine") {
  const std::string file = golden();
  for (std::size_t size = 1; size + 1 < file.size(); ++size) {
    CAPTURE(size);
    REQUIRE_FALSE(error_of(std::string_view(file).substr(0, size)).empty());
  }
  CHECK(error_of(std::string_view(file).substr(0, file.size() - 1)).empty());
  CHECK(error_of(std::string_view(file).substr(0, 500)) == "The file was cut off: it ends in the middle, at line 6.");
}

TEST_CASE("J3: nothing may follow the board") {
  CHECK(error_of(good + "\nregards, Ada") == "Something follows after the end of the board, at line 2.");
  CHECK(error_of(good + good) == "Something follows after the end of the board, at line 1.");
}

TEST_CASE("J4, J5: zero bytes are damage, wherever they stand") {
  for (const std::string& bytes :
       {good + std::string(1, '\0') + "x", good + std::string(4096, '\0'), replaced(good, "Ada", std::string(3, '\0'))})
    CHECK(has(error_of(bytes), "The file is damaged: it holds a zero byte at line 1"));
}

TEST_CASE("J6: one byte order mark is no part of the file, two are refused") {
  CHECK(read_snapshot("\xEF\xBB\xBF" + golden())->checksum_matches);
  CHECK(error_of("\xEF\xBB\xBF\xEF\xBB\xBF" + golden()) == "The file begins with two byte order marks.");
}

TEST_CASE("J7: other encodings are named") {
  CHECK(has(error_of(std::string("\xFF\xFE{\0}\0", 6)), "looks like UTF-16"));
  CHECK(has(error_of(std::string("\0{\0}", 4)), "looks like UTF-16"));
  CHECK(has(error_of("{\"leads\":[\n{\"name\":\"Andr\xE9\"}]}"), "The file is not UTF-8 text: see line 2, column 14."));
}

TEST_CASE("J8: malformed UTF-8 is refused") {
  for (const char* bytes : {"\x80", "\xC3", "\xC0\xAF", "\xE0\x80\xAF", "\xF0\x80\x80\xAF", "\xF4\x90\x80\x80",
                            "\xED\xA0\x80", "\xF8\x88\x80\x80\x80"})
    CHECK(has(error_of(replaced(good, "Ada", bytes)), "The file is not UTF-8 text"));
}

TEST_CASE("J9: half a surrogate pair is refused") {
  for (const char* value : {R"("\ud800")", R"("\udc00")", R"("\udc00\ud800")", R"("\ud800x")"})
    CHECK(has(broken(value), "not valid JSON at line 1"));
}

TEST_CASE("J11: no depth of brackets is followed below 32") {
  CHECK(error_of("{\"leads\":[{\"name\":\"Ada\"}],\"x\":" + std::string(31, '[') + std::string(31, ']') + "}").empty());
  for (const std::size_t depth : {33u, 1'000u, 100'000u, 10'000'000u})
    CHECK(broken(std::string(depth, '[')) == "The file is nested deeper than 32 levels at line 1.");
}

TEST_CASE("J12: a file of nothing but braces is refused by its number of values") {
  std::string bytes = "{\"leads\":[";
  while (bytes.size() < 60u << 20) bytes += "{},{},{},{},{},{},{},{},";
  CHECK(has(error_of(bytes), "The file holds more than 12 million values"));
}

TEST_CASE("J13: endless texts, names and files are refused") {
  CHECK(error_of("{\"leads\":[\n{\"name\":\"" + std::string(60u << 20, 'x') + "\"}]}") ==
        "A text is longer than 256 KB at line 2.");
  CHECK(has(error_of("{\"leads\":[{\"" + std::string(60u << 20, 'x') + "\":1}]}"), "A text is longer than 256 KB"));
  CHECK(
      has(error_of("{\"leads\":[{\"" + std::string(129, 'x') + "\":1}]}"), "A field's name is longer than 128 bytes"));
  CHECK(error_of(std::string((64u << 20) + 1, ' ')) == "The file is larger than 64 MB.");
  std::string lines;
  for (int i = 0; i < 200'000; ++i) lines += "\\n";
  CHECK(broken("\"" + lines + "\"").empty());  // what counts is the text, not how it is escaped
}

TEST_CASE("J20: what JSON does not know as a number is refused") {
  CHECK(broken("1e999") == "A number is too large, at line 1, column 33.");
  for (const char* value : {"NaN", "Infinity", "-Infinity", "0x10", "+1", ".5", "00", "01", "1.", "1e"}) {
    CAPTURE(value);
    CHECK(has(broken(value), "not valid JSON at line 1"));
  }
}

TEST_CASE("J21: comments, trailing commas and single quotes are refused with line and column") {
  CHECK(error_of("{\"leads\":[\n// mine\n]}") == "The file is not valid JSON at line 2, column 1.");
  CHECK(error_of("{\"leads\":[\n{\"name\":\"Ada\"},\n]}") == "The file is not valid JSON at line 3, column 1.");
  CHECK(error_of("{\"leads\":[{\"name\":'Ada'}]}") == "The file is not valid JSON at line 1, column 19.");
}

TEST_CASE("J30: a list, a bare record, lines of records and a bare value show what a file looks like") {
  for (const char* bytes : {"[{\"name\":\"Ada\"}]", "{\"name\":\"Ada\"}", "{\"name\":\"Ada\"}\n{\"name\":\"Eve\"}", "7",
                            "\"Ada\"", "null", "{}"}) {
    CAPTURE(bytes);
    CHECK(has(error_of(bytes), "{\"leads\":[{\"name\":\"Ada\",\"email\":\"ada@example.org\"}],\n"));
  }
}

TEST_CASE("J66: other kinds of files are named by their first bytes") {
  CHECK(error_of("PK\x03\x04 and so on") == "The file is no board: it looks like a ZIP archive or a spreadsheet.");
  CHECK(has(error_of("%PDF-1.7"), "a PDF document"));
  CHECK(has(error_of("\x89PNG\r\n"), "a PNG picture"));
  CHECK(has(error_of("\x1F\x8B\x08"), "a gzip archive"));
  CHECK(has(error_of("<!doctype html>"), "a web page"));
  CHECK(has(error_of("FBENC1\n{}"), "an encrypted board"));
}

TEST_CASE("any damage to a good file, byte by byte, ends in a refusal or in a board that can be written") {
  const std::string file = golden();
  for (std::size_t at = 0; at < file.size(); at += 7)
    for (const char bad : {'"', '{', ']', '\\', '0', '\x80'}) {
      std::string bytes = file;
      bytes[at] = bad;
      const auto plain = read_snapshot(bytes);
      if (plain && bytes != file) CHECK(plain->document.table(Type::deal).size() == 0);
      if (at >= file.rfind("\"checksum\"")) continue;
      const auto stamped = read_snapshot(sealed_again(bytes));
      if (stamped) CHECK(error_of(written(stamped->document)).empty());
    }
}
