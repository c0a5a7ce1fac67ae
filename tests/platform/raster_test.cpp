#include "platform/raster.hpp"

#include <doctest/doctest.h>

#include <array>

#include "model/random.hpp"

using namespace fb;

namespace {

constexpr std::uint32_t black = 0xFF000000, white = 0xFFFFFFFF, half_white = 0x80FFFFFF;
const std::array<std::uint32_t, 1> one_white{white};
const Texture plain{one_white.data(), 1, 1};

Bitmap ground(int w, int h, std::uint32_t colour = black) {
  Bitmap made;
  made.resize(w, h);
  paint_ground(made, made.area(), colour);
  return made;
}
Corner at(float x, float y, std::uint32_t colour = white, float u = 0, float v = 0) { return {x, y, u, v, colour}; }
std::uint32_t pixel(Bitmap& from, int x, int y) { return from.row(y)[x]; }

}  // namespace

TEST_CASE("a rectangle has the pixels whose centres lie in it, inside its clip only") {
  Bitmap to = ground(8, 8);
  paint_rectangle(to, {0, 0, 8, 6}, 1.5f, 2.4f, 4.5f, 9, white);
  for (int y = 0; y < 8; ++y)
    for (int x = 0; x < 8; ++x) {
      const bool is_in = x >= 1 && x < 4 && y >= 2 && y < 6, is_painted = pixel(to, x, y) == white;
      CHECK(is_painted == is_in);
    }
}

TEST_CASE("half a colour is mixed with the ground, and the ground stays opaque") {
  Bitmap to = ground(2, 1, 0xFF204060);
  paint_rectangle(to, to.area(), 0, 0, 1, 1, 0x80FF0000);
  const std::uint32_t mixed = pixel(to, 0, 0);
  CHECK((mixed >> 24) == 255);
  CHECK((mixed >> 16 & 255) == doctest::Approx(0x90).epsilon(0.02));
  CHECK((mixed >> 8 & 255) == doctest::Approx(0x20).epsilon(0.04));
  CHECK((mixed & 255) == doctest::Approx(0x30).epsilon(0.04));
  CHECK(pixel(to, 1, 0) == 0xFF204060);
}

TEST_CASE("triangles that share edges cover every pixel between them once") {
  Random random(5);
  const auto somewhere = [&](int from, int to) {
    return static_cast<float>(from) +
           static_cast<float>(random.below(static_cast<std::uint32_t>((to - from) * 16))) / 16;
  };
  for (int turn = 0; turn < 200; ++turn) {
    // A quadrilateral cut into four by a point inside of it.
    const Corner round[] = {
        at(somewhere(0, 20), somewhere(0, 20), half_white), at(somewhere(40, 60), somewhere(0, 20), half_white),
        at(somewhere(40, 60), somewhere(40, 60), half_white), at(somewhere(0, 20), somewhere(40, 60), half_white)};
    const Corner middle = at(somewhere(22, 38), somewhere(22, 38), half_white);
    Bitmap to = ground(64, 64), whole = ground(64, 64);
    for (std::size_t i = 0; i < 4; ++i) paint_triangle(to, to.area(), round[i], round[(i + 1) % 4], middle, plain);
    Bitmap once = ground(1, 1);
    paint_rectangle(once, once.area(), 0, 0, 1, 1, half_white);
    paint_triangle(whole, whole.area(), round[0], round[1], round[2], plain);
    paint_triangle(whole, whole.area(), round[0], round[2], round[3], plain);
    std::size_t twice = 0, inside = 0, inside_whole = 0;
    for (std::size_t i = 0; i < to.pixels.size(); ++i) {
      twice += to.pixels[i] != black && to.pixels[i] != once.pixels[0];
      inside += to.pixels[i] != black;
      inside_whole += whole.pixels[i] != black;
    }
    CHECK(twice == 0);
    CHECK(inside > 300);
    CHECK(inside == inside_whole);
  }
}

TEST_CASE("colours run evenly from corner to corner") {
  Bitmap to = ground(100, 1);
  const Corner left = at(0, 0, 0xFF000000), right = at(100, 0, 0xFFFFFFFF);
  paint_triangle(to, to.area(), left, right, at(100, 1, 0xFFFFFFFF), plain);
  paint_triangle(to, to.area(), left, at(100, 1, 0xFFFFFFFF), at(0, 1, 0xFF000000), plain);
  for (int x = 0; x < 100; x += 9)
    CHECK((pixel(to, x, 0) & 255) == doctest::Approx(255 * (x + 0.5) / 100).epsilon(0.03).scale(255));
}

TEST_CASE("a letter is laid on pixel for pixel: its coverage times the ink") {
  // 4 × 2 texels; the letter is the two in the middle of the first row.
  const std::array<std::uint32_t, 8> texels{0, 0xFFFFFFFF, 0x40FFFFFF, 0, 0, 0, 0, 0};
  const Texture from{texels.data(), 4, 2};
  Bitmap to = ground(6, 3, white);
  const std::uint32_t ink = 0xFF2040A0;
  paint_picture(to, to.area(), at(3, 1, ink, 0.25f, 0), at(5, 2, ink, 0.75f, 0.5f), from);
  CHECK(pixel(to, 3, 1) == ink);
  CHECK((pixel(to, 4, 1) & 255) == doctest::Approx(255 - (255 - 0xA0) * 0x40 / 255.0).epsilon(0.02));
  CHECK(pixel(to, 2, 1) == white);
  CHECK(pixel(to, 3, 0) == white);
}

TEST_CASE("an emoji keeps its colours, and a picture that is stretched is smooth") {
  const std::array<std::uint32_t, 2> texels{0xFF0000FF, 0xFF00FF00};
  const Texture from{texels.data(), 2, 1};
  Bitmap to = ground(8, 1);
  paint_picture(to, to.area(), at(0, 0, white, 0, 0), at(2, 1, white, 1, 1), from);
  CHECK(pixel(to, 0, 0) == 0xFF0000FF);
  CHECK(pixel(to, 1, 0) == 0xFF00FF00);
  paint_picture(to, to.area(), at(0, 0, white, 0, 0), at(8, 1, white, 1, 1), from);
  for (int x = 1; x < 8; ++x) CHECK((pixel(to, x, 0) & 255) <= (pixel(to, x - 1, 0) & 255));
  CHECK((pixel(to, 3, 0) & 255) > 100);
  CHECK((pixel(to, 3, 0) >> 8 & 255) > 80);
}
