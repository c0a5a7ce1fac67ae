// Links and places as a table or a hand-written file gives them.
#include "formats/plain_values.hpp"

#include <doctest/doctest.h>

using namespace fb;

TEST_CASE("a link is a name, a key, or both; any other form is none") {
  CHECK(reference_from_value("null")->is_empty());
  CHECK(reference_from_value("\"Acme\"")->name == "Acme");
  CHECK(reference_from_value("[\"k1\"]")->key == "k1");
  CHECK(reference_from_value("[\"k1\",\"Ac\\\"me\"]")->name == "Ac\"me");
  for (const char* bad : {"", "5", "[", "[]", "[5]", "[\"k1\"", "[\"k1\",", "[\"k1\",5]", "[\"k1\",\"a\",\"b\"]",
                          "[\"k1\"]x", "\"open", "\"a\"b", "\"\\", "\"\\q\""})
    CHECK_FALSE(reference_from_value(bad));
}

TEST_CASE("a place is a stage, or a stage with its rank, its moment and its name; any other form is none") {
  CHECK(place_from_value("null")->stage.empty());
  CHECK(place_from_value("\"Won\"")->stage == "Won");
  CHECK(place_from_value(R"(["stage.won","a0V",1795132800000])")->since == 1'795'132'800'000);
  CHECK(place_from_value(R"(["stage.won","",null,"Won"])")->name == "Won");
  CHECK(place_from_value(R"(["stage.won","",null])")->since == 0);
  for (const char* bad :
       {"", "5", "[", R"(["stage.won"])", R"(["stage.won",)", R"(["stage.won",5,5])", R"(["stage.won","a0V"])",
        R"(["stage.won","a0V","then"])", R"(["stage.won","a0V",5)", R"(["stage.won","a0V",5,7])",
        R"(["stage.won","a0V",5,"x")", R"(["stage.won","a0V",5]x)", R"([5,"a0V",5])"})
    CHECK_FALSE(place_from_value(bad));
}

TEST_CASE("what is written is what is read, in the shortest form") {
  for (const PlainPlace& place : {PlainPlace{"Won", "", 0}, PlainPlace{"01JE", "Won", 0}, PlainPlace{"01JE", "", 5},
                                  PlainPlace{"01JE", "Won", 5}}) {
    const auto read = place_from_value(value_from_place(place));
    REQUIRE(read);
    CHECK(read->stage == place.stage);
    CHECK(read->name == place.name);
    CHECK(read->since == place.since);
  }
  CHECK(value_from_place({"Won", "", 0}) == "\"Won\"");
  CHECK(value_from_reference({"k1", ""}) == "[\"k1\"]");
}
