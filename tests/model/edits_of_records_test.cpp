// What else a person can do to records, and what is said when it can't be done.
#include <doctest/doctest.h>

#include "model/edits.hpp"
#include "support/small_board.hpp"

using namespace fb;
using namespace fb::test;

namespace {

struct Desk : SmallBoard {
  Desk() : acme(deal({{stage::proposal(), "2026-11-01"}}, 3000)), ada(lead({{stage::handed_over(), "2026-11-02"}})) {}

  Result<Plan> attempt(const Edit& edit) {
    const Result<Plan> planned = plan(document, edit, {noon("2026-11-23"), 0, &random, member});
    if (planned) apply(document, {clock.next(noon("2026-11-23")), planned->writes});
    return planned;
  }
  std::string error(const Edit& edit) {
    const Result<Plan> planned = attempt(edit);
    return planned ? "" : planned.error();
  }
  std::string summary(const Edit& edit) {
    const Result<Plan> planned = attempt(edit);
    REQUIRE_MESSAGE(planned, planned.error());
    return planned->summary;
  }
  Id acme, ada, member;
};

constexpr const char* gone = "That record is not there any more.";
const Id nobody = *Id::from_text("01JE00000000000000000FREE1");

}  // namespace

TEST_CASE("what is not there can't be deleted, restored, lost, linked or written, and makes no record") {
  Desk desk;
  for (const Id& id : {nobody, Id{}}) {
    CHECK(desk.error(DeleteRecords{Type::deal, {id}}) == gone);
    CHECK(desk.error(RestoreRecord{Type::deal, id}) == gone);
    CHECK(desk.error(LoseDeals{{id}, "x"}) == gone);
    CHECK(desk.error(SetLinkByName{Type::deal, id, "company", "Acme"}) == gone);
    CHECK(desk.error(SetField{Type::deal, id, "title", "\"x\""}) == gone);
    CHECK(desk.error(RejectHandoff{id, "x"}) == "That lead is not there any more.");
    CHECK(desk.error(CompleteStep{Type::deal, id}) == "There is no planned step to complete.");
    CHECK(desk.error(MoveCards{Type::deal, {id}, stage::won(), {}}) == "That card is not there any more.");
    CHECK(desk.error(MoveCards{Type::deal, {desk.acme}, id, {}}) == "That column is not there any more.");
    CHECK(desk.error(AddCard{id, "x", ""}) == "That column is not there any more.");
  }
  CHECK(desk.document.table(Type::deal).size() == 1);
  CHECK(desk.summary(DeleteRecords{Type::deal, {nobody, desk.acme}}) == "Deleted “Deal”");
}

TEST_CASE("a text that no file may hold is not taken") {
  Desk desk;
  const std::string huge = value_text(std::string((256u << 10) + 1, 'x'));
  CHECK(desk.error(SetField{Type::deal, desk.acme, "description", huge}) ==
        "That text is too long: a field holds 256 KB. Nothing was changed.");
  CHECK(desk.error(AddNote{Type::deal, desk.acme, huge}).find("too long") != std::string::npos);
  CHECK(desk.document.find<Deal>(desk.acme)->description.empty());
}

TEST_CASE("names are asked for") {
  Desk desk;
  CHECK(desk.error(AddCard{stage::proposal(), " ", ""}) == "A card needs a name.");
  CHECK(desk.error(AddNote{Type::deal, desk.acme, "\n"}) == "The note is empty.");
  CHECK(desk.error(AddNamed{Type::company, ""}) == "It needs a name.");
  CHECK(desk.error(AddStage{Zone::close, "\t"}) == "A column needs a name.");
  CHECK(desk.error(AddCard{stage::proposal(), "Bolt", "a lot"}).find("is not an amount of money") != std::string::npos);
}

TEST_CASE("a link by name finds the record or makes a company; what can't be made in passing is not") {
  Desk desk;
  CHECK(desk.error(SetLinkByName{Type::deal, desk.acme, "title", "x"}) == "“title” is not a link.");
  CHECK(desk.error(SetLinkByName{Type::deal, desk.acme, "no such", "x"}) == "“no such” is not a link.");
  CHECK(desk.error(SetLinkByName{Type::deal, desk.acme, "campaign", "Webinar"}) == "No campaign is called “Webinar”.");
  desk.summary(SetLinkByName{Type::deal, desk.acme, "company", "Acme"});
  const Id company = desk.document.find<Deal>(desk.acme)->company;
  CHECK(desk.document.find<Company>(company)->name == "Acme");
  desk.summary(SetLinkByName{Type::lead, desk.ada, "company", " ACME "});
  CHECK(desk.document.find<Lead>(desk.ada)->company == company);
  desk.summary(SetLinkByName{Type::lead, desk.ada, "company", ""});
  CHECK_FALSE(desk.document.find<Lead>(desk.ada)->company);
}

TEST_CASE("a value of another kind is not taken, the same value again is nothing to do, an unknown field is kept") {
  Desk desk;
  CHECK(desk.error(SetField{Type::deal, desk.acme, "amount", "\"much\""}) ==
        "That value does not fit the field “amount”.");
  CHECK(desk.attempt(SetField{Type::deal, desk.acme, "amount", "[300000,\"EUR\"]"})->writes.empty());
  CHECK(desk.attempt(SetField{Type::deal, desk.acme, "next_step", "\"\""})->writes.empty());
  CHECK(desk.attempt(SetField{Type::deal, desk.acme, "tag:vip", "null"})->writes.empty());
  CHECK(desk.summary(SetField{Type::deal, desk.acme, "tag:vip", "true"}) == "Changed tag:vip of “Deal”");
  CHECK(desk.summary(SetField{Type::deal, desk.acme, "next_step", "\"Call\""}) == "Changed next step of “Deal”");
  desk.summary(SetField{Type::deal, desk.acme, "place", "[\"stage.won\",\"a0V\",1]"});
  CHECK(desk.document.find<Deal>(desk.acme)->probability.bp == 10000);
}

TEST_CASE("a handoff that is refused goes back to Nurturing with a note; a deal is lost with its reason") {
  Desk desk;
  desk.member = desk.random.id(noon("2026-11-01"));
  desk.summary(RejectHandoff{desk.ada, "no budget"});
  CHECK(desk.document.find<Lead>(desk.ada)->place.stage == stage::nurturing());
  const Note& note = desk.document.table(Type::note).as<Note>(0);
  CHECK(note.text == "Rejected at handoff: no budget");
  CHECK(note.owner == desk.member);
  CHECK(desk.summary(LoseDeals{{desk.acme}, ""}) == "Lost “Deal”");
  CHECK(desk.summary(LoseDeals{{desk.acme, desk.deal({})}, "price"}) == "Lost 2 deals: price");
  CHECK(desk.document.find<Deal>(desk.acme)->lost_reason == "price");
}

TEST_CASE("a step that is done becomes a touch, and the card has none any more") {
  Desk desk;
  for (const auto& [type, id] : {std::pair(Type::deal, desk.acme), std::pair(Type::lead, desk.ada)}) {
    desk.summary(SetField{type, id, "next_step", "\"Call\""});
    CHECK(desk.summary(CompleteStep{type, id}) == "Done: Call");
    CHECK(desk.error(CompleteStep{type, id}) == "There is no planned step to complete.");
  }
  CHECK(desk.document.table(Type::touch).size() == 2);
  CHECK(desk.summary(LogTouch{Type::lead, desk.ada, "call", "Hello"}) == "Logged a touch on “Ada”");
}

TEST_CASE("a new column stands before Won, also where the ranks of the others are no ranks") {
  Desk desk;
  desk.set("stage", stage::verbal(), "rank", std::string("="), noon("2026-11-01"));
  desk.set("stage", stage::won(), "rank", std::string("~"), noon("2026-11-01"));
  CHECK(desk.summary(AddStage{Zone::close, "Legal"}) == "Added the column “Legal”");
  CHECK(desk.summary(AddStage{Zone::qualify, "Scored"}) == "Added the column “Scored”");
  CHECK(stage_named(desk.document, Zone::close, "legal"));
  CHECK(desk.summary(AddNamed{Type::member, " Ana "}) == "Added “Ana”");
}

TEST_CASE("a lead that is accepted takes company, campaign and owner along, and the deal is whoever's accepts it") {
  Desk desk;
  const Id company = desk.add("company", "Acme", {}), campaign = desk.add("campaign", "Webinar", {});
  const Id nameless = desk.add("company", "", {}), owner = desk.random.id(noon("2026-11-01"));
  desk.set("lead", desk.ada, "company", company, noon("2026-11-03"));
  desk.set("lead", desk.ada, "campaign", campaign, noon("2026-11-03"));
  desk.set("lead", desk.ada, "owner", owner, noon("2026-11-03"));
  desk.summary(MoveCards{Type::lead, {desk.ada}, stage::discovery(), {}});
  const Deal& deal = *desk.document.find<Deal>(desk.document.table(Type::deal).id(1));
  CHECK(deal.title == "Acme – Ada");
  CHECK(deal.company == company);
  CHECK(deal.campaign == campaign);
  CHECK(deal.owner == owner);
  desk.member = desk.random.id(noon("2026-11-01"));
  const Id eve = desk.lead({{stage::handed_over(), "2026-11-02"}}, "Eve");
  desk.set("lead", eve, "company", nameless, noon("2026-11-03"));
  desk.summary(MoveCards{Type::lead, {eve}, stage::discovery(), {}});
  const Deal& second = *desk.document.find<Deal>(desk.document.table(Type::deal).id(2));
  CHECK(second.title == "Eve");
  CHECK(second.owner == desk.member);
  CHECK(desk.error(MoveCards{Type::lead, {desk.lead({})}, stage::planned(), {}}).find("can't stand") !=
        std::string::npos);
}

TEST_CASE("quick add writes the budget of a campaign, in the board's currency, for whoever is here") {
  Desk desk;
  desk.member = desk.random.id(noon("2026-11-01"));
  desk.set("board", board_record(), "currency", std::string("JPY"), noon("2026-11-01"));
  desk.summary(AddCard{stage::planned(), "Fair", "5,000"});
  const Campaign& fair = desk.document.table(Type::campaign).as<Campaign>(0);
  CHECK(fair.budget == Money::of(5000, "JPY"));
  CHECK(fair.owner == desk.member);
  desk.summary(LogTouch{Type::deal, desk.acme, "call", "Hello"});
  CHECK(desk.document.table(Type::touch).as<Touch>(0).owner == desk.member);
}

TEST_CASE("a company that was deleted is not found by its name again") {
  Desk desk;
  const Id old = desk.add("company", "Acme", {});
  desk.summary(DeleteRecords{Type::company, {old}});
  desk.summary(SetLinkByName{Type::deal, desk.acme, "company", "Acme"});
  CHECK(desk.document.find<Deal>(desk.acme)->company != old);
  CHECK(desk.summary(RestoreRecord{Type::company, old}) == "Restored “Acme”");
}
