// Finds the row of an id: open addressing in one block of memory, for boards of a hundred thousand records.
#pragma once
#include <cstdint>
#include <vector>

#include "model/id.hpp"

namespace fb {

class IdIndex {
 public:
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  std::uint32_t find(const Id& id) const {
    if (m_slots.empty()) return none;
    return m_slots[place_of(id)].row;
  }
  // The row that the id has, or `row` if it had none.
  std::uint32_t find_or_add(const Id& id, std::uint32_t row) {
    if ((m_size + 1) * 3 > m_slots.size() * 2) grow(m_slots.empty() ? 16 : m_slots.size() * 2);
    Slot& slot = m_slots[place_of(id)];
    if (slot.row != none) return slot.row;
    slot = {id, row};
    ++m_size;
    return row;
  }
  void reserve(std::size_t ids) {
    std::size_t size = 16;
    while (size * 2 < ids * 3) size *= 2;
    if (size > m_slots.size()) grow(size);
  }

 private:
  struct Slot {
    Id id;
    std::uint32_t row = none;
  };
  // The id's slot, or the free one where it belongs; there always is one.
  std::size_t place_of(const Id& id) const {
    const std::size_t mask = m_slots.size() - 1;
    std::size_t at = std::hash<Id>{}(id)&mask;
    while (m_slots[at].row != none && m_slots[at].id != id) at = (at + 1) & mask;
    return at;
  }
  void grow(std::size_t size) {
    std::vector<Slot> before(size);
    before.swap(m_slots);
    for (const Slot& slot : before)
      if (slot.row != none) m_slots[place_of(slot.id)] = slot;
  }
  std::vector<Slot> m_slots;  // a power of two, at most two thirds full
  std::size_t m_size = 0;
};

}  // namespace fb
