#include "model/card_places.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace fb {
namespace {

// By rank, and by id where ranks are the same.
using Standing = std::pair<std::string_view, Id>;

template <class Row, class Visit>
void each_in(const Document& document, const Id& stage, const Visit& visit) {
  document.each<Row>([&](const Id& id, const Row& row) {
    if (row.place.stage == stage) visit(Standing{row.place.rank, id});
  });
}

template <class Visit>
void each_in(const Document& document, Type type, const Id& stage, const Visit& visit) {
  if (type == Type::deal) each_in<Deal>(document, stage, visit);
  if (type == Type::lead) each_in<Lead>(document, stage, visit);
  if (type == Type::campaign) each_in<Campaign>(document, stage, visit);
}

}  // namespace

const Place* place_of(const Table& table, RowIndex row) {
  switch (table.info().type) {
    case Type::campaign: return &table.as<Campaign>(row).place;
    case Type::deal: return &table.as<Deal>(row).place;
    case Type::lead: return &table.as<Lead>(row).place;
    default: return nullptr;
  }
}

const Place* place_of(const Document& document, Type type, const Id& id) {
  const Table& table = document.table(type);
  const RowIndex row = table.find(id);
  return row == no_row ? nullptr : place_of(table, row);
}

Gap gap_above(const Document& document, Type type, const Id& stage, const Id& before, const std::vector<Id>& moving) {
  const auto stays = [&](const Id& id) { return std::find(moving.begin(), moving.end(), id) == moving.end(); };
  const Place* place = before && stays(before) ? place_of(document, type, before) : nullptr;
  const bool limited = place && place->stage == stage;
  const Standing limit = limited ? Standing{place->rank, before} : Standing{};
  Standing below;
  each_in(document, type, stage, [&](const Standing& card) {
    if (card > below && (!limited || card < limit) && stays(card.second)) below = card;
  });
  return {std::string(below.first), std::string(limit.first)};
}

Gap gap_at_top(const Document& document, Type type, const Id& stage) {
  std::optional<Standing> first;
  each_in(document, type, stage, [&](const Standing& card) {
    if (!first || card < *first) first = card;
  });
  return {{}, first ? std::string(first->first) : std::string()};
}

}  // namespace fb
