// Texts that are nearly a value: each is refused, and what it should have replaced stays.
#include <doctest/doctest.h>

#include "model/rank.hpp"
#include "model/stamp.hpp"
#include "model/values.hpp"

using namespace fb;

namespace {

void check_refused(Kind kind, std::initializer_list<std::string_view> texts) {
  for (const std::string_view text : texts) {
    std::string out;
    CHECK_MESSAGE(!canonical_value(kind, text, out), text);
    CHECK_MESSAGE(!is_of_kind(kind, text), text);
    CHECK(out.empty());
  }
}

}  // namespace

TEST_CASE("a text that is no JSON string is refused wherever it breaks") {
  check_refused(Kind::text,
                {"", "\"", "\"a", "a\"", "7", "\"a\"b\"", R"("\")", R"("a\")", R"("\x")", R"("\u12")", R"("\u12g4")",
                 R"("\u+123")", R"("\u0000")", R"("\ud800")", R"("\udfff")", std::string_view("\"a\0b\\n\"", 7)});
  std::string read;
  REQUIRE(read_quoted(R"("\"\\\/\b\f\n\r\t\u0041\u00e9\u20ac\ue000")", read));
  CHECK(read == "\"\\/\b\f\n\r\tA\xC3\xA9\xE2\x82\xAC\xEE\x80\x80");
  std::string again;
  append_quoted("\x01\x1f", again);
  CHECK(again == R"("\u0001\u001f")");
}

TEST_CASE("an amount, a place, a day, a link and a number are refused wherever they break") {
  check_refused(Kind::money,
                {"[", "[1", "[1,", "[1,\"", "[1,\"EUR", "[1,\"EUR\"", "[1,\"EUR\"]x", "[1,\"EU\"]", "[1,\"\\x\"]",
                 "[,\"EUR\"]", "[1;\"EUR\"]", "[-9007199254740992,\"EUR\"]", "[1,7]", "7", ""});
  check_refused(Kind::place, {"[", "7", "[7,\"a0\",1]", "[\"stage.won\"", "[\"stage.won\";\"a0\",1]",
                              "[\"stage.won\",7,1]", "[\"stage.won\",\"a0\"", "[\"stage.won\",\"a0\",x]",
                              "[\"stage.won\",\"a0\",1", "[\"stage.won\",\"a0\",1]x", "[\"stage.won\",\"a-0\",1]",
                              "[\"stage.won\",\"\",1]", "[\"\",\"a0\",1]"});
  check_refused(Kind::day, {"\"2026-11-23", "2026-11-23\"\"", "\"2026-11-231", "12", "\"2026-13-01\"", "x2026-11-23x"});
  check_refused(Kind::ref, {"\"", "\"\"", "7", "stage.won\"", "\"stage.won", "\"Stage Won\""});
  check_refused(Kind::instant, {"1.5", "9007199254740992", "-9007199254740992", "\"1\""});
  check_refused(Kind::count, {"-9007199254740992", "1x", ""});
  check_refused(Kind::flag, {"1", "\"true\""});
  check_refused(Kind::rate, {"-1", "10001", "1.0"});
}

TEST_CASE("every kind has an empty value, and no text of another kind replaces what is there") {
  for (const Kind kind : {Kind::text, Kind::flag, Kind::day, Kind::instant, Kind::money, Kind::rate, Kind::count,
                          Kind::ref, Kind::place}) {
    std::string out;
    REQUIRE(canonical_value(kind, "null", out));
    CHECK(out == (kind == Kind::text ? "\"\"" : "null"));
  }
  Money money = Money::of(5, "EUR");
  CHECK_FALSE(read_value("[1,\"eur\"]", money));
  CHECK(money == Money::of(5, "EUR"));
  CHECK_FALSE(Money::of(5, "EURO"));
}

TEST_CASE("what is no rank is not taken for one, and something fits beside it all the same") {
  for (const std::string& text :
       {std::string(), std::string("a0"), std::string("a-1"), std::string(257, 'a'), std::string("=")})
    CHECK_FALSE(is_rank(text));
  CHECK(is_rank(std::string(256, 'a')));
  for (const char* below : {"", "=", "a", "-b", "zz", "a0-", "~"})
    for (const char* above : {"", "=", "a-", "0b", "000", "a0", "~", "A1"}) {
      const std::string made = rank_between(below, above, 7);
      CHECK_MESSAGE(is_rank(made), below, " ", above);
    }
  const std::string first = "A" + std::string(26, '0') + "1", last = "z" + std::string(26, 'z');
  CHECK(rank_between("", first, 1) < first);  // the ends of the counting scheme
  CHECK(rank_between(last, "", 1) > last);
}

TEST_CASE("the text of a stamp or of a session is 20 or 8 of 0-9a-v, and nothing else") {
  for (const char* text : {"", "1k7s3027000028q5cu4", "1k7s3027000028q5cu4qq", "1k7s3027000028q5cu4w",
                           "1k7s3027000028q5cu4Q", "1k7s3027000028q5cu4-", "1k7s30270000\xC3\xA9q5cu4q"})
    CHECK_FALSE(Stamp::from_text(text));
  for (const char* text : {"", "1234567", "123456789", "1234567w", "1234 678"}) CHECK_FALSE(session_from_text(text));
  CHECK(session_from_text(session_text(0x123456789A)) == 0x123456789Au);
}
