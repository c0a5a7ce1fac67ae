#include "app/sample/world.hpp"

#include <algorithm>

#include "model/rank.hpp"

namespace fb::sample {

World::World(const app::SampleOptions& asked)
    : options(asked), random(Random(asked.seed ^ 0x5EED).next()), today(Day::from_ms(asked.now_ms, utc_offset)) {}

std::int64_t World::moment(int days_ago, std::int64_t after) {
  constexpr int friday = 4;
  Day that = day(days_ago);
  if (that.weekday() == friday + 1) that.days -= 1;
  if (that.weekday() == friday + 2) that.days += that < today ? 1 : -2;
  const std::int64_t from_eight = that.start_ms(utc_offset) + 8 * 3'600'000;
  std::int64_t ms = from_eight + static_cast<std::int64_t>(below(9 * 3'600'000));
  if (ms <= after) ms = after + 60'000ll * between(20, 90);
  if (ms >= options.now_ms)
    ms = after ? after + (options.now_ms - after) / 2 : options.now_ms - 60'000ll * between(1, 120);
  return ms;
}

void World::enter(Action& action, Type type, const Id& id, const Id& stage, std::int64_t since) {
  std::string& rank = last_rank[stage];
  rank = rank_between(rank, "", static_cast<std::uint32_t>(random.next() >> 20));
  action.set(type, id, "place", Place{stage, rank, since});
}

Id World::touch(Action& action, std::string_view kind, std::string_view subject, std::int64_t at) {
  const Id id = new_id(at);
  action.set(Type::touch, id, "kind", kind).set(Type::touch, id, "subject", subject);
  action.set(Type::touch, id, "at", Instant{at}).set(Type::touch, id, "done", Flag{Flag::yes});
  return id;
}

std::uint32_t share_of(std::uint32_t n, std::uint32_t part, std::uint32_t whole) {
  return static_cast<std::uint32_t>((static_cast<std::uint64_t>(n) * part + whole / 2) / whole);
}

}  // namespace fb::sample
