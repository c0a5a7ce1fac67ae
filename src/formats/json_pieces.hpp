// Reads a JSON object piece by piece, so that a page can draw in between: a piece is a member, or one element of a member
// that is a list. nlohmann's reader decides about each piece; here only the skeleton around them is followed.
#pragma once
#include <cstddef>
#include <string_view>

#include "formats/json_events.hpp"

namespace fb {

class JsonPieces {
 public:
  JsonPieces(std::string_view text, JsonHandler& handler) : m_text(text), m_handler(handler) {}

  enum class State { going_on, whole, stopped, unclear };
  // Passes on about so many bytes more. unclear: it is no such object, or no JSON; read_json() knows why.
  State go_on(std::size_t bytes);
  std::size_t at() const { return m_at; }

 private:
  enum class Next { start, first_key, key, value, first_element, element, after_element, after_member, end };
  State step();
  State piece();  // one value from here on
  State tell(JsonEvent::Kind kind, Next next);
  void skip_blanks();
  std::size_t piece_end() const;

  std::string_view m_text;
  JsonHandler& m_handler;
  std::size_t m_at = 0;
  Next m_next = Next::start;
};

}  // namespace fb
