// Lines that Dear ImGui cannot set letter by letter (views/scripts.hpp): the platform draws each as one picture, in its
// colour, so that emoji among Arabic letters keep theirs. Kept in the font's texture while they are seen, and a while longer.
#pragma once
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "views/theme.hpp"

namespace fb {

struct TextLine {
  std::string_view words;
  float px;  // the em, device pixels
  int weight;
  bool right_to_left;  // the paragraph it is of; letters run as they must
};

struct LinePicture {
  int left = 0, top = 0, width = 0, height = 0;  // from the pen and the baseline
  std::vector<std::uint32_t> pixels;             // red in the lowest byte, not premultiplied
};

enum class Cut : std::uint8_t { before_dots, after_word };

// What the platform does: measures are device pixels.
class Shaper {
 public:
  virtual ~Shaper() = default;
  virtual float width(const TextLine& line) = 0;
  // How many bytes fit, between characters as people see them: with "…" behind them, or up to the end of a word. A line
  // gets at least one character.
  virtual std::size_t fitting(const TextLine& line, float width, Cut cut) = 0;
  virtual const LinePicture& draw(const TextLine& line, Colour colour) = 0;  // valid until the next call
};

class ShapedLines {
 public:
  explicit ShapedLines(Shaper& shaper) : m_shaper(shaper) {}
  float width(const TextLine& line);
  std::size_t fitting(const TextLine& line, float width, Cut cut);
  void draw(const TextLine& line, float x, float baseline, Colour colour);  // into the current ImGui window

  std::size_t count() const { return m_kept.size(); }
  int area() const { return m_area; }  // pixels of the texture

 private:
  struct Kept {  // an answer, or a picture
    std::string words;
    float width = -1;
    std::size_t fitting = 0;
    bool is_drawn = false;
    int rect = -1, left = 0, top = 0, area = 0;
    int last_frame = 0;
  };
  Kept& kept(const TextLine& line, std::uint64_t question);
  void keep_picture(Kept& to, const LinePicture& picture);
  void drop(Kept& one);
  void drop_unseen();

  Shaper& m_shaper;
  std::map<std::uint64_t, Kept> m_kept;  // by a hash of line and question
  int m_area = 0, m_dropped_in_frame = -1;
};

}  // namespace fb
