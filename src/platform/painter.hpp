// Paints Dear ImGui's draw lists into a bitmap, but only the rectangles in which they differ from the picture before.
#pragma once
#include <cstdint>
#include <vector>

#include "platform/raster.hpp"

struct ImDrawCmd;
struct ImDrawData;
struct ImDrawList;
struct ImDrawVert;

namespace fb {

class Painter {
 public:
  // The areas that changed, none of them twice. `background`: IM_COL32. Textures are read through their id, which is the
  // address of Dear ImGui's ImTextureData.
  const std::vector<Area>& paint(const ImDrawData& picture, std::uint32_t background);
  // Everything is painted anew next time: a texture moved or the canvas was emptied.
  void forget();
  const Bitmap& bitmap() const { return m_bitmap; }

 private:
  enum class Kind : std::uint8_t { rectangle, picture, triangle };
  struct Shape {
    Area box;  // where it is seen
    const ImDrawVert* corners[3] = {};
    Texture texture;
    Kind kind = Kind::triangle;
  };

  void collect(const ImDrawList& list);
  void collect(const ImDrawList& list, const ImDrawCmd& command, const Area& clip);
  void add(const Shape& shape, std::uint64_t hash);
  void find_changed();
  void paint_area(const Area& area, std::uint32_t background);

  Bitmap m_bitmap;
  std::vector<Shape> m_shapes;
  std::vector<std::uint64_t> m_tiles, m_tiles_before;  // a hash of all that touches a tile, in the order of painting
  std::vector<Area> m_changed;
  int m_columns = 0, m_rows = 0;
  std::uint32_t m_background = 0;
};

}  // namespace fb
