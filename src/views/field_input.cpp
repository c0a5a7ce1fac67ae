#include "views/field_input.hpp"

#include "model/money.hpp"
#include "model/vocabulary.hpp"
#include "views/field_text.hpp"

namespace fb {
namespace {

std::int64_t whole_from(std::string_view digits) {
  std::int64_t value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

}  // namespace

FieldInput field_input(const FieldInfo& field, std::string_view json, const Format& format) {
  FieldInput input;
  Money money;
  Day day;
  Rate rate;
  Count count;
  switch (field.kind) {
    case Kind::money:
      read_value(json, money);
      input.kind = FieldKind::money;
      input.value = format.money_input(money);
      if (money) input.shown = format.money(money);
      break;
    case Kind::day:
      read_value(json, day);
      input.kind = FieldKind::day;
      input.value = day.text();
      if (day) input.shown = format.day_short(day);
      break;
    case Kind::rate:
      read_value(json, rate);
      input.kind = FieldKind::percent;
      if (rate) input.value = std::to_string(rate.bp / 100), input.shown = format.percent(rate.bp / 10000.0);
      break;
    case Kind::count:
      read_value(json, count);
      input.kind = FieldKind::number;
      if (count) input.value = std::to_string(count.value), input.shown = format.whole(count.value);
      break;
    default:
      read_quoted(json, input.value);
      if (field.name == "email") input.kind = FieldKind::email;
      if (field.name == "phone") input.kind = FieldKind::phone;
      if (field.name == "description") input.kind = FieldKind::multiline;
  }
  return input;
}

bool is_typed(const FieldInfo& field) {
  switch (field.kind) {
    case Kind::money:
    case Kind::day:
    case Kind::rate:
    case Kind::count: return true;
    case Kind::text: return choices_of(field.target).empty();
    default: return false;
  }
}

Result<std::string> value_from_typed(const FieldInfo& field, std::string_view typed, std::string_view before,
                                     std::string_view currency, const Format& format) {
  switch (field.kind) {
    case Kind::money: {
      if (typed.empty()) return std::string("null");
      Money was;
      read_value(before, was);
      const auto read = money_from_text(typed, was ? was.code() : currency);
      if (!read) return Error{"Not an amount. Write 12500, 12,500.50 or 12.5k."};
      return value_text(*read);
    }
    case Kind::day: {
      const auto read = day_from_typed(typed, format.today, format.day_first);
      if (!read) return Error{"Not a date. Write 2026-11-23, tomorrow or +7."};
      return value_text(*read);
    }
    case Kind::rate: {
      const auto read = rate_from_typed(typed);
      if (!read) return Error{"Not a percentage. Write a whole number from 0 to 100."};
      return value_text(*read);
    }
    case Kind::count:
      if (typed.empty()) return std::string("null");
      if (typed.find_first_not_of("0123456789") != std::string_view::npos || typed.size() >= 15)
        return Error{"Not a whole number."};
      return value_text(Count{whole_from(typed)});
    default: return value_text(std::string(typed));
  }
}

}  // namespace fb
