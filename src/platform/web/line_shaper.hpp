// Whole lines of text as the browser sets them, for scripts that no one draws letter by letter.
#pragma once
#include "views/shaped_lines.hpp"

namespace fb::web {

class LineShaper final : public Shaper {
 public:
  float width(const TextLine& line) override;
  std::size_t fitting(const TextLine& line, float width, Cut cut) override;
  const LinePicture& draw(const TextLine& line, Colour colour) override;

 private:
  LinePicture m_picture;
};

}  // namespace fb::web
