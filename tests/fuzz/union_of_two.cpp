// Three copies of a board with any histories: uniting asks neither for order nor for grouping, and loses no entry.
#include <set>
#include <tuple>

#include "formats/snapshot.hpp"
#include "fuzz/support/drawn_changes.hpp"
#include "fuzz/support/laws.hpp"
#include "fuzz/support/must.hpp"
#include "model/conflicts.hpp"

using namespace fb;
using namespace fb::fuzz;

namespace {

Document united(const Document& a, const Document& b) {
  Document both = copy_of(a);
  unite(both, b);
  return both;
}

using Key = std::tuple<std::string, Id, std::string, Stamp>;
std::set<Key> entries_of(const Document& document) {
  std::set<Key> keys;
  for (const Table& table : document.tables())
    for (RowIndex row = 0; row < table.size(); ++row) {
      const auto add = [&](FieldId field, const Stamp& stamp) {
        keys.emplace(table.type_name(), table.id(row), table.field_name(field), stamp);
      };
      for (const FieldId field : table.written_fields(row)) add(field, table.stamp(row, field));
      for (const Entry& entry : table.older(row)) add(entry.field, entry.stamp);
    }
  return keys;
}

void check_union(const Document& a, const Document& b, const Document& c) {
  const Document ab = united(a, b);
  const std::string file = file_of(ab);
  must(file_of(united(b, a)) == file, "L1: a merge asks for the order");
  must(file_of(united(ab, b)) == file && file_of(united(ab, a)) == file, "L1: a second merge changes something");
  must(file_of(united(ab, c)) == file_of(united(a, united(b, c))), "L1: a merge asks for the grouping");
  std::set<Key> keys = entries_of(a);
  keys.merge(entries_of(b));
  must(entries_of(ab) == keys, "L3: a merge loses an entry or makes one up");
  must(fingerprint(united(b, a)) == fingerprint(ab), "equal boards have two fingerprints");
  const auto one = conflicts(a, b), other = conflicts(b, a);
  must(one.size() == other.size(), "a conflict is seen from one side only");
  must(conflicts(ab, b).empty(), "a merged board is in conflict with what it holds");
  check_saving(ab);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Drawn drawn(data, size);
  Document copies[3];
  for (int changes = 0; !drawn.is_empty() && changes < 200; ++changes) {
    const std::size_t who = drawn.below(8);
    const Change change = drawn_change(drawn);
    if (who == 7) {  // everybody has it
      for (Document& copy : copies) apply(copy, change);
    } else if (who >= 5) {
      unite(copies[who - 5], copies[(who - 4) % 3]);
    } else {
      apply(copies[who % 3], change);
    }
  }
  check_union(copies[0], copies[1], copies[2]);
  return 0;
}
