#include "app/sample.hpp"

#include "app/sample/world.hpp"

namespace fb::app {
namespace {

// Where the file formats' clocks begin to believe a stamp; and the day that a sample without one ends on.
constexpr std::int64_t earliest_ms = 1'590'000'000'000, usual_ms = 1'795'431'600'000;  // 2020-05-20, 2026-11-23T11:00Z

Id board_id(std::uint64_t seed) {
  constexpr std::int64_t founded_ms = 1'788'220'800'000;  // 2026-09-01
  Random random(seed ^ 0xB0A2D);
  return random.id(founded_ms);
}

}  // namespace

Document make_sample(const SampleOptions& asked) {
  SampleOptions options = asked;
  if (options.now_ms < earliest_ms) options.now_ms = usual_ms;
  Document document;
  document.board = board_id(options.seed);
  add_well_known(document);
  sample::World world(options);
  sample::make_company(world);
  sample::make_campaigns(world);
  sample::make_deals(world);
  sample::make_leads(world);
  sample::make_metrics(world);
  world.timeline.write_into(document, world.random);
  sample::make_extras(world, document);
  return document;
}

}  // namespace fb::app
