// Edits on boards that lack something, and what is restored from the past.
#include <doctest/doctest.h>

#include "model/edits.hpp"
#include "support/small_board.hpp"

using namespace fb;
using namespace fb::test;

namespace {

constexpr std::int64_t now_ms = 1'795'392'000'000;

struct Desk : SmallBoard {
  Result<Plan> attempt(const Edit& edit, std::int64_t ms = now_ms) {
    const Result<Plan> planned = plan(document, edit, {ms, 0, &random, {}});
    if (planned) apply(document, {clock.next(ms), planned->writes});
    return planned;
  }
  std::string summary(const Edit& edit) {
    const Result<Plan> planned = attempt(edit);
    return planned ? planned->summary : planned.error();
  }
};

}  // namespace

TEST_CASE("an amount without a currency is in euros where the board names none, and where there are no settings") {
  Desk desk;
  desk.set("board", board_record(), "currency", std::string(), now_ms);
  desk.attempt(AddCard{stage::discovery(), "Acme", "5"});
  CHECK(desk.document.table(Type::deal).as<Deal>(0).amount == Money::of(500, "EUR"));

  Desk bare;
  bare.document = Document();
  const Id column = bare.random.id(1);
  bare.set("stage", column, "zone", std::string("close"), now_ms);
  bare.attempt(AddCard{column, "Acme", "5"});
  CHECK(bare.document.table(Type::deal).as<Deal>(0).amount == Money::of(500, "EUR"));
}

TEST_CASE("without random numbers nothing is made, for no record may be without an id") {
  Desk desk;
  const Result<Plan> planned = plan(desk.document, AddCard{stage::discovery(), "Acme", ""}, {now_ms, 0, nullptr, {}});
  CHECK_FALSE(planned);
}

TEST_CASE("an owner or a persona that nobody has heard of is made in passing, a campaign is not") {
  Desk desk;
  const Id lead = desk.lead({});
  CHECK(desk.summary(SetLinkByName{Type::lead, lead, "owner", "Bea"}) == "Changed owner of “Ada”");
  CHECK(desk.summary(SetLinkByName{Type::lead, lead, "persona", "Engineer"}) == "Changed persona of “Ada”");
  CHECK(desk.summary(SetLinkByName{Type::lead, lead, "campaign", "Webinar"}) == "No campaign is called “Webinar”.");
  CHECK(desk.document.table(Type::member).size() == 1);
  CHECK(desk.document.table(Type::persona).size() == 1);
  CHECK(desk.document.table(Type::campaign).size() == 0);
}

TEST_CASE("of what is restored only what differs is written, and what is not there says so") {
  Desk desk;
  const Id deal = desk.deal({}, 100);
  const Stamp then = desk.clock.last();
  CHECK(desk.summary(RestoreValues{Type::deal, desk.random.id(1), "", then}) == "That record is not there any more.");
  CHECK(desk.summary(RestoreValues{Type::deal, deal, "wings", then}) == "That field is not there any more.");
  CHECK(desk.attempt(RestoreValues{Type::deal, deal, "title", then})->writes.empty());
  desk.set("deal", deal, "title", std::string("Renamed"), now_ms);
  CHECK(desk.summary(RestoreValues{Type::deal, deal, "title", then}) == "Restored title of “Renamed”");
  CHECK(desk.document.find<Deal>(deal)->title == "Deal");
}

TEST_CASE("a record that was deleted at that moment gets its values of then, and stays") {
  Desk desk;
  const Id deal = desk.deal({}, 100);
  desk.attempt(DeleteRecords{Type::deal, {deal}}, now_ms);
  const Stamp then = desk.clock.last();
  desk.attempt(RestoreRecord{Type::deal, deal}, now_ms + 1000);
  desk.set("deal", deal, "title", std::string("Renamed"), now_ms + 2000);
  desk.attempt(RestoreValues{Type::deal, deal, "", then}, now_ms + 3000);
  const Table& deals = desk.document.table(Type::deal);
  CHECK(deals.as<Deal>(0).title == "Deal");
  CHECK_FALSE(deals.is_deleted(0));
}

TEST_CASE("a session is called by who wrote it, and a deal whose column is gone has the chance it had") {
  Desk desk;
  const Id session = Id::named(session_text(7));
  desk.set("session", session, "by", std::string("Ana"), now_ms);
  CHECK(title_of(desk.document, Type::session, session) == "Ana");
  Deal deal;
  deal.probability = Rate{4200};
  CHECK(chance_bp(desk.document, deal) == 4200);
}
