// The two kinds of value that a PlainRecord writes in its own way: links and places.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace fb {

// "text", ["key"] or ["key","name"].
struct Reference {
  std::string key;   // certainly the other system's key, "" if none
  std::string name;  // a name, an e-mail or, where `key` is empty, perhaps a key
  bool is_empty() const { return key.empty() && name.empty(); }
};
std::optional<Reference> reference_from_value(std::string_view value);  // null: empty; nothing for any other form
std::string value_from_reference(const Reference& reference);

// "stage", [stage, rank, since] or [stage, rank, since, name]; the rank does not count.
struct PlainPlace {
  std::string stage;       // its name or id
  std::string name;        // to fall back on where `stage` is an id of another board
  std::int64_t since = 0;  // 0: not told
};
std::optional<PlainPlace> place_from_value(std::string_view value);  // null: empty; nothing for any other form
std::string value_from_place(const PlainPlace& place);

}  // namespace fb
