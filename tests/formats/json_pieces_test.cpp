#include "formats/json_pieces.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace fb;

namespace {

class Listing final : public JsonHandler {
 public:
  bool on(const JsonEvent& event) override {
    events.push_back(std::to_string(event.kind) + ":" + std::string(event.text));
    return true;
  }
  std::vector<std::string> events;
};

}  // namespace

TEST_CASE("piece by piece, a text gives the events that it gives at once, and nothing is taken that is no JSON") {
  const std::string texts[] = {R"({})",
                               R"( { "a" : 1 , "b":[ ] , "c":[1,"x\"]",{"y":[null,{}]},[[]],-0.5e3 ],"d":{"e":"}"} } )",
                               R"({"a":[1,2)",
                               R"({"a":[1,2]})",
                               R"({"a":[1,,2]})",
                               R"({"a":[1 2]})",
                               R"({"a":[1,]})",
                               R"({"a":1,})",
                               R"({,"a":1})",
                               R"({"a" 1})",
                               R"({"a":})",
                               R"({"a":[}]})",
                               R"({"a":{]})",
                               R"({"a":"x})",
                               R"({"a":1}{"b":2})",
                               R"({"a":1} x)",
                               R"([1])",
                               R"("a")",
                               R"(x)",
                               R"({"a":tru})",
                               R"({"a":[01]})",
                               R"({'a':1})",
                               "{\"a\":\v1}",
                               R"({"a":[{"b":1}},{"c":2}]})",
                               R"({"\ud800":1})",
                               R"({"a":[1]]})",
                               "{\"a\":1",
                               "{",
                               R"({"a":[)",
                               R"({"a":[{)",
                               R"({"a":nul})",
                               R"({a:1})"};
  for (const std::string& text : texts) {
    Listing whole, pieces;
    const bool is_json = read_json(text, whole).is_whole && text.find('{') == text.find_first_not_of(' ');
    JsonPieces reader(text, pieces);
    JsonPieces::State state;
    do state = reader.go_on(1);
    while (state == JsonPieces::State::going_on);
    INFO(text);
    CHECK((state == JsonPieces::State::whole) == is_json);
    if (is_json) CHECK(pieces.events == whole.events);
  }
}
