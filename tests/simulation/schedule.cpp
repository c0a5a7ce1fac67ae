#include "simulation/schedule.hpp"

#include <iterator>

namespace fb::test {
namespace {

struct Weight {
  Step::What what;
  const char* name;
  std::uint32_t weight;
};
constexpr Weight weights[] = {
    {Step::edit, "edit", 40},
    {Step::bulk, "bulk", 8},
    {Step::undo, "undo", 8},
    {Step::redo, "redo", 4},
    {Step::undo_and_redo, "undo and redo", 4},
    {Step::export_file, "export", 7},
    {Step::pick, "pick", 6},
    {Step::take, "take", 5},
    {Step::cancel, "cancel", 2},
    {Step::import_own, "import own", 2},
    {Step::work, "work", 4},
    {Step::settle, "settle", 4},
    {Step::look, "look", 3},
    {Step::look_twice, "look twice", 2},
    {Step::open_tab, "open tab", 3},
    {Step::close_tab, "close tab", 2},
    {Step::crash_tab, "crash tab", 3},
    {Step::crash, "crash", 3},
    {Step::lose_power, "lose power", 2},
    {Step::lie, "lie", 1},
    {Step::back_up, "back up", 4},
    {Step::compact, "compact", 3},
    {Step::trouble, "trouble", 3},
    {Step::calm, "calm", 3},
    {Step::retry, "retry", 2},
    {Step::alter_row, "alter row", 1},
    {Step::lose_row, "lose row", 1},
    {Step::lose_counts, "lose counts", 1},
    {Step::put_back, "put back", 1},
    {Step::clone, "clone", 1},
    {Step::new_person, "new person", 0},
    {Step::turn_clock, "turn clock", 3},
    {Step::stand_still, "stand still", 2},
    {Step::wait, "wait", 3},
};
static_assert(std::size(weights) == Step::kinds);

constexpr std::uint32_t sum_of_weights() {
  std::uint32_t sum = 0;
  for (const Weight& one : weights) sum += one.weight;
  return sum;
}

Step::What draw(Random& random) {
  std::uint32_t at = random.below(sum_of_weights());
  for (const Weight& one : weights) {
    if (at < one.weight) return one.what;
    at -= one.weight;
  }
  return Step::edit;
}

std::int64_t skew(Random& random) {
  constexpr std::int64_t days[] = {0, 0, 0, 0, 0, 0, -3, -1, 1, 30, 300, 366, 400, 3650};
  const std::int64_t hours = random.below(6) == 0 ? random.below(24) : 0;
  return days[random.below(std::size(days))] * ms_per_day + hours * 3'600'000;
}

}  // namespace

const char* name_of(Step::What what) { return weights[what].name; }

Schedule schedule_of(std::uint64_t seed) {
  Schedule schedule;
  schedule.seed = seed;
  Random random(seed);
  random.next();
  constexpr std::size_t people[] = {2, 2, 2, 2, 3, 3, 4, 5};
  schedule.people = people[random.below(std::size(people))];
  if (random.below(12) == 0) schedule.session_bits = 2;
  schedule.random_repeats = random.below(12) == 0;
  for (std::size_t i = 0; i < schedule.people; ++i) schedule.skews.push_back(skew(random));
  schedule.ends_with_files = random.below(6) == 0;
  const std::size_t steps = 20 + random.below(13);
  for (std::size_t i = 0; i < steps; ++i) {
    Step step;
    step.what = draw(random);
    step.who = static_cast<std::uint8_t>(random.below(static_cast<std::uint32_t>(schedule.people)));
    constexpr std::uint8_t tabs[] = {0, 0, 0, 0, 0, 0, 1, 2};
    step.tab = tabs[random.below(std::size(tabs))];
    step.random = random.next();
    step.settles = random.below(4) != 0;
    schedule.steps.push_back(step);
  }
  return schedule;
}

Schedule shrunk(Schedule schedule) {
  const Outcome first = run(schedule);
  if (first.problem.empty()) return schedule;
  schedule.steps.resize(std::min(schedule.steps.size(), first.step + 1));
  const auto law = [](const std::string& problem) { return problem.substr(0, problem.find(':')); };
  bool is_shorter = true;
  while (is_shorter) {
    is_shorter = false;
    for (std::size_t at = schedule.steps.size(); at-- > 0;) {
      Schedule without = schedule;
      without.steps.erase(without.steps.begin() + static_cast<std::ptrdiff_t>(at));
      if (law(run(without).problem) != law(first.problem)) continue;
      schedule = std::move(without);
      is_shorter = true;
    }
  }
  return schedule;
}

}  // namespace fb::test
