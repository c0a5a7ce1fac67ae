#include <algorithm>
#include <array>
#include <set>

#include "app/sample/deal_facts.hpp"
#include "app/sample/world.hpp"
#include "model/vocabulary.hpp"

namespace fb::sample {
namespace {

// One deal of the 90 that shows rot, one that is as silent but has a planned step.
enum class Role : std::uint8_t { ordinary, rotting, silent_with_step };

class DealMaker {
 public:
  explicit DealMaker(World& world) : w(world) {}

  void make_all(std::uint32_t many, std::uint32_t with_lead) {
    std::vector<Ending> list = shuffled(many);
    bool rots = many < 20, is_silent = many < 20;
    for (std::uint32_t i = 0; i < many; ++i) {
      Role role = Role::ordinary;
      if (!rots && list[i].outcome == Outcome::open && list[i].last == 1) role = Role::rotting, rots = true;
      else if (!is_silent && list[i].outcome == Outcome::open && list[i].last == 2)
        role = Role::silent_with_step, is_silent = true;
      make(list[i], i < with_lead, role);
    }
    edit_today();
  }

 private:
  std::vector<Ending> shuffled(std::uint32_t many) {
    std::vector<Ending> list;
    for (const Ending& ending : endings) list.insert(list.end(), share_of(many, ending.share, 90), ending);
    list.resize(many, endings[5]);
    for (std::size_t i = list.size(); i > 1; --i) std::swap(list[i - 1], list[w.below(static_cast<std::uint32_t>(i))]);
    return list;
  }

  void make(const Ending& ending, bool from_lead, Role role) {
    m_deal = {};
    m_deal.seller = static_cast<Who>(2 + w.below(9) / 4);  // Elif and Jonas four of nine each, Priya one
    m_deal.company = w.below(static_cast<std::uint32_t>(w.companies.size()));
    std::array<int, 5> stays{};
    for (std::size_t at = 0; at <= ending.last; ++at)
      stays[at] = w.between(open_stages()[at].shortest, open_stages()[at].longest);
    if (ending.last > 1 && w.chance(12)) stays[1] = 0;  // straight to the offer
    if (ending.last > 3 && w.chance(15)) stays[4] = 0;  // signed without a verbal yes
    const int now_for = role == Role::rotting             ? 34
                        : role == Role::silent_with_step  ? 31
                        : ending.outcome == Outcome::open ? w.between(1, 13)
                                                          : w.between(0, 48);
    int start = now_for;
    for (std::size_t at = 0; at < stays.size(); ++at)
      if (ending.outcome != Outcome::open || at < ending.last) start += stays[at];
    start = std::min(start, days_long - 14);

    m_deal.ms = w.moment(start);
    if (from_lead) begin_with_lead(start);
    open_deal();
    int day = start;
    for (std::size_t at = 0; at < ending.last; ++at) {
      day -= stays[at];
      if (stays[at + 1] > 0 || (ending.outcome == Outcome::open && at + 1 == ending.last))
        go_on(at + 1, std::max(day, now_for));
    }
    if (ending.outcome == Outcome::open) plan_next(ending.last, now_for, role);
    else close(ending.outcome, std::min(now_for, day));
  }

  void begin_with_lead(int start) {
    LeadPlan lead;
    lead.fate = Fate::accepted;
    lead.days_ago = std::min(days_long, start + w.between(5, 16));
    lead.company = m_deal.company;
    lead.has_company = true;
    lead.seller = m_deal.seller;
    begin_lead(w, lead);
    m_deal.ms = std::max(m_deal.ms, lead.created_ms + 2 * ms_per_day);
    if (m_deal.ms > w.options.now_ms) m_deal.ms = lead.created_ms + (w.options.now_ms - lead.created_ms) / 2;
    lead.deal_ms = m_deal.ms;
    m_deal.lead = lead.id;
    if (lead.campaign != LeadPlan::no_campaign) m_deal.campaign = w.campaigns[lead.campaign].id;
    w.leads.push_back(std::move(lead));
  }

  std::string title() {
    const std::string company(companies()[m_deal.company].name);
    std::string made = company + " – " + std::string(w.any(products()));
    for (int copy = 2; !m_titles.insert(made).second; ++copy)
      made = company + " – " + std::string(w.any(products())) + " " + std::to_string(copy);
    return made;
  }

  void open_deal() {
    m_deal.id = w.new_id(m_deal.ms);
    Action action;
    set(action, "title", title());
    set(action, "company", w.companies[m_deal.company]);
    set(action, "owner", w.member(m_deal.seller));
    set(action, "created", Instant{m_deal.ms});
    if (m_deal.lead) {
      set(action, "lead", m_deal.lead);
      set(action, "contact", m_deal.lead);
      w.enter(action, Type::lead, m_deal.lead, stage::accepted(), m_deal.ms);
      action.set(Type::lead, m_deal.lead, "owner", w.member(m_deal.seller));
    }
    if (m_deal.campaign) set(action, "campaign", m_deal.campaign);
    const std::int64_t size = companies()[m_deal.company].employees;
    m_deal.euros = (1'800 + size * w.between(14, 60)) / 100 * 100;
    set(action, "amount", Money::of(m_deal.euros * 100, "EUR"));
    m_deal.close = {Day::from_ms(m_deal.ms, utc_offset).days + w.between(28, 60)};
    set(action, "close_day", m_deal.close);
    enter(action, 0, m_deal.ms);
    add(std::move(action));
    touch(0, m_deal.ms);
  }

  void go_on(std::size_t to, int days_ago) {
    m_deal.ms = w.moment(days_ago, m_deal.ms);
    Action action;
    enter(action, to, m_deal.ms);
    if (to == 2 && w.chance(40)) {
      m_deal.euros = m_deal.euros * w.between(80, 128) / 10'000 * 100;
      set(action, "amount", Money::of(m_deal.euros * 100, "EUR"));
    }
    if (to == 3 && w.chance(40)) {
      m_deal.close.days += w.between(7, 21);
      set(action, "close_day", m_deal.close);
    }
    add(std::move(action));
    touch(to, m_deal.ms);
  }

  void close(Outcome outcome, int days_ago) {
    m_deal.ms = w.moment(days_ago, m_deal.ms);
    Action action;
    const bool won = outcome == Outcome::won;
    w.enter(action, Type::deal, m_deal.id, won ? stage::won() : stage::lost(), m_deal.ms);
    set(action, "probability", Rate{static_cast<std::int16_t>(won ? 10000 : 0)});
    set(action, "close_day", Day::from_ms(m_deal.ms, utc_offset));
    if (!won)
      set(action, "lost_reason",
          choices_of("lost_reason")[std::min(w.below(9), w.below(9))]);  // price and competition lead
    add(std::move(action));
  }

  // Overdue, today, ahead, or none where the deal has only just come.
  void plan_next(std::size_t at, int now_for, Role role) {
    Action action;
    const bool late = m_deal.close.days <= w.today.days;
    if (late && role == Role::ordinary && !w.chance(12)) set(action, "close_day", Day{w.today.days + w.between(4, 40)});
    const int kind = static_cast<int>(m_open.size() % 10);
    const bool none = role == Role::rotting || (role == Role::ordinary && kind == 4 && now_for < 9);
    if (!none) {
      int days = w.between(1, 16);
      if (role == Role::ordinary && kind == 2) days = -w.between(1, 6);
      if (role == Role::ordinary && kind == 6) days = 0;
      set(action, "next_step", w.any(next_steps()));
      set(action, "next_step_day", Day{w.today.days + days});
    }
    if (role == Role::ordinary && at >= 3 && kind % 5 == 1)
      set(action, "probability_by_hand", Rate{static_cast<std::int16_t>(at == 3 ? 5500 : 8000)});
    const std::int64_t ms = w.moment(std::max(1, now_for / 2 + 1), m_deal.ms);
    w.timeline.add(ms, m_deal.seller, std::move(action));
    if (role == Role::ordinary) m_open.push_back({m_deal.id, m_deal.seller, m_deal.euros});
  }

  // Two edits of today, which a colleague who is offline does not know.
  void edit_today() {
    if (m_open.size() < 2) return;
    const std::int64_t ms = w.options.now_ms - 2 * 3'600'000;
    w.timeline.add(
        ms, m_open[0].seller,
        std::move(Action().set(Type::deal, m_open[0].id, "amount", Money::of((m_open[0].euros + 1'500) * 100, "EUR"))));
    w.timeline.add(ms + 600'000, m_open[1].seller,
                   std::move(Action().set(Type::deal, m_open[1].id, "close_day", Day{w.today.days + 21})));
  }

  template <class T>
  void set(Action& action, std::string_view field, const T& value) {
    action.set(Type::deal, m_deal.id, field, value);
  }
  void enter(Action& action, std::size_t at, std::int64_t ms) {
    w.enter(action, Type::deal, m_deal.id, open_stages()[at].stage, ms);
    set(action, "probability", Rate{open_stages()[at].probability_bp});
  }
  void add(Action action) { w.timeline.add(m_deal.ms, m_deal.seller, std::move(action)); }
  void touch(std::size_t at, std::int64_t ms) {
    const std::int64_t when = std::min<std::int64_t>(ms + 60'000 * w.between(15, 180), w.options.now_ms - 60'000);
    Action action;
    const Id id = w.touch(action, open_stages()[at].touch, open_stages()[at].subject, when);
    action.set(Type::touch, id, "deal", m_deal.id).set(Type::touch, id, "owner", w.member(m_deal.seller));
    action.set(Type::touch, id, "minutes", Count{5 * w.between(2, 12)});
    if (m_deal.lead) action.set(Type::touch, id, "lead", m_deal.lead);
    w.timeline.add(when, m_deal.seller, std::move(action));
  }

  struct Open {
    Id id;
    Who seller;
    std::int64_t euros;
  };
  struct {
    Id id, lead, campaign;
    Who seller = Who::elif;
    std::uint32_t company = 0;
    std::int64_t ms = 0, euros = 0;
    Day close;
  } m_deal;  // the one in the making
  World& w;
  std::set<std::string> m_titles;
  std::vector<Open> m_open;
};

}  // namespace

void make_deals(World& world) {
  const std::uint32_t many = std::min(world.options.deals, lively_deals);
  const std::uint32_t leads = std::min(world.options.leads, lively_leads);
  DealMaker(world).make_all(many, std::min(share_of(many, 93, 100), share_of(leads, 15, 100)));
}

}  // namespace fb::sample
