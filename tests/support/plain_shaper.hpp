// Stands in for the browser's text: every code point is half an em wide and drawn as a box; counts what it was asked.
#pragma once
#include <algorithm>
#include <string>
#include <vector>

#include "views/shaped_lines.hpp"

namespace fb::test {

class PlainShaper final : public Shaper {
 public:
  std::vector<std::string> drawn;
  bool last_was_right_to_left = false;
  int measured = 0;

  float width(const TextLine& line) override {
    ++measured;
    return letter(line) * static_cast<float>(letters(line.words));
  }
  std::size_t fitting(const TextLine& line, float width, Cut cut) override {
    const std::string dots = cut == Cut::before_dots ? "." : "";
    std::size_t best = 0;
    for (std::size_t end = 1; end <= line.words.size(); ++end) {
      const bool at_letter = end == line.words.size() || !is_inside(line.words[end]);
      const bool at_word = end == line.words.size() || line.words[end] == ' ';
      if (!at_letter || (cut == Cut::after_word && !at_word)) continue;
      const std::string part = std::string(line.words.substr(0, end)) + dots;
      if (best == 0 || letter(line) * static_cast<float>(letters(part)) <= width) best = end;
    }
    return best;
  }
  const LinePicture& draw(const TextLine& line, Colour colour) override {
    drawn.emplace_back(line.words);
    last_was_right_to_left = line.right_to_left;
    m_picture.width = std::max(1, static_cast<int>(letter(line)) * static_cast<int>(letters(line.words)));
    m_picture.height = static_cast<int>(line.px);
    m_picture.top = -m_picture.height;
    m_picture.pixels.assign(static_cast<std::size_t>(m_picture.width * m_picture.height), colour | 0xFF000000);
    return m_picture;
  }

 private:
  static bool is_inside(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }
  static std::size_t letters(std::string_view words) {
    return words.size() - static_cast<std::size_t>(std::count_if(words.begin(), words.end(), is_inside));
  }
  static float letter(const TextLine& line) { return static_cast<float>(static_cast<int>(line.px * 0.5f)); }

  LinePicture m_picture;
};

}  // namespace fb::test
