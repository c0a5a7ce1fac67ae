#include "cli/differences.hpp"

#include <algorithm>
#include <tuple>

#include "cli/words.hpp"
#include "model/journey.hpp"
#include "model/sorting.hpp"

namespace fb::cli {
namespace {

using Kind = Difference::Kind;

bool is_empty_value(std::string_view value) { return value == "null" || value == "\"\""; }

Difference added(const Table& from, RowIndex row) {
  Difference out{Kind::added, std::string(from.type_name()), from.id(row), {}};
  for (const FieldId field : from.written_fields(row)) {
    std::string value = from.current(row, field);
    if (!is_empty_value(value))
      out.fields.push_back({std::string(from.field_name(field)), "", std::move(value), from.stamp(row, field)});
  }
  return out;
}

Difference changed(const Table& here, RowIndex mine, const Table& from, RowIndex row) {
  Difference out{Kind::changed, std::string(from.type_name()), from.id(row), {}};
  for (const FieldId field : from.written_fields(row)) {
    const FieldId field_here = field < first_extra ? field : here.field_named(from.field_name(field));
    const bool written = field_here != Table::no_field && here.is_written(mine, field_here);
    std::string before = written ? here.current(mine, field_here) : std::string();
    std::string after = from.current(row, field);
    if (before == after || (!written && is_empty_value(after))) continue;
    const Stamp there = from.stamp(row, field), ours = written ? here.stamp(mine, field_here) : Stamp{};
    if (written && (there < ours || (there == ours && after < before))) continue;
    if (field == 0 && after == "true") out.kind = Kind::deleted;
    out.fields.push_back({std::string(from.field_name(field)), std::move(before), std::move(after), there});
  }
  return out;
}

std::string line_of(const Difference& one, const Document& board, const Document& incoming) {
  constexpr const char* marks[] = {"+ ", "~ ", "- "};
  std::string line = marks[static_cast<std::size_t>(one.kind)] + record_words(incoming, board, one.type, one.id);
  std::string separator = ": ";
  Stamp newest;
  for (const Difference::Field& field : one.fields) {
    newest = std::max(newest, field.stamp);
    if (one.kind == Kind::deleted) continue;
    const auto words = [&](std::string_view value) {
      return value_words(incoming, board, one.type, field.name, value);
    };
    line += separator + field.name + " " + (one.kind == Kind::changed ? words(field.before) + " → " : "") +
            words(field.after);
    separator = ", ";
  }
  const int offset = utc_offset_of(board);
  return newest.is_zero() ? line : line + " (" + author_words(incoming, board, newest, offset) + ")";
}

}  // namespace

std::vector<Difference> differences(const Document& board, const Document& incoming) {
  std::vector<Difference> out;
  for (const Table& from : incoming.tables()) {
    if (from.info().type == Type::session) continue;
    const Table* here = board.find_table(from.type_name());
    for (RowIndex row = 0; row < from.size(); ++row) {
      if (!from.has_values(row)) continue;
      const RowIndex mine = here ? here->find(from.id(row)) : no_row;
      Difference one = mine == no_row ? added(from, row) : changed(*here, mine, from, row);
      if (mine == no_row || !one.fields.empty()) out.push_back(std::move(one));
    }
  }
  sort_list(out,
            [](const Difference& a, const Difference& b) { return std::tie(a.type, a.id) < std::tie(b.type, b.id); });
  return out;
}

void add_differences(Lines& lines, const std::vector<Difference>& all, const Document& board, const Document& incoming,
                     std::size_t most_lines) {
  std::size_t counts[3] = {0, 0, 0};
  for (std::size_t at = 0; at < all.size(); ++at) {
    ++counts[static_cast<std::size_t>(all[at].kind)];
    if (at < most_lines) lines.add(line_of(all[at], board, incoming));
  }
  if (all.size() > most_lines) lines.add("… and " + counted(all.size() - most_lines, "more record", "more records"));
  lines.add(std::to_string(counts[0]) + " new, " + std::to_string(counts[1]) + " changed, " +
            std::to_string(counts[2]) + " deleted");
}

}  // namespace fb::cli
