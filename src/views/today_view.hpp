// Today: what to do now, for one person or for everybody.
#pragma once
#include <array>
#include <string>
#include <vector>

#include "views/due_items.hpp"
#include "views/format.hpp"
#include "views/widgets.hpp"

namespace fb {

class TodayView {
 public:
  void draw(Ui& ui, const Rect& area);

 private:
  void update(Ui& ui, const Format& format);
  void head(Ui& ui, const Format& format, Rect bar);
  void list(Ui& ui, const Format& format, const Rect& area);
  void group(Ui& ui, const Format& format, DueGroup group, const Rect& list, float top);
  void move_cursor(Ui& ui, const Rect& body, float scroll_y);
  void nothing_due(Ui& ui, const Rect& area);

  std::vector<DueItem> m_items;
  std::array<std::size_t, due_groups + 1> m_starts{};  // of each group in m_items, and the end
  Id m_owner;
  bool m_has_chosen = false;  // whose list it is; before that, of the person who sits here
  std::size_t m_cursor = 0;   // the item that Tab leads to
  bool m_has_focus = false;
  Id m_board;
  std::uint64_t m_revision = ~0ull;
  std::int64_t m_minute = -1;
  Id m_shown_owner;
};

}  // namespace fb
