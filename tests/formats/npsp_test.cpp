// A whole organisation of Salesforce: campaigns, people, companies, deals, memberships (interop.md 12.1).
#include <doctest/doctest.h>

#include <map>
#include <set>

#include "formats/csv_export.hpp"
#include "formats/table_fixture.hpp"

using namespace fb;
using namespace fb::test;

namespace {

const std::vector<std::string> npsp_files = {"Campaign", "Contact", "Account", "Opportunity", "CampaignMember"};

Imported import_npsp(TableBoard& board, const std::string& file) {
  return board.import_file("salesforce_npsp_trailhead/" + file + ".csv");
}

// Links of all records that wait, and links that lead nowhere.
std::size_t open_links(const Document& document) {
  std::size_t open = 0;
  for (const Table& table : document.tables())
    for (FieldId field = 0; field < table.info().fields.size(); ++field) {
      const FieldInfo& info = table.info().fields[field];
      if (info.kind != Kind::ref) continue;
      const FieldId waiting = table.field_named("link:" + std::string(info.name));
      for (RowIndex row = 0; row < table.size(); ++row) {
        Id id;
        read_value(table.current(row, field), id);
        open += id && document.table(type_named(info.target)->type).find(id) == no_row;
        open += waiting != Table::no_field && table.current(row, waiting) != "null";
      }
    }
  return open;
}

void check_npsp(const TableBoard& board) {
  CHECK(board.count(Type::campaign) == 17);
  CHECK(board.count(Type::lead) == 166);
  CHECK(board.count(Type::company) == 115);
  CHECK(board.count(Type::deal) == 102);
  CHECK(board.count(Type::touch) == 228);
  CHECK(board.count(Type::member) == 0);
  CHECK(open_links(board.document) == 0);
  CHECK(board.sum_in("EUR") == 76'164'500);
  CHECK(board.deals_in("Posted") == 70);
  CHECK(board.deals_in("Pledged") == 30);
  CHECK(board.deals_in("Verbal Commitment") == 2);
}

}  // namespace

TEST_CASE("the NPSP organisation comes in whole, whichever file comes first, and once") {
  if (lacks_shared_data()) return;
  std::vector<std::vector<std::size_t>> orders = {
      {0, 1, 2, 3, 4}, {4, 3, 2, 1, 0}, {4, 0, 3, 2, 1}, {3, 1, 4, 0, 2}, {2, 4, 1, 3, 0}};
  for (const std::vector<std::size_t>& order : orders) {
    TableBoard board;
    for (const std::size_t file : order) {
      const Imported in = import_npsp(board, npsp_files[file]);
      REQUIRE(in.error.empty());
      CHECK(in.rows.refused.empty());
      CHECK(in.intake.refused.empty());
      CHECK(in.rows.told.empty());  // no repair is needed
      CHECK(in.intake.created == in.intake.read);
    }
    check_npsp(board);
    const std::uint64_t revision = board.document.revision();
    for (const std::size_t file : order) {
      const Imported again = import_npsp(board, npsp_files[file]);
      CHECK(again.intake.unchanged == again.intake.read);
    }
    CHECK(board.document.revision() == revision);
  }
}

TEST_CASE("NPSP by a hand count: the tree of campaigns, memberships, contacts of deals, addresses, stages") {
  if (lacks_shared_data()) return;
  TableBoard board;
  for (const std::string& file : npsp_files) import_npsp(board, file);
  std::size_t parents = 0, planned = 0, active = 0, completed = 0;
  board.document.each<Campaign>([&](const Id&, const Campaign& campaign) {
    parents += static_cast<bool>(campaign.parent);
    planned += board.stage_of(campaign.place) == "Planned";
    active += board.stage_of(campaign.place) == "Active";
    completed += board.stage_of(campaign.place) == "Completed";
  });
  CHECK(parents == 14);
  CHECK(planned == 1);
  CHECK(active == 9);
  CHECK(completed == 7);
  std::size_t companies = 0, campaigns = 0, contacts = 0, unknown_amounts = 0;
  board.document.each<Deal>([&](const Id&, const Deal& deal) {
    companies += static_cast<bool>(deal.company);
    campaigns += static_cast<bool>(deal.campaign);
    contacts += static_cast<bool>(deal.contact);
    unknown_amounts += !deal.amount;
  });
  CHECK(companies == 102);
  CHECK(campaigns == 97);
  CHECK(contacts == 77);
  CHECK(unknown_amounts == 1);
  std::size_t without_email = 0;
  board.document.each<Lead>([&](const Id&, const Lead& lead) { without_email += lead.email.empty(); });
  CHECK(without_email == 50);
  std::set<Id> in_campaigns, people;
  std::map<std::string, std::size_t> statuses;
  board.document.each<Touch>([&](const Id&, const Touch& touch) {
    in_campaigns.insert(touch.campaign);
    people.insert(touch.lead);
    ++statuses[touch.subject];
  });
  CHECK(in_campaigns.size() == 10);
  CHECK(people.size() == 72);
  CHECK(statuses["Sent"] == 141);
  CHECK(statuses["Responded"] == 37);
  CHECK(statuses["Attended"] == 33);
  CHECK(statuses["RSVP Yes"] == 17);
  const Id contact = board.document.table(Type::lead).id(0);
  CHECK(board.text(Type::lead, contact, "custom:MailingCity") != "null");
}

TEST_CASE("NPSP's other tables: leads, meetings, and those without a home here") {
  if (lacks_shared_data()) return;
  TableBoard board;
  import_npsp(board, "Contact");
  CHECK(import_npsp(board, "Lead").intake.created == 3);
  const Imported events = import_npsp(board, "Event");
  CHECK(events.intake.created == 6);
  CHECK(events.intake.links_open == 0);
  std::size_t meetings = 0;
  board.document.each<Touch>(
      [&](const Id&, const Touch& touch) { meetings += touch.kind == "meeting" && touch.done && touch.at; });
  CHECK(meetings == 6);
  for (const char* file : {"CampaignMemberStatus", "OpportunityContactRole", "npe01__OppPayment__c", "Case"})
    CHECK_MESSAGE(import_npsp(board, file).table.type == Type::other, file);
}

TEST_CASE("the exported NPSP board, imported again, changes nothing") {
  if (lacks_shared_data()) return;
  TableBoard board;
  for (const std::string& file : npsp_files) import_npsp(board, file);
  const std::uint64_t revision = board.document.revision();
  for (const Type type : {Type::campaign, Type::lead, Type::company, Type::deal, Type::touch, Type::stage}) {
    const Imported in = board.import(write_csv(board.document, type, {true, 60}));
    CHECK(in.intake.read == board.count(type));
    CHECK(in.intake.unchanged == in.intake.read);
  }
  CHECK(board.document.revision() == revision);
}
