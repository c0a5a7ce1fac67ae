// JSON text as a row of events; nothing of it is ever held as a tree.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fb {

struct JsonEvent {
  enum Kind : std::uint8_t { open_object, close_object, open_array, close_array, key, string, scalar };
  Kind kind;
  std::string_view
      text;  // key, string: what it stands for; scalar: null, true, false, a whole number, or a number as given
  bool opens() const { return kind == open_object || kind == open_array; }
  bool closes() const { return kind == close_object || kind == close_array; }
};

class JsonHandler {
 public:
  virtual ~JsonHandler() = default;
  virtual bool on(const JsonEvent& event) = 0;  // false: stop reading
};

struct JsonEnd {
  bool is_whole = false;  // one JSON value to the last byte, and nobody stopped
  bool is_stopped = false;
  std::size_t at = 0;         // else the byte behind which it is no JSON
  bool is_too_large = false;  // a number beyond what a double holds
};
// UTF-8 is checked inside strings; a zero byte would end the text early, so callers look for one first.
JsonEnd read_json(std::string_view text, JsonHandler& handler);

// Of one value. In the history of a record seven more levels are around it, and a file has at most 32 (JsonLimits).
inline constexpr std::size_t deepest_value = 24;

// Writes one value's events as text: no blanks, strings as append_quoted has them, keys in their order.
class ValueText {
 public:
  // Starts a value that is appended to `out`.
  void begin(std::string& out);
  // True when the value is complete.
  bool add(const JsonEvent& event);
  bool has_same_key_twice() const { return m_same_key; }
  bool has_nul() const { return m_nul; }
  bool is_too_deep() const { return m_too_deep; }

 private:
  struct Key {
    std::size_t at, size;  // in m_out
  };
  void close();
  std::string* m_out = nullptr;
  std::size_t m_depth = 0;
  bool m_comma = false, m_same_key = false, m_nul = false, m_too_deep = false;
  std::vector<Key> m_keys;                // of all objects that are open
  std::vector<std::size_t> m_first_keys;  // of each open object or array
};

// The members of one object, each value as canonical text; empty when `text` is none, or names one twice.
std::vector<std::pair<std::string, std::string>> members_of(std::string_view text);

}  // namespace fb
