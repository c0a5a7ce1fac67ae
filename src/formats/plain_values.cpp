#include "formats/plain_values.hpp"

#include <algorithm>

#include "model/values.hpp"

namespace fb {
namespace {

// Reads canonical JSON from left to right.
struct Items {
  std::string_view rest;

  bool take(char c) {
    if (rest.empty() || rest[0] != c) return false;
    rest.remove_prefix(1);
    return true;
  }
  bool quoted(std::string& out) {
    std::size_t end = 1;
    while (end < rest.size() && rest[end] != '"') end += rest[end] == '\\' ? 2u : 1u;
    if (rest.empty() || rest[0] != '"' || end >= rest.size() || !read_quoted(rest.substr(0, end + 1), out))
      return false;
    rest.remove_prefix(end + 1);
    return true;
  }
  bool instant(std::int64_t& out) {
    const std::size_t end = std::min(rest.find_first_of(",]"), rest.size());
    Instant at;
    if (!read_value(rest.substr(0, end), at)) return false;
    out = at ? at.ms : 0;
    rest.remove_prefix(end);
    return true;
  }
};

}  // namespace

std::optional<Reference> reference_from_value(std::string_view value) {
  Reference out;
  if (value == "null") return out;
  Items items{value};
  bool good = true;
  if (items.take('[')) {
    good = items.quoted(out.key);
    if (good && items.take(',')) good = items.quoted(out.name);
    good = good && items.take(']');
  } else {
    good = items.quoted(out.name);
  }
  if (!good || !items.rest.empty()) return std::nullopt;
  return out;
}

std::string value_from_reference(const Reference& reference) {
  if (reference.key.empty()) return value_text(reference.name);
  if (reference.name.empty()) return "[" + value_text(reference.key) + "]";
  return "[" + value_text(reference.key) + "," + value_text(reference.name) + "]";
}

std::optional<PlainPlace> place_from_value(std::string_view value) {
  PlainPlace out;
  if (value == "null") return out;
  Items items{value};
  std::string rank;
  bool good = true;
  if (items.take('[')) {
    good =
        items.quoted(out.stage) && items.take(',') && items.quoted(rank) && items.take(',') && items.instant(out.since);
    if (good && items.take(',')) good = items.quoted(out.name);
    good = good && items.take(']');
  } else {
    good = items.quoted(out.stage);
  }
  if (!good || !items.rest.empty()) return std::nullopt;
  return out;
}

std::string value_from_place(const PlainPlace& place) {
  if (place.since == 0 && place.name.empty()) return value_text(place.stage);
  const std::string since = place.since == 0 ? "null" : std::to_string(place.since);
  const std::string name = place.name.empty() ? "" : "," + value_text(place.name);
  return "[" + value_text(place.stage) + ",\"\"," + since + name + "]";
}

}  // namespace fb
