#include "formats/snapshot.hpp"

#include <doctest/doctest.h>

#include "model/stages.hpp"
#include "support/board_files.hpp"

using namespace fb;
using namespace fb::test;

namespace {
const Id deal = *Id::from_text(deal_id);

Change change(std::string_view stamp, std::string_view field, std::string_view value, const Id& id = deal) {
  return {*Stamp::from_text(stamp), {{"deal", id, std::string(field), std::string(value)}}};
}
}  // namespace

TEST_CASE("the golden file of version 1 is read and written again byte for byte") {
  const std::string file = golden();
  REQUIRE_FALSE(file.empty());
  const auto read = read_snapshot(file);
  REQUIRE(read);
  CHECK(read->checksum_matches);
  CHECK(read->repairs.empty());
  CHECK(read->refused.empty());
  CHECK(read->plain.empty());
  SnapshotOptions options;
  options.by = read->by;
  options.app = read->app;
  CHECK(write_snapshot(read->document, options) == file);
}

TEST_CASE(
    "the golden file says what was in it: values, history, who, deleted records, a newer program's fields and lists") {
  const auto read = read_snapshot(golden());
  REQUIRE(read);
  CHECK(read->name == "Spring plan");
  CHECK(read->by == "Ana");
  CHECK(read->exported == "2026-11-20T09:08:00Z");
  CHECK(read->newest.text() == "1k7s3csc000028q5cu4q");
  const Document& doc = read->document;
  CHECK(doc.board.text() == "01JD0000000000000000000B0A");
  const Deal* found = doc.find<Deal>(deal);
  REQUIRE(found);
  CHECK(found->title == "Acme \"rollout\"\\phase 1\nsecond line");
  CHECK(found->amount == Money::of(300000, "EUR"));
  CHECK(found->place.stage == stage::won());
  const Table& deals_table = doc.table(Type::deal);
  const RowIndex row = deals_table.find(deal);
  CHECK(deals_table.older(row).size() == 5);
  std::string before;
  CHECK(deals_table.value_before(row, deals_table.field_named("score"), Stamp{~0ull, 0}, before));
  CHECK(before == "7");
  CHECK(deals_table.is_deleted(deals_table.find(*Id::from_text("01JE000000000000000000DEA2"))));
  const Campaign* fair = doc.find<Campaign>(*Id::from_text("01JE000000000000000000CA02"));
  REQUIRE(fair);
  CHECK(fair->type == "fair");  // its field is called like the list's own member
  REQUIRE(doc.find_table("contents"));
  CHECK(doc.find_table("contents")->size() == 1);
  CHECK(doc.unknown.at("widgets") == R"({"columns":[1,2.50],"on":true})");
}

TEST_CASE("equal boards give equal bytes, whatever was written first") {
  Document one, other;
  const Change first = change(stamp_1, "title", "\"Acme\""), later = change(stamp_2, "amount", "[5,\"EUR\"]");
  apply(one, first);
  apply(one, later);
  apply(other, later);
  apply(other, first);
  CHECK(written(one) == written(other));
  CHECK(fingerprint(one) == fingerprint(other));
  apply(other, change(stamp_3, "amount", "[6,\"EUR\"]"));
  CHECK(fingerprint(one) != fingerprint(other));
}

TEST_CASE("the fingerprint does not ask who exported the board, and has eight characters") {
  Document doc;
  apply(doc, change(stamp_1, "title", "\"Acme\""));
  SnapshotOptions options;
  options.by = "Bea";
  const auto read = read_snapshot(write_snapshot(doc, options));
  REQUIRE(read);
  CHECK(fingerprint(read->document) == fingerprint(doc));
  CHECK(fingerprint(doc).size() == 8);
}

TEST_CASE("a record stands in one line: id, fields by name, then stamps") {
  Document doc;
  apply(doc, change(stamp_1, "title", "\"Acme\""));
  apply(doc, change(stamp_1, "amount", "[250000,\"EUR\"]"));
  apply(doc, change(stamp_2, "amount", "[300000,\"EUR\"]"));
  apply(doc, change(stamp_2, "next_step", "\"\""));
  const std::string line =
      R"({"id":"01JE000000000000000000DEA1","amount":[300000,"EUR"],"next_step":"","title":"Acme",)"
      R"("_":{"s":"1k7s3027000028q5cu4q","f":{"amount":"1k7s31sq000028q5cu4q","next_step":"1k7s31sq000028q5cu4q"},)"
      R"("h":{"amount":[["1k7s3027000028q5cu4q",[250000,"EUR"]]]}}})";
  CHECK(written(doc).find("\"deals\":[\n" + line + "],\n\"checksum\"") != std::string::npos);
}

TEST_CASE("J60: an export without history keeps the values and their stamps, and merges") {
  const auto read = read_snapshot(golden());
  REQUIRE(read);
  const std::string small = write_snapshot(read->document, {false, "Ana", "1.0.0", -1});
  CHECK(small.find("\"h\":") == std::string::npos);
  const auto again = read_snapshot(small);
  REQUIRE(again);
  CHECK(again->document.find<Deal>(deal)->amount == Money::of(300000, "EUR"));
  Document merged;
  unite(merged, read->document);
  unite(merged, again->document);
  CHECK(fingerprint(merged) == fingerprint(read->document));
}

TEST_CASE("an empty board makes a file that can be read") {
  const Document empty;
  const auto read = read_snapshot(written(empty));
  REQUIRE(read);
  CHECK(read->checksum_matches);
  CHECK(written(read->document) == written(empty));
}

TEST_CASE("J62: importing one's own export brings nothing new") {
  const auto read = read_snapshot(golden());
  REQUIRE(read);
  Document doc;
  unite(doc, read->document);
  CHECK(unite(doc, read->document).records.empty());
}

TEST_CASE("J26: a script may write a few records without stamps") {
  const auto read = read_snapshot(R"({"leads":[{"name":"Ada","email":"ada@example.org","company":"Acme"}],
    "deals":[{"id":17,"title":"Rollout","amount":[300000,"EUR"],"place":"Proposal","close_day":null}]})");
  REQUIRE(read);
  CHECK(read->repairs.empty());
  REQUIRE(read->plain.size() == 2);
  CHECK(read->plain[0].type == "lead");
  CHECK(read->plain[0].where == "leads[0]");
  CHECK(read->plain[0].given_id.empty());
  CHECK(read->plain[1].given_id == "17");
  using Fields = std::vector<std::pair<std::string, std::string>>;
  CHECK(read->plain[1].fields ==
        Fields{{"title", "\"Rollout\""}, {"amount", "[300000,\"EUR\"]"}, {"place", "\"Proposal\""}});
}

TEST_CASE("J32: an export that a person edited is compared by its values, not by its stamps") {
  const auto read = read_snapshot(replaced(golden(), "[300000,\"EUR\"]", "[310000, \"EUR\"]"));
  REQUIRE(read);
  CHECK(read->has_checksum);
  CHECK_FALSE(read->checksum_matches);
  CHECK(says(read->repairs, "edited or damaged"));
  CHECK(read->document.table(Type::deal).size() == 0);
  CHECK(read->newest.is_zero());
  const auto found =
      std::find_if(read->plain.begin(), read->plain.end(), [](const PlainRecord& r) { return r.type == "deal"; });
  REQUIRE(found != read->plain.end());
  CHECK(found->given_id == deal_id);
  CHECK(found->fields[0] == std::pair<std::string, std::string>("amount", "[310000,\"EUR\"]"));
  CHECK(found->where == "deals[0]");
}

TEST_CASE("J53: records of a newer program's types and fields go out as they came in") {
  const std::string file = sealed(R"("board":{"gen":1},
"exported":"2026-11-20T09:00:07Z",
"counts":{"contents":1,"deal":1},
"deals":[
{"id":"01JE000000000000000000DEA1","big":123456789012345678901234567890,"n":[1.0,{"b":1,"a":[]}],"title":"Acme","_":{"s":"1k7s3027000028q5cu4q"}}],
"contents":[
{"id":"01JE000000000000000000PS01","title":"Post","_":{"s":"1k7s3027000028q5cu4q"}}],
"later":[1,2,{"x":null}])");
  const auto read = read_snapshot(file);
  REQUIRE(read);
  CHECK(read->refused.empty());
  const std::string again = write_snapshot(read->document, {true, "", "", Stamp::from_text(stamp_1)->ms()});
  CHECK(again.find("\"big\":123456789012345678901234567890,\"n\":[1.0,{\"b\":1,\"a\":[]}]") != std::string::npos);
  CHECK(again.find("\"contents\":[\n{\"id\":\"01JE000000000000000000PS01\",\"title\":\"Post\"") != std::string::npos);
  CHECK(again.find("\"later\":[1,2,{\"x\":null}],\n\"checksum\"") != std::string::npos);
}

TEST_CASE("an unknown part may be called like a type without becoming one") {
  const auto read =
      read_snapshot(sealed(R"("deal":[{"id":"01JE000000000000000000DEA1","_":{"s":"1k7s3027000028q5cu4q"}}])"));
  REQUIRE(read);
  CHECK(read->document.table(Type::deal).size() == 0);
  const auto again = read_snapshot(written(read->document));
  REQUIRE(again);
  CHECK(again->document.unknown == read->document.unknown);
}

TEST_CASE("J16: the same id listed twice under stamps is one record") {
  const auto read = read_snapshot(sealed(
      R"("deals":[{"id":"01JE000000000000000000DEA1","title":"Old","_":{"s":"1k7s3027000028q5cu4q"}},
{"id":"01JE000000000000000000DEA1","title":"New","_":{"s":"1k7s31sq000028q5cu4q"}}])"));
  REQUIRE(read);
  CHECK(read->document.find<Deal>(deal)->title == "New");
  CHECK(read->document.table(Type::deal).older(0).size() == 1);
}

TEST_CASE("J42: a stamp more than a year ahead of today refuses the file, a few months do not") {
  const std::string file = sealed(deals(R"("title":"Acme")"));
  const std::int64_t day = Day::from_text("2026-11-20")->start_ms(0);
  CHECK(read_snapshot(file, day - 300 * ms_per_day));
  const auto refused = read_snapshot(file, day - 367 * ms_per_day);
  REQUIRE_FALSE(refused);
  CHECK(refused.error() == "deals[0] “Acme” holds a stamp from more than a year ahead; nothing of the file is taken.");
}

TEST_CASE("a snapshot written in slices of any size is the same, byte for byte") {
  const auto read = read_snapshot(golden());
  REQUIRE(read);
  const std::string whole = write_snapshot(read->document, {});
  for (const std::size_t records : {1, 2, 7, 1000}) {
    SnapshotWriting writing(read->document, {});
    std::string all;
    std::size_t slices = 1;
    for (; writing.go_on(records, all); ++slices) {
    }
    CHECK(all == whole);
    if (records == 1) CHECK(slices > 5);
  }
}
