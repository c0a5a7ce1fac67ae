// Paints triangles and rectangles into pixels in memory, as a graphics card would: the drawing path for machines without one.
//
// A pixel is four bytes, red first, as in IM_COL32 and in ImageData. The painted ground is opaque; what is painted on it is
// blended by its alpha. A pixel belongs to a shape when its centre lies in it, so shapes that share an edge share no pixel.
#pragma once
#include <cstdint>
#include <vector>

namespace fb {

struct Area {  // of whole pixels; right and bottom are the first ones outside
  int left = 0, top = 0, right = 0, bottom = 0;
  bool is_empty() const { return left >= right || top >= bottom; }
  Area cut(const Area& to) const;
  bool operator==(const Area&) const = default;
};

struct Bitmap {
  std::vector<std::uint32_t> pixels;
  int width = 0, height = 0;

  void resize(int w, int h);
  Area area() const { return {0, 0, width, height}; }
  std::uint32_t* row(int y) { return pixels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width); }
};

struct Texture {
  const std::uint32_t* pixels = nullptr;
  int width = 0, height = 0;
};

struct Corner {
  float x = 0, y = 0;        // pixels
  float u = 0, v = 0;        // 0…1 over the texture
  std::uint32_t colour = 0;  // times the texture's
};

// Each paints only inside `clip`, which lies inside the bitmap.
void paint_ground(Bitmap& to, const Area& clip, std::uint32_t colour);
// One colour, no texture.
void paint_rectangle(Bitmap& to, const Area& clip, float left, float top, float right, float bottom,
                     std::uint32_t colour);
// A part of a texture, upright, in one colour.
void paint_picture(Bitmap& to, const Area& clip, const Corner& top_left, const Corner& bottom_right,
                   const Texture& from);
// Colours run from corner to corner; the texture is left out when all corners are at one place of it.
void paint_triangle(Bitmap& to, const Area& clip, const Corner& a, const Corner& b, const Corner& c,
                    const Texture& from);

}  // namespace fb
