// Cards put between others again and again, and between ranks that another program made: always in between, never long.
#include "model/rank.hpp"

#include <algorithm>
#include <vector>

#include "fuzz/support/drawn.hpp"
#include "fuzz/support/must.hpp"

using namespace fb;
using namespace fb::fuzz;

namespace {

void check_between(const std::string& below, const std::string& above, std::uint32_t random) {
  const std::string rank = rank_between(below, above, random);
  must(is_rank(rank), "what was made is no rank");
  must(rank.size() <= std::max(below.size(), above.size()) + 5, "a rank grew by more than five characters");
  const bool has_room = above.empty() || below < above;
  must(below.empty() || !is_rank(below) || below < rank, "the rank is not above the one below");
  must(!has_room || above.empty() || !is_rank(above) || rank < above, "the rank is not below the one above");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Drawn drawn(data, size);
  const std::string foreign_1 = drawn.text(40), foreign_2 = drawn.text(40);
  for (const auto& [below, above] : {std::pair(foreign_1, foreign_2), std::pair(foreign_2, foreign_1)})
    if ((below.empty() || is_rank(below)) && (above.empty() || is_rank(above)))
      check_between(below, above, drawn.four());
    else rank_between(below, above, drawn.four());  // it ends, without a crash

  std::vector<std::string> column;
  while (!drawn.is_empty() && column.size() < 200) {
    const std::size_t at = drawn.below(column.size() + 1);
    const std::string below = at == 0 ? "" : column[at - 1], above = at == column.size() ? "" : column[at];
    check_between(below, above, drawn.byte() * 7919u);
    const std::string rank = rank_between(below, above, drawn.byte() * 104729u);
    if (is_rank(rank)) column.insert(column.begin() + static_cast<std::ptrdiff_t>(at), rank);
  }
  must(std::is_sorted(column.begin(), column.end()), "the column is out of order");
  return 0;
}
