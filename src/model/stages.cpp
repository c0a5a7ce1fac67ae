#include "model/stages.hpp"

#include "model/sorting.hpp"
#include "model/text.hpp"

namespace fb {
namespace {

// vocabulary.md §1: stages, their probabilities, and for how long silence is normal.
struct Default {
  const char* id;
  const char* name;
  const char* zone;
  const char* outcome;
  int probability_bp;  // -1: none
  const char* rank;
  int rot_days;  // 0: never
};
constexpr Default defaults[] = {
    {"stage.planned", "Planned", "attract", "", -1, "a0V", 0},
    {"stage.active", "Active", "attract", "", -1, "a1V", 0},
    {"stage.completed", "Completed", "attract", "", -1, "a2V", 0},
    {"stage.new", "New", "qualify", "", -1, "a3V", 14},
    {"stage.nurturing", "Nurturing", "qualify", "", -1, "a4V", 60},
    {"stage.mql", "MQL", "qualify", "", -1, "a5V", 14},
    {"stage.handed_over", "Handed over", "handoff", "", -1, "a6V", 3},
    {"stage.discovery", "Discovery", "close", "open", 1000, "a7V", 14},
    {"stage.qualified", "Qualified", "close", "open", 2500, "a8V", 21},
    {"stage.proposal", "Proposal", "close", "open", 5000, "a9V", 21},
    {"stage.negotiation", "Negotiation", "close", "open", 7500, "aAV", 21},
    {"stage.verbal", "Verbal", "close", "open", 9000, "aBV", 14},
    {"stage.won", "Won", "close", "won", 10000, "aCV", 0},
    {"stage.lost", "Lost", "close", "lost", 0, "aDV", 0},
    {"stage.accepted", "Accepted", "off", "", -1, "aEV", 0},
    {"stage.disqualified", "Disqualified", "off", "", -1, "aFV", 0},
};

}  // namespace

namespace stage {
Id planned() { return Id::named("stage.planned"); }
Id active() { return Id::named("stage.active"); }
Id completed() { return Id::named("stage.completed"); }
Id fresh() { return Id::named("stage.new"); }
Id nurturing() { return Id::named("stage.nurturing"); }
Id mql() { return Id::named("stage.mql"); }
Id handed_over() { return Id::named("stage.handed_over"); }
Id accepted() { return Id::named("stage.accepted"); }
Id disqualified() { return Id::named("stage.disqualified"); }
Id discovery() { return Id::named("stage.discovery"); }
Id qualified() { return Id::named("stage.qualified"); }
Id proposal() { return Id::named("stage.proposal"); }
Id negotiation() { return Id::named("stage.negotiation"); }
Id verbal() { return Id::named("stage.verbal"); }
Id won() { return Id::named("stage.won"); }
Id lost() { return Id::named("stage.lost"); }
}  // namespace stage

Zone zone_of(const Stage& stage) {
  if (stage.zone == "attract") return Zone::attract;
  if (stage.zone == "qualify") return Zone::qualify;
  if (stage.zone == "handoff") return Zone::handoff;
  if (stage.zone == "close") return Zone::close;
  return Zone::off;
}

Outcome outcome_of(const Stage& stage) {
  if (stage.outcome == "won") return Outcome::won;
  if (stage.outcome == "lost") return Outcome::lost;
  return Outcome::open;
}

Outcome outcome_of(const Document& document, const Deal& deal) {
  const Stage* stage = document.find<Stage>(deal.place.stage);
  return stage ? outcome_of(*stage) : Outcome::open;
}

std::int32_t chance_bp(Outcome outcome, Rate by_hand, Rate copied, Rate of_stage) {
  if (outcome != Outcome::open) return outcome == Outcome::won ? 10000 : 0;
  for (const Rate rate : {by_hand, copied, of_stage})
    if (rate) return rate.bp;
  return 0;
}

Type card_type(Zone zone) {
  switch (zone) {
    case Zone::attract: return Type::campaign;
    case Zone::qualify:
    case Zone::handoff: return Type::lead;
    case Zone::close: return Type::deal;
    case Zone::off: break;
  }
  return Type::lead;
}

std::vector<Id> columns(const Document& document) {
  struct Column {
    Zone zone;
    std::string_view rank;
    Id id;
  };
  std::vector<Column> found;
  document.each<Stage>([&](const Id& id, const Stage& stage) {
    if (zone_of(stage) != Zone::off) found.push_back({zone_of(stage), stage.rank, id});
  });
  sort_list(found, [](const Column& a, const Column& b) {
    if (a.zone != b.zone) return a.zone < b.zone;
    return a.rank != b.rank ? a.rank < b.rank : a.id < b.id;
  });
  std::vector<Id> ids;
  for (const Column& column : found) ids.push_back(column.id);
  return ids;
}

Id stage_named(const Document& document, Zone zone, std::string_view name) {
  Id found;
  const std::string wanted = folded(name);
  document.each<Stage>([&](const Id& id, const Stage& stage) {
    if (!found && zone_of(stage) == zone && folded(stage.name) == wanted) found = id;
  });
  return found;
}

Id board_record() { return Id::named("board"); }

void add_well_known(Document& document) {
  Change change;  // its stamp is zero: whatever a person writes is later
  const auto write = [&](std::string_view type, const Id& id, std::string_view field, std::string value) {
    change.writes.push_back({std::string(type), id, std::string(field), std::move(value)});
  };
  for (const Default& row : defaults) {
    const Id id = Id::named(row.id);
    write("stage", id, "name", value_text(std::string(row.name)));
    write("stage", id, "zone", value_text(std::string(row.zone)));
    write("stage", id, "rank", value_text(std::string(row.rank)));
    if (*row.outcome) write("stage", id, "outcome", value_text(std::string(row.outcome)));
    if (row.probability_bp >= 0)
      write("stage", id, "probability", value_text(Rate{static_cast<std::int16_t>(row.probability_bp)}));
    if (row.rot_days > 0) write("stage", id, "rot_days", value_text(Count{row.rot_days}));
  }
  write("board", board_record(), "name", value_text(std::string("Untitled board")));
  write("board", board_record(), "currency", value_text(std::string("EUR")));
  write("board", board_record(), "handoff_hours", value_text(Count{24}));
  apply(document, change);
}

}  // namespace fb
