#include "model/conflicts.hpp"

#include <doctest/doctest.h>

#include "support/small_board.hpp"

using namespace fb;
using test::noon;

TEST_CASE("a conflict is a field that both have written without knowing each other, not one that only one has") {
  test::SmallBoard ana;
  const Id deal = ana.deal({{stage::proposal(), "2025-01-01"}}, 1'000);
  test::SmallBoard bea;
  unite(bea.document, ana.document);
  bea.clock = Clock(9);
  ana.set("deal", deal, "amount", Money::of(300'000, "EUR"), noon("2025-01-03"));
  bea.set("deal", deal, "amount", Money::of(250'000, "EUR"), noon("2025-01-04"));
  bea.set("deal", deal, "title", std::string("Acme"), noon("2025-01-04"));
  const auto found = conflicts(ana.document, bea.document);
  REQUIRE(found.size() == 1);
  CHECK(found[0].field == "amount");
  CHECK(found[0].value_a == R"([300000,"EUR"])");
  CHECK(found[0].value_b == R"([250000,"EUR"])");
  CHECK(found[0].b_wins);
}

TEST_CASE("a later value that was written after seeing the other is no conflict, and neither is the same value twice") {
  test::SmallBoard ana;
  const Id deal = ana.deal({{stage::proposal(), "2025-01-01"}}, 1'000);
  test::SmallBoard bea;
  unite(bea.document, ana.document);
  bea.clock = Clock(9);
  bea.set("deal", deal, "amount", Money::of(250'000, "EUR"), noon("2025-01-04"));
  CHECK(conflicts(ana.document, bea.document).empty());
  ana.set("deal", deal, "amount", Money::of(250'000, "EUR"), noon("2025-01-05"));
  CHECK(conflicts(ana.document, bea.document).empty());
  ana.set("deal", deal, "title", std::string("Acme"), noon("2025-01-05"));
  unite(bea.document, ana.document);
  CHECK(conflicts(ana.document, bea.document).empty());
}
