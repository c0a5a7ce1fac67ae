#include "formats/json_pieces.hpp"

#include <algorithm>

namespace fb {
namespace {

constexpr std::string_view blanks = " \t\r\n";

// A member's name comes as a string; the handler has to see a key.
class AsKey final : public JsonHandler {
 public:
  explicit AsKey(JsonHandler& handler) : m_handler(handler) {}
  bool on(const JsonEvent& event) override { return m_handler.on({JsonEvent::key, event.text}); }

 private:
  JsonHandler& m_handler;
};

}  // namespace

void JsonPieces::skip_blanks() { m_at = std::min(m_text.find_first_not_of(blanks, m_at), m_text.size()); }

// Behind the value that begins here; where brackets don't match, the reader of the piece will say so.
std::size_t JsonPieces::piece_end() const {
  std::size_t depth = 0, at = m_at;
  do {
    switch (m_text[at]) {
      case '"':
        for (++at; at < m_text.size() && m_text[at] != '"'; ++at)
          if (m_text[at] == '\\') ++at;
        break;
      case '{':
      case '[': ++depth; break;
      case '}':
      case ']':
        if (depth > 0) --depth;
        break;
      default:
        if (depth == 0) return std::min(m_text.find_first_of(",}] \t\r\n", at), m_text.size());
    }
    ++at;
  } while (depth > 0 && at < m_text.size());
  return std::min(at, m_text.size());
}

JsonPieces::State JsonPieces::piece() {
  if (m_at == m_text.size()) return State::unclear;
  const std::size_t end = piece_end();
  const JsonEnd read = read_json(m_text.substr(m_at, end - m_at), m_handler);
  m_at = end;
  return read.is_stopped ? State::stopped : read.is_whole ? State::going_on : State::unclear;
}

JsonPieces::State JsonPieces::tell(JsonEvent::Kind kind, Next next) {
  ++m_at;
  m_next = next;
  return m_handler.on({kind, {}}) ? State::going_on : State::stopped;
}

JsonPieces::State JsonPieces::step() {
  skip_blanks();
  const char c = m_at < m_text.size() ? m_text[m_at] : '\0';
  switch (m_next) {
    case Next::start: return c == '{' ? tell(JsonEvent::open_object, Next::first_key) : State::unclear;
    case Next::first_key:
      if (c == '}') return tell(JsonEvent::close_object, Next::end);
      [[fallthrough]];
    case Next::key: {
      if (c != '"') return State::unclear;
      const std::size_t end = piece_end();
      AsKey key(m_handler);
      const JsonEnd read = read_json(m_text.substr(m_at, end - m_at), key);
      m_at = end;
      if (!read.is_whole) return read.is_stopped ? State::stopped : State::unclear;
      skip_blanks();
      if (m_at == m_text.size() || m_text[m_at] != ':') return State::unclear;
      ++m_at;
      m_next = Next::value;
      return State::going_on;
    }
    case Next::value:
      if (c == '[') return tell(JsonEvent::open_array, Next::first_element);
      m_next = Next::after_member;
      return piece();
    case Next::first_element:
      if (c == ']') return tell(JsonEvent::close_array, Next::after_member);
      [[fallthrough]];
    case Next::element: m_next = Next::after_element; return piece();
    case Next::after_element:
      if (c == ']') return tell(JsonEvent::close_array, Next::after_member);
      if (c != ',') return State::unclear;
      ++m_at;
      m_next = Next::element;
      return State::going_on;
    case Next::after_member:
      if (c == '}') return tell(JsonEvent::close_object, Next::end);
      if (c != ',') return State::unclear;
      ++m_at;
      m_next = Next::key;
      return State::going_on;
    case Next::end: break;
  }
  return m_at == m_text.size() ? State::whole : State::unclear;
}

JsonPieces::State JsonPieces::go_on(std::size_t bytes) {
  const std::size_t until = m_at + std::min(bytes, m_text.size() - m_at);
  State state;
  do state = step();
  while (state == State::going_on && m_at < until);
  return state;
}

}  // namespace fb
