#include <algorithm>
#include <cmath>

#include "cli/report_output.hpp"
#include "cli/words.hpp"

namespace fb::cli {
namespace {

std::size_t width_of(std::string_view text) {  // code points
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}
std::string left(std::string_view text, std::size_t width) {
  return std::string(text) + std::string(width > width_of(text) ? width - width_of(text) : 0, ' ');
}
// Cut to a width of code points.
std::string cut(std::string_view text, std::size_t width) {
  if (width_of(text) <= width) return std::string(text);
  std::size_t end = 0;
  for (std::size_t seen = 0; seen < width; ++end) seen += (static_cast<unsigned char>(text[end]) & 0xC0) != 0x80;
  while (end > 0 && (static_cast<unsigned char>(text[end - 1]) & 0xC0) == 0x80) --end;
  return std::string(text.substr(0, end - 1)) + "…";
}
std::string right(std::string_view text, std::size_t width) {
  return std::string(width > width_of(text) ? width - width_of(text) : 0, ' ') + std::string(text);
}

// One decimal, half away from zero (numbers.md §1).
std::string decimal(double value) {
  const std::int64_t tenths = std::llround(value * 10);
  return grouped(tenths / 10) + "." + std::to_string(std::abs(tenths % 10));
}
std::string percent(const std::optional<double>& value) { return value ? decimal(*value * 100) + " %" : "–"; }
std::string with_n(const Share& share) {
  std::string out = percent(share.value) + " (n = " + grouped(share.n);
  return out + ")";
}
std::string with_interval(const Share& share) {
  if (!share.value) return with_n(share);
  const auto interval = wilson(std::llround(*share.value * static_cast<double>(share.n)), share.n);
  return with_n(share) + ", 95 % interval " + decimal(interval->low * 100) + " to " + decimal(interval->high * 100) +
         " %";
}
std::string days(const std::optional<double>& value) { return value ? decimal(*value) + " days" : "–"; }

void add(Lines& lines, std::string_view name, std::string_view value) {
  lines.add("  " + left(name, 22) + std::string(value));
}

void add_figures(Lines& lines, const Figures& all) {
  add(lines, "Campaigns", grouped(all.campaigns));
  add(lines, "Leads", grouped(all.leads));
  add(lines, "Deals",
      grouped(all.deals_open) + " open, " + grouped(all.deals_won) + " won, " + grouped(all.deals_lost) + " lost");
  add(lines, "Revenue won", money_words(all.revenue_won));
  add(lines, "Open pipeline", money_words(all.pipeline_open));
  add(lines, "Weighted", money_words(all.weighted_open));
  add(lines, "Win rate by count", with_interval(all.win_rate));
  add(lines, "Win rate by value", with_n(all.win_rate_by_value));
  add(lines, "Average deal won", money_words(all.average_deal_won));
  add(lines, "Sales cycle",
      "mean " + days(all.cycle_days_mean) + ", median " + days(all.cycle_days_median) +
          " (n = " + grouped(all.cycle_n) + ")");
  add(lines, "Sales velocity", all.velocity_per_day ? money_words(all.velocity_per_day) + " per day" : "–");
}

void add_conversion(Lines& lines, const Report& report) {
  const Conversion& conversion = report.all.conversion;
  lines.add("");
  lines.add("Conversion            " + right("reached", 10) + right("to next", 10) + right("strict", 10) +
            right("any", 10));
  for (std::size_t at = 0; at < report.steps.size(); ++at) {
    const bool has_next = at + 1 < report.steps.size();
    const Share next = has_next ? share(conversion.reached[at + 1], conversion.reached[at]) : Share{};
    // Deals without a lead join at the first deal column, so that more may stand there than came through the gate.
    const std::string flag = next.value && *next.value > 1 ? "! " : "";
    lines.add("  " + left(report.step_names[at], 20) + right(grouped(conversion.reached[at]), 10) +
              right(has_next ? flag + percent(next.value) : "", 10) + right(grouped(conversion.strict[at]), 10) +
              right(grouped(conversion.any[at]), 10));
  }
}

void add_groups(Lines& lines, std::string_view heading, const std::vector<Group>& groups) {
  if (groups.empty()) return;
  constexpr std::size_t most = 40;
  std::size_t width = width_of(heading) + 2;
  for (const Group& group : groups) width = std::min(most, std::max(width, width_of(group.name) + 2));
  lines.add("");
  lines.add(left(heading, width + 2) + right("leads", 8) + right("open", 8) + right("won", 8) + right("lost", 8) +
            right("win rate", 10) + right("revenue won", 20));
  for (const Group& group : groups) {
    const Figures& one = group.figures;
    lines.add("  " + left(cut(group.name, width - 1), width) + right(grouped(one.leads), 8) +
              right(grouped(one.deals_open), 8) + right(grouped(one.deals_won), 8) + right(grouped(one.deals_lost), 8) +
              right(percent(one.win_rate.value), 10) + right(money_words(one.revenue_won), 20));
  }
}

}  // namespace

void add_report(Lines& lines, const Report& report) {
  add_figures(lines, report.all);
  for (const OtherCurrency& other : report.other_currencies)
    add(lines, "In " + other.code,
        counted(static_cast<std::size_t>(other.deals), Type::deal) + ", in no sum above: won " +
            money_words(other.revenue_won) + ", open " + money_words(other.pipeline_open) + ", weighted " +
            money_words(other.weighted_open));
  add_conversion(lines, report);
  add_groups(lines, "By owner", report.by_owner);
  add_groups(lines, "By source", report.by_source);
  add_groups(lines, "By campaign", report.by_campaign);
  add_groups(lines, "By lost reason", report.by_reason);
}

}  // namespace fb::cli
