// The frame around every view: the rail, the bar above, the record panel, dialogs and notices.
#pragma once
#include <memory>

#include "views/format.hpp"
#include "views/tooltip.hpp"
#include "views/ui.hpp"

namespace fb {

class Shell {
 public:
  Shell();
  ~Shell();
  void draw(Ui& ui);

 private:
  struct Views;  // the views' own drafts: scrolls, sorts, open fields
  void take_shortcuts(Ui& ui);
  void draw_rail(Ui& ui, const Rect& area);
  void draw_bar(Ui& ui, const Rect& area);
  void draw_board_menu(Ui& ui, const Rect& anchor);
  void draw_sample_line(Ui& ui, Rect& area);
  void draw_unsaved_line(Ui& ui, Rect& area);
  void draw_view(Ui& ui, const Rect& area);
  void draw_waiting(Ui& ui, const Rect& area);
  void draw_notice(Ui& ui);
  void draw_drop_target(Ui& ui);

  std::unique_ptr<Views> m_views;
  Format m_format;
  Tooltip m_tooltip;
  std::uint32_t m_board_number = 0;
  std::uint32_t m_spoken = 0;
  float m_status_width = 0;
  bool m_focus_filter = false, m_panel_was_open = false;
  std::uint32_t m_focus_before_panel = 0;
};

}  // namespace fb
