#include "model/sorting.hpp"

#include <algorithm>
#include <numeric>

namespace fb {
namespace {

constexpr std::size_t short_list = 12;  // sorted by swapping neighbours, without a list of places

void sort_short(const AnyList& list, std::size_t size) {
  for (std::size_t end = 1; end < size; ++end)
    for (std::size_t at = end; at > 0 && list.is_before(list.list, at, at - 1); --at) list.swap(list.list, at, at - 1);
}

bool is_sorted(const AnyList& list, std::size_t size) {
  for (std::size_t at = 1; at < size; ++at)
    if (list.is_before(list.list, at, at - 1)) return false;
  return true;
}

// Puts what stands at `from[i]` at place i.
void put_in_order(const AnyList& list, std::vector<std::uint32_t>& from) {
  for (std::uint32_t first = 0; first < from.size(); ++first) {
    std::uint32_t at = first;
    while (from[at] != first) {
      const std::uint32_t next = from[at];
      list.swap(list.list, at, next);
      from[at] = at;
      at = next;
    }
    from[at] = at;
  }
}

}  // namespace

void sort_any_numbers(std::vector<std::uint32_t>& numbers, const NumberOrder& order) {
  std::stable_sort(numbers.begin(), numbers.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return order.is_before(order.order, a, b); });
}

void sort_any_list(const AnyList& list, std::size_t size) {
  if (size <= short_list) return sort_short(list, size);
  if (is_sorted(list, size)) return;
  std::vector<std::uint32_t> from(size);
  std::iota(from.begin(), from.end(), 0u);
  sort_numbers(from, [&](std::uint32_t a, std::uint32_t b) { return list.is_before(list.list, a, b); });
  put_in_order(list, from);
}

}  // namespace fb
