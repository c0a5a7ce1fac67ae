#include "cli/words.hpp"

#include "model/edits.hpp"
#include "model/journey.hpp"

namespace fb::cli {
namespace {

std::string name_of(const Document& first, const Document& second, Type type, const Id& id) {
  if (first.table(type).find(id) != no_row) return title_of(first, type, id);
  if (second.table(type).find(id) != no_row) return title_of(second, type, id);
  return id.text();
}

std::string two_digits(std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

// Long texts are cut between two characters, and stay in one line.
std::string quoted_text(std::string_view text) {
  constexpr std::size_t longest = 60;
  std::string out(text.substr(0, longest));
  if (text.size() > longest) {
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    out.resize(end);
    out += "…";
  }
  for (char& c : out)
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  return "“" + out + "”";
}

}  // namespace

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return grouped(static_cast<std::int64_t>(count)) + " " + std::string(count == 1 ? one : many);
}
std::string counted(std::size_t count, Type type) { return counted(count, type_info(type).name, type_info(type).list); }

std::string grouped(std::int64_t whole) {
  std::string digits = std::to_string(whole);
  const std::size_t first = whole < 0 ? 1 : 0;
  for (std::size_t at = digits.size(); at > first + 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

std::string money_words(const Money& money) {
  if (!money) return "–";
  const std::int64_t whole = money.minor / 100, rest = money.minor % 100;
  const std::string sign = money.minor < 0 && whole == 0 ? "-" : "";
  return sign + grouped(whole) + "." + two_digits(rest < 0 ? -rest : rest) + " " + std::string(money.code());
}

std::string instant_words(std::int64_t ms, int utc_offset_minutes) {
  const Day day = Day::from_ms(ms, utc_offset_minutes);
  if (!day) return std::to_string(ms);
  const std::int64_t minute = (ms - day.start_ms(utc_offset_minutes)) / 60'000;
  return day.text() + " " + two_digits(minute / 60) + ":" + two_digits(minute % 60);
}

std::string record_words(const Document& first, const Document& second, std::string_view type, const Id& id) {
  const TypeInfo* info = type_named(type);
  return std::string(type) + " " + (info ? quoted_text(name_of(first, second, info->type, id)) : id.text());
}

std::string value_words(const Document& first, const Document& second, std::string_view type, std::string_view field,
                        std::string_view value) {
  if (value.empty() || value == "null" || value == "\"\"") return "–";
  const TypeInfo* info = type_named(type);
  const std::size_t at = info ? field_index(*info, field) : 0;
  if (!info || at == info->fields.size()) return std::string(value);
  switch (info->fields[at].kind) {
    case Kind::text: {
      std::string text;
      return read_quoted(value, text) ? quoted_text(text) : std::string(value);
    }
    case Kind::money: {
      Money money;
      read_value(value, money);
      return money_words(money);
    }
    case Kind::rate: {
      Rate rate;
      read_value(value, rate);
      const int rest = rate.bp % 100;
      return std::to_string(rate.bp / 100) + (rest ? "." + two_digits(rest) : "") + " %";
    }
    case Kind::instant: {
      Instant instant;
      read_value(value, instant);
      return instant_words(instant.ms, utc_offset_of(first));
    }
    case Kind::day: return std::string(value.substr(1, value.size() - 2));
    case Kind::ref: {
      Id id;
      const TypeInfo* target = type_named(info->fields[at].target);
      return read_value(value, id) && target ? quoted_text(name_of(first, second, target->type, id))
                                             : std::string(value);
    }
    case Kind::place: {
      Place place;
      return read_value(value, place) ? name_of(first, second, Type::stage, place.stage) : std::string(value);
    }
    case Kind::flag: return value == "true" ? "yes" : "no";
    case Kind::count: break;
  }
  return std::string(value);
}

std::string author_words(const Document& first, const Document& second, const Stamp& stamp, int utc_offset_minutes) {
  const Id session = Id::named(session_text(stamp.session));
  const Session* row = first.find<Session>(session);
  if (!row) row = second.find<Session>(session);
  const std::string when = instant_words(stamp.ms(), utc_offset_minutes);
  return row && !row->by.empty() ? row->by + ", " + when : when;
}

std::string refused_words(const Refused& refused) { return "refused " + refused.where + ": " + refused.reason; }

}  // namespace fb::cli
