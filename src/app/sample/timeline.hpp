// What the people of the sample did and when; written into a document under stamps that rise with the time.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "app/sample/names.hpp"
#include "model/document.hpp"
#include "model/random.hpp"

namespace fb::sample {

// The writes of one action.
class Action {
 public:
  template <class T>
  Action& set(Type type, const Id& id, std::string_view field, const T& value) {
    return set_text(type, id, field, value_text(value));
  }
  Action& set_text(Type type, const Id& id, std::string_view field, std::string canonical) {
    m_writes.push_back({std::string(type_info(type).name), id, std::string(field), std::move(canonical)});
    return *this;
  }
  Action& set(Type type, const Id& id, std::string_view field, std::string_view text) {
    return text.empty() ? *this : set(type, id, field, std::string(text));
  }
  Action& set(Type type, const Id& id, std::string_view field, const char* text) {
    return set(type, id, field, std::string_view(text));
  }
  std::vector<Write> take() { return std::move(m_writes); }

 private:
  std::vector<Write> m_writes;
};

class Timeline {
 public:
  void add(std::int64_t ms, Who who, Action action) { m_events.push_back({ms, who, action.take()}); }
  // Applies everything in the order of time. A person opens the board once a week: one session each.
  void write_into(Document& document, Random& random);

 private:
  struct Event {
    std::int64_t ms;
    Who who;
    std::vector<Write> writes;
  };
  std::vector<Event> m_events;
};

}  // namespace fb::sample
