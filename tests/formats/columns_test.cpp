#include "formats/columns.hpp"

#include <doctest/doctest.h>

#include "formats/link_index.hpp"
#include "formats/stage_names.hpp"

using namespace fb;

TEST_CASE("a header becomes the same words however a system writes it") {
  for (const char* header : {"FirstName", "first_name", "First Name", " First name* ", "Person - First name*",
                             "npsp__First_Name__c", "property_first_name", "first-name",
                             "\xEF\xBB\xBF"
                             "First Name"})
    CHECK_MESSAGE(header_words(header) == "first name", header);
  CHECK(header_words("sf_id") == "sf id");
  CHECK(header_words("CurrencyIsoCode") == "currency iso code");
  CHECK(header_words("Associated Company IDs (Primary)") == "associated company ids");
  CHECK(header_words("Probability (%)") == "probability");
  CHECK(header_words("E-mail") == "e mail");
  CHECK(header_words("Étape") == "étape");
  CHECK(header_currency("Amount spent (USD)") == "USD");
  CHECK(header_currency("Probability (%)").empty());
}

TEST_CASE("columns of many systems find their fields") {
  const struct {
    Type type;
    const char* header;
    const char* field;
  } rows[] = {{Type::lead, "FirstName", "name.first"},
              {Type::lead, "Record ID", "external_id"},
              {Type::lead, "sf_id", "external_id"},
              {Type::lead, "AccountId", "company.key"},
              {Type::lead, "account_id", "company.key"},
              {Type::lead, "Company", "company"},
              {Type::lead, "email_work", "email"},
              {Type::lead, "Lifecycle Stage", "place"},
              {Type::deal, "StageName", "place"},
              {Type::deal, "Deal Stage", "place"},
              {Type::deal, "Deal - Value", "amount"},
              {Type::deal, "CloseDate", "close_day"},
              {Type::deal, "Name", "title"},
              {Type::deal, "CampaignId", "campaign.key"},
              {Type::deal, "Deal - Status", "place.status"},
              {Type::deal, "OwnerId", "owner.key"},
              {Type::deal, "Montant HT", "amount"},
              {Type::campaign, "StartDate", "starts"},
              {Type::campaign, "IsActive", "place.active"},
              {Type::campaign, "parent_id", "parent.key"},
              {Type::touch, "contact_id", "lead.key"},
              {Type::touch, "Status", "subject"},
              {Type::company, "Company Domain Name", "domain"},
              {Type::company, "BillingCity", "city"},
              {Type::metric, "Impr.", "impressions"},
              {Type::metric, "Amount spent (EUR)", "spend"},
              {Type::deal, "Favourite colour", ""}};
  for (const auto& row : rows) CHECK_MESSAGE(match_column(row.type, row.header).field == row.field, row.header);
}

TEST_CASE("C24: look-alike letters match nothing; a trailing blank does") {
  CHECK(match_column(Type::deal, "\xD0\x90mount").field.empty());  // Cyrillic A
  CHECK(match_column(Type::deal, "Amount ").field == "amount");
}

TEST_CASE("unlisted address columns hold only if their values do") {
  CHECK(match_column(Type::lead, "npe01__HomeEmail__c").field == "email");
  CHECK(match_column(Type::lead, "Second e-mail of assistant").by_values);
  CHECK(match_column(Type::lead, "npe01__Preferred_Email__c").by_values);
}

TEST_CASE("the standard column comes before one of a name space") {
  CHECK(match_column(Type::lead, "Status").preference < match_column(Type::lead, "npsp__Status__c").preference);
  CHECK(match_column(Type::deal, "Amount").preference < match_column(Type::deal, "ExpectedRevenue").preference);
}

TEST_CASE("the headers tell the record type") {
  using Headers = std::vector<std::string>;
  CHECK(guess_type(Headers{"Record ID", "Deal Name", "Deal Stage", "Amount"}) == Type::deal);
  CHECK(guess_type(Headers{"Id", "Name", "StageName", "CloseDate", "CampaignId", "ContactId"}) == Type::deal);
  CHECK(guess_type(Headers{"Deal - ID", "Deal - Title", "Deal - Value"}) == Type::deal);
  CHECK(guess_type(Headers{"sf_id", "FirstName", "LastName", "account_id"}) == Type::lead);
  CHECK(guess_type(Headers{"email", "name", "attributes"}) == Type::lead);
  CHECK(guess_type(Headers{"sf_id", "Status", "campaign_id", "contact_id"}) == Type::touch);
  CHECK(guess_type(Headers{"sf_id", "ActivityDate", "Subject", "WhoId"}) == Type::touch);
  CHECK(guess_type(Headers{"sf_id", "Name", "IsActive", "StartDate", "EndDate", "Status", "Type"}) == Type::campaign);
  CHECK(guess_type(Headers{"sf_id", "Name", "BillingStreet", "BillingCity"}) == Type::company);
  CHECK(guess_type(Headers{"Campaign", "Clicks", "Impr.", "Cost"}) == Type::metric);
  CHECK(guess_type(Headers{"sf_id", "HasResponded", "IsDefault", "Label", "campaign_id"}) == Type::other);
  CHECK(guess_type(Headers{"sf_id", "Role", "IsPrimary", "contact_id", "opportunity_id"}) == Type::other);
  CHECK(guess_type(Headers{"colour", "size"}) == Type::other);
}

TEST_CASE("stage names of other systems are known by letters and digits alone") {
  CHECK(default_stage_named(Type::deal, "closedwon") == "stage.won");
  CHECK(default_stage_named(Type::deal, "Closed Won") == "stage.won");
  CHECK(default_stage_named(Type::deal, "Decision Maker Bought-In") == "stage.negotiation");
  CHECK(default_stage_named(Type::lead, "Open - Not Contacted") == "stage.new");
  CHECK(default_stage_named(Type::campaign, "In Progress") == "stage.active");
  CHECK(default_stage_named(Type::deal, "Posted").empty());
  CHECK(default_stage_named(Type::deal, "").empty());
  CHECK(default_stage_named(Type::deal, "|").empty());
}

TEST_CASE("keys are told from names, and Salesforce's two lengths are one key") {
  for (const char* key : {"9100000001", "71", "0016g000007WEfsAAG", "0f6d2c1a-5b7e-4c39-9a10-000000000001"})
    CHECK_MESSAGE(looks_like_key(key), key);
  for (const char* name : {"3M", "Acme", "Area51", "Alder & Finch", "a.b@example.org", ""})
    CHECK_FALSE_MESSAGE(looks_like_key(name), name);
  CHECK(comparable_key("0016g000007WEfsAAG") == "0016g000007WEfs");
  CHECK(comparable_key("0016g000007WEfs") == "0016g000007WEfs");
  CHECK(comparable_key("123456789012345678") == "123456789012345678");
}
