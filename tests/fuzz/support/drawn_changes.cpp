#include "fuzz/support/drawn_changes.hpp"

namespace fb::fuzz {
namespace {

struct Field {
  const char *type, *name;
};
constexpr Field fields[] = {{"deal", "title"},     {"deal", "amount"},   {"deal", "place"},     {"deal", "probability"},
                            {"deal", "deleted"},   {"deal", "owner"},    {"deal", "close_day"}, {"deal", "tag:vip"},
                            {"deal", "type"},      {"deal", "x"},        {"lead", "name"},      {"lead", "created"},
                            {"lead", "place"},     {"campaign", "type"}, {"campaign", "type_"}, {"campaign", "budget"},
                            {"stage", "rank"},     {"session", "by"},    {"contents", "title"}, {"contents", "deleted"},
                            {"metric", "clicks"},  {"note", "text"},     {"touch", "done"},     {"board", "name"},
                            {"company", "deleted"}};
// Canonical JSON, as every writer of ours has it.
constexpr const char* values[] = {"null",
                                  "true",
                                  "false",
                                  "0",
                                  "10000",
                                  "9007199254740991",
                                  "-9007199254740991",
                                  "1.50",
                                  "\"\"",
                                  "\"Acme\"",
                                  "\"Acmf\"",
                                  "\"Über \\\"x\\\"\\n\"",
                                  "\"2026-11-23\"",
                                  "\"0001-01-01\"",
                                  "[1,\"EUR\"]",
                                  "[-1,\"JPY\"]",
                                  "[\"stage.won\",\"a0V\",1]",
                                  "[\"stage.new\",\"a1\",-5]",
                                  "\"stage.won\"",
                                  "\"01JE000000000000000000DEA1\"",
                                  "{\"a\":[1,{\"\":null}]}",
                                  "[]"};

Id drawn_id(Drawn& drawn, const Field& field) {
  const std::size_t which = drawn.below(4);
  return which == 3 ? Id::named(std::string(field.type) + ".known") : Id::from_parts(1'700'000'000'000, 7, which);
}

}  // namespace

Change drawn_change(Drawn& drawn) {
  Change change;
  change.stamp.time = (std::uint64_t{1'790'000'000'000} << 15) + drawn.byte();
  change.stamp.session = drawn.below(4);
  for (std::size_t writes = drawn.below(3) + 1; writes > 0; --writes) {
    const Field& field = drawn.one_of(fields);
    const Id id = drawn_id(drawn, field);
    std::string value = drawn.one_of(values);
    change.writes.push_back({field.type, id, field.name, std::move(value)});
  }
  return change;
}

}  // namespace fb::fuzz
