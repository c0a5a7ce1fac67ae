#include "simulation/random_edit.hpp"

#include <iterator>

#include "model/stages.hpp"

namespace fb::test {
namespace {

Id stage_for(Type type, Random& random) {
  const Id deal[] = {stage::discovery(), stage::proposal(), stage::won(), stage::lost()};
  const Id lead[] = {stage::fresh(), stage::mql(), stage::handed_over(), stage::discovery()};
  const Id campaign[] = {stage::planned(), stage::active()};
  if (type == Type::deal) return deal[random.below(std::size(deal))];
  return type == Type::lead ? lead[random.below(std::size(lead))] : campaign[random.below(std::size(campaign))];
}

Type card(Random& random) {
  constexpr Type types[] = {Type::deal, Type::deal, Type::lead, Type::campaign};
  return types[random.below(std::size(types))];
}

Id some(const Document& document, Type type, Random& random) {
  const Table& table = document.table(type);
  return table.size() == 0 ? Id{} : table.id(random.below(table.size()));
}
std::vector<Id> several(const Document& document, Type type, Random& random) {
  std::vector<Id> ids;
  for (std::uint32_t i = 0; i < 2 + random.below(3); ++i) {
    const Id id = some(document, type, random);
    if (id && std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
  }
  return ids;
}

SetField field(const Document& document, Random& random) {
  struct Choice {
    Type type;
    const char* field;
    const char* values[3];
  };
  static const Choice choices[] = {{Type::deal, "title", {"\"Acme\"", "\"Über \\\"x\\\"\"", "\"\""}},
                                   {Type::deal, "amount", {"[1,\"EUR\"]", "[250000,\"USD\"]", "null"}},
                                   {Type::deal, "probability_by_hand", {"0", "10000", "null"}},
                                   {Type::deal, "close_day", {"\"2026-12-24\"", "\"2027-01-02\"", "null"}},
                                   {Type::deal, "next_step", {"\"Call\"", "\"Demo\"", "\"\""}},
                                   {Type::deal, "tag:vip", {"true", "null", "true"}},
                                   {Type::lead, "email", {"\"ada@example.org\"", "\"a@b\"", "\"\""}},
                                   {Type::lead, "next_step", {"\"Mail\"", "\"Call\"", "\"\""}},
                                   {Type::campaign, "budget", {"[1000,\"EUR\"]", "[2000,\"EUR\"]", "null"}},
                                   {Type::campaign, "name", {"\"Fair\"", "\"Fair 2\"", "\"Fair 3\""}},
                                   {Type::board, "name", {"\"Plan\"", "\"Plan B\"", "\"Plan C\""}},
                                   {Type::stage, "name", {"\"Done\"", "\"Deal\"", "\"Won\""}}};
  const Choice& choice = choices[random.below(std::size(choices))];
  return {choice.type, some(document, choice.type, random), choice.field, choice.values[random.below(3)]};
}

}  // namespace

Edit random_edit(const Document& document, Random& random) {
  const Type type = card(random);
  switch (random.below(20)) {
    case 0:
    case 1:
    case 2: return AddCard{stage_for(type, random), "Card " + std::to_string(random.below(9)), ""};
    case 3:
    case 4:
    case 5:
    case 6: return MoveCards{type, {some(document, type, random)}, stage_for(type, random), {}};
    case 7: {
      const Id before = some(document, type, random);
      const Table& table = document.table(type);
      Id stage = stage_for(type, random);
      if (before && type == Type::deal) stage = table.as<Deal>(table.find(before)).place.stage;
      return MoveCards{type, {some(document, type, random)}, stage, before};
    }
    case 8: return DeleteRecords{type, {some(document, type, random)}};
    case 9: return RestoreRecord{type, some(document, type, random)};
    case 10: return RejectHandoff{some(document, Type::lead, random), "Too early"};
    case 11: return LoseDeals{{some(document, Type::deal, random)}, "Price"};
    case 12: return CompleteStep{Type::deal, some(document, Type::deal, random)};
    case 13: return AddNote{type, some(document, type, random), "Note " + std::to_string(random.below(9))};
    case 14: {
      constexpr const char* names[] = {"Acme Ltd", "Bolt AG", "Core"};
      return SetLinkByName{Type::deal, some(document, Type::deal, random), "company", names[random.below(3)]};
    }
    case 15:
      if (random.below(3) == 0) return AddStage{Zone::close, "Extra"};
      return AddNamed{Type::company, "Firm " + std::to_string(random.below(3))};
    default: return field(document, random);
  }
}

Edit random_bulk_edit(const Document& document, Random& random) {
  const Type type = card(random);
  switch (random.below(4)) {
    case 0: return DeleteRecords{type, several(document, type, random)};
    case 1: return LoseDeals{several(document, Type::deal, random), "Budget"};
    default: return MoveCards{type, several(document, type, random), stage_for(type, random), {}};
  }
}

}  // namespace fb::test
