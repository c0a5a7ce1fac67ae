// A card on its way from one column to another, by pointer or by keyboard; a draft until it is dropped.
#pragma once
#include <vector>

#include "views/board_data.hpp"
#include "views/ui.hpp"

namespace fb {

class CardDrag {
 public:
  bool is_on() const { return m_state == State::on; }
  bool is_by_keyboard() const { return m_by_keyboard; }
  Type type() const { return m_type; }
  const std::vector<Id>& cards() const { return m_cards; }
  bool carries(const Id& id) const;
  // The column and the place in it (among the cards that stay) where it would land now.
  Id target() const { return m_target; }
  std::size_t position() const { return m_position; }
  void aim(const Id& column, std::size_t position);
  bool may_land(Zone zone) const;  // in a column of that zone
  float opening(Ui& ui);           // 0…1: how far the gap has opened

  void press(Type type, const Id& card, const Rect& rect, float x, float y);  // the pointer went down on a card
  // Follows the pointer; true when the drag has just begun.
  bool follow(Ui& ui, const std::vector<Id>& marked, Type marked_type);
  void pick_up(Ui& ui, Type type, const Id& card, const Id& column, std::size_t position);  // by keyboard
  void drop(Ui& ui, const BoardColumn& column, const Table& table);
  void cancel(Ui& ui);
  Rect ghost(Ui& ui) const;  // where the carried card is drawn

 private:
  enum class State : std::uint8_t { idle, pressed, on };
  State m_state = State::idle;
  bool m_by_keyboard = false;
  Type m_type = Type::deal;
  std::vector<Id> m_cards;
  Rect m_origin;
  float m_press_x = 0, m_press_y = 0;
  Id m_target;
  std::size_t m_position = 0;
  double m_aimed_at_s = 0;
};

}  // namespace fb
