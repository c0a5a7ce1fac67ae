// Amounts as people type them.
#include "model/money.hpp"

#include <doctest/doctest.h>

using namespace fb;

namespace {
std::string read(std::string_view text, std::string_view currency = "EUR") {
  const auto money = money_from_text(text, currency);
  return money ? std::to_string(money->minor) + " " + std::string(money->code()) : "no amount";
}
}  // namespace

TEST_CASE("thousands, decimals, signs and letters behind the number are read as people mean them") {
  CHECK(read("12,500") == "1250000 EUR");
  CHECK(read("12.5k") == "1250000 EUR");
  CHECK(read("12.5K") == "1250000 EUR");
  CHECK(read("2m") == "200000000 EUR");
  CHECK(read("2M €") == "200000000 EUR");
  CHECK(read("1.234,56") == "123456 EUR");
  CHECK(read("1'234.50") == "123450 EUR");
  CHECK(read("1 234.50") == "123450 EUR");
  CHECK(read("1.234.567") == "123456700 EUR");
  CHECK(read("-5") == "-500 EUR");
  CHECK(read("5.") == "500 EUR");
  CHECK(read("0.5") == "50 EUR");
}

TEST_CASE("currencies have their own number of decimals, and nothing is rounded") {
  CHECK(read("5", "JPY") == "5 JPY");
  CHECK(read("5.0", "JPY") == "5 JPY");
  CHECK(read("5.5", "JPY") == "no amount");
  CHECK(read("1.25", "KWD") == "1250 KWD");
  CHECK(minor_digits("CLF") == 4);
  CHECK(minor_digits("UYW") == 4);
  CHECK(minor_digits("") == 2);
  CHECK(read("1.00001k") == "100001 EUR");
  CHECK(read("1.000001k") == "no amount");
}

TEST_CASE("what is no amount is refused") {
  for (const char* text : {"", "-", "a lot", "5 apples", "1/2", "5:", "99999999999999999999", "0x10", "€"})
    CHECK_MESSAGE(read(text) == "no amount", text);
  CHECK(read("5", "") == "no amount");
  CHECK(read("5", "eur") == "no amount");
}
