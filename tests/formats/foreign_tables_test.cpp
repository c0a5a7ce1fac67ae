// Real tables of other systems, as interop.md chapter 12 expects them. Where the shared data are absent, each test says so.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>

#include "formats/table_fixture.hpp"

using namespace fb;
using namespace fb::test;

TEST_CASE("Easy Spaces has no ids: people are known again by their e-mails") {
  if (lacks_shared_data()) return;
  TableBoard board;
  CHECK(board.import_file("salesforce_easy_spaces/Contact_Data.csv").table.key == "email");
  board.import_file("salesforce_easy_spaces/Lead_Data.csv");
  board.import_file("salesforce_easy_spaces/Contact_Data.csv");
  CHECK(board.count(Type::lead) == 23);
  std::size_t plus = 0;
  board.document.each<Lead>([&](const Id&, const Lead& lead) { plus += lead.phone.compare(0, 1, "+") == 0; });
  CHECK(plus == 23);
}

TEST_CASE("HubSpot contacts and deals") {
  if (lacks_shared_data()) return;
  TableBoard board;
  CHECK(board.import_file("samples/hubspot_contacts.csv").intake.created == 8);
  const Imported deals = board.import_file("samples/hubspot_deals.csv");
  CHECK(deals.intake.created == 7);
  CHECK(deals.intake.links_open == 0);
  CHECK(board.count(Type::company) == 7);
  CHECK(board.count(Type::member) == 2);
  CHECK(board.sum_in("EUR") == 19'733'075);
  CHECK(board.deals_in("Won") == 2);
  CHECK(board.deals_in("Lost") == 1);
  CHECK(tells(deals.intake.told, "122178070"));
  CHECK(board.lead("Chloé Varenne").title == "@partner manager");
  CHECK(board.text(Type::lead, board.named(Type::lead, "Mara Lindqvist"), "custom:Postal Code") == "\"01097\"");
  CHECK(board.deal("Bramble - 12 fleet loggers").contact == board.named(Type::lead, "Tomás O'Hara"));
  CHECK(board.deal("Alder & Finch - service plan").lost_reason == "Price; chose \"do nothing\", again");
}

TEST_CASE("Salesforce leads and opportunities, from the interface and from a report") {
  if (lacks_shared_data()) return;
  TableBoard board;
  CHECK(board.import_file("samples/salesforce_leads.csv").intake.created == 8);
  std::size_t converted = 0;
  board.document.each<Lead>(
      [&](const Id&, const Lead& lead) { converted += board.stage_of(lead.place) == "Accepted"; });
  CHECK(converted == 2);
  CHECK(board.import_file("samples/salesforce_opportunities_api.csv").intake.created == 7);
  CHECK(board.sum_in("EUR") == 5'248'025);
  CHECK(board.sum_in("GBP") == 960'000);
  CHECK(board.sum_in("USD") == 13'525'050);
  CHECK(board.deals_in("Won") == 2);
  CHECK(board.deals_in("Lost") == 1);
  TableBoard report;
  const Imported in = report.import_file("samples/salesforce_opportunities_report.csv");
  CHECK(in.intake.created == 6);
  CHECK(tells(in.rows.told, "5 lines below the table"));
  CHECK(report.sum_in("EUR") == 5'170'000);
  CHECK(report.sum_in("GBP") == 960'000);
  CHECK(report.sum_in("USD") == 13'525'050);
  CHECK(report.deal("Alder & Finch - sensor rollout").close_day.text() == "2026-05-29");
  CHECK(report.deal("Ember Cycles, test bench").next_step == "Chloé to confirm");
}

TEST_CASE("Pipedrive deals: a lost deal is lost, wherever it stood") {
  if (lacks_shared_data()) return;
  TableBoard board;
  CHECK(board.import_file("samples/pipedrive_deals.csv").intake.created == 7);
  CHECK(board.count(Type::company) == 5);
  CHECK(board.deals_in("Won") == 1);
  CHECK(board.deals_in("Lost") == 1);
  CHECK(board.sum_in("EUR") == 5'215'075);
  CHECK(board.sum_in("GBP") == 960'000);
  CHECK(board.sum_in("USD") == 13'525'050);
  CHECK(board.deal("Ember Cycles, test bench").amount == Money::of(0, "EUR"));
  CHECK_FALSE(board.deal("Walk-in enquiry, no company").company);
}

TEST_CASE("a French table with semicolons, decimal commas and no-break blanks in Windows-1252") {
  if (lacks_shared_data()) return;
  TableBoard board;
  const Imported in = board.import_file("samples/generic_semicolon_latin1.csv");
  CHECK(in.table.type == Type::deal);
  CHECK(in.intake.created == 7);
  CHECK(board.sum_in("EUR") == 7'138'025);
  CHECK(board.sum_in("USD") == 101'525'050);
  CHECK(board.deal("Ember Cycles").close_day.text() == "2026-07-31");
  CHECK(board.deal("Crèmerie Cobalt").description == "=pilote (site n°2)");
  CHECK(board.deals_in("Won") == 1);
}

TEST_CASE("subscribers, advertising reports and a large contact list") {
  if (lacks_shared_data()) return;
  TableBoard board;
  CHECK(board.import_file("samples/listmonk_subscribers.csv").intake.created == 7);
  CHECK(board.lead("=Granite Peak Team").email == "team@granitepeak.example.com");
  CHECK(board.import_file("samples/google_ads_campaigns_utf16.csv").intake.created == 5);
  CHECK(board.import_file("samples/google_ads_campaigns.csv").intake.unchanged == 5);
  CHECK(board.import_file("samples/meta_ads_campaigns.csv").intake.created == 5);
  CHECK(board.import_file("samples/linkedin_ads_campaigns.csv").intake.created == 5);
  CHECK(board.import_file("samples/mailchimp_campaigns.csv").intake.created == 6);
  TableBoard crm;
  CHECK(crm.import_file("atomic_crm/contacts.csv").intake.created == 500);
  CHECK(crm.count(Type::company) == 55);
  CHECK(crm.count(Type::member) == 1);
}

TEST_CASE("every table of the shared data can be read, and imported twice it makes no new record") {
  if (lacks_shared_data()) return;
  const char* set = std::getenv("FUNNEL_SHARED_DATA");
  const std::filesystem::path folder = set ? std::string(set) : std::string(FB_TESTS_DIR) + "/../../shared/data";
  std::size_t tables = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".csv") continue;
    const std::string name = std::filesystem::relative(entry.path(), folder).generic_string();
    TableBoard board;
    const Imported first = board.import_file(name);
    ++tables;
    if (!first.error.empty()) {
      CHECK_MESSAGE(first.error.find("no rows") != std::string::npos, name);
      continue;
    }
    const Imported second = board.import_file(name);
    CHECK_MESSAGE(second.intake.created == 0, name);
    CHECK_MESSAGE(second.intake.updated == 0, name);
    CHECK_MESSAGE(
        first.intake.read + first.rows.refused.size() <= first.table.rows() + first.table.sheet.refused.size(), name);
  }
  CHECK(tables > 100);
}
