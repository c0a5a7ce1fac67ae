#include "app/sample/world.hpp"

namespace fb::sample {
namespace {

std::string_view season(Day day) {
  constexpr std::string_view names[] = {"Winter", "Spring", "Summer", "Autumn"};
  return names[day.month() % 12 / 3];
}

// The first day of the quarter, and of the one after it.
std::pair<Day, Day> quarter(Day day) {
  const int first = (day.month() - 1) / 3 * 3 + 1;
  const Day from = Day::from_date(day.year(), first, 1).value_or(day);
  const Day next = first == 10 ? Day::from_date(day.year() + 1, 1, 1).value_or(day)
                               : Day::from_date(day.year(), first + 3, 1).value_or(day);
  return {from, {next.days - 1}};
}

void make_targets(World& world, std::int64_t ms) {
  struct Goal {
    Who who;
    const char* name;
    std::int64_t euros;
  };
  const auto [from, to] = quarter(world.today);
  for (const Goal& goal : {Goal{Who::elif, "Elif, revenue of the quarter", 150'000},
                           Goal{Who::jonas, "Jonas, revenue of the quarter", 120'000}}) {
    const Id id = world.new_id(ms);
    Action action;
    action.set(Type::target, id, "name", goal.name).set(Type::target, id, "measure", "revenue");
    action.set(Type::target, id, "owner", world.member(goal.who))
        .set(Type::target, id, "from", from)
        .set(Type::target, id, "to", to);
    action.set(Type::target, id, "amount", Money::of(goal.euros * 100, "EUR"));
    world.timeline.add(ms, Who::elif, std::move(action));
  }
}

}  // namespace

void make_company(World& world) {
  std::int64_t ms = world.day(days_long + 1).start_ms(utc_offset) + 9 * 3'600'000;
  Action settings;
  const Day planned{world.today.days - days_long / 2};
  settings.set(Type::board, board_record(), "name", "Brightside GmbH – " + std::string(season(planned)) + " plan");
  settings.set(Type::board, board_record(), "currency", "EUR");
  settings.set(Type::board, board_record(), "utc_offset_minutes", Count{utc_offset});
  settings.set(Type::board, board_record(), "handoff_hours", Count{24});
  world.timeline.add(ms, Who::mara, std::move(settings));
  for (const Person& person : people()) {
    const Id id = world.new_id(ms += 60'000);
    Action action;
    action.set(Type::member, id, "name", person.name)
        .set(Type::member, id, "email", person.email)
        .set(Type::member, id, "role", person.role);
    world.timeline.add(ms, Who::mara, std::move(action));
    world.members.push_back(id);
  }
  for (const PersonaSpec& persona : personas()) {
    const Id id = world.new_id(ms += 60'000);
    Action action;
    action.set(Type::persona, id, "name", persona.name).set(Type::persona, id, "description", persona.description);
    world.timeline.add(ms, Who::mara, std::move(action));
    world.personas.push_back(id);
  }
  for (const CompanySpec& company : companies()) {
    const Id id = world.new_id(ms += 60'000);
    Action action;
    action.set(Type::company, id, "name", company.name).set(Type::company, id, "domain", company.domain);
    action.set(Type::company, id, "industry", company.industry).set(Type::company, id, "city", company.city);
    action.set(Type::company, id, "country", company.country)
        .set(Type::company, id, "employees", Count{company.employees});
    action.set(Type::company, id, "created", Instant{ms});
    world.timeline.add(ms, Who::tobias, std::move(action));
    world.companies.push_back(id);
  }
  make_targets(world, ms + 3'600'000);
}

}  // namespace fb::sample
