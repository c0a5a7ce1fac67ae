#include "model/sorting.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <memory>
#include <random>
#include <span>
#include <string>

using namespace fb;

namespace {

struct Card {
  int rank;
  std::string name;
  bool operator==(const Card&) const = default;
};
constexpr auto by_rank = [](const Card& a, const Card& b) { return a.rank < b.rank; };

std::vector<Card> shuffled_cards(std::size_t size, std::mt19937& random) {
  std::vector<Card> cards;
  for (std::size_t at = 0; at < size; ++at)
    cards.push_back({static_cast<int>(random() % (size / 2 + 1)), "card " + std::to_string(at)});
  return cards;
}

}  // namespace

TEST_CASE("lists of every length are sorted, and equal elements keep their order") {
  std::mt19937 random(7);
  for (std::size_t size = 0; size < 200; size += size < 40 ? 1 : 23) {
    CAPTURE(size);
    std::vector<Card> cards = shuffled_cards(size, random), expected = cards;
    std::stable_sort(expected.begin(), expected.end(), by_rank);
    sort_list(cards, by_rank);
    CHECK(cards == expected);
    sort_list(cards, by_rank);
    CHECK(cards == expected);
  }
}

TEST_CASE("part of a list is sorted, and what can only be moved") {
  std::vector<int> numbers{9, 8, 7, 3, 1, 2};
  sort_list(std::span(numbers).subspan(3));
  CHECK(numbers == std::vector<int>{9, 8, 7, 1, 2, 3});

  std::vector<std::unique_ptr<int>> owned;
  for (int at = 0; at < 50; ++at) owned.push_back(std::make_unique<int>(at * 7 % 50));
  sort_list(owned, [](const auto& a, const auto& b) { return *a < *b; });
  for (int at = 0; at < 50; ++at) CHECK(*owned[static_cast<std::size_t>(at)] == at);
}

TEST_CASE("numbers are sorted by what they stand for") {
  const std::vector<std::string> names{"pear", "fig", "apple", "fig"};
  std::vector<std::uint32_t> places{0, 1, 2, 3};
  sort_numbers(places, [&](std::uint32_t a, std::uint32_t b) { return names[a] < names[b]; });
  CHECK(places == std::vector<std::uint32_t>{2, 1, 3, 0});
}
