// What a person sees of a board, to be compared before and after an action.
#pragma once
#include <map>
#include <string>
#include <tuple>

#include "model/document.hpp"

namespace fb::test {

using Shown = std::map<std::tuple<std::string, Id, std::string>,
                       std::string>;  // fields that hold something, of what is not deleted

enum class Members : std::uint8_t { shown, left_out };  // who sits here comes along with the first action of a session

inline Shown shown(const Document& document, Members members) {
  Shown all;
  for (const Table& table : document.tables()) {
    const Type type = table.info().type;
    if (type == Type::session || (type == Type::member && members == Members::left_out)) continue;
    for (RowIndex row = 0; row < table.size(); ++row)
      for (const FieldId field : table.written_fields(row)) {
        std::string value = table.current(row, field);
        if (table.is_deleted(row) || field == 0 || value == "null" || value == "\"\"") continue;
        all[{std::string(table.type_name()), table.id(row), std::string(table.field_name(field))}] = std::move(value);
      }
  }
  return all;
}

// "" or the first field in which they differ.
inline std::string difference(const Shown& a, const Shown& b) {
  const auto in_one = [](const Shown& here, const Shown& there) {
    for (const auto& [key, value] : here) {
      const auto found = there.find(key);
      if (found == there.end() || found->second != value)
        return std::get<0>(key) + " " + std::get<2>(key) + ": " + value + ", not " +
               (found == there.end() ? "nothing" : found->second);
    }
    return std::string();
  };
  std::string first = in_one(a, b);
  return first.empty() ? in_one(b, a) : first;
}

}  // namespace fb::test
