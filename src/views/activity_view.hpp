// Activity: who did what on which day, what differs between two days, and what is deleted, with the way to bring it back.
#pragma once
#include <string>

#include "views/activity_rows.hpp"
#include "views/format.hpp"
#include "views/widgets.hpp"

namespace fb {

class ActivityView {
 public:
  void draw(Ui& ui, const Rect& area);

 private:
  void head(Ui& ui, Rect bar);
  void period(Ui& ui, Rect bar);
  void period_day(Ui& ui, Rect& row, bool is_end);
  void list(Ui& ui, const Rect& area);
  void heading(Ui& ui, const ActivityRow& row, const Rect& rect);
  void action(Ui& ui, const ActivityRow& row, const Rect& rect);
  void record(Ui& ui, const ActivityRow& row, const Rect& rect);
  void field(Ui& ui, const ActivityRow& row, const Rect& rect);
  // A line that can be pressed, and is left and entered by the arrow keys.
  Press line_of(Ui& ui, std::size_t at, const Rect& rect, std::string_view name);
  void restore_button(Ui& ui, const ActivityRows::Record& record, const Rect& box);
  void move_cursor(Ui& ui, const Rect& area, float scroll_y);
  void nothing(Ui& ui, const Rect& area);

  ActivityRows m_rows;
  Format m_format;
  std::string m_person;      // "": everybody
  bool m_invalid[2] = {};    // what was written as From, as To
  std::size_t m_at = 0;      // the row being drawn
  std::size_t m_cursor = 0;  // the row that Tab leads to
  bool m_has_focus = false, m_moves = false;
};

}  // namespace fb
