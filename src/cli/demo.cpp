#include <charconv>

#include "app/sample.hpp"
#include "cli/command.hpp"
#include "cli/output.hpp"
#include "formats/snapshot.hpp"
#include "model/day.hpp"

namespace fb::cli {
namespace {

constexpr std::uint32_t most_records = 1'000'000;
constexpr std::string_view usual_day =
    "2026-11-23";  // without --now, so that the same seed gives the same bytes on any day

template <class Number>
bool take_number(const Call& call, std::string_view option, Number& out, Number largest) {
  if (!call.has(option)) return true;
  const std::string_view text = call.get(option);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc{} && end == text.data() + text.size() && out <= largest;
}

}  // namespace

Exit demo(const Call& call) {
  app::SampleOptions options;
  options.now_ms = call.has("--now") ? call.now_ms : Day::from_text(usual_day)->start_ms(0) + ms_per_day / 2;
  const bool understood = take_number(call, "--campaigns", options.campaigns, most_records) &&
                          take_number(call, "--leads", options.leads, most_records) &&
                          take_number(call, "--deals", options.deals, most_records) &&
                          take_number(call, "--seed", options.seed, ~std::uint64_t{0});
  if (!understood)
    return wrong_usage("--campaigns, --leads and --deals need whole numbers up to 1000000, --seed any whole number.");
  if (Day::from_ms(options.now_ms, 0) < Day::from_date(2020, 6, 1))
    return wrong_usage("--now must not be before 2020-06-01: files with older values are refused.");
  const Document board = app::make_sample(options);
  if (const Exit written = write_file(call.get("-o"), write_snapshot(board, {}));
      written != Exit::done || !call.has("--colleague"))
    return written;
  return write_file(call.get("--colleague"), write_snapshot(app::make_colleague(board, options.now_ms), {}));
}

}  // namespace fb::cli
