#include "platform/web/line_shaper.hpp"

#include "platform/web/host.hpp"

namespace fb::web {

float LineShaper::width(const TextLine& line) { return host::line_width(line); }

std::size_t LineShaper::fitting(const TextLine& line, float width, Cut cut) {
  return host::line_fitting(line, width, cut == Cut::after_word);
}

const LinePicture& LineShaper::draw(const TextLine& line, Colour colour) {
  host::LineBox box;
  const auto ask = [&] {
    return host::line_picture(line, colour, m_picture.pixels.data(), static_cast<int>(m_picture.pixels.size() * 4),
                              box);
  };
  const auto needed = static_cast<std::size_t>(ask()) / 4;
  if (needed > m_picture.pixels.size()) {
    m_picture.pixels.resize(needed);
    ask();
  }
  m_picture.left = static_cast<int>(box.left);
  m_picture.top = static_cast<int>(box.top);
  m_picture.width = static_cast<int>(box.w);
  m_picture.height = static_cast<int>(box.h);
  return m_picture;
}

}  // namespace fb::web
