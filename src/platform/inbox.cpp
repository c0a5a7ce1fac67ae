#include "platform/inbox.hpp"

#include <utility>

namespace fb {

void Inbox::focus(std::uint32_t id, bool visible) {
  m_focused = id;
  m_waiting.push_back({Kind::focus, id, visible, {}, {}});
}
void Inbox::activate(std::uint32_t id) { m_waiting.push_back({Kind::activate, id, false, {}, {}}); }
void Inbox::press(const KeyPress& key, bool activates) {
  m_waiting.push_back({Kind::press, activates ? m_focused : 0, false, key, {}});
}
void Inbox::field_open(std::uint32_t id, std::string text) {
  m_waiting.push_back({Kind::open, id, false, {}, std::move(text)});
}
void Inbox::field_text(std::string text) {
  if (!m_waiting.empty() && m_waiting.back().kind == Kind::text) {
    m_waiting.back().text = std::move(text);
    return;
  }
  m_waiting.push_back({Kind::text, 0, false, {}, std::move(text)});
}
void Inbox::field_enter(const KeyPress& key) { m_waiting.push_back({Kind::enter, 0, false, key, {}}); }
void Inbox::field_cancel(const KeyPress& key) { m_waiting.push_back({Kind::cancel, 0, false, key, {}}); }
void Inbox::field_leave(std::uint32_t id) { m_waiting.push_back({Kind::leave, id, false, {}, {}}); }

void Inbox::give(const Event& event, Page& page) {
  LiveField& field = page.field;
  switch (event.kind) {
    case Kind::focus:
      page.focus_came = event.visible && event.id != 0 && page.focused != event.id;
      page.focused = event.id;
      page.focus_visible = event.visible;
      break;
    case Kind::activate: page.activated = event.id; break;
    case Kind::press:
      page.activated = event.id;
      page.keys.push_back(event.key);
      break;
    case Kind::open:
      field.id = event.id;
      field.text = m_text_before = event.text;
      field.opened = true;
      break;
    case Kind::text:
      field.text = event.text;
      field.changed = true;
      break;
    case Kind::enter:
      m_text_before = field.text;
      field.entered = true;
      page.keys.push_back(event.key);
      break;
    case Kind::cancel:
      field.reverted = field.text != m_text_before;
      field.text = page.replace_field_text = m_text_before;
      field.cancelled = page.replace_field = true;
      page.keys.push_back(event.key);
      break;
    case Kind::leave:
      if (field.id == event.id) field.id = 0;
      field.left = true;
      field.left_id = event.id;
      break;
  }
}

void Inbox::deliver(Page& page) {
  page.activated = 0;
  page.focus_came = false;
  page.keys.clear();
  LiveField& field = page.field;
  if (field.text != m_text) m_text_before = field.text;  // a view put another text in
  field.changed = field.opened = field.entered = field.cancelled = field.left = field.reverted = false;
  field.left_id = 0;
  while (!m_waiting.empty()) {
    const Event event = std::move(m_waiting.front());
    m_waiting.pop_front();
    give(event, page);
    if (event.kind != Kind::focus) break;  // where the focus is, is a state: it needs no frame of its own
  }
  m_text = field.text;
}

}  // namespace fb
