#include "platform/painter.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace fb {
namespace {

constexpr int tile = 32;  // pixels
constexpr std::size_t most_areas = 12;

std::uint64_t mixed(std::uint64_t hash, std::uint64_t word) {
  hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
  return hash ^ hash >> 29;
}

std::uint64_t hash_of(const ImDrawVert& corner, std::uint64_t hash) {
  std::uint64_t words[2];
  std::memcpy(words, &corner, sizeof words);
  return mixed(mixed(mixed(hash, words[0]), words[1]), corner.col);
}

Corner corner_of(const ImDrawVert& from) { return {from.pos.x, from.pos.y, from.uv.x, from.uv.y, from.col}; }

Area box_of(float left, float top, float right, float bottom) {
  return {static_cast<int>(std::floor(left)), static_cast<int>(std::floor(top)), static_cast<int>(std::ceil(right)),
          static_cast<int>(std::ceil(bottom))};
}

// Two triangles that make an upright rectangle of one colour: its corners stand one after another, clockwise.
bool is_rectangle(const ImDrawIdx* index, const ImDrawVert* all) {
  const ImDrawIdx first = index[0];
  if (index[1] != first + 1 || index[2] != first + 2 || index[3] != first || index[4] != first + 2 ||
      index[5] != first + 3)
    return false;
  const ImDrawVert *a = all + first, *b = a + 1, *c = a + 2, *d = a + 3;
  return a->pos.y == b->pos.y && b->pos.x == c->pos.x && c->pos.y == d->pos.y && d->pos.x == a->pos.x &&
         a->col == b->col && a->col == c->col && a->col == d->col && a->uv.y == b->uv.y && b->uv.x == c->uv.x &&
         c->uv.y == d->uv.y && d->uv.x == a->uv.x && a->pos.x <= c->pos.x && a->pos.y <= c->pos.y;
}

}  // namespace

void Painter::forget() { m_tiles_before.clear(); }

void Painter::add(const Shape& shape, std::uint64_t hash) {
  const int left = shape.box.left / tile, right = (shape.box.right - 1) / tile;
  const int top = shape.box.top / tile, bottom = (shape.box.bottom - 1) / tile;
  for (int y = top; y <= bottom; ++y)
    for (int x = left; x <= right; ++x) {
      std::uint64_t& of_tile = m_tiles[static_cast<std::size_t>(y * m_columns + x)];
      of_tile = mixed(of_tile, hash);
    }
  m_shapes.push_back(shape);
}

void Painter::collect(const ImDrawList& list, const ImDrawCmd& command, const Area& clip) {
  Shape shape;
  const auto* texture = reinterpret_cast<const ImTextureData*>(static_cast<std::uintptr_t>(command.GetTexID()));
  shape.texture = {reinterpret_cast<const std::uint32_t*>(texture->Pixels), texture->Width, texture->Height};
  std::uint64_t start = mixed(static_cast<std::uint64_t>(texture->UniqueID), static_cast<std::uint64_t>(clip.left));
  start = mixed(mixed(mixed(start, static_cast<std::uint64_t>(clip.top)), static_cast<std::uint64_t>(clip.right)),
                static_cast<std::uint64_t>(clip.bottom));
  const ImDrawVert* all = list.VtxBuffer.Data + command.VtxOffset;
  const ImDrawIdx* index = list.IdxBuffer.Data + command.IdxOffset;
  const ImDrawIdx* end = index + command.ElemCount;
  while (index < end) {
    if (end - index >= 6 && is_rectangle(index, all)) {
      const ImDrawVert *a = all + index[0], *c = all + index[2];
      index += 6;
      const bool is_plain = a->uv.x == c->uv.x && a->uv.y == c->uv.y;
      shape.kind = is_plain ? Kind::rectangle : Kind::picture;
      shape.box = box_of(a->pos.x, a->pos.y, c->pos.x, c->pos.y).cut(clip);
      if (shape.box.is_empty() || a->col >> IM_COL32_A_SHIFT == 0) continue;
      shape.corners[0] = a;
      shape.corners[1] = c;
      add(shape, hash_of(*c, hash_of(*a, start)));
      continue;
    }
    const ImDrawVert *a = all + index[0], *b = all + index[1], *c = all + index[2];
    index += 3;
    shape.kind = Kind::triangle;
    shape.box = box_of(std::min({a->pos.x, b->pos.x, c->pos.x}), std::min({a->pos.y, b->pos.y, c->pos.y}),
                       std::max({a->pos.x, b->pos.x, c->pos.x}), std::max({a->pos.y, b->pos.y, c->pos.y}))
                    .cut(clip);
    if (shape.box.is_empty()) continue;
    shape.corners[0] = a;
    shape.corners[1] = b;
    shape.corners[2] = c;
    add(shape, hash_of(*c, hash_of(*b, hash_of(*a, start))));
  }
}

void Painter::collect(const ImDrawList& list) {
  for (const ImDrawCmd& command : list.CmdBuffer) {
    if (command.UserCallback != nullptr || command.ElemCount == 0) continue;
    const Area clip = Area{static_cast<int>(command.ClipRect.x), static_cast<int>(command.ClipRect.y),
                           static_cast<int>(command.ClipRect.z), static_cast<int>(command.ClipRect.w)}
                          .cut(m_bitmap.area());
    if (!clip.is_empty()) collect(list, command, clip);
  }
}

// Tiles that changed, side by side and one under another put together.
void Painter::find_changed() {
  m_changed.clear();
  if (m_tiles_before.size() != m_tiles.size()) {
    m_changed.push_back(m_bitmap.area());
    return;
  }
  for (int y = 0; y < m_rows; ++y) {
    for (int x = 0; x < m_columns; ++x) {
      const auto differs = [&](int column) {
        const auto at = static_cast<std::size_t>(y * m_columns + column);
        return m_tiles[at] != m_tiles_before[at];
      };
      if (!differs(x)) continue;
      const int from = x;
      while (x < m_columns && differs(x)) ++x;
      const Area run = Area{from * tile, y * tile, x * tile, (y + 1) * tile}.cut(m_bitmap.area());
      const auto above = std::find_if(m_changed.begin(), m_changed.end(), [&](const Area& area) {
        return area.left == run.left && area.right == run.right && area.bottom == run.top;
      });
      if (above != m_changed.end()) above->bottom = run.bottom;
      else m_changed.push_back(run);
    }
  }
  if (m_changed.size() <= most_areas) return;
  Area all = m_changed.front();
  for (const Area& area : m_changed)
    all = {std::min(all.left, area.left), std::min(all.top, area.top), std::max(all.right, area.right),
           std::max(all.bottom, area.bottom)};
  m_changed.assign(1, all);
}

void Painter::paint_area(const Area& area, std::uint32_t background) {
  paint_ground(m_bitmap, area, background);
  for (const Shape& shape : m_shapes) {
    const Area clip = shape.box.cut(area);
    if (clip.is_empty()) continue;
    const ImDrawVert &a = *shape.corners[0], &b = *shape.corners[1];
    switch (shape.kind) {
      case Kind::rectangle: paint_rectangle(m_bitmap, clip, a.pos.x, a.pos.y, b.pos.x, b.pos.y, a.col); break;
      case Kind::picture: paint_picture(m_bitmap, clip, corner_of(a), corner_of(b), shape.texture); break;
      case Kind::triangle:
        paint_triangle(m_bitmap, clip, corner_of(a), corner_of(b), corner_of(*shape.corners[2]), shape.texture);
        break;
    }
  }
}

const std::vector<Area>& Painter::paint(const ImDrawData& picture, std::uint32_t background) {
  const int width = static_cast<int>(picture.DisplaySize.x), height = static_cast<int>(picture.DisplaySize.y);
  if (width != m_bitmap.width || height != m_bitmap.height) {
    m_bitmap.resize(width, height);
    m_columns = (width + tile - 1) / tile;
    m_rows = (height + tile - 1) / tile;
    forget();
  }
  if (background != m_background) forget();
  m_background = background;
  m_shapes.clear();
  m_tiles.assign(static_cast<std::size_t>(m_columns * m_rows), 0);
  for (const ImDrawList* list : picture.CmdLists) collect(*list);
  find_changed();
  for (const Area& area : m_changed) paint_area(area, background);
  m_tiles_before.swap(m_tiles);
  return m_changed;
}

}  // namespace fb
