// The words of the sample: people, companies, campaigns, products. Invented; none of them is meant to exist.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace fb::sample {

struct Person {
  std::string_view name, email, role;
};
enum class Who : std::uint8_t { mara, tobias, elif, jonas, priya };  // the places in people()
std::span<const Person> people();

struct CompanySpec {
  std::string_view name, domain, industry, city, country;
  std::uint32_t employees;
};
std::span<const CompanySpec> companies();

struct PersonaSpec {
  std::string_view name, description;
};
std::span<const PersonaSpec> personas();

// Weeks count from the beginning of the twelve; {season} in a name becomes the season of the week it starts in.
struct CampaignSpec {
  std::string_view name, channel, type, status;
  std::uint32_t budget_euros;
  int first_week, last_week;
  std::uint32_t persona, owner;
  std::string_view utm_source, utm_medium, utm_campaign;
  std::uint32_t lead_weight;        // how many of the leads it brings
  std::string_view source;          // what its leads say they came through
  std::string_view touch, subject;  // the first touch of its leads
  std::uint32_t clicks_per_lead, impressions_per_click;
};
std::span<const CampaignSpec> campaigns();

std::span<const std::string_view> first_names();
std::span<const std::string_view> last_names();
std::span<const std::string_view> job_titles();
std::span<const std::string_view> products();  // the second half of a deal's title
std::span<const std::string_view> next_steps();
std::span<const std::string_view> private_mail();  // domains of people without a company

// "José Müller" → "jose.mueller"
std::string mail_form(std::string_view name);

}  // namespace fb::sample
