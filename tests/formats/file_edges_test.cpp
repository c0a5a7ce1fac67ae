// Board files and tables at their very ends.
#include <doctest/doctest.h>

#include "formats/csv.hpp"
#include "formats/json_scan.hpp"
#include "support/board_files.hpp"

using namespace fb;
using namespace fb::test;

TEST_CASE("bytes behind the checksum's brace make it none; a file of a Mac's old line ends is not called intact") {
  const std::string good = sealed("");
  CHECK(check_file(good).matches);
  CHECK(check_file(good + " \t\n").matches);
  for (const char* rest : {"x", "{}", "\x01"}) CHECK_FALSE(check_file(good + rest).is_there);
  std::string with_returns = replaced(good, ",\n", ",\r\n");
  CHECK(check_file(with_returns).only_line_ends);
  CHECK_FALSE(check_file(replaced(good, ",\n", ",\r")).only_line_ends);
}

TEST_CASE("a file is under stamps only if it begins with a version: any other is read as written by hand") {
  for (const char* begin : {"{\"funnelboard\":", "{\"funnelboard\":0,", "{\"funnelboard\":\"1\",", "{ \"other\":1,"}) {
    std::string text = std::string(begin) + "\"leads\":[{\"name\":\"Ada\"}],\n";
    append_checksum(text);
    const auto read = read_snapshot(text);
    CHECK((!read || read->plain.size() + read->refused.size() > 0));
  }
  CHECK(read_snapshot(" {\n\"funnelboard\" : 1 ,\"leads\":[]}"));
}

TEST_CASE("what is marked as not redacted is not") {
  CHECK_FALSE(read_snapshot(sealed("\"redacted\":false"))->is_redacted);
  CHECK(read_snapshot(sealed("\"redacted\":true"))->is_redacted);
}

TEST_CASE("a look at JSON tells the same as a count of it") {
  CHECK(scan_json("{}", {}));
  CHECK_FALSE(scan_json("\xFF", {}));
  JsonLimits limits;
  limits.values = 3;
  CHECK_FALSE(scan_json("[1,2,3,4,5]", limits));
}

TEST_CASE("a name that is too long, or one of ours, is no unknown member") {
  for (const std::string& name : {std::string(129, 'x'), std::string("leads")}) {
    const auto read = read_snapshot(sealed("\"" + name + "\":5"));
    CHECK((!read || read->document.unknown.empty()));
  }
}
