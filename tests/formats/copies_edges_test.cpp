// Redacted copies and one campaign's file, of boards with gaps: what leaves, and what may not.
#include <doctest/doctest.h>

#include "formats/excerpt.hpp"
#include "formats/redact.hpp"
#include "model/edits.hpp"
#include "support/board_files.hpp"
#include "support/small_board.hpp"

using namespace fb;
using test::noon;
using test::SmallBoard;

namespace {

constexpr std::int64_t now_ms = 1'795'392'000'000;

struct Gaps : SmallBoard {
  void put(std::string_view type, const Id& id, std::string_view field, std::string_view value) {
    apply(document, {clock.next(now_ms), {{std::string(type), id, std::string(field), std::string(value)}}});
  }
  Id id() { return random.id(now_ms); }
};
std::string redacted_text(const Document& board) {
  Random random(3);
  return test::written(redacted(board, random, now_ms));
}

}  // namespace

TEST_CASE("a redacted copy has no record that is deleted or empty, and no link or place that leads to one") {
  Gaps board;
  const Id gone = board.lead({}, "Gone Person"), column = board.id();
  board.put("stage", column, "name", "\"Secret column\"");
  board.put("stage", column, "rank", "\"=\"");
  board.put("stage", column, "zone", "\"hidden place\"");
  const Id deal = board.deal({{column, "2026-11-01"}}, 3000, gone);
  board.put("deal", deal, "contact", "\"" + board.id().text() + "\"");
  board.put("deal", deal, "title", "\"\"");
  const Id empty = board.id();
  board.document.table(Type::deal).add(empty);
  board.put("lead", gone, "deleted", "true");
  board.put("stage", column, "deleted", "true");
  const std::string text = redacted_text(board.document);
  CHECK_FALSE(test::has(text, "Person"));
  CHECK_FALSE(test::has(text, "Secret"));
  Random random(3);
  const Document copy = redacted(board.document, random, now_ms);
  CHECK(copy.table(Type::lead).size() == 0);
  REQUIRE(copy.table(Type::deal).size() == 1);
  const Deal& left = copy.table(Type::deal).as<Deal>(0);
  CHECK_FALSE(left.lead);
  CHECK_FALSE(left.contact);
  CHECK_FALSE(left.place);
}

TEST_CASE("a redacted copy keeps no text of a column that is not one of ours, and no odd rank or zone") {
  Gaps board;
  const Id own = Id::named("custom.column");
  board.put("stage", own, "name", "\"Negotiating with Acme\"");
  board.put("stage", own, "rank", "\"=\"");
  board.put("stage", own, "zone", "\"hidden place\"");
  board.put("stage", stage::won(), "name", "\"Acme signed\"");
  const std::string text = redacted_text(board.document);
  for (const char* word : {"Acme", "hidden", "custom.column"}) CHECK_FALSE(test::has(text, word));
}

TEST_CASE("a redacted copy rounds the figures of targets, and says only which of our measures they are") {
  Gaps board;
  const Id revenue = board.id(), odd = board.id(), leads = board.id(), metric = board.id();
  board.put("target", revenue, "measure", "\"revenue\"");
  board.put("target", leads, "measure", "\"leads\"");
  board.put("target", leads, "count", "1234");
  board.put("target", odd, "measure", "\"calls to Acme\"");
  board.put("metric", metric, "clicks", "0");
  board.put("metric", metric, "visits", "777");
  const std::string text = redacted_text(board.document);
  for (const char* word : {"\"revenue\"", "\"leads\"", "\"count\":1000", "\"clicks\":0"}) CHECK(test::has(text, word));
  for (const char* word : {"Acme", "1234", "777"}) CHECK_FALSE(test::has(text, word));
}

TEST_CASE("one id for records of two types is one drawn id, and 65,537 names are all different") {
  Gaps board;
  const Id both = board.lead({}, "Ada");
  board.put("deal", both, "title", "\"Acme\"");
  Table& companies = board.document.table(Type::company);
  const FieldId city = companies.field_named("city");
  for (int i = 0; i < 65'540; ++i)
    companies.store(companies.add(Id::from_parts(now_ms, 7, static_cast<std::uint64_t>(i))), city, board.clock.last(),
                    "\"Rome\"");
  Random random(3);
  const Document copy = redacted(board.document, random, now_ms);
  CHECK(copy.table(Type::deal).id(0) == copy.table(Type::lead).id(0));
  CHECK(copy.table(Type::company).size() == 65'540);
}

TEST_CASE("one campaign's file takes the deals of its people, too, and leaves empty rows and odd sessions") {
  Gaps board;
  const Id campaign = board.add("campaign", "Webinar", {}), contact = board.lead({}, "Ada");
  board.put("lead", contact, "campaign", "\"" + campaign.text() + "\"");
  const Id deal = board.deal({}, 100);
  board.put("deal", deal, "contact", "\"" + contact.text() + "\"");
  board.put("deal", deal, "company", "null");
  board.document.table(Type::deal).add(board.id());
  board.put("session", board.id(), "by", "\"Nobody\"");
  board.put("session", Id::named(session_text(7)), "by", "\"Ana\"");
  const Document part = excerpt(board.document, campaign);
  CHECK(part.table(Type::deal).size() == 1);
  CHECK(part.table(Type::session).size() == 1);
}
