#include "fuzz/support/drawn_edits.hpp"

#include "formats/json_events.hpp"
#include "model/stages.hpp"
#include "model/text.hpp"

namespace fb::fuzz {
namespace {

constexpr Type types[] = {Type::deal, Type::lead, Type::campaign, Type::company, Type::stage, Type::note, Type::member};

// As the page hands texts over: UTF-8 without zero characters.
std::string typed(Drawn& drawn) {
  std::string text = drawn.text(12);
  std::erase(text, '\0');
  return first_invalid_utf8(text) == text.size() ? text : "x";
}

Id record_of(const Document& board, Type type, Drawn& drawn) {
  const Table& table = board.table(type);
  const std::size_t which = drawn.below(table.size() + 2);
  if (which < table.size()) return table.id(static_cast<RowIndex>(which));
  return which == table.size() ? Id{} : *Id::from_text("01JE00000000000000000FREE1");
}

std::vector<Id> records_of(const Document& board, Type type, Drawn& drawn) {
  std::vector<Id> ids;
  for (std::size_t count = drawn.below(4); count > 0; --count) ids.push_back(record_of(board, type, drawn));
  return ids;
}

// Canonical JSON of some kind, as every field of the page hands it over.
std::string value(const Document& board, Drawn& drawn) {
  switch (drawn.below(9)) {
    case 0: return value_text(typed(drawn));
    case 1: return "null";
    case 2: return drawn.below(2) ? "true" : "false";
    case 3: return value_text(Count{static_cast<std::int64_t>(drawn.four())});
    case 4: return value_text(Money::of(static_cast<std::int32_t>(drawn.four()), drawn.below(2) ? "EUR" : "JPY"));
    case 5: return value_text(Day::from_ms(std::int64_t{drawn.four()} * 1000, 0));
    case 6: return value_text(Place{record_of(board, Type::stage, drawn), "a0V", std::int64_t{drawn.four()}});
    case 7: return value_text(record_of(board, drawn.one_of(types), drawn));
    default: return "{\"a\":[1.50]}";
  }
}

std::string field(Type type, Drawn& drawn) {
  const auto& known = type_info(type).fields;
  const std::size_t which = drawn.below(known.size() + 2);
  if (which < known.size()) return std::string(known[which].name);
  return which == known.size() ? "tag:vip" : "unknown";
}

}  // namespace

Edit drawn_edit(const Document& board, Drawn& drawn) {
  const Type type = drawn.one_of(types);
  switch (drawn.below(std::variant_size_v<Edit>)) {
    case 0: return AddCard{record_of(board, Type::stage, drawn), typed(drawn), typed(drawn)};
    case 1:
      return MoveCards{type, records_of(board, type, drawn), record_of(board, Type::stage, drawn),
                       record_of(board, type, drawn)};
    case 2: return SetField{type, record_of(board, type, drawn), field(type, drawn), value(board, drawn)};
    case 3: return SetLinkByName{type, record_of(board, type, drawn), field(type, drawn), typed(drawn)};
    case 4: return DeleteRecords{type, records_of(board, type, drawn)};
    case 5: return RestoreRecord{type, record_of(board, type, drawn)};
    case 6: return RejectHandoff{record_of(board, Type::lead, drawn), typed(drawn)};
    case 7: return LoseDeals{records_of(board, Type::deal, drawn), typed(drawn)};
    case 8: return CompleteStep{type, record_of(board, type, drawn)};
    case 9: return AddNote{type, record_of(board, type, drawn), typed(drawn)};
    case 10: return LogTouch{type, record_of(board, type, drawn), typed(drawn), typed(drawn)};
    case 11: return AddNamed{type, typed(drawn)};
    default: return AddStage{static_cast<Zone>(drawn.below(5)), typed(drawn)};
  }
}

}  // namespace fb::fuzz
