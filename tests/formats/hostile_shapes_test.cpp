// Files and rows of the log that are nearly right: each small oddity by itself.
#include <doctest/doctest.h>

#include "formats/json_events.hpp"
#include "formats/log.hpp"
#include "support/board_files.hpp"

using namespace fb;
using namespace fb::test;

namespace {

const std::string good_stamps = R"("_":{"s":"1k7s3027000028q5cu4q"})";

std::string deleted(std::string_view record) {
  return sealed("\"deleted\":[{" + std::string(record) + "," + good_stamps + "}]");
}
std::string log_problem(std::string_view row) {
  Document board;
  Clock clock(1);
  const auto read = read_row(row, board, clock);
  return read ? "" : read.error();
}

}  // namespace

TEST_CASE("J36, J38: blanks around the checksum are nothing; anything behind it, or another line end, is") {
  std::string body = "{\"funnelboard\":1,\"reads\":1,\n" + deals(R"("title":"Acme")") + ",\n";
  std::string file = body;
  append_checksum(file);
  const std::string end = file.substr(body.size());
  for (const std::string& blanks :
       {replaced(end, ":\"xxh", " : \t\"xxh"), replaced(end, "\"}", "\" \n}"), end + " \r\n"}) {
    const auto read = read_snapshot(body + blanks);
    REQUIRE(read);
    CHECK(read->checksum_matches);
  }
  for (const std::string& bad :
       {replaced(end, "\"}", "\",\"x\":1}"), replaced(end, "\"}", "0\"}"), replaced(end, ":\"xxh", ":[\"xxh")})
    CHECK_FALSE(check_file(body + bad).is_there);
  const FileChecksum old_mac = check_file("{\"a\":\"\r\",\r\n\"b\":\"\r" + file.substr(1));
  CHECK(old_mac.is_there);
  CHECK_FALSE(old_mac.only_line_ends);
}

TEST_CASE("J66, J7: a JPEG and big-endian UTF-16 are named") {
  CHECK(has(error_of("\xFF\xD8\xFF\xE0"), "a JPEG picture"));
  CHECK(has(error_of(std::string("\xFE\xFF\0{", 4)), "looks like UTF-16"));
}

TEST_CASE("J56: a version that begins like one and is none makes the file plain") {
  for (const char* version :
       {"\"funnelboard\":[1]", "\"funnelboard\":\"1\"", "\"funnelboard\" : :", "\"reads\":1", "\"funnelboard\":null"}) {
    const auto read = read_snapshot(sealed(deals(R"("title":"Acme")"), version));
    if (read) CHECK(read->document.table(Type::deal).size() == 0);
  }
  const auto read = read_snapshot("{\"funnelboard\":1,\"leads\":[{\"name\":\"Ada\"}]}");
  REQUIRE(read);
  CHECK(says(read->repairs, "no checksum that this program can check"));
}

TEST_CASE("J57: what says which board it is must be readable; who exported it need not be") {
  const std::string list = "," + deals(R"("title":"A")");
  for (const char* board :
       {R"({"gen":0,"id":"01JD0000000000000000000B0A"})", R"({"id":7,"name":"x"})", R"({"gen":1,"id":"?"})",
        R"({"gen":"1"})", R"({"id":"01JD0000000000000000000B0A","id":"01JD0000000000000000000B0A"})"})
    CHECK(error_of(sealed("\"board\":" + std::string(board) + list)) != "");
  const auto read = read_snapshot(sealed(
      R"("board":{"name":7,"later":1,"id":"01JD0000000000000000000B0A"},"by":7,"app":[],"exported":null)" + list));
  REQUIRE(read);
  CHECK(read->name.empty());
  CHECK(read->by.empty());
  CHECK(read->document.board.text() == "01JD0000000000000000000B0A");
}

TEST_CASE("J45: several records that were put in order are counted together") {
  const std::string record = R"(,"title":"A","_":{"f":{"title":"1k7s3027000028q5cu4q"}}})";
  const auto read = read_snapshot(sealed(R"("deals":[{"id":"01JE000000000000000000DEA1")" + record +
                                         R"(,{"id":"01JE000000000000000000DEA2")" + record + "]"));
  REQUIRE(read);
  CHECK(says(read->repairs, "The stamps of 2 records were"));
}

TEST_CASE("J48: among the deleted, “type” is the record's own, and a field of that name has one underscore more") {
  const std::string id = R"("id":"01JE000000000000000000DEA1","deleted":true)";
  CHECK(has(error_of(deleted(R"("type":"deal","type":"lead",)" + id)), "has “type” twice"));
  CHECK(has(refusal_of(deleted(R"("type":["deal"],)" + id)), "Its “type” is not the name of a list."));
  const auto read = read_snapshot(deleted(R"("type":"deal","type_":"x","type__":1,"type_of":2,"typed":3,)" + id));
  REQUIRE(read);
  const Table& table = read->document.table(Type::deal);
  for (const char* name : {"type", "type_", "type_of", "typed"})
    CHECK_MESSAGE(table.field_named(name) != Table::no_field, name);
  CHECK(written(read_snapshot(written(read->document))->document) == written(read->document));
  CHECK(refusal_of(sealed("\"deals\":[{" + id.substr(0, 33) + "," + good_stamps + "}]")) ==
        "deals[0]: It has no fields.");
}

TEST_CASE("J46: a history of what can't be a field leaves the record out") {
  for (const char* name : {"id", "", "_", "a\\u0000b"})
    CHECK(has(refusal_of(sealed(deals(R"("title":"A")", R"("s":"1k7s3027000028q5cu4q","h":{")" + std::string(name) +
                                                            R"(":[["1k7s3027000028q5cu4q",1]]})"))),
              "which can't be a field"));
}

TEST_CASE("J49: a given id is cut between two characters, and may be a negative number") {
  std::string id = "x";
  for (int i = 0; i < 100; ++i) id += "é";
  const auto read = read_snapshot("{\"deals\":[{\"title\":\"A\",\"id\":\"" + id + "\"},{\"title\":\"B\",\"id\":-7}]}");
  REQUIRE(read);
  CHECK(read->plain[0].given_id == id.substr(0, 199));
  CHECK(read->plain[1].given_id == "-7");
}

TEST_CASE("J53: lists of a newer program may have any name but ours, and there is room for a thousand") {
  const std::string record = R"(":[{"id":"01JE000000000000000000PS01","a":1,)" + good_stamps + "}]";
  for (const std::string& name : {std::string("*"), std::string(129, 'x'), std::string("a\\u0000b"), std::string("")}) {
    CAPTURE(name);
    const auto read = read_snapshot(sealed("\"" + name + record));
    if (read) CHECK(error_of(written(read->document)).empty());
  }
  std::string lists;
  for (int i = 0; i < 1001; ++i) lists += (i > 0 ? ",\"l" : "\"l") + std::to_string(i) + record;
  const auto read = read_snapshot(sealed(lists));
  REQUIRE(read);
  REQUIRE(read->refused.size() == 1);
  CHECK(read->refused[0].reason == "No type can be called “l1000”.");
  CHECK(error_of(written(read->document)).empty());
}

TEST_CASE("J14: when all 65,000 names for unknown fields are taken, records with more are left out") {
  std::string list;
  for (int record = 0; record < 67; ++record) {
    list += std::string(record > 0 ? "," : "") + "{\"id\":\"deal." + std::to_string(record) + "\"";
    for (int i = 0; i < 990; ++i) list += ",\"f" + std::to_string(record * 1000 + i) + "\":1";
    list += "," + good_stamps + "}";
  }
  const auto read = read_snapshot(sealed("\"deals\":[" + list + "]"));
  REQUIRE(read);
  REQUIRE_FALSE(read->refused.empty());
  CHECK(read->refused[0].reason == "There are too many fields that this program does not know.");
  CHECK(has(refusal_of(sealed("\"deals\":[" + list +
                              ",{\"id\":\"deal.h\",\"title\":\"A\",\"_\":{\"s\":\"1k7s3027000028q5cu4q\",\"h\":{\"q\":["
                              "[\"1k7s3027000028q5cu4q\",1]]}}}]")),
            "too many fields"));
}

TEST_CASE("J12: 300,000 records are enough") {
  std::string file = "{\"leads\":[{\"name\":\"A\"}";
  for (int i = 0; i < 300'000; ++i) file += ",{}";
  CHECK(error_of(file + "]}") == "The file holds more than 300,000 records.");
}

TEST_CASE("J3, J30: several values, or none at all, are no board") {
  CHECK(error_of("{\"leads\":[]} {}") != "");
  CHECK(error_of("{\"funnelboard\":1}").empty());
  CHECK(has(error_of("{\"x\":1}"), "The file is not a board."));
  CHECK(has(error_of("}"), "not valid JSON at line 1, column 1"));
}

TEST_CASE("J15: an object in a board's head that names one thing twice has no members") {
  CHECK(members_of(R"({"a":1,"b":{"c":2}})").size() == 2);
  CHECK(members_of(R"({"a":1,"a":2})").empty());
  CHECK(members_of(R"({"a":{"b":1,"b":2}})").empty());
  CHECK(members_of("[1]").empty());
  CHECK(members_of("{").empty());
}

TEST_CASE("rows of the log that are nearly right are left out, each with its reason") {
  const std::string s = R"("s":"1k7s3027000028q5cu4q")", id = R"("01JE000000000000000000DEA1")";
  const auto write = [&](const std::string& inside) { return "{" + s + ",\"w\":[[" + inside + "]]}"; };
  CHECK(has(log_problem("{" + s + "," + s + ",\"w\":[]}"), "the change has a part “s”"));
  CHECK(has(log_problem(write("7," + id + ",{}")), "a write is not [type, id, fields]"));
  CHECK(has(log_problem(write("\"deal\"," + id + ",[]")), "a write is not [type, id, fields]"));
  CHECK(has(log_problem(write("\"deal\",7,{}")), "a write is not [type, id, fields]"));
  CHECK(has(log_problem(write("\"deal\"," + id + ",{\"x\":{\"a\":1,\"a\":2}}")), "the value of “x” is damaged"));
  CHECK(
      has(log_problem("[\"deals\",{\"id\":" + id + ",\"a\":1," + good_stamps + "}]"), "no type can be called “deals”"));
  CHECK(has(log_problem("[\"deal\",{\"id\":" + id + ",\"title\":\"A\",\"_\":{\"s\":\"vvvvvvvvvvvvvvvvvvvv\"}}]"),
            "more than a year ahead"));
  CHECK(has(log_problem("[\"deal\",{\"id\":" + id + ",\"title\":\"A\",\"_\":{\"s\":\"1k7s30270000\"}}]"),
            "the record holds a damaged stamp"));
  Document board;
  Clock clock(1);
  REQUIRE(read_row(R"(["*",{"later":2,"checksum":1,"deals":3}])"
                   "\n"
                   R"(["*",{"later":1}])",
                   board, clock));
  CHECK(board.unknown.size() == 1);
  CHECK(board.unknown.at("later") == "2");  // whatever order they come in
  std::string many = "{" + s + ",\"w\":[";
  for (int i = 0; i < 1001; ++i) many += (i > 0 ? ",[\"t" : "[\"t") + std::to_string(i) + "\"," + id + ",{\"a\":1}]";
  CHECK(has(log_problem(many + "]}"), "too many types that this program does not know"));
}

TEST_CASE("a row of a table that holds no values is written nowhere") {
  Document board;
  board.table(Type::deal).add(*Id::from_text(deal_id));
  board.unknown["deals"] = "1";  // can't come from any file
  CHECK(record_rows(board).size() == 1);
  CHECK(written(board).find("deals") == std::string::npos);
}
