// One stable sort for every list that is not sorted over and over: std::sort brings 1.5 KB of code along for each kind of
// element, std::stable_sort 2.5 KB. What loops over all records at every edit has its own (model/table, views/card_order …).
#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <iterator>
#include <type_traits>
#include <utility>
#include <vector>

namespace fb {

// A list whose elements the sort knows by their places only.
struct AnyList {
  const void* list;
  bool (*is_before)(const void* list, std::size_t a, std::size_t b);
  void (*swap)(const void* list, std::size_t a, std::size_t b);
};
void sort_any_list(const AnyList& list, std::size_t size);

// Orders numbers, say rows or places in another list, without a second list of places.
struct NumberOrder {
  const void* order;
  bool (*is_before)(const void* order, std::uint32_t a, std::uint32_t b);
};
void sort_any_numbers(std::vector<std::uint32_t>& numbers, const NumberOrder& order);

template <class IsBefore>
void sort_numbers(std::vector<std::uint32_t>& numbers, const IsBefore& is_before) {
  sort_any_numbers(numbers, {&is_before, [](const void* order, std::uint32_t a, std::uint32_t b) -> bool {
                               return (*static_cast<const IsBefore*>(order))(a, b);
                             }});
}

// A vector or a span. What compares equal keeps its order.
template <class List, class IsBefore = std::less<>>
void sort_list(List&& list, const IsBefore& is_before = {}) {
  using Value = std::remove_reference_t<decltype(*std::data(list))>;
  struct Sorted {
    Value* values;
    const IsBefore& is_before;
  };
  const Sorted sorted{std::data(list), is_before};
  sort_any_list({&sorted,
                 [](const void* any, std::size_t a, std::size_t b) -> bool {
                   const Sorted& of = *static_cast<const Sorted*>(any);
                   return of.is_before(std::as_const(of.values[a]), std::as_const(of.values[b]));
                 },
                 [](const void* any, std::size_t a, std::size_t b) {
                   const Sorted& of = *static_cast<const Sorted*>(any);
                   std::swap(of.values[a], of.values[b]);
                 }},
                std::size(list));
}

}  // namespace fb
