#include <algorithm>
#include <array>

#include "app/sample/world.hpp"
#include "model/vocabulary.hpp"

namespace fb::sample {
namespace {

constexpr std::uint32_t records_per_change = 1000;
constexpr std::uint32_t first_number = 1000;  // in titles; the lively deals use small ones

struct Column {
  Id stage;
  std::int16_t probability_bp;
  std::uint32_t weight;
  bool is_open;
};

template <std::size_t N>
const Column& pick(World& world, const std::array<Column, N>& columns) {
  std::uint32_t total = 0;
  for (const Column& column : columns) total += column.weight;
  std::uint32_t dice = world.below(total);
  for (const Column& column : columns) {
    if (dice < column.weight) return column;
    dice -= column.weight;
  }
  return columns.back();
}

std::int64_t some_time(World& world, std::int64_t now, int days) {
  return now - static_cast<std::int64_t>(world.below(static_cast<std::uint32_t>(days * 24))) * 3'600'000;
}

void add_lead(World& world, Action& action, std::uint32_t number, std::int64_t now) {
  const std::array<Column, 5> columns{{{stage::fresh(), -1, 25, true},
                                       {stage::nurturing(), -1, 45, true},
                                       {stage::mql(), -1, 15, true},
                                       {stage::handed_over(), -1, 2, true},
                                       {stage::disqualified(), -1, 13, false}}};
  const Id id = world.new_id(now);
  const std::int64_t since = some_time(world, now, 300);
  const std::string name = std::string(world.any(first_names())) + " " + std::string(world.any(last_names()));
  const auto set = [&](std::string_view field, const auto& value) { action.set(Type::lead, id, field, value); };
  set("name", name);
  set("email", mail_form(name) + "." + std::to_string(number) + "@" + std::string(world.any(private_mail())));
  set("title", world.any(job_titles()));
  if (world.chance(40)) set("company", world.any(std::span<const Id>(world.companies)));
  set("persona", world.any(std::span<const Id>(world.personas)));
  set("source", "Import");
  set("owner", world.members[world.below(2)]);
  set("fit", std::array<std::string_view, 3>{"A", "B", "C"}[world.below(3)]);
  set("engagement", Count{world.between(0, 99)});
  set("created", Instant{since - world.between(0, 20) * ms_per_day});
  world.enter(action, Type::lead, id, pick(world, columns).stage, since);
}

void add_deal(World& world, Action& action, std::uint32_t number, std::int64_t now) {
  const std::array<Column, 7> columns{{{stage::discovery(), 1000, 22, true},
                                       {stage::qualified(), 2500, 18, true},
                                       {stage::proposal(), 5000, 15, true},
                                       {stage::negotiation(), 7500, 10, true},
                                       {stage::verbal(), 9000, 5, true},
                                       {stage::won(), 10000, 14, false},
                                       {stage::lost(), 0, 16, false}}};
  const Column& column = pick(world, columns);
  const Id id = world.new_id(now);
  const std::int64_t since = some_time(world, now, column.is_open ? 20 : 300);
  const std::size_t company = world.below(static_cast<std::uint32_t>(world.companies.size()));
  const auto set = [&](std::string_view field, const auto& value) { action.set(Type::deal, id, field, value); };
  set("title", std::string(companies()[company].name) + " – " + std::string(world.any(products())) + " " +
                   std::to_string(number));
  set("company", world.companies[company]);
  set("amount", Money::of(100 * 100 * world.between(10, 400), "EUR"));
  set("probability", Rate{column.probability_bp});
  set("owner", world.members[2 + world.below(3)]);
  set("created", Instant{since - world.between(5, 60) * ms_per_day});
  if (column.is_open) {
    set("close_day", Day{world.today.days + world.between(-3, 80)});
    set("next_step", world.any(next_steps()));
    set("next_step_day", Day{world.today.days + world.between(-3, 20)});
  } else {
    set("close_day", Day::from_ms(since, utc_offset));
    if (column.stage == stage::lost()) set("lost_reason", world.any(choices_of("lost_reason")));
  }
  world.enter(action, Type::deal, id, column.stage, since);
}

}  // namespace

void make_extras(World& world, Document& document) {
  const std::int64_t now = world.moment(3);
  const std::uint32_t leads = world.options.leads - std::min(world.options.leads, lively_leads);
  const std::uint32_t deals = world.options.deals - std::min(world.options.deals, lively_deals);
  if (leads + deals == 0) return;
  Clock clock(world.random.next());
  Action first;
  const Id session = Id::named(session_text(clock.session()));
  first.set(Type::session, session, "by", people()[0].name).set(Type::session, session, "app", "sample");
  apply(document, {clock.next(now), first.take()});
  document.table(Type::lead).reserve(world.options.leads);
  document.table(Type::deal).reserve(world.options.deals);
  const auto import = [&](std::uint32_t many, auto&& add) {
    for (std::uint32_t done = 0; done < many;) {
      Action action;
      for (const std::uint32_t end = std::min(many, done + records_per_change); done < end; ++done)
        add(world, action, first_number + done, now);
      apply(document, {clock.next(now), action.take()});
    }
  };
  import(leads, add_lead);
  import(deals, add_deal);
}

}  // namespace fb::sample
