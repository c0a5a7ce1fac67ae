#include "views/field_text.hpp"

#include <array>
#include <charconv>

#include "model/edits.hpp"
#include "model/text.hpp"

namespace fb {
namespace {

using Words = std::string_view;

// Names whose words differ from their label.
constexpr std::array<std::pair<Words, Words>, 17> labels{{{"close_day", "Close date"},
                                                          {"next_step_day", "Step date"},
                                                          {"probability", "Stage probability"},
                                                          {"probability_by_hand", "Probability"},
                                                          {"place", "Stage"},
                                                          {"utm_source", "UTM source"},
                                                          {"utm_medium", "UTM medium"},
                                                          {"utm_campaign", "UTM campaign"},
                                                          {"external_id", "External id"},
                                                          {"goal_leads", "Lead goal"},
                                                          {"email", "E-mail"},
                                                          {"fit", "Fit"},
                                                          {"starts", "Starts"},
                                                          {"ends", "Ends"},
                                                          {"created", "Created"},
                                                          {"lost_reason", "Lost reason"},
                                                          {"rot_days", "Rots after days"}}};

}  // namespace

std::string choice_label(std::string_view value) {
  std::string out(value);
  for (char& c : out)
    if (c == '_') c = ' ';
  if (!out.empty() && out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 32);
  return out;
}

std::string label_of(std::string_view field) {
  for (const auto& [name, label] : labels)
    if (name == field) return std::string(label);
  if (field.substr(0, 7) == "custom:") return std::string(field.substr(7));
  return choice_label(field);
}

std::string shown_value(const Document& document, const FieldInfo& field, std::string_view json, const Format& format) {
  if (json.empty() || json == "null" || json == "\"\"") return "empty";
  switch (field.kind) {
    case Kind::money: {
      Money money;
      return read_value(json, money) ? format.money(money) : std::string(json);
    }
    case Kind::day: {
      Day day;
      return read_value(json, day) ? format.day_short(day) : std::string(json);
    }
    case Kind::rate: {
      Rate rate;
      return read_value(json, rate) ? format.percent(rate.bp / 10000.0) : std::string(json);
    }
    case Kind::place: {
      Place place;
      if (!read_value(json, place)) return std::string(json);
      const Stage* stage = document.find<Stage>(place.stage);
      return stage ? stage->name : "(deleted column)";
    }
    case Kind::ref: {
      Id id;
      const TypeInfo* target = type_named(field.target);
      if (!read_value(json, id) || !target) return std::string(json);
      return document.table(target->type).find(id) == no_row ? "(deleted " + std::string(target->name) + ")"
                                                             : title_of(document, target->type, id);
    }
    case Kind::instant: {
      Instant instant;
      return read_value(json, instant) ? format.moment(instant.ms, 0) : std::string(json);
    }
    case Kind::flag: return json == "true" ? "yes" : "no";
    case Kind::count:
    case Kind::text: break;
  }
  std::string text;
  return read_quoted(json, text) ? text : std::string(json);
}

std::optional<Day> day_from_typed(std::string_view typed, Day today, bool day_first) {
  const std::string text = folded(typed);
  if (text.empty()) return Day{};
  if (text == "today") return today;
  if (text == "tomorrow") return Day{today.days + 1};
  if (text == "yesterday") return Day{today.days - 1};
  if (const auto iso = Day::from_text(text)) return iso;
  if (text[0] == '+') {
    int days = 0;
    const auto [end, error] = std::from_chars(text.data() + 1, text.data() + text.size(), days);
    if (error == std::errc{} && end == text.data() + text.size() && days < 100000) return Day{today.days + days};
    return std::nullopt;
  }
  int parts[3] = {0, 0, today.year()};
  int count = 0;
  const char* at = text.data();
  const char* end = at + text.size();
  while (at < end && count < 3) {
    const auto [next, error] = std::from_chars(at, end, parts[count]);
    if (error != std::errc{}) return std::nullopt;
    ++count;
    at = next;
    while (at < end && (*at == '.' || *at == '/' || *at == '-' || *at == ' ')) ++at;
  }
  if (at != end || count < 2) return std::nullopt;
  if (parts[2] < 100) parts[2] += 2000;
  const bool dotted = text.find('.') != std::string::npos;  // 23.11. is always day and month
  return dotted || day_first ? Day::from_date(parts[2], parts[1], parts[0])
                             : Day::from_date(parts[2], parts[0], parts[1]);
}

std::optional<Rate> rate_from_typed(std::string_view typed) {
  std::string_view text = trimmed(typed);
  if (!text.empty() && text.back() == '%') text = trimmed(text.substr(0, text.size() - 1));
  if (text.empty()) return Rate{};
  int whole = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), whole);
  if (error != std::errc{} || end != text.data() + text.size() || whole < 0 || whole > 100) return std::nullopt;
  return Rate{static_cast<std::int16_t>(whole * 100)};
}

}  // namespace fb
