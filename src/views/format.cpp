#include "views/format.hpp"

#include <array>
#include <cmath>
#include <cstdlib>

namespace fb {
namespace {

constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::string two_digits(std::int64_t value) {
  std::string out = std::to_string(value);
  return out.size() < 2 ? "0" + out : out;
}

}  // namespace

std::string_view currency_sign(std::string_view code) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> signs{
      {{"EUR", "€"}, {"USD", "$"}, {"GBP", "£"}, {"JPY", "¥"}, {"INR", "₹"}, {"CHF", "CHF "}}};
  for (const auto& [known, sign] : signs)
    if (known == code) return sign;
  return {};
}

Format Format::of_locale(std::string_view locale, Day today) {
  Format format;
  format.today = today;
  const std::string_view language = locale.substr(0, 2);
  if (language == "de" || language == "es" || language == "it" || language == "nl" || language == "pt" ||
      language == "tr" || language == "da" || language == "id") {
    format.decimal = ',';
    format.group = ".";
  } else if (language == "fr" || language == "pl" || language == "cs" || language == "ru" || language == "uk" ||
             language == "sv" || language == "fi" || language == "nb" || language == "no") {
    format.decimal = ',';
    format.group = "\xC2\xA0";
  }
  format.day_first = locale != "en-US" && locale != "en";
  return format;
}

std::string Format::whole(std::int64_t value) const {
  std::string digits = std::to_string(value < 0 ? -value : value), out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) out += group;
    out += digits[i];
  }
  return value < 0 ? "−" + out : out;
}

std::string Format::money(const Money& money) const {
  if (!money) return "–";
  const std::int64_t minor = money.minor < 0 ? -money.minor : money.minor;
  std::string out = whole(minor / 100);
  if (minor % 100 != 0) out += decimal + two_digits(minor % 100);
  const std::string_view sign = currency_sign(money.code());
  out = sign.empty() ? out + " " + std::string(money.code()) : std::string(sign) + out;
  return money.minor < 0 ? "−" + out : out;
}

std::string Format::money_short(const Money& money) const {
  if (!money) return "–";
  const double amount = static_cast<double>(money.minor < 0 ? -money.minor : money.minor) / 100.0;
  const std::string_view sign = currency_sign(money.code());
  std::string out;
  if (amount < 9999.5) out = decimal_number(std::floor(amount + 0.5), 0);
  else if (amount < 99950) out = decimal_number(amount / 1e3, 1) + "k";
  else if (amount < 999500) out = decimal_number(amount / 1e3, 0) + "k";
  else if (amount < 9.995e8) out = decimal_number(amount / 1e6, 2) + "M";
  else out = decimal_number(amount / 1e9, 2) + "bn";
  out = sign.empty() ? out + " " + std::string(money.code()) : std::string(sign) + out;
  return money.minor < 0 ? "−" + out : out;
}

std::string Format::money_input(const Money& money) const {
  if (!money) return {};
  const std::int64_t minor = money.minor < 0 ? -money.minor : money.minor;
  std::string out = std::to_string(minor / 100);
  if (minor % 100 != 0) out += decimal + two_digits(minor % 100);
  return money.minor < 0 ? "-" + out : out;
}

std::string Format::decimal_number(double value, int decimals) const {
  double unit = 1;
  for (int i = 0; i < decimals; ++i) unit *= 10;
  const double scaled = std::floor(std::fabs(value) * unit + 0.5);
  const auto parts = static_cast<std::int64_t>(scaled);
  const auto whole_unit = static_cast<std::int64_t>(unit);
  std::string out = whole(parts / whole_unit);
  std::int64_t rest = parts % whole_unit;
  if (decimals > 0 && rest != 0) {
    std::string digits = std::to_string(rest);
    digits.insert(0, static_cast<std::size_t>(decimals) - digits.size(), '0');
    while (digits.back() == '0') digits.pop_back();
    out += decimal + digits;
  }
  return value < 0 && parts != 0 ? "−" + out : out;
}

std::string Format::percent(double ratio, int decimals) const {
  return decimal_number(ratio * 100, decimals) + "\xC2\xA0%";
}

std::string Format::day(Day when) const {
  if (!when) return {};
  std::string out = day_short(when);
  if (today && when.year() == today.year()) out += (day_first ? " " : ", ") + std::to_string(when.year());
  return out;
}

std::string Format::day_short(Day when) const {
  if (!when) return {};
  const std::string month(months[static_cast<std::size_t>(when.month() - 1)]), number = std::to_string(when.of_month());
  std::string out = day_first ? number + " " + month : month + " " + number;
  if (today && when.year() != today.year()) out += (day_first ? " " : ", ") + std::to_string(when.year());
  return out;
}

std::string Format::day_relative(Day when) const {
  if (!when) return {};
  const int days = when.days - today.days;
  if (days == 0) return "today";
  if (days == 1) return "tomorrow";
  if (days == -1) return "yesterday";
  if (days > 1 && days < 14) return "in " + std::to_string(days) + " days";
  if (days < -1 && days > -14) return std::to_string(-days) + " days ago";
  return day_short(when);
}

std::string Format::time(std::int64_t ms, int utc_offset_minutes) const {
  const std::int64_t minutes = ms / 60'000 + utc_offset_minutes;
  return two_digits(minutes / 60 % 24) + ":" + two_digits(minutes % 60);
}

std::string Format::moment(std::int64_t ms, int utc_offset_minutes) const {
  const Day when = Day::from_ms(ms, utc_offset_minutes);
  if (when == today) return "today, " + time(ms, utc_offset_minutes);
  return day_short(when) + ", " + time(ms, utc_offset_minutes);
}

}  // namespace fb
