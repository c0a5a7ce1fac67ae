// JSON that is no sane board: each case is refused with one sentence, or its bad record is left out with its reason.
#include <doctest/doctest.h>

#include "support/board_files.hpp"

using namespace fb;
using namespace fb::test;

namespace {
const std::string good = R"({"leads":[{"name":"Ada"}]})";
std::string plain_deal(std::string_view fields) {
  return "{\"deals\":[{\"title\":\"Acme\"," + std::string(fields) + "}]}";
}
std::string refused_deal(std::string_view fields) {
  return refusal_of(sealed(deals("\"title\":\"Acme\"," + std::string(fields))));
}
}  // namespace

TEST_CASE("J10: a record with a zero character in a text is left out") {
  CHECK(refused_deal(R"("next_step":"a\u0000b")") == "deals[0] “Acme”: “next_step” holds a zero character.");
  CHECK(refusal_of(plain_deal(R"("next_step":"\u0000")")) == "deals[0] “Acme”: “next_step” holds a zero character.");
  Document board;  // so none may get into a board in the first place, or its own export could not be read
  apply(board, {*Stamp::from_text(stamp_1), {{"deal", *Id::from_text(deal_id), "title", R"("a\u0000b")"}}});
  CHECK(board.table(Type::deal).size() == 0);
}

TEST_CASE(
    "J11: a value nested deeper than 24 levels leaves its record out: in a history it would be too deep for any file") {
  const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  CHECK(refused_deal("\"x\":" + nested(25)) == "deals[0] “Acme”: “x” is nested deeper than 24 levels.");
  CHECK(refusal_of(plain_deal("\"x\":" + nested(25))) == "deals[0] “Acme”: “x” is nested deeper than 24 levels.");
  auto read = read_snapshot(sealed(deals("\"title\":\"Acme\",\"x\":" + nested(24))));
  REQUIRE(read);
  REQUIRE(read->refused.empty());
  apply(read->document, {*Stamp::from_text(stamp_2), {{"deal", *Id::from_text(deal_id), "x", "1"}}});
  CHECK(error_of(written(read->document)).empty());
}

TEST_CASE("J14: a record with a million fields is left out, the others are read") {
  std::string fields = "\"title\":\"Acme\"";
  for (int i = 0; i < 200'000; ++i) fields += ",\"f" + std::to_string(i) + "\":1";
  const auto read = read_snapshot("{\"deals\":[{" + fields + "},{\"title\":\"B\"}]}");
  REQUIRE(read);
  CHECK(read->refused[0].reason == "It has more than 1,000 fields.");
  CHECK(read->plain.size() == 1);
}

TEST_CASE("J15: what is named twice is refused, at any level") {
  CHECK(error_of(R"({"leads":[],"leads":[]})") == "The file has “leads” twice; nothing of it is taken.");
  CHECK(error_of(R"({"leads":[],"x":1,"x":2})") == "The file has “x” twice; nothing of it is taken.");
  CHECK(error_of(R"({"leads":[{"name":"Ada","name":"Eve"}]})") ==
        "leads[0] “Ada” has “name” twice; nothing of the file is taken.");
  CHECK(has(error_of(R"({"leads":[{"id":"1","id":"2"}]})"), "has “id” twice"));
  CHECK(has(error_of(R"({"leads":[{"name":"A","x":{"a":{"b":1,"b":2}}}]})"), "names one thing twice inside “x”"));
  CHECK(has(error_of(sealed(R"("later":{"b":1,"b":2})")), "“later” names one thing twice"));
  const std::string s = R"("s":"1k7s3027000028q5cu4q")", f = R"("title":"1k7s31sq000028q5cu4q")",
                    h = R"("title":[["1k7s3027000028q5cu4q","O"]])";
  for (const std::string& stamps : {s + "," + s, s + ",\"f\":{" + f + "},\"f\":{}", s + ",\"f\":{" + f + "," + f + "}",
                                    s + ",\"h\":{" + h + "," + h + "}", s + ",\"h\":{},\"h\":{}"})
    CHECK(has(error_of(sealed(deals(R"("title":"Acme")", stamps))), "twice"));
  CHECK(has(error_of(sealed(deals(R"("title":"A","_":{},"x":1)"))), "has “_” twice"));
}

TEST_CASE("J16: of two plain records with one id neither is taken, and both are named") {
  const auto read = read_snapshot(
      R"({"leads":[{"id":"7","name":"Ada"},{"id":"8","name":"Eve"},{"id":"7","name":"Bob"}],"deals":[{"id":"7","title":"D"}]})");
  REQUIRE(read);
  REQUIRE(read->refused.size() == 2);
  CHECK(read->refused[0].where == "leads[0]");
  CHECK(read->refused[1].where == "leads[2]");
  CHECK(read->plain.size() == 2);
}

TEST_CASE("J17, J18: names that look alike or dangerous are ordinary names") {
  const std::string fields = R"("Title":"b","__proto__":1,"constructor":{"x":1},"title":"Acme","toString":"x")";
  const auto read = read_snapshot(sealed(deals(fields)));
  REQUIRE(read);
  CHECK(has(written(read->document), fields));
  const auto list = read_snapshot(sealed(R"("__proto__":[{"id":"__proto__","a":1,"_":{"s":"1k7s3027000028q5cu4q"}}])"));
  REQUIRE(list);
  CHECK(list->document.find_table("__proto__"));
}

TEST_CASE("J19: a field without a name leaves its record out; inside an unknown value it is kept") {
  CHECK(refused_deal(R"("":1)") == "deals[0] “Acme”: It has a field without a proper name.");
  CHECK(has(written(read_snapshot(sealed(deals(R"("x":{"":1})")))->document), R"("x":{"":1})"));
}

TEST_CASE("J22: an amount that is not a whole number leaves the record out; unknown numbers keep their text") {
  for (const char* minor : {"1e2", "100.0", "1.5", "-0.0"}) {
    const std::string amount = "\"amount\":[" + std::string(minor) + ",\"EUR\"]";
    CHECK(refused_deal(amount) == "deals[0] “Acme”: “amount” is not [whole number, \"EUR\"].");
    CHECK(refusal_of(plain_deal(amount)) == "deals[0] “Acme”: “amount” is not [whole number, \"EUR\"].");
  }
  const std::string file =
      written(read_snapshot(sealed(deals(R"("a":1e2,"b":100.0,"c":-0.0,"d":-0,"e":1.10)")))->document);
  CHECK(has(file, R"("a":1e2,"b":100.0,"c":-0.0,"d":0,"e":1.10)"));
}

TEST_CASE("J23: an amount that no double holds exactly leaves the record out; -0 is 0") {
  for (const char* minor : {"9007199254740992", "9223372036854775808", "18446744073709551616", "-9223372036854775809"})
    CHECK(has(refused_deal("\"amount\":[" + std::string(minor) + ",\"EUR\"]"), "“amount” is not"));
  CHECK(has(written(read_snapshot(sealed(deals(R"("amount":[-0,"EUR"])")))->document), R"("amount":[0,"EUR"])"));
  CHECK(
      has(written(read_snapshot(sealed(deals(R"("amount":[9007199254740991,"EUR"])")))->document), "9007199254740991"));
}

TEST_CASE("J24: a value of another kind leaves the record out") {
  CHECK(refused_deal(R"("probability":"5000")") ==
        "deals[0] “Acme”: “probability” is not a whole number from 0 to 10000.");
  CHECK(refusal_of(sealed(deals(R"("title":7)"))) == "deals[0]: “title” is not a text.");
  CHECK(refusal_of(R"({"leads":[{"name":7}]})") == "leads[0]: “name” is not a text.");
  CHECK(refusal_of(R"({"leads":[{"name":["a"]}]})") == "leads[0]: “name” is not a text.");
  CHECK(refusal_of(plain_deal(R"("company":7)")) == "deals[0] “Acme”: “company” is not the id of a record.");
}

TEST_CASE("J25: null in a plain record takes nothing away") {
  const auto read = read_snapshot(R"({"leads":[{"name":"Ada","email":null}]})");
  CHECK(read->plain[0].fields.size() == 1);
}

TEST_CASE("J26: the smallest file is welcome") { CHECK(read_snapshot(good)->plain.size() == 1); }

TEST_CASE("J31, J36: without a last, lower-case xxh128 checksum no stamp counts") {
  const std::string file = golden();
  const std::string hash = file.substr(file.rfind("xxh128:"), 39);
  std::string upper = hash;
  for (std::size_t i = 7; i < upper.size(); ++i)
    upper[i] = static_cast<char>(upper[i] >= 'a' ? upper[i] - 32 : upper[i]);
  const std::string none = replaced(replaced(file, "\"checksum\":\"" + hash + "\"", ""), "},\n}", "}}");
  const std::string first = replaced(none, "{\"funnelboard\"", "{\"checksum\":\"" + hash + "\",\"funnelboard\"");
  for (const std::string& bytes :
       {none, first, replaced(file, hash, ""), replaced(file, hash, upper), replaced(file, "xxh128", "sha256"),
        replaced(file, "\"checksum\"", "\"Checksum\"")}) {
    const auto read = read_snapshot(bytes);
    REQUIRE(read);
    CHECK(says(read->repairs, "no checksum that this program can check"));
    CHECK(read->plain.size() > 20);
    CHECK(read->document.table(Type::deal).size() == 0);
  }
  CHECK(has(error_of(replaced(file, "\"checksum\"", "\"checksum\":1,\"checksum\"")), "has “checksum” twice"));
}

TEST_CASE(
    "J35: an id that stands in two lists is two records, so that no file can take a record out of others' exports") {
  const std::string file =
      R"("leads":[{"id":"01JE000000000000000000DEA1","name":"Ada","_":{"s":"1k7s3027000028q5cu4q"}}],)" +
      deals(R"("title":"Acme")");
  Document board = std::move(read_snapshot(sealed(deals(R"("title":"Acme")")))->document);
  unite(board, read_snapshot(sealed(file))->document);
  const auto read = read_snapshot(written(board));
  REQUIRE(read);
  CHECK(read->refused.empty());
  CHECK(written(read->document) == written(board));
}

TEST_CASE("J37: one flipped bit that is still JSON is noticed") {
  const auto read = read_snapshot(replaced(golden(), "Acme, Inc.", "Acmf, Inc."));
  REQUIRE(read);
  CHECK(says(read->repairs, "edited or damaged"));
}

TEST_CASE("J38: line ends changed in transit are named as such") {
  std::string file;
  for (const char c : golden()) file += c == '\n' ? std::string("\r\n") : std::string(1, c);
  const auto read = read_snapshot(file);
  REQUIRE(read);
  CHECK(says(read->repairs, "changed the line ends"));
  CHECK(read->document.table(Type::deal).size() == 0);
}

TEST_CASE("J39: counts that do not agree with the lists make the file plain") {
  const auto read = read_snapshot(sealed_again(replaced(golden(), "\"deal\":1", "\"deal\":2")));
  REQUIRE(read);
  CHECK(read->checksum_matches);
  CHECK(says(read->repairs, "its counts say 2 of “deal”, and it holds 1"));
  CHECK(read->document.table(Type::deal).size() == 0);
  CHECK(read->plain.size() > 20);
}

TEST_CASE("J40: in one file some records may have stamps and others none") {
  const auto read = read_snapshot(sealed(deals(R"("title":"Acme")") + R"(,"leads":[{"name":"Ada"}])"));
  REQUIRE(read);
  CHECK(read->document.table(Type::deal).size() == 1);
  CHECK(read->plain.size() == 1);
}

TEST_CASE("J41: a malformed stamp refuses the file") {
  for (const char* stamp :
       {"\"1k7s3027000028q5cu4\"", "\"1K7S3027000028Q5CU4Q\"", "\"1k7s3027000028q5cu4w\"", "\"\"", "7", "null", "{}"}) {
    const std::string s = stamp, bad_base = "\"s\":" + s, own = R"("s":"1k7s3027000028q5cu4q","f":{"title":)" + s + "}",
                      old = R"("s":"1k7s3027000028q5cu4q","h":{"title":[[)" + s + R"(,"Old"]]})";
    for (const std::string& stamps : {bad_base, own, old})
      CHECK(has(error_of(sealed(deals(R"("title":"Acme")", stamps))), "deals[0] “Acme” holds a damaged stamp"));
  }
}

TEST_CASE("J42: a stamp from before 2020 refuses the file; the zero stamp is for well-known records") {
  const std::string old = Stamp{std::uint64_t(1'500'000'000'000) << 15, 1}.text(), zero = Stamp{}.text();
  CHECK(has(error_of(sealed(deals(R"("title":"A")", "\"s\":\"" + old + "\""))), "holds a stamp from before 2020"));
  CHECK(has(error_of(sealed(deals(R"("title":"A")", "\"s\":\"" + zero + "\""))), "holds the zero stamp"));
  CHECK(has(
      error_of(sealed(deals(R"("title":"A")", R"("s":"1k7s3027000028q5cu4q","h":{"title":[[")" + old + R"(","O"]]})"))),
      "before 2020"));
  CHECK(refusal_of(sealed(R"("stages":[{"id":"stage.x","name":"X","_":{"s":")" + zero + "\"}}]")) == "nothing refused");
}

TEST_CASE("J44: two values under one stamp: the larger stays, and it is said") {
  const auto read = read_snapshot(
      sealed(deals(R"("title":"A")", R"("s":"1k7s3027000028q5cu4q","h":{"title":[["1k7s3027000028q5cu4q","B"]]})")));
  REQUIRE(read);
  CHECK(read->document.find<Deal>(*Id::from_text(deal_id))->title == "B");
  CHECK(says(read->repairs, "1 record held two values under one stamp"));
  const std::string s1(stamp_1), s2(stamp_2), s3(stamp_3);
  const auto apart =
      read_snapshot(sealed(deals(R"("title":"A")", "\"s\":\"" + s3 + R"(","h":{"title":[[")" + s1 + R"(","B"],[")" +
                                                       s2 + R"(","C"],[")" + s1 + R"(","D"]]})")));
  REQUIRE(apart);
  CHECK(says(apart->repairs, "two values under one stamp"));
}

TEST_CASE("J45: entries are a set: whatever their order, the newest is current, and it is said") {
  const std::string s1(stamp_1), s2(stamp_2), s3(stamp_3);
  const auto entry = [](const std::string& stamp, const char* value) {
    return "[\"" + stamp + "\",\"" + value + "\"]";
  };
  const std::string base = "\"s\":\"" + s1 + "\"";
  const auto tidy = read_snapshot(sealed(
      deals(R"("title":"C")", "\"s\":\"" + s3 + R"(","h":{"title":[)" + entry(s1, "A") + "," + entry(s2, "B") + "]}")));
  REQUIRE(tidy);
  CHECK(tidy->repairs.empty());
  const std::string expected = written(tidy->document);
  for (const std::string& file :
       {deals(R"("title":"C")", "\"s\":\"" + s3 + R"(","h":{"title":[)" + entry(s2, "B") + "," + entry(s1, "A") + "]}"),
        deals(R"("title":"C")", "\"s\":\"" + s3 + R"(","h":{"title":[)" + entry(s1, "A") + "," + entry(s2, "B") + "," +
                                    entry(s2, "B") + "]}"),
        deals(R"("title":"A")", base + R"(,"h":{"title":[)" + entry(s3, "C") + "," + entry(s2, "B") + "]}")}) {
    const auto read = read_snapshot(sealed(file));
    REQUIRE(read);
    CHECK(written(read->document) == expected);
    CHECK(says(read->repairs, "histories of 1 record"));
  }
  const auto all_own = read_snapshot(sealed(deals(R"("title":"A")", R"("f":{"title":")" + s2 + "\"}")));
  REQUIRE(all_own);
  CHECK(says(all_own->repairs, "stamps of 1 record"));
  CHECK(refusal_of(sealed(deals(R"("title":"A","x":1)", R"("f":{"title":")" + s2 + "\"}"))) ==
        "deals[0] “A”: Its “_” has no stamp “s”.");
}

TEST_CASE("J46: a stamp for a field that is not there, or “_” of another kind, leaves the record out") {
  CHECK(refusal_of(
            sealed(deals(R"("title":"A")", R"("s":"1k7s3027000028q5cu4q","f":{"amount":"1k7s31sq000028q5cu4q"})"))) ==
        "deals[0] “A”: It has a stamp for “amount”, but no such field.");
  for (const char* value : {"[]", "\"x\"", "1", "null", "[[1]]"})
    CHECK(has(refusal_of(sealed(R"("deals":[{"title":"A","_":)" + std::string(value) + "}]")),
              "Its “_” is not an object with stamps."));
  for (const char* part :
       {R"("x":1)", R"("f":[])", R"("h":7)", R"("h":{"title":{}})", R"("h":{"title":["a"]})", R"("h":{"title":[[]]})",
        R"("h":{"title":[["1k7s31sq000028q5cu4q"]]})", R"("h":{"title":[["1k7s31sq000028q5cu4q","a",1]]})",
        R"("h":{"amount":[["1k7s31sq000028q5cu4q",7]]})", R"("h":{"_":[["1k7s31sq000028q5cu4q",7]]})"}) {
    CAPTURE(part);
    const auto read =
        read_snapshot(sealed(deals(R"("title":"A")", R"("s":"1k7s3027000028q5cu4q",)" + std::string(part)) +
                             R"(,"leads":[{"name":"Ada"}])"));
    REQUIRE(read);
    CHECK(read->refused.size() == 1);
    CHECK(read->document.table(Type::deal).size() == 0);
    CHECK(read->plain.size() == 1);
  }
}

TEST_CASE("J47: a field with 100,000 old values in any order is read") {
  std::string entries;
  for (std::uint64_t i = 100'000; i > 0; --i)
    entries += "[\"" + Stamp{(std::uint64_t(1'790'000'000'000) << 15) + i, 1}.text() + "\",\"" + std::to_string(i) +
               "\"]" + (i > 1 ? "," : "");
  const auto read =
      read_snapshot(sealed(deals(R"("title":"A")", R"("s":"1k7s3027000028q5cu4q","h":{"title":[)" + entries + "]}")));
  REQUIRE(read);
  CHECK(read->document.table(Type::deal).older(0).size() == 100'000);
}

TEST_CASE("J48: deleted is true or false; listed and deleted at once: the newest entry decides") {
  CHECK(has(refused_deal(R"("deleted":"yes")"), "“deleted” is not true or false."));
  const auto read = read_snapshot(sealed(
      deals(R"("title":"A")") +
      R"(,"deleted":[{"type":"deal","id":"01JE000000000000000000DEA1","deleted":true,"_":{"s":"1k7s31sq000028q5cu4q"}}])"));
  REQUIRE(read);
  CHECK(read->document.table(Type::deal).is_deleted(0));
  CHECK(has(refusal_of(sealed(
                R"("deleted":[{"id":"01JE000000000000000000DEA1","deleted":true,"_":{"s":"1k7s31sq000028q5cu4q"}}])")),
            "It does not say its type."));
  for (const char* type : {"\"checksum\"", "\"deals\"", "7", "[]"})
    CHECK(refusal_of(sealed(R"("deleted":[{"type":)" + std::string(type) +
                            R"(,"id":"01JE000000000000000000DEA1","deleted":true,"_":{"s":"1k7s31sq000028q5cu4q"}}])"))
              .find("deleted[0]: ") == 0);
}

TEST_CASE("J49: a malformed id leaves a stamped record out; a plain one brings it as its key, cut") {
  for (const char* id : {"\"../../x\"", "\"\"", "\"a\\tb\"", "7", "null", "[]", "\"01je000000000000000000dea1\""})
    CHECK(has(refusal_of(sealed(R"("deals":[{"id":)" + std::string(id) +
                                R"(,"title":"A","_":{"s":"1k7s3027000028q5cu4q"}}])")),
              ": Its id"));
  const auto read = read_snapshot("{\"deals\":[{\"title\":\"A\",\"id\":\"" + std::string(10'000, 'x') + "\"}]}");
  REQUIRE(read);
  CHECK(read->plain[0].given_id.size() == 200);
}

TEST_CASE("J50, J51: a place that can't be one leaves the record out; a strange rank or an unknown stage does not") {
  for (const char* place : {R"(["stage.won","a0V"])", R"(["stage.won","a0V",1,2])", R"(["?","a0V",1])",
                            R"(["stage.won","",1])", R"(["stage.won","a b",1])", R"(["stage.won",7,1])"})
    CHECK(refused_deal("\"place\":" + std::string(place)) ==
          "deals[0] “Acme”: “place” is not [stage, rank, milliseconds].");
  CHECK(has(refused_deal(R"("place":["stage.won",")" + std::string(2000, 'a') + "\",1]"), "“place” is not"));
  CHECK(refused_deal(R"("place":["stage.unknown","a0",1])") == "nothing refused");
}

TEST_CASE("J54, J55: currencies and days that do not exist leave the record out") {
  for (const char* code : {"eur", "EURO", "€", ""})
    CHECK(has(refused_deal("\"amount\":[1,\"" + std::string(code) + "\"]"), "“amount” is not"));
  for (const char* day : {"2026-02-30", "0000-00-00", "99999-01-01", "2026-11-23Z", "23.11.2026", ""})
    CHECK(has(refused_deal("\"close_day\":\"" + std::string(day) + "\""), "“close_day” is not a day"));
}

TEST_CASE("J56: a file of a newer version is refused; a version that is no number counts as none") {
  const std::string list = deals(R"("title":"A")");
  for (const char* version : {R"("funnelboard":2,"reads":99)", R"("funnelboard":2)", R"("funnelboard":99,"reads":2)"}) {
    CHECK(has(error_of(sealed(list, version)), "The file comes from a newer version of this program"));
    CHECK(has(error_of(sealed("", version)), "The file comes from a newer version of this program"));
  }
  CHECK(read_snapshot(sealed(list, R"("funnelboard":2,"reads":1)"))->document.table(Type::deal).size() == 1);
  for (const char* version :
       {R"("funnelboard":"1")", R"("x":1)", R"("x":1,"funnelboard":1)", R"("funnelboard":0)", R"("funnelboard":-1)"}) {
    const auto read = read_snapshot(sealed(list, version));
    REQUIRE(read);
    CHECK(read->document.table(Type::deal).size() == 0);
    CHECK(read->plain.size() == 1);
  }
}

TEST_CASE("a board whose identity can't be read is refused under stamps") {
  for (const char* board :
       {"7", "{}", R"({"id":"x y","gen":1})", R"({"gen":0})", R"({"gen":1.5})", R"({"id":7,"gen":1})"})
    CHECK(has(error_of(sealed("\"board\":" + std::string(board))), "which board it is"));
}

TEST_CASE("a list that is none, or holds something else than records") {
  CHECK(error_of(R"({"leads":{}})") == "“leads” is not a list of records; nothing of the file is taken.");
  const auto read = read_snapshot(R"({"leads":[7,[[1,{}]],null,{"name":"Ada"},{}]})");
  REQUIRE(read);
  REQUIRE(read->refused.size() == 4);
  CHECK(read->refused[1].where == "leads[1]");
  CHECK(read->refused[3].reason == "It has no values.");
  CHECK(read->plain[0].where == "leads[3]");
}

TEST_CASE("J18: a list name of a type that is not known is told, with the right one where it is clear") {
  const auto read = read_snapshot(R"({"leads":[],"deal":[{"title":"A"}],"Leads":[]})");
  REQUIRE(read);
  CHECK(says(read->repairs, "“deal” was left out: the list is called “deals”."));
  CHECK(says(read->repairs, "“Leads” was left out: this program knows no list of that name."));
}
