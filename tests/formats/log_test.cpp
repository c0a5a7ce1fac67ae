#include "formats/log.hpp"

#include <doctest/doctest.h>

#include "model/stages.hpp"
#include "support/board_files.hpp"

using namespace fb;
using namespace fb::test;

namespace {
const Id deal = *Id::from_text(deal_id), lead = *Id::from_text(lead_id);

Document read_rows(const std::vector<std::string>& rows) {
  Document doc;
  Clock clock(1);
  for (const std::string& row : rows) CHECK(read_row(row, doc, clock));
  return doc;
}
std::string problem(std::string_view row) {
  Document doc;
  Clock clock(1);
  const auto read = read_row(row, doc, clock);
  CHECK(written(doc) == written(Document()));
  CHECK(clock.last().time == 0);
  return read ? "" : read.error();
}
}  // namespace

TEST_CASE("a change is one line, its writes gathered by record") {
  const Change change{
      *Stamp::from_text(stamp_1),
      {{"deal", deal, "title", "\"Acme\""}, {"deal", deal, "probability", "5000"}, {"lead", lead, "name", "\"Ada\""}}};
  CHECK(change_line(change) ==
        R"({"s":"1k7s3027000028q5cu4q","w":[["deal","01JE000000000000000000DEA1",{"title":"Acme","probability":5000}],)"
        R"(["lead","01JE000000000000000000EAD1",{"name":"Ada"}]]})");
  Document doc;
  apply(doc, change);
  CHECK(written(read_rows({change_line(change)})) == written(doc));
}

TEST_CASE("a change that writes a field twice makes a line that can be read") {
  const Change change{*Stamp::from_text(stamp_1), {{"deal", deal, "title", "\"A\""}, {"deal", deal, "title", "\"B\""}}};
  Document doc;
  apply(doc, change);
  CHECK(change_line(change).find(R"({"title":"A"}],["deal","01JE000000000000000000DEA1",{"title":"B"}])") !=
        std::string::npos);
  CHECK(written(read_rows({change_line(change)})) == written(doc));
}

TEST_CASE("a change without writes is a line, too") {
  CHECK(change_line({*Stamp::from_text(stamp_1), {}}) == R"({"s":"1k7s3027000028q5cu4q","w":[]})");
  CHECK(written(read_rows({R"({"s":"1k7s3027000028q5cu4q","w":[]})"})) == written(Document()));
}

TEST_CASE("a board saved as rows comes back whole: history, deleted records, a newer program's parts") {
  const auto read = read_snapshot(golden());
  REQUIRE(read);
  const Document back = read_rows(record_rows(read->document));
  CHECK(fingerprint(back) == fingerprint(read->document));
  CHECK(back.unknown == read->document.unknown);
}

TEST_CASE("what an import brought is saved as rows, and only that") {
  const auto read = read_snapshot(golden());
  REQUIRE(read);
  Document board;
  unite(board, read->document);
  Document incoming;
  apply(incoming, {*Stamp::from_text("1k7t000000000000000a"), {{"deal", deal, "title", "\"Later\""}}});
  const auto rows = record_rows(incoming, unite(board, incoming));
  REQUIRE(rows.size() == 1);
  CHECK(rows[0] == R"(["deal",{"id":"01JE000000000000000000DEA1","title":"Later","_":{"s":"1k7t000000000000000a"}}])");
}

TEST_CASE("a large board is saved in rows of about a megabyte that need no order") {
  Document doc;
  Clock clock(5);
  Random random(5);
  const std::string text(900, 'x');
  for (int i = 0; i < 3000; ++i)
    apply(doc, {clock.next(1'790'000'000'000), {{"note", random.id(1'790'000'000'000), "text", value_text(text)}}});
  auto rows = record_rows(doc);
  CHECK(rows.size() == 3);
  for (const std::string& row : rows) CHECK(row.size() < (1u << 20) + 2000);
  std::reverse(rows.begin(), rows.end());
  CHECK(fingerprint(read_rows(rows)) == fingerprint(doc));
}

TEST_CASE("reading the log shows its stamps to the clock, so that the next edit is later") {
  Document doc;
  Clock clock(9);
  CHECK(read_row(change_line({*Stamp::from_text(stamp_3), {{"deal", deal, "title", "\"A\""}}}), doc, clock));
  CHECK(clock.next(0) > *Stamp::from_text(stamp_3));
}

TEST_CASE("a row is read up to its bad line, and the error names the line") {
  const std::string good = change_line({*Stamp::from_text(stamp_1), {{"deal", deal, "title", "\"A\""}}});
  Document doc;
  Clock clock(1);
  const auto read = read_row(good + "\n" + good.substr(0, 50) + "\n" + good, doc, clock);
  REQUIRE_FALSE(read);
  CHECK(read.error() == "Line 2 of the row can't be read: it is damaged at byte 51.");
  CHECK(doc.find<Deal>(deal)->title == "A");
}

TEST_CASE("how many lines a row had is told") {
  Document doc;
  Clock clock(1);
  const std::string line = change_line({*Stamp::from_text(stamp_1), {{"deal", deal, "title", "\"A\""}}});
  CHECK(*read_row(line + "\n" + line + "\n", doc, clock) == 2);
  CHECK(*read_row("", doc, clock) == 0);
}

TEST_CASE("a damaged line changes neither the board nor the clock") {
  const auto write = [](std::string_view field, std::string_view value) {
    return R"({"s":"1k7s3027000028q5cu4q","w":[["deal","01JE000000000000000000DEA1",{"title":"Acme",")" +
           std::string(field) + "\":" + std::string(value) + "}]]}";
  };
  CHECK(problem(write("amount", "\"much\"")).find("“amount” is not [whole number, \"EUR\"]") != std::string::npos);
  CHECK(problem(write("_", "1")).find("no field can be called “_”") != std::string::npos);
  CHECK(problem(write("next_step", "\"a\\u0000b\"")).find("damaged") != std::string::npos);
  CHECK_FALSE(problem("").size());
  for (const char* line :
       {"x",
        "1",
        "null",
        "{}",
        "[]",
        "[1]",
        "[\"deal\"]",
        "[\"deal\",1]",
        "[\"deal\",{}]",
        "[\"deal\",{\"id\":\"x x\"}]",
        R"({"s":"1k7s3027000028q5cu4q"})",
        R"({"w":[]})",
        R"({"s":"1k7s","w":[]})",
        R"({"s":1,"w":[]})",
        R"({"s":"1k7s3027000028q5cu4q","w":{}})",
        R"({"s":"1k7s3027000028q5cu4q","w":[1]})",
        R"({"s":"1k7s3027000028q5cu4q","w":[["deal"]]})",
        R"({"s":"1k7s3027000028q5cu4q","w":[["deal","?",{}]]})",
        R"({"s":"1k7s3027000028q5cu4q","w":[["checksum","01JE000000000000000000DEA1",{"a":1}]]})",
        R"({"s":"1k7s3027000028q5cu4q","w":[["deals","01JE000000000000000000DEA1",{"a":1}]]})",
        R"({"s":"1k7s3027000028q5cu4q","w":[["deal","01JE000000000000000000DEA1",{"a":1},2]]})",
        R"({"s":"1k7s3027000028q5cu4q","w":[],"w":[]})",
        R"({"s":"vvvvvvvvvvvvvvvvvvvv","w":[]})",
        R"({"s":"1k7s3027000028q5cu4q","w":[]} 1)",
        R"(["*",{"a":1,"a":2}])",
        R"(["*",[]])",
        R"(["deal",{"id":"01JE000000000000000000DEA1","title":"A"}])",
        R"(["deal",{"id":"01JE000000000000000000DEA1","title":"A","title":"B","_":{"s":"1k7s3027000028q5cu4q"}}])",
        R"(["deal",{"id":"01JE000000000000000000DEA1","title":"A","_":{"s":"1k7s3027000028q5cu4q"}},1])"}) {
    CAPTURE(line);
    CHECK(problem(line).find("Line 1 of the row can't be read: ") == 0);
  }
  CHECK(problem(write("x", std::string(25, '[') + std::string(25, ']'))).find("damaged") != std::string::npos);
  std::string deep = "[\"deal\",{\"id\":\"01JE000000000000000000DEA1\",\"x\":" + std::string(100'000, '[');
  CHECK(problem(deep).size() > 0);
}

TEST_CASE("a row that was changed by one bit has another hash") {
  CHECK(row_hash("abc").size() == 32);
  CHECK(row_hash("abc") != row_hash("abb"));
  CHECK(row_hash("") == "99aa06d3014798d86001c324468d497f");  // XXH3 of nothing, from the xxHash test vectors
}
