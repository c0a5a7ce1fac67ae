// What the parts of the sample share while it is being made: the dice, the calendar, who and what exists already.
#pragma once
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/sample.hpp"
#include "app/sample/names.hpp"
#include "app/sample/timeline.hpp"
#include "model/random.hpp"
#include "model/stages.hpp"

namespace fb::sample {

inline constexpr int days_long = 84;   // twelve weeks
inline constexpr int utc_offset = 60;  // Brightside sits in Berlin; the sample knows no summer time
inline constexpr std::uint32_t lively_leads = 2000, lively_deals = 300;  // beyond these, an import without a past

struct MadeCampaign {
  Id id;
  const CampaignSpec* spec;
  Day starts, ends;
  std::map<int, std::int64_t> leads_by_week;  // of the twelve
};

// Where a lead ends up, and when it came.
enum class Fate : std::uint8_t { fresh, nurturing, mql, waiting, rejected, recycled, accepted, disqualified };
struct LeadPlan {
  Fate fate = Fate::fresh;
  int days_ago = 0;
  std::uint32_t company = 0;
  bool has_company = false;
  Who seller = Who::elif;
  std::int64_t deal_ms = 0;  // accepted: when it became a deal
  // Set by begin_lead():
  Id id;
  std::int64_t created_ms = 0;
  std::string name;
  std::size_t campaign = no_campaign;  // in World::campaigns

  static constexpr std::size_t no_campaign = ~std::size_t{0};
};

struct World {
  explicit World(const app::SampleOptions& asked);

  std::uint32_t below(std::uint32_t limit) { return random.below(limit); }
  int between(int low, int high) {
    return low + static_cast<int>(random.below(static_cast<std::uint32_t>(high - low + 1)));
  }
  bool chance(int percent) { return random.below(100) < static_cast<std::uint32_t>(percent); }
  template <class T>
  const T& any(std::span<const T> of) {
    return of[random.below(static_cast<std::uint32_t>(of.size()))];
  }
  Id new_id(std::int64_t ms) { return random.id(ms); }

  Day day(int days_ago) const { return {today.days - days_ago}; }
  // In the working hours of that day (a weekend moves to the Friday before or the Monday after), but after `after` and
  // before now. With `after` so late that there is no room, the middle between it and now.
  std::int64_t moment(int days_ago, std::int64_t after = 0);
  int days_ago(std::int64_t ms) const { return today.days - Day::from_ms(ms, utc_offset).days; }

  // Puts a card at the end of a column.
  void enter(Action& action, Type type, const Id& id, const Id& stage, std::int64_t since);
  // A touch that has taken place; the caller says with whom.
  Id touch(Action& action, std::string_view kind, std::string_view subject, std::int64_t at);
  const Id& member(Who who) const { return members[static_cast<std::size_t>(who)]; }

  app::SampleOptions options;
  Random random;
  Timeline timeline;
  Day today;
  std::vector<Id> members, personas, companies;
  std::vector<MadeCampaign> campaigns;
  std::vector<LeadPlan> leads;
  std::map<Id, std::string> last_rank;
  std::size_t names_given = 0;
};

void make_company(World& world);  // board settings, members, personas, companies, targets
void make_campaigns(World& world);
void make_metrics(World& world);                // after the leads, which it counts
void make_deals(World& world);                  // and the plans of the leads that became them
void begin_lead(World& world, LeadPlan& plan);  // its identity; before the deal that names it
std::size_t plan_leads(World& world);           // all others; gives how many of the last are one person
void make_leads(World& world);
void make_extras(World& world, Document& document);  // what was asked for beyond the lively ones

// How many of the first `many` of a series fall on a share: shares of n that add up to n.
std::uint32_t share_of(std::uint32_t n, std::uint32_t part, std::uint32_t whole);

}  // namespace fb::sample
