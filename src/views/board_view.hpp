// The board: campaigns, leads and deals in their columns on one surface, with the funnel behind the heads.
#pragma once
#include <string>
#include <vector>

#include "views/board_data.hpp"
#include "views/card_drag.hpp"
#include "views/cards.hpp"
#include "views/scroll.hpp"
#include "views/ui.hpp"

namespace fb {

class BoardView {
 public:
  void draw(Ui& ui, const Rect& area);

 private:
  struct Box {  // where a column stands now
    std::size_t column = 0;
    Rect head, cards;
    float scroll_y = 0;
    bool is_folded = false;
  };
  void follow_pinch(Ui& ui, const Rect& area, const Scroll& scroll);
  void place_columns(Ui& ui, const Rect& area, float scroll_x);
  float draw_zones(Ui& ui, Rect row);  // how far to scroll for the zone that was pressed; -1: none was
  void draw_ribbon(Ui& ui, const Rect& strip);
  void draw_head(Ui& ui, const Box& box);
  void draw_folded(Ui& ui, const Box& box);
  void draw_cards(Ui& ui, Box& box);
  void draw_card(Ui& ui, const Box& box, const Rect& rect, RowIndex row, std::size_t position, std::size_t of);
  void draw_quick_add(Ui& ui, const Box& box, Rect& room);
  void draw_nothing(Ui& ui, const Rect& area);
  void on_card_keys(Ui& ui, const Box& box, const Id& id, std::size_t position);
  void focus_card(Ui& ui, const BoardColumn& column, std::size_t position);
  bool is_folded(Ui& ui, const BoardColumn& column) const;
  void draw_body(Ui& ui, Type type, const Rect& rect, RowIndex row, const CardLook& look);
  void draw_carried_here(Ui& ui, const Box& box, float y, std::size_t of);
  void draw_ghost(Ui& ui);
  void take_clipboard(Ui& ui);
  void light_up(Ui& ui, const app::RecordRef& record);
  std::string summary(Ui& ui, Type type, RowIndex row);
  void toggle_mark(Ui& ui, const BoardColumn& column, const Id& id, std::size_t position);
  void follow_drag(Ui& ui, const Rect& area, const Scroll& scroll);
  void follow_keys(Ui& ui);
  void scroll_while_dragging(Ui& ui, const Box& box, const Scroll& scroll);
  std::size_t staying_in(Ui& ui, const BoardColumn& column) const;  // cards of the column that are not carried

  BoardData m_data;
  CardDrag m_drag;
  Format m_format;
  std::vector<Box> m_boxes;
  float m_width = 0;     // of all columns, device pixels
  float m_scroll_x = 0;  // of the last frame
  float m_zoom = 0;      // between the steps, while two fingers are at it; 0: nobody pinched yet
  Id m_adding;           // the column whose quick add is open
  bool m_adding_starts = false, m_adds_again = false;
  std::string m_add_title, m_add_second;
  app::RecordRef m_lit, m_next_lit;  // the card whose lineage lights up: this frame's and the next one's
  app::RecordRef m_focused;          // the card that has the focus
  app::RecordRef m_resting_on;       // the campaign under the pointer, and since when
  double m_rests_since_s = 0;
  Id m_show_column;  // to be scrolled into view
  std::size_t m_show_position = 0;
  bool m_shows_card = false;
  bool m_tab_stop_given = false;              // in the column being drawn
  std::uint32_t m_focus_wish = 0;             // a card to take the focus as soon as it is on screen
  std::unordered_map<Id, float> m_scroll_of;  // by column
};

}  // namespace fb
