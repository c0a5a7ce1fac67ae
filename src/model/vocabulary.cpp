#include "model/vocabulary.hpp"

#include <array>

namespace fb {
namespace {

using Words = std::string_view;

constexpr std::array<Words, 12> channels{"email",          "paid_search", "paid_social", "organic_social",
                                         "organic_search", "content",     "webinar",     "event",
                                         "referral",       "partner",     "display",     "direct"};
constexpr std::array<Words, 13> campaign_types{
    "Paid search", "Paid social",      "Display", "Organic social", "Content/SEO", "Email", "Webinar",
    "Event",       "Partner/referral", "PR",      "Direct mail",    "Outbound",    "Other"};
constexpr std::array<Words, 6> campaign_statuses{"idea", "planned", "active", "paused", "completed", "cancelled"};
constexpr std::array<Words, 9> lost_reasons{"Pricing",
                                            "Competition",
                                            "Budget constraints",
                                            "Missing features",
                                            "Long sales cycle",
                                            "No decision-maker",
                                            "Unresponsive prospect",
                                            "Poor fit",
                                            "Other"};
constexpr std::array<Words, 9> reject_reasons{"Not our profile",
                                              "No budget",
                                              "No authority",
                                              "No need now",
                                              "Wrong contact data",
                                              "Duplicate",
                                              "Competitor/student/vendor",
                                              "Not reachable in SLA",
                                              "Other"};
constexpr std::array<Words, 8> sources{"Website",  "Webinar",     "Event",  "Email",
                                       "Referral", "Paid search", "Social", "Outbound"};
constexpr std::array<Words, 3> outcomes{"open", "won", "lost"};
constexpr std::array<Words, 4> fits{"A", "B", "C", "D"};
constexpr std::array<Words, 4> consents{"given", "pending", "withdrawn", "unknown"};
constexpr std::array<Words, 2> roles{"marketing", "sales"};
constexpr std::array<Words, 6> touch_kinds{"email", "call", "meeting", "demo", "visit", "task"};

struct List {
  Words name;
  std::span<const Words> words;
};
const std::array<List, 11> lists{{{"channel", channels},
                                  {"campaign_type", campaign_types},
                                  {"campaign_status", campaign_statuses},
                                  {"lost_reason", lost_reasons},
                                  {"reject_reason", reject_reasons},
                                  {"source", sources},
                                  {"fit", fits},
                                  {"outcome", outcomes},
                                  {"consent", consents},
                                  {"role", roles},
                                  {"touch_kind", touch_kinds}}};

}  // namespace

std::span<const std::string_view> choices_of(std::string_view list) {
  for (const List& one : lists)
    if (one.name == list) return one.words;
  return {};
}

}  // namespace fb
