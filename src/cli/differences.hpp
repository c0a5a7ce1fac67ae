// What one copy of a board would change in another, per record and field.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "cli/output.hpp"
#include "model/document.hpp"

namespace fb::cli {

struct Difference {
  enum class Kind : std::uint8_t { added, changed, deleted } kind = Kind::changed;
  struct Field {
    std::string name, before, after;  // canonical JSON; before: "" if it was never written
    Stamp stamp;
  };
  std::string type;
  Id id;
  std::vector<Field> fields;
};

// In the order of types, then ids. Sessions are left out: they say who wrote, not what.
std::vector<Difference> differences(const Document& board, const Document& incoming);

// One line per record, at most so many, and a line with their number.
void add_differences(Lines& lines, const std::vector<Difference>& all, const Document& board, const Document& incoming,
                     std::size_t most_lines = ~std::size_t{0});

}  // namespace fb::cli
