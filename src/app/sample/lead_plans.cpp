#include <algorithm>
#include <array>

#include "app/sample/world.hpp"

namespace fb::sample {
namespace {

struct FateFacts {
  Fate fate;
  std::uint32_t share;   // of 516: the leads that are no deals
  int latest, earliest;  // days ago of their coming
};
constexpr std::array<FateFacts, 7> fates{{{Fate::waiting, 20, 6, 26},
                                          {Fate::rejected, 3, 22, 60},
                                          {Fate::recycled, 8, 25, 70},
                                          {Fate::mql, 80, 4, 40},
                                          {Fate::fresh, 120, 0, 18},
                                          {Fate::disqualified, 70, 12, 84},
                                          {Fate::nurturing, 215, 14, 84}}};

constexpr std::size_t same_person = 3;  // one who came three times
constexpr std::uint32_t their_company = 4;

std::size_t pick_campaign(World& world, Day day) {
  std::uint32_t total = 0;
  const auto weight = [&](const MadeCampaign& campaign) {
    const bool runs = campaign.starts <= day && day.days <= campaign.ends.days + 7;
    return runs ? campaign.spec->lead_weight * 10 /
                      static_cast<std::uint32_t>(campaign.spec->last_week - campaign.spec->first_week + 2)
                : 0;
  };
  for (const MadeCampaign& campaign : world.campaigns) total += weight(campaign);
  if (total == 0 || world.chance(10)) return LeadPlan::no_campaign;
  std::uint32_t dice = world.below(total);
  for (std::size_t at = 0;; ++at) {
    const std::uint32_t here = weight(world.campaigns[at]);
    if (dice < here) return at;
    dice -= here;
  }
}

}  // namespace

void begin_lead(World& world, LeadPlan& plan) {
  plan.created_ms = world.moment(plan.days_ago);
  plan.id = world.new_id(plan.created_ms);
  // Steps through all pairs of names before one comes twice: 1237 shares no factor with their number.
  const std::size_t firsts = first_names().size(), lasts = last_names().size();
  const std::size_t pair = world.names_given++ * 1237 % (firsts * lasts);
  plan.name = std::string(first_names()[pair % firsts]) + " " + std::string(last_names()[pair / firsts]);
  const Day day = Day::from_ms(plan.created_ms, utc_offset);
  plan.campaign = pick_campaign(world, day);
  if (plan.campaign != LeadPlan::no_campaign)
    ++world.campaigns[plan.campaign].leads_by_week[std::max(0, days_long - (world.today.days - day.days)) / 7];
}

std::size_t plan_leads(World& world) {
  const std::uint32_t many = std::min(world.options.leads, lively_leads);
  const std::uint32_t others = many - std::min<std::uint32_t>(many, static_cast<std::uint32_t>(world.leads.size()));
  std::vector<LeadPlan> plans;
  for (const FateFacts& facts : fates) {
    const std::uint32_t left = others - static_cast<std::uint32_t>(plans.size());
    std::uint32_t share = std::min(left, share_of(others, facts.share, 516));
    if (facts.fate == Fate::rejected) share = many >= 100 ? 3 : 0;
    if (facts.fate == Fate::nurturing) share = left;
    for (std::uint32_t i = 0; i < share; ++i) {
      LeadPlan& plan = plans.emplace_back();
      plan.fate = facts.fate;
      plan.days_ago = world.between(facts.latest, facts.earliest);
      plan.has_company = world.chance(facts.fate == Fate::nurturing || facts.fate == Fate::disqualified ? 35 : 70);
      plan.company = world.below(static_cast<std::uint32_t>(world.companies.size()));
    }
  }
  const std::size_t twins = plans.size() >= 50 ? same_person : 0;
  for (std::size_t at = plans.size() - twins; at < plans.size(); ++at) {
    plans[at].has_company = true;
    plans[at].company = their_company;
  }
  for (LeadPlan& plan : plans) {
    begin_lead(world, plan);
    world.leads.push_back(std::move(plan));
  }
  return twins;
}

}  // namespace fb::sample
