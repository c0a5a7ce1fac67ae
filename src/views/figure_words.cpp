#include "views/explain.hpp"

#include <cmath>

namespace fb {

const std::vector<std::int64_t>& counts_of(const Conversion& conversion, Counting counting) {
  if (counting == Counting::strict) return conversion.strict;
  return counting == Counting::any ? conversion.any : conversion.reached;
}

std::string_view name_of(Counting counting) {
  if (counting == Counting::strict) return "Strict";
  return counting == Counting::any ? "Any" : "Reached";
}

std::string_view meaning_of(Counting counting) {
  if (counting == Counting::strict) return "Passes that went through every stage up to this one, in order";
  if (counting == Counting::any) return "Passes that ever entered this stage, in any order";
  return "Passes that ever came to this stage or beyond it, also if they are lost by now";
}

// Always with its decimal, so that columns of rates line up (numbers.md §1).
std::string share_words(const Share& share, const Format& format) {
  if (!share.value) return "–";
  const auto tenths = static_cast<std::int64_t>(std::floor(*share.value * 1000 + 0.5));
  return format.whole(tenths / 10) + format.decimal + static_cast<char>('0' + tenths % 10) + "\xC2\xA0%";
}

std::string interval_words(std::int64_t part, std::int64_t n, const Format& format) {
  const std::optional<Interval> interval = wilson(part, n);
  if (!interval) return {};
  return format.decimal_number(interval->low * 100, 1) + "–" + format.percent(interval->high, 1);
}

std::string days_words(std::optional<double> days, const Format& format) {
  if (!days) return "–";
  const std::string number = format.decimal_number(*days, 1);
  return number + (number == "1" ? " day" : " days");
}

FigureWords figure_words(const Report& report, Figure figure, const Format& format) {
  const Figures& all = report.all;
  const auto deals = [&](std::int64_t n, std::string_view kind) {
    return format.whole(n) + " " + std::string(kind) + (n == 1 ? " deal" : " deals");
  };
  switch (figure) {
    case Figure::win_rate: {
      const std::string interval = interval_words(all.deals_won, all.win_rate.n, format);
      return {"Win rate", share_words(all.win_rate, format),
              all.win_rate.n == 0
                  ? "nothing closed yet"
                  : format.whole(all.deals_won) + " of " + format.whole(all.win_rate.n) + ", " + interval};
    }
    case Figure::average_deal:
      return {"Average deal won", format.money_short(all.average_deal_won),
              "of " + deals(all.average_n, "won") + (all.average_n < all.deals_won ? " with an amount" : "")};
    case Figure::cycle: {
      const std::string mean = all.cycle_days_mean ? ", mean " + format.decimal_number(*all.cycle_days_mean, 1) : "";
      return {"Median cycle", days_words(all.cycle_days_median, format),
              "of " + format.whole(all.cycle_n) + " won" + mean};
    }
    case Figure::pipeline:
      return {"Open pipeline", format.money_short(all.pipeline_open), deals(all.deals_open, "open")};
    case Figure::weighted: return {"Weighted", format.money_short(all.weighted_open), "amount × chance"};
    case Figure::revenue: return {"Won revenue", format.money_short(all.revenue_won), deals(all.deals_won, "won")};
    case Figure::velocity: return {"Velocity", format.money_short(all.velocity_per_day), "per day"};
  }
  return {};
}

}  // namespace fb
