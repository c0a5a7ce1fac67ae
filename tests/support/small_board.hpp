// A board written by hand, day by day, for tests of its figures.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/random.hpp"
#include "model/stages.hpp"

namespace fb::test {

inline Day day(std::string_view text) { return Day::from_text(text).value_or(Day{}); }
inline std::int64_t noon(std::string_view text) { return day(text).start_ms(0) + ms_per_day / 2; }

class SmallBoard {
 public:
  // A stage and the day of entering it, at noon UTC.
  using Move = std::pair<Id, std::string_view>;

  SmallBoard() { add_well_known(document); }

  template <class T>
  void set(std::string_view type, const Id& id, std::string_view field, const T& value, std::int64_t at_ms) {
    apply(document, {clock.next(at_ms), {{std::string(type), id, std::string(field), value_text(value)}}});
  }
  void move(std::string_view type, const Id& id, const Id& stage, std::int64_t since_ms) {
    set(type, id, "place", Place{stage, "a0V", since_ms}, since_ms);
  }
  Id add(std::string_view type, std::string_view name, const std::vector<Move>& moves) {
    const std::int64_t made = moves.empty() ? noon("2025-01-01") : noon(moves[0].second);
    const Id id = random.id(made);
    set(type, id, type == "deal" ? "title" : "name", std::string(name), made);
    set(type, id, "created", Instant{made}, made);
    for (const auto& [stage, since] : moves) move(type, id, stage, noon(since));
    return id;
  }
  Id lead(const std::vector<Move>& moves, std::string_view name = "Ada") { return add("lead", name, moves); }
  Id deal(const std::vector<Move>& moves, std::int64_t euros = 0, const Id& lead = {}) {
    const Id id = add("deal", "Deal", moves);
    const std::int64_t made = document.find<Deal>(id)->created.ms;
    if (euros) set("deal", id, "amount", Money::of(euros * 100, "EUR"), made);
    if (lead) set("deal", id, "lead", lead, made);
    return id;
  }
  RowIndex row(Type type, const Id& id) const { return document.table(type).find(id); }

  Document document;
  Clock clock{7};
  Random random{7};
};

}  // namespace fb::test
