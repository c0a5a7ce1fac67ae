// Turns the bytes of a fuzz input into choices, so that every input means something.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace fb::fuzz {

class Drawn {
 public:
  Drawn(const std::uint8_t* data, std::size_t size)
      : m_rest(size == 0 ? std::string_view() : std::string_view(reinterpret_cast<const char*>(data), size)) {}

  bool is_empty() const { return m_rest.empty(); }
  std::uint8_t byte() {
    if (m_rest.empty()) return 0;
    const auto first = static_cast<std::uint8_t>(m_rest[0]);
    m_rest.remove_prefix(1);
    return first;
  }
  std::size_t below(std::size_t limit) { return byte() % limit; }
  std::uint32_t four() {
    std::uint32_t number = 0;
    for (int i = 0; i < 4; ++i) number = number << 8 | byte();
    return number;
  }
  // Up to `longest` bytes as they are.
  std::string text(std::size_t longest) {
    const std::size_t size = byte() % (longest + 1);
    const std::string taken(m_rest.substr(0, size));
    m_rest.remove_prefix(taken.size());
    return taken;
  }
  template <class List>
  const auto& one_of(const List& list) {
    return list[below(std::size(list))];
  }
  std::string_view rest() const { return m_rest; }

 private:
  std::string_view m_rest;
};

}  // namespace fb::fuzz
