// The laws of data.md §9 under schedules drawn from seeds. SCHEDULES=n runs so many, from SEED=n; of one that fails, the
// seed and the step are printed, and with SEED=… STEP=… it is told step by step. PARTS=n: so many threads.
#include <doctest/doctest.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <mutex>
#include <thread>

#include "simulation/schedule.hpp"

using namespace fb::test;

namespace {

std::uint64_t number(const char* name, std::uint64_t otherwise) {
  const char* text = std::getenv(name);
  return text ? std::strtoull(text, nullptr, 10) : otherwise;
}

std::mutex printing;

void tell(const Schedule& schedule, const Outcome& outcome) {
  const std::lock_guard<std::mutex> one_at_a_time(printing);
  std::printf("SEED=%llu STEP=%zu: %s\nThe shortest that fails likewise:\n",
              static_cast<unsigned long long>(schedule.seed), outcome.step, outcome.problem.c_str());
  std::printf("  => %s\n", run(shrunk(schedule), true).problem.c_str());
}

void add(Figures& sum, const Figures& more) {
  sum.actions += more.actions, sum.loads += more.loads, sum.crashes += more.crashes, sum.exports += more.exports,
      sum.imports += more.imports, sum.recoveries += more.recoveries, sum.store_faults += more.store_faults;
}

// The number of schedules that break a law.
std::size_t run_all(std::uint64_t from, std::uint64_t count, unsigned parts) {
  std::atomic<std::uint64_t> next{0};
  std::atomic<std::size_t> failures{0};
  Figures sum;
  const auto work = [&] {
    Figures mine;
    for (std::uint64_t i = next++; i < count && failures < 5; i = next++) {
      const Schedule schedule = schedule_of(from + i);
      const Outcome outcome = run(schedule);
      add(mine, outcome.figures);
      if (outcome.problem.empty()) continue;
      ++failures;
      tell(schedule, outcome);
    }
    const std::lock_guard<std::mutex> one_at_a_time(printing);
    add(sum, mine);
  };
  std::vector<std::thread> threads;
  for (unsigned i = 1; i < parts; ++i) threads.emplace_back(work);
  work();
  for (std::thread& thread : threads) thread.join();
  std::printf(
      "%llu schedules from seed %llu: %llu actions, %llu page loads, %llu crashes, %llu failing store calls, "
      "%llu exports, %llu imports, %llu recoveries\n",
      static_cast<unsigned long long>(std::min<std::uint64_t>(next, count)), static_cast<unsigned long long>(from),
      static_cast<unsigned long long>(sum.actions), static_cast<unsigned long long>(sum.loads),
      static_cast<unsigned long long>(sum.crashes), static_cast<unsigned long long>(sum.store_faults),
      static_cast<unsigned long long>(sum.exports), static_cast<unsigned long long>(sum.imports),
      static_cast<unsigned long long>(sum.recoveries));
  return failures;
}

}  // namespace

TEST_CASE("schedules that once found a bug hold the laws") {
  std::ifstream file(std::string(FB_TESTS_DIR) + "/data/seeds.txt");
  for (std::string line; std::getline(file, line);) {
    const std::uint64_t seed = std::strtoull(line.c_str(), nullptr, 10);
    if (seed == 0) continue;  // a comment
    INFO(line);
    CHECK(run(schedule_of(seed)).problem == "");
  }
}

TEST_CASE("people with several tabs, wrong clocks, crashes and failing stores: the laws hold after each step") {
  const std::uint64_t seed = number("SEED", 1);
  if (std::getenv("STEP")) {
    Schedule schedule = schedule_of(seed);
    schedule.steps.resize(std::min<std::size_t>(schedule.steps.size(), number("STEP", 0) + 1));
    CHECK(run(schedule, true).problem == "");
    return;
  }
  const auto parts = static_cast<unsigned>(number("PARTS", std::max(1u, std::thread::hardware_concurrency())));
  CHECK(run_all(seed, number("SCHEDULES", 300), parts) == 0);
}
