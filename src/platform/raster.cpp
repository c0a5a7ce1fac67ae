#include "platform/raster.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace fb {
namespace {

constexpr std::uint32_t alpha_shift = 24;
std::uint32_t alpha_of(std::uint32_t colour) { return colour >> alpha_shift; }

// x / 255, rounded, for x up to 255 × 255.
std::uint32_t over_255(std::uint32_t x) { return (x + 128 + ((x + 128) >> 8)) >> 8; }

// The colour over the ground, two channels at a time; `alpha` 0…256. The result is opaque.
std::uint32_t blend(std::uint32_t ground, std::uint32_t colour, std::uint32_t alpha) {
  const std::uint32_t rb = ground & 0xFF00FF, g = ground & 0x00FF00;
  const std::uint32_t to_rb = colour & 0xFF00FF, to_g = colour & 0x00FF00;
  const std::uint32_t new_rb = (rb * (256 - alpha) + to_rb * alpha + 0x800080) >> 8;
  const std::uint32_t new_g = (g * (256 - alpha) + to_g * alpha + 0x008000) >> 8;
  return (new_rb & 0xFF00FF) | (new_g & 0x00FF00) | 0xFF000000;
}
std::uint32_t to_256(std::uint32_t alpha) { return alpha + (alpha >> 7); }

std::uint32_t times(std::uint32_t a, std::uint32_t b) {
  std::uint32_t out = 0;
  for (int shift = 0; shift < 32; shift += 8) out |= over_255((a >> shift & 255) * (b >> shift & 255)) << shift;
  return out;
}

// The first pixel whose centre is not left of x.
int first_at(float x) { return static_cast<int>(std::ceil(x - 0.5f)); }

void paint_span(std::uint32_t* pixels, int count, std::uint32_t colour) {
  const std::uint32_t alpha = alpha_of(colour);
  if (alpha == 255) {
    std::fill(pixels, pixels + count, colour);
    return;
  }
  const std::uint32_t share = to_256(alpha);
  for (int i = 0; i < count; ++i) pixels[i] = blend(pixels[i], colour, share);
}

void paint_texel(std::uint32_t& ground, std::uint32_t texel, std::uint32_t colour) {
  const std::uint32_t coverage = alpha_of(texel);
  if (coverage == 0) return;
  // Letters are white in the texture; only pictures (emoji) have colours of their own.
  const std::uint32_t ink = (texel | 0xFF000000) == 0xFFFFFFFF ? colour : times(texel | 0xFF000000, colour);
  const std::uint32_t alpha = over_255(coverage * alpha_of(colour));
  ground = blend(ground, ink, to_256(alpha));
}

std::uint32_t texel_at(const Texture& from, int x, int y) {
  x = std::clamp(x, 0, from.width - 1);
  y = std::clamp(y, 0, from.height - 1);
  return from.pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(from.width) + static_cast<std::size_t>(x)];
}

// Between the four nearest texels; x and y in texels.
std::uint32_t sampled(const Texture& from, float x, float y) {
  x -= 0.5f;
  y -= 0.5f;
  const float left = std::floor(x), top = std::floor(y);
  const auto x0 = static_cast<int>(left), y0 = static_cast<int>(top);
  const std::uint32_t corners[] = {texel_at(from, x0, y0), texel_at(from, x0 + 1, y0), texel_at(from, x0, y0 + 1),
                                   texel_at(from, x0 + 1, y0 + 1)};
  const float fx = x - left, fy = y - top;
  const float shares[] = {(1 - fx) * (1 - fy), fx * (1 - fy), (1 - fx) * fy, fx * fy};
  std::uint32_t out = 0;
  for (int shift = 0; shift < 32; shift += 8) {
    float sum = 0.5f;
    for (int i = 0; i < 4; ++i) sum += shares[i] * static_cast<float>(corners[i] >> shift & 255);
    out |= static_cast<std::uint32_t>(sum) << shift;
  }
  return out;
}

// A value that is a plane over the picture: known at three corners, wanted at every pixel.
struct Plane {
  float at_origin = 0, per_x = 0, per_y = 0;

  Plane(const Corner& a, const Corner& b, const Corner& c, float double_area, float of_a, float of_b, float of_c) {
    per_x = ((of_b - of_a) * (c.y - a.y) - (of_c - of_a) * (b.y - a.y)) / double_area;
    per_y = ((of_c - of_a) * (b.x - a.x) - (of_b - of_a) * (c.x - a.x)) / double_area;
    at_origin = of_a - per_x * a.x - per_y * a.y;
  }
  float at(float x, float y) const { return at_origin + per_x * x + per_y * y; }
};

// Where an edge crosses a row. From its upper end, whichever triangle asks: neighbours get the same answer.
struct Edge {
  float x = 0, y = 0, slope = 0;
  Edge(const Corner& upper, const Corner& lower) : x(upper.x), y(upper.y) {
    const float height = lower.y - upper.y;
    slope = height > 0 ? (lower.x - upper.x) / height : 0;
  }
  float at(float row) const { return x + (row - y) * slope; }
};

// Calls paint(y, from, to) for each row of the triangle: its pixels from `from` up to, not including, `to`.
template <class Paint>
void each_span(const Area& clip, const Corner* a, const Corner* b, const Corner* c, const Paint& paint) {
  if (b->y < a->y) std::swap(a, b);
  if (c->y < b->y) std::swap(b, c);
  if (b->y < a->y) std::swap(a, b);
  const Edge whole(*a, *c), upper(*a, *b), lower(*b, *c);
  const int bottom = std::min(clip.bottom, first_at(c->y)), middle = first_at(b->y);
  for (int y = std::max(clip.top, first_at(a->y)); y < bottom; ++y) {
    const float centre = static_cast<float>(y) + 0.5f;
    float left = whole.at(centre), right = (y < middle ? upper : lower).at(centre);
    if (right < left) std::swap(left, right);
    const int from = std::max(clip.left, first_at(left)), to = std::min(clip.right, first_at(right));
    if (from < to) paint(y, from, to);
  }
}

// Red, green, blue and alpha over a triangle.
std::array<Plane, 4> shades(const Corner& a, const Corner& b, const Corner& c, float double_area) {
  const auto channel = [&](int shift) {
    const auto of = [shift](const Corner& corner) { return static_cast<float>(corner.colour >> shift & 255); };
    return Plane(a, b, c, double_area, of(a), of(b), of(c));
  };
  return {channel(0), channel(8), channel(16), channel(24)};
}

void paint_shaded(Bitmap& to, const Area& clip, const Corner& a, const Corner& b, const Corner& c, float double_area) {
  const std::array<Plane, 4> channels = shades(a, b, c, double_area);
  each_span(clip, &a, &b, &c, [&](int y, int from, int end) {
    std::uint32_t* row = to.row(y);
    constexpr float one = 65536;  // in 16.16 from here on
    int value[4], step[4];
    for (std::size_t i = 0; i < 4; ++i) {
      value[i] = static_cast<int>(
          (channels[i].at(static_cast<float>(from) + 0.5f, static_cast<float>(y) + 0.5f) + 0.5f) * one);
      step[i] = static_cast<int>(channels[i].per_x * one);
    }
    for (int x = from; x < end; ++x) {
      std::uint32_t colour = 0;
      for (std::size_t i = 0; i < 4; ++i) {
        colour |= static_cast<std::uint32_t>(std::clamp(value[i] >> 16, 0, 255)) << (8 * i);
        value[i] += step[i];
      }
      row[x] = blend(row[x], colour, to_256(alpha_of(colour)));
    }
  });
}

void paint_textured(Bitmap& to, const Area& clip, const Corner& a, const Corner& b, const Corner& c, float double_area,
                    const Texture& from) {
  const std::array<Plane, 4> channels = shades(a, b, c, double_area);
  const auto width = static_cast<float>(from.width), height = static_cast<float>(from.height);
  const Plane u(a, b, c, double_area, a.u * width, b.u * width, c.u * width);
  const Plane v(a, b, c, double_area, a.v * height, b.v * height, c.v * height);
  each_span(clip, &a, &b, &c, [&](int y, int begin, int end) {
    std::uint32_t* row = to.row(y);
    const float centre_y = static_cast<float>(y) + 0.5f;
    for (int x = begin; x < end; ++x) {
      const float centre_x = static_cast<float>(x) + 0.5f;
      std::uint32_t colour = 0;
      for (std::size_t i = 0; i < 4; ++i) {
        const float value = std::clamp(channels[i].at(centre_x, centre_y) + 0.5f, 0.0f, 255.0f);
        colour |= static_cast<std::uint32_t>(value) << (8 * i);
      }
      paint_texel(row[x], sampled(from, u.at(centre_x, centre_y), v.at(centre_x, centre_y)), colour);
    }
  });
}

}  // namespace

Area Area::cut(const Area& to) const {
  return {std::max(left, to.left), std::max(top, to.top), std::min(right, to.right), std::min(bottom, to.bottom)};
}

void Bitmap::resize(int w, int h) {
  width = w;
  height = h;
  pixels.assign(static_cast<std::size_t>(w) * static_cast<std::size_t>(h), 0xFF000000);
}

void paint_ground(Bitmap& to, const Area& clip, std::uint32_t colour) {
  for (int y = clip.top; y < clip.bottom; ++y)
    std::fill(to.row(y) + clip.left, to.row(y) + clip.right, colour | 0xFF000000);
}

void paint_rectangle(Bitmap& to, const Area& clip, float left, float top, float right, float bottom,
                     std::uint32_t colour) {
  const Area part = Area{first_at(left), first_at(top), first_at(right), first_at(bottom)}.cut(clip);
  if (part.is_empty() || alpha_of(colour) == 0) return;
  for (int y = part.top; y < part.bottom; ++y) paint_span(to.row(y) + part.left, part.right - part.left, colour);
}

void paint_picture(Bitmap& to, const Area& clip, const Corner& top_left, const Corner& bottom_right,
                   const Texture& from) {
  const Area whole{first_at(top_left.x), first_at(top_left.y), first_at(bottom_right.x), first_at(bottom_right.y)};
  const Area part = whole.cut(clip);
  if (part.is_empty() || alpha_of(top_left.colour) == 0) return;
  const float width = static_cast<float>(from.width), height = static_cast<float>(from.height);
  const float scale_x = (bottom_right.u - top_left.u) * width / (bottom_right.x - top_left.x);
  const float scale_y = (bottom_right.v - top_left.v) * height / (bottom_right.y - top_left.y);
  // Of the texture at the centre of the pixel (0, 0).
  const float u = top_left.u * width + (0.5f - top_left.x) * scale_x;
  const float v = top_left.v * height + (0.5f - top_left.y) * scale_y;
  const float x_off = std::floor(u), y_off = std::floor(v);
  constexpr float close = 0.02f;
  const bool is_pixel_for_pixel = std::abs(scale_x - 1) < 0.0005f && std::abs(scale_y - 1) < 0.0005f &&
                                  std::abs(u - x_off - 0.5f) < close && std::abs(v - y_off - 0.5f) < close;
  for (int y = part.top; y < part.bottom; ++y) {
    std::uint32_t* row = to.row(y);
    if (is_pixel_for_pixel) {
      const int texel_y = std::clamp(y + static_cast<int>(y_off), 0, from.height - 1);
      const int left = part.left + static_cast<int>(x_off);
      if (left < 0 || left + part.right - part.left > from.width) continue;  // no glyph reaches beyond its texture
      const std::uint32_t* texels =
          from.pixels + static_cast<std::size_t>(texel_y) * static_cast<std::size_t>(from.width) + left;
      for (int x = part.left; x < part.right; ++x) paint_texel(row[x], texels[x - part.left], top_left.colour);
    } else {
      for (int x = part.left; x < part.right; ++x)
        paint_texel(row[x], sampled(from, u + static_cast<float>(x) * scale_x, v + static_cast<float>(y) * scale_y),
                    top_left.colour);
    }
  }
}

void paint_triangle(Bitmap& to, const Area& clip, const Corner& a, const Corner& b, const Corner& c,
                    const Texture& from) {
  const float double_area = (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y);
  if (double_area == 0 || alpha_of(a.colour | b.colour | c.colour) == 0) return;
  const bool is_plain = a.u == b.u && a.u == c.u && a.v == b.v && a.v == c.v;
  if (!is_plain) return paint_textured(to, clip, a, b, c, double_area, from);
  if (a.colour != b.colour || a.colour != c.colour) return paint_shaded(to, clip, a, b, c, double_area);
  each_span(clip, &a, &b, &c,
            [&](int y, int left, int right) { paint_span(to.row(y) + left, right - left, a.colour); });
}

}  // namespace fb
