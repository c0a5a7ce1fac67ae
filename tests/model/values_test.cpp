#include <doctest/doctest.h>

#include "model/id.hpp"
#include "model/rank.hpp"
#include "model/stamp.hpp"
#include "model/text.hpp"
#include "model/values.hpp"

using namespace fb;

TEST_CASE("ids come back from their text, and nothing else passes for one") {
  const Id made = Id::from_parts(1'795'392'000'000, 0xBEEF, 0x0123456789ABCDEF);
  CHECK(made.text().size() == 26);
  CHECK(Id::from_text(made.text()) == made);
  CHECK(made.made_ms() == 1'795'392'000'000);
  CHECK(Id::named("stage.negotiation").text() == "stage.negotiation");
  CHECK(Id::named("stage.won") < Id::named("stage.won1"));
  CHECK(made < Id::named("-"));
  for (const char* bad : {"", "not an id", "../../x", "01JE8", "01ARZ3NDEKTSV4RRFFQ69G5FAU",
                          "ZZZZZZZZZZZZZZZZZZZZZZZZZZ", "a.name.that.is.too.long"})
    CHECK_FALSE(Id::from_text(bad));
}

TEST_CASE("stamps sort as text the way they sort as numbers") {
  Clock clock(0xABCDEF0123);
  const Stamp first = clock.next(1'795'392'000'000), second = clock.next(1'795'392'000'000),
              third = clock.next(1'795'392'000'001);
  CHECK(first < second);
  CHECK(second < third);
  CHECK(first.text() < second.text());
  CHECK(second.text() < third.text());
  CHECK(Stamp::from_text(third.text()) == third);
  CHECK(first.text().size() == 20);
  CHECK_FALSE(Stamp::from_text("w0000000000000000000"));
  CHECK_FALSE(Stamp::from_text("0"));
}

TEST_CASE("what is written after seeing a value is later than it, whatever the clock says") {
  Clock slow(1);
  const Stamp seen{(1'900'000'000'000ull << 15) | 32767, 2};
  slow.observe(seen);
  CHECK(slow.next(1'700'000'000'000) > seen);
}

TEST_CASE("every kind of value comes back from its text, and what is of another kind is refused") {
  const auto round = [](Kind kind, std::string_view text) {
    std::string out;
    return canonical_value(kind, text, out) && out == text;
  };
  CHECK(round(Kind::text, R"("Zoë \"quoted\" \n 漏斗 🚀")"));
  CHECK(round(Kind::money, R"([-12345,"EUR"])"));
  CHECK(round(Kind::money, "null"));
  CHECK(round(Kind::day, R"("2024-02-29")"));
  CHECK(round(Kind::place, R"(["stage.won","a0V",1795132800000])"));
  CHECK(round(Kind::rate, "10000"));
  CHECK(round(Kind::flag, "true"));
  CHECK(round(Kind::ref, R"("01ARZ3NDEKTSV4RRFFQ69G5FAV")"));
  for (const auto& one :  // clang captures no structured bindings
       std::vector<std::pair<Kind, std::string_view>>{{Kind::money, R"([1.5,"EUR"])"},
                                                      {Kind::money, R"([1,"eur"])"},
                                                      {Kind::money, R"([9007199254740992,"EUR"])"},
                                                      {Kind::money, "[1]"},
                                                      {Kind::day, R"("2026-02-30")"},
                                                      {Kind::day, R"("2026-2-3")"},
                                                      {Kind::rate, "10001"},
                                                      {Kind::rate, "-1"},
                                                      {Kind::flag, R"("yes")"},
                                                      {Kind::place, R"(["stage.won","a0V"])"},
                                                      {Kind::count, "1e3"},
                                                      {Kind::ref, R"("nobody knows")"},
                                                      {Kind::text, "7"}}) {
    CAPTURE(one.second);
    CHECK_FALSE(round(one.first, one.second));
  }
}

TEST_CASE("ten thousand cards put at the end keep short ranks, and each stands behind the one before") {
  std::string last;
  for (std::uint32_t i = 0; i < 10'000; ++i) {
    std::string next = rank_between(last, "", i * 2654435761u);
    REQUIRE(next > last);
    REQUIRE(is_rank(next));
    last = std::move(next);
  }
  CHECK(last.size() <= 8);
}

TEST_CASE("a card can always be put between two others") {
  std::string low = rank_between("", "", 1), high = rank_between(low, "", 2);
  for (std::uint32_t i = 0; i < 200; ++i) {
    const std::string middle = rank_between(low, high, i * 40503u);
    REQUIRE(low < middle);
    REQUIRE(middle < high);
    REQUIRE(is_rank(middle));
    (i % 3 == 0 ? low : high) = middle;
  }
}

TEST_CASE("names are compared without case and outer blanks, in the scripts people use") {
  CHECK(folded("  Ärger & Söhne ") == folded("ärger & söhne"));
  CHECK(folded("ΑΘΗΝΑ") == folded("αθηνα"));
  CHECK(folded("МОСКВА") == folded("москва"));
  CHECK(folded("ŁÓDŹ") == folded("łódź"));
  CHECK(trimmed("\xC2\xA0 x \t\n") == "x");
  CHECK(is_utf8("漏斗 🚀"));
  CHECK_FALSE(is_utf8("caf\xE9"));
  CHECK_FALSE(is_utf8("\xED\xA0\x80"));
  CHECK_FALSE(is_utf8("\xC0\xAF"));
}
