#include <algorithm>
#include <array>
#include <set>

#include "app/sample/world.hpp"

namespace fb::sample {
namespace {

constexpr std::array<std::string_view, 3> reject_notes{
    "Rejected at handoff: Not our profile. A student group, no company behind it.",
    "Rejected at handoff: No budget. The budget for this year is spent; ask again in spring.",
    "Rejected at handoff: Wrong contact data. The number belongs to somebody else, mail bounces."};

// One person who came three times.
struct Twin {
  std::string_view name, email;
};
constexpr std::array<Twin, 3> twins{{{"Katharina Müller", "katharina.mueller@gruenwald.example"},
                                     {"Katharina Mueller", "Katharina.Mueller@gruenwald.example"},
                                     {"K. Müller", "k.mueller@gruenwald.example"}}};
class LeadMaker {
 public:
  explicit LeadMaker(World& world) : w(world) {}

  void make(const LeadPlan& plan, const Twin* twin) {
    m_plan = &plan;
    const MadeCampaign* campaign = plan.campaign == LeadPlan::no_campaign ? nullptr : &w.campaigns[plan.campaign];
    m_marketer = campaign && campaign->spec->owner == 1 ? Who::tobias : Who::mara;
    m_last = plan.created_ms;
    create(campaign, twin);
    switch (plan.fate) {
      case Fate::fresh: return;
      case Fate::nurturing: return nurture(0);
      case Fate::disqualified: return drop();
      case Fate::mql: return warm_up(w.between(1, std::max(1, plan.days_ago - 1)));
      case Fate::waiting: warm_up(5); return hand_over(w.between(0, 3));
      case Fate::rejected:
      case Fate::recycled:
        warm_up(14);
        hand_over(w.between(10, 13));
        return send_back();
      case Fate::accepted: return accept();
    }
  }

 private:
  void create(const MadeCampaign* campaign, const Twin* twin) {
    const LeadPlan& plan = *m_plan;
    const CompanySpec* company = plan.has_company ? &companies()[plan.company] : nullptr;
    Action action;
    const auto set = [&](std::string_view field, const auto& value) { action.set(Type::lead, plan.id, field, value); };
    set("name", twin ? std::string(twin->name) : plan.name);
    set("email", twin ? std::string(twin->email) : email(company));
    if (twin) set("phone", "+49 89 5550142");
    else if (w.chance(60))
      set("phone", "+49 " + std::to_string(w.between(30, 89)) + " 555" + std::to_string(w.between(1000, 9999)));
    if (company) set("company", w.companies[plan.company]);
    set("title", w.any(job_titles()));
    set("persona", w.personas[campaign && w.chance(70) ? campaign->spec->persona : w.below(4)]);
    set("source", campaign ? campaign->spec->source
                           : std::array<std::string_view, 3>{"Website", "Referral", "Word of mouth"}[w.below(3)]);
    if (campaign) set("campaign", campaign->id);
    set("owner", w.member(m_marketer));
    const bool good = plan.fate == Fate::accepted || plan.fate == Fate::waiting || plan.fate == Fate::mql;
    set("fit", std::array<std::string_view, 4>{"A", "B", "C",
                                               "D"}[good ? w.below(3) * w.below(2) : std::min(3u, 1 + w.below(4))]);
    set("engagement", Count{w.between(3, 30)});
    set("consent", w.chance(80) ? "given" : "unknown");
    set("created", Instant{plan.created_ms});
    w.enter(action, Type::lead, plan.id, stage::fresh(), plan.created_ms);
    if (plan.fate == Fate::fresh && w.chance(15)) {
      set("next_step", "Ask what they are looking for");
      set("next_step_day", Day{w.today.days + w.between(-2, 5)});
    }
    if (campaign && !campaign->spec->subject.empty())
      touch(action, campaign->spec->touch, campaign->spec->subject, plan.created_ms - 60'000 * w.between(2, 40),
            campaign);
    touch(action, "form", campaign && campaign->spec->touch == "event" ? "Left a card" : "Asked for more",
          plan.created_ms, campaign);
    w.timeline.add(plan.created_ms, m_marketer, std::move(action));
  }

  std::string email(const CompanySpec* company) {
    const std::string name = mail_form(m_plan->name), domain(company ? company->domain : w.any(private_mail()));
    std::string made = name + "@" + domain;
    for (int copy = 2; !m_emails.insert(made).second; ++copy) made = name + std::to_string(copy) + "@" + domain;
    return made;
  }

  void move(const Id& to, std::int64_t ms, Who who, Action action = {}) {
    w.enter(action, Type::lead, m_plan->id, to, ms);
    w.timeline.add(ms, who, std::move(action));
    m_last = ms;
  }
  void mail(int many) {
    constexpr std::array<std::string_view, 4> subjects{"Opened “Five signs of a leaky funnel”", "Read a customer story",
                                                       "Clicked “Compare plans”", "Opened “Field notes”"};
    for (int i = 0; i < many; ++i) {
      const std::int64_t ms = w.moment(w.days_ago(m_last) * (many - i) / (many + 1), m_last);
      Action action;
      touch(action, "email", w.any(std::span<const std::string_view>(subjects)), ms, nullptr);
      w.timeline.add(ms, m_marketer, std::move(action));
    }
  }
  void nurture(int until) {
    const int days = w.days_ago(m_last);
    move(stage::nurturing(), w.moment(std::max(until, days - w.between(2, 6)), m_last), m_marketer);
    mail(w.between(0, 2));
  }
  void drop() {
    if (w.chance(20)) warm_up(w.days_ago(m_last) / 2);
    move(stage::disqualified(), w.moment(std::max(0, w.days_ago(m_last) - w.between(3, 9)), m_last), m_marketer);
  }
  // To MQL, some by way of nurturing.
  void warm_up(int until) {
    const int days = w.days_ago(m_last);
    if (days > until + 6 && w.chance(40)) nurture(until + 3);
    const std::int64_t ms = w.moment(std::max(until, w.days_ago(m_last) - w.between(2, 12)), m_last);
    Action action;
    action.set(Type::lead, m_plan->id, "engagement", Count{w.between(42, 96)});
    touch(action, "visit", w.chance(50) ? "Looked at the prices" : "Watched the product tour", ms - 600'000, nullptr);
    move(stage::mql(), ms, m_marketer, std::move(action));
  }
  void hand_over(int days_ago) { move(stage::handed_over(), w.moment(days_ago, m_last), m_marketer); }

  void send_back() {
    const bool rejected = m_plan->fate == Fate::rejected;
    const Who seller = static_cast<Who>(2 + w.below(3));
    const std::int64_t ms = w.moment(w.days_ago(m_last) - 2, m_last);
    Action action;
    const Id note = w.new_id(ms);
    action.set(Type::note, note, "text",
               rejected ? reject_notes[m_rejected++ % reject_notes.size()]
                        : std::string_view("Recycled: real need, but not before next quarter."));
    action.set(Type::note, note, "at", Instant{ms})
        .set(Type::note, note, "lead", m_plan->id)
        .set(Type::note, note, "owner", w.member(seller));
    if (!rejected)
      action.set(Type::lead, m_plan->id, "next_step", "Call again")
          .set(Type::lead, m_plan->id, "next_step_day", Day{w.today.days + w.between(20, 60)});
    if (rejected) touch(action, "call", "Could not place the lead", ms - 1'200'000, nullptr);
    move(stage::nurturing(), ms, seller, std::move(action));
  }
  // Between creation and the deal, which takes the lead on; the last move is the deal's.
  void accept() {
    const std::int64_t room = m_plan->deal_ms - m_plan->created_ms;
    const auto after = [&](int low, int high) {
      const std::int64_t rough = m_plan->created_ms + room * w.between(low, high) / 100;
      const std::int64_t ms = w.moment(w.days_ago(rough), m_last);
      return ms > m_last && ms < m_plan->deal_ms ? ms : std::max(rough, m_last + 1);
    };
    Action action;
    action.set(Type::lead, m_plan->id, "engagement", Count{w.between(55, 99)});
    const std::int64_t ms = after(30, 55);
    touch(action, "visit", "Looked at the prices", ms - 600'000, nullptr);
    move(stage::mql(), ms, m_marketer, std::move(action));
    move(stage::handed_over(), after(75, 95), m_marketer);
  }

  void touch(Action& action, std::string_view kind, std::string_view subject, std::int64_t at,
             const MadeCampaign* campaign) {
    const Id id = w.touch(action, kind, subject, at);
    action.set(Type::touch, id, "lead", m_plan->id);
    if (!campaign) return;
    action.set(Type::touch, id, "campaign", campaign->id);
    action.set(Type::touch, id, "channel", campaign->spec->channel);
  }

  World& w;
  const LeadPlan* m_plan = nullptr;
  Who m_marketer = Who::mara;
  std::int64_t m_last = 0;
  std::size_t m_rejected = 0;
  std::set<std::string> m_emails;
};

}  // namespace

void make_leads(World& world) {
  const std::size_t same_person = plan_leads(world);
  LeadMaker maker(world);
  for (std::size_t at = 0; at < world.leads.size(); ++at) {
    const std::size_t from_end = world.leads.size() - 1 - at;
    maker.make(world.leads[at], from_end < same_person ? &twins[from_end] : nullptr);
  }
}

}  // namespace fb::sample
