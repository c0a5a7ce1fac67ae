#include "views/theme.hpp"

#include <doctest/doctest.h>

using namespace fb;

namespace {

// Words and what they stand on, and edges of what can be pressed: WCAG 2.2, 1.4.3 and 1.4.11.
void check_readable(const Theme& theme, float words, float marks) {
  for (const Colour ground : {theme.page, theme.surface, theme.raised, theme.sunken}) {
    for (const Colour ink : {theme.text, theme.text_2}) CHECK(contrast(ink, ground) >= words);
    CHECK(contrast(theme.accent, ground) >= marks);
  }
  CHECK(contrast(theme.on_accent, theme.accent) >= 4.5f);
  CHECK(contrast(theme.red, theme.red_soft) >= 4.5f);
  CHECK(contrast(theme.amber, theme.amber_soft) >= 4.5f);
  CHECK(contrast(theme.green, theme.green_soft) >= 4.5f);
  CHECK(contrast(theme.text, theme.accent_soft) >= 4.5f);
}

}  // namespace

TEST_CASE("contrast is what WCAG says it is") {
  CHECK(contrast(rgb(0xFFFFFF), rgb(0x000000)) == doctest::Approx(21).epsilon(0.001));
  CHECK(contrast(rgb(0x777777), rgb(0xFFFFFF)) == doctest::Approx(4.478).epsilon(0.001));
}

TEST_CASE("words can be read on everything they stand on, light and dark") {
  for (const bool dark : {false, true}) {
    CAPTURE(dark);
    check_readable(theme_for(dark), 4.5f, 3);
  }
}

TEST_CASE("who asks for more contrast gets at least 7 to 1, also for secondary words and lines of fields") {
  for (const bool dark : {false, true}) {
    CAPTURE(dark);
    const Theme theme = with_more_contrast(theme_for(dark));
    check_readable(theme, 7, 4.5f);
    CHECK(contrast(theme.line_strong, theme.surface) >= 4.5f);
  }
}

TEST_CASE("forced colours are the only ones used") {
  const SystemColours system{rgb(0x000000), rgb(0xFFFFFF), rgb(0xFFFF00), rgb(0x1AEBFF), rgb(0x000000), rgb(0x3FF23F)};
  const Theme theme = theme_from(system);
  CHECK(theme.is_dark);
  for (const Colour ground : {theme.page, theme.surface, theme.raised, theme.sunken, theme.red_soft})
    CHECK(ground == system.canvas);
  for (const Colour ink : {theme.text, theme.text_2, theme.red, theme.amber, theme.green, theme.line})
    CHECK(ink == system.text);
  CHECK(theme.accent == system.link);
}
