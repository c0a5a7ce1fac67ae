// What happened on the page waits here, so that each event gets a frame of its own, in order: a blur must not overtake
// the text typed before it, nor two keys share one frame.
#pragma once
#include <cstdint>
#include <deque>
#include <string>

#include "views/page.hpp"

namespace fb {

class Inbox {
 public:
  void focus(std::uint32_t id, bool visible);
  void activate(std::uint32_t id);  // clicked by assistive technology or a script
  // `activates`: Enter or Space presses what has the focus, which may still be on its way to the page's next frame.
  void press(const KeyPress& key, bool activates);
  void field_open(std::uint32_t id, std::string text);
  void field_text(std::string text);
  void field_enter(const KeyPress& key);
  void field_cancel(const KeyPress& key);
  void field_leave(std::uint32_t id);

  bool is_empty() const { return m_waiting.empty(); }
  // Forgets the events of the frame before and puts the next one into the page.
  void deliver(Page& page);

 private:
  enum class Kind : std::uint8_t { focus, activate, press, open, text, enter, cancel, leave };
  struct Event {
    Kind kind = Kind::focus;
    std::uint32_t id = 0;
    bool visible = false;
    KeyPress key;
    std::string text;
  };
  void give(const Event& event, Page& page);
  std::deque<Event> m_waiting;
  std::uint32_t m_focused = 0;  // what was told last
  std::string m_text;           // what the page's field held after the last delivery
  std::string m_text_before;    // what Escape brings back: the text when the field was opened or last entered
};

}  // namespace fb
