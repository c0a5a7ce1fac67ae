#include <algorithm>
#include <cmath>

#include "app/sample/world.hpp"

namespace fb::sample {
namespace {

std::string named(const CampaignSpec& spec, Day starts, std::uint32_t round) {
  constexpr std::string_view seasons[] = {"Winter", "Spring", "Summer", "Autumn"};
  std::string name(spec.name);
  const std::size_t at = name.find("{season}");
  if (at != std::string::npos) name.replace(at, 8, seasons[starts.month() % 12 / 3]);
  if (round > 0) name += " " + std::to_string(round + 1);
  return name;
}

void move_through(World& world, const MadeCampaign& campaign, std::int64_t made) {
  const Who who = campaign.spec->owner == 0 ? Who::mara : Who::tobias;
  const auto go = [&](const Id& stage, Day day, const char* status) {
    const std::int64_t ms = world.moment(world.today.days - day.days, made);
    Action action;
    world.enter(action, Type::campaign, campaign.id, stage, ms);
    if (*status) action.set(Type::campaign, campaign.id, "status", status);
    world.timeline.add(ms, who, std::move(action));
    made = ms;
  };
  const std::string_view status = campaign.spec->status;
  if (status == "planned" || status == "idea") return;
  go(stage::active(), campaign.starts, "active");
  if (status == "completed") go(stage::completed(), {campaign.ends.days + 1}, "completed");
  if (status == "paused") {
    const std::int64_t ms = world.moment(9, made);
    world.timeline.add(ms, who, std::move(Action().set(Type::campaign, campaign.id, "status", "paused")));
  }
}

void make_campaign(World& world, const CampaignSpec& spec, std::uint32_t round) {
  MadeCampaign campaign;
  campaign.spec = &spec;
  campaign.starts = {world.today.days - days_long + spec.first_week * 7};
  campaign.ends = {world.today.days - days_long + spec.last_week * 7 + (spec.first_week == spec.last_week ? 2 : 4)};
  const int planned_ago = std::clamp(days_long - spec.first_week * 7 + 14, 10, days_long);
  const std::int64_t made = world.moment(planned_ago);
  campaign.id = world.new_id(made);
  Action action;
  const auto set = [&](std::string_view field, const auto& value) {
    action.set(Type::campaign, campaign.id, field, value);
  };
  set("name", named(spec, campaign.starts, round));
  set("channel", spec.channel);
  set("type", spec.type);
  set("status", spec.status == "idea" ? std::string_view("idea") : std::string_view("planned"));
  set("budget", Money::of(static_cast<std::int64_t>(spec.budget_euros) * 100, "EUR"));
  set("starts", campaign.starts);
  set("ends", campaign.ends);
  set("owner", world.members[spec.owner]);
  set("persona", world.personas[spec.persona]);
  set("utm_source", spec.utm_source);
  set("utm_medium", spec.utm_medium);
  set("utm_campaign", spec.utm_campaign);
  set("goal_leads", Count{std::max<std::int64_t>(20, spec.lead_weight / 10 * 10)});
  set("created", Instant{made});
  world.enter(action, Type::campaign, campaign.id, stage::planned(), made);
  world.timeline.add(made, spec.owner == 0 ? Who::mara : Who::tobias, std::move(action));
  move_through(world, campaign, made);
  world.campaigns.push_back(std::move(campaign));
}

// What one week of a campaign cost and brought.
void make_week(World& world, const MadeCampaign& campaign, int week, int weeks) {
  const Day monday{std::max(campaign.starts.days, world.today.days - days_long + week * 7)};
  const Day last{std::min({campaign.ends.days, world.today.days - days_long + week * 7 + 6, world.today.days})};
  if (last < monday) return;
  const CampaignSpec& spec = *campaign.spec;
  const auto counted = campaign.leads_by_week.find(week);
  const std::int64_t leads = counted == campaign.leads_by_week.end() ? 0 : counted->second;
  const std::int64_t clicks = leads * spec.clicks_per_lead + world.between(3, 20);
  const std::int64_t impressions = clicks * spec.impressions_per_click + world.between(10, 400);
  const std::int64_t even = static_cast<std::int64_t>(spec.budget_euros) * 100 / weeks;
  const std::int64_t ms = world.moment(std::max(0, world.today.days - last.days - 1));
  const Id id = world.new_id(ms);
  Action action;
  const auto set = [&](std::string_view field, const auto& value) { action.set(Type::metric, id, field, value); };
  set("campaign", campaign.id);
  set("channel", spec.channel);
  set("from", monday);
  set("to", last);
  set("spend", Money::of(even * world.between(78, 112) / 100, "EUR"));
  set("impressions", Count{impressions});
  set("reach", Count{impressions * world.between(55, 80) / 100});
  set("clicks", Count{clicks});
  set("visits", Count{clicks * world.between(82, 96) / 100});
  set("engagements", Count{clicks + impressions * world.between(1, 4) / 100});
  set("leads", Count{leads});
  if (spec.touch == "event" && leads > 0) set("csat", Rate{static_cast<std::int16_t>(world.between(7600, 9400))});
  world.timeline.add(ms, spec.owner == 0 ? Who::mara : Who::tobias, std::move(action));
}

}  // namespace

void make_campaigns(World& world) {
  const auto specs = campaigns();
  for (std::uint32_t i = 0; i < world.options.campaigns; ++i)
    make_campaign(world, specs[i % specs.size()], i / static_cast<std::uint32_t>(specs.size()));
}

void make_metrics(World& world) {
  for (const MadeCampaign& campaign : world.campaigns) {
    const CampaignSpec& spec = *campaign.spec;
    if (spec.status == "planned" || spec.status == "idea") continue;
    const int last_week = std::min(spec.last_week, days_long / 7);
    for (int week = spec.first_week; week <= last_week; ++week)
      make_week(world, campaign, week, spec.last_week - spec.first_week + 1);
  }
}

}  // namespace fb::sample
