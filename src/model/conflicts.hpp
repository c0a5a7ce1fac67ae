// Where two copies of a board disagree because both were edited: what a merge has to tell people (data.md §4).
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "model/document.hpp"

namespace fb {

// A field that both copies have written without knowing the other's value, and whose values differ. The later one shows
// after a merge, the other stays in the history.
struct Conflict {
  std::string type;  // "deal"
  Id id;
  std::string field;
  std::string value_a, value_b;  // canonical JSON
  Stamp stamp_a, stamp_b;
  bool b_wins = false;
};

// In the order of types, ids and field names: the same for any order of the rows.
std::vector<Conflict> conflicts(const Document& a, const Document& b);

// Those of one record.
void add_conflicts(const Table& a, RowIndex row_a, const Table& b, RowIndex row_b, std::vector<Conflict>& out);

}  // namespace fb
