#include "views/theme.hpp"

#include <cmath>

namespace fb {
namespace {

constexpr Theme light{
    .is_dark = false,
    .page = rgb(0xF5F6F8),
    .surface = rgb(0xFFFFFF),
    .raised = rgb(0xFFFFFF),
    .sunken = rgb(0xECEEF1),
    .line = rgb(0xE3E5E9),
    .line_strong = rgb(0xC9CDD4),
    .text = rgb(0x1A1D23),
    .text_2 = rgb(0x5A6270),
    .text_3 = rgb(0x9AA1AD),
    .hover = rgb(0x1A1D23, 12),
    .pressed = rgb(0x1A1D23, 26),
    .selected = rgb(0x4F46C8, 22),
    .accent = rgb(0x4F46C8),
    .on_accent = rgb(0xFFFFFF),
    .accent_soft = rgb(0xEDECFB),
    .attract = rgb(0x7C5CD6),
    .qualify = rgb(0xC98A16),
    .handoff = rgb(0x0E8F93),
    .close = rgb(0x2E9455),
    .red = rgb(0xC0362C),
    .red_soft = rgb(0xFBEAE8),
    .amber = rgb(0x8F5B00),
    .amber_soft = rgb(0xFBF1DC),
    .green = rgb(0x1F7A43),
    .green_soft = rgb(0xE4F4EA),
    .scrim = rgb(0x14161A, 90),
    .shadow = rgb(0x10131A, 30),
};

constexpr Theme dark{
    .is_dark = true,
    .page = rgb(0x121316),
    .surface = rgb(0x1C1E22),
    .raised = rgb(0x24272C),
    .sunken = rgb(0x0C0D0F),
    .line = rgb(0x2C3036),
    .line_strong = rgb(0x434953),
    .text = rgb(0xEDEEF1),
    .text_2 = rgb(0xA3AAB6),
    .text_3 = rgb(0x6C7481),
    .hover = rgb(0xFFFFFF, 14),
    .pressed = rgb(0xFFFFFF, 28),
    .selected = rgb(0x8F88F2, 40),
    .accent = rgb(0x8F88F2),
    .on_accent = rgb(0x121316),
    .accent_soft = rgb(0x2B2A45),
    .attract = rgb(0xA58BF0),
    .qualify = rgb(0xE0AC4A),
    .handoff = rgb(0x3FBDC0),
    .close = rgb(0x58BE80),
    .red = rgb(0xF08A80),
    .red_soft = rgb(0x40221F),
    .amber = rgb(0xE6B45A),
    .amber_soft = rgb(0x3A2D14),
    .green = rgb(0x6CCB91),
    .green_soft = rgb(0x1B3325),
    .scrim = rgb(0x000000, 140),
    .shadow = rgb(0x000000, 110),
};

float linear(Colour channel) {
  const float share = static_cast<float>(channel & 255) / 255;
  return share <= 0.04045f ? share / 12.92f : std::pow((share + 0.055f) / 1.055f, 2.4f);
}
float luminance(Colour colour) {
  return 0.2126f * linear(colour) + 0.7152f * linear(colour >> 8) + 0.0722f * linear(colour >> 16);
}

}  // namespace

const Theme& theme_for(bool is_dark) { return is_dark ? dark : light; }

Theme with_more_contrast(const Theme& theme) {
  Theme more = theme;
  const Colour ink = theme.is_dark ? rgb(0xFFFFFF) : rgb(0x000000);
  more.text = more.text_2 = ink;
  more.text_3 = theme.text_2;
  more.line = more.line_strong = theme.text_2;
  more.page = more.sunken = theme.is_dark ? rgb(0x000000) : rgb(0xFFFFFF);
  more.accent = theme.is_dark ? rgb(0xB9B4FF) : rgb(0x2F2799);
  more.red = theme.is_dark ? rgb(0xFFB3AB) : rgb(0x8E1B12);
  more.amber = theme.is_dark ? rgb(0xFFD48A) : rgb(0x6B4400);
  more.green = theme.is_dark ? rgb(0x9BEDB6) : rgb(0x0F5C2E);
  return more;
}

Theme theme_from(const SystemColours& system) {
  Theme plain = light;
  plain.is_plain = true;
  plain.is_dark = luminance(system.canvas) < 0.18f;
  plain.page = plain.surface = plain.raised = plain.sunken = system.canvas;
  plain.red_soft = plain.amber_soft = plain.green_soft = plain.accent_soft = system.canvas;
  plain.line = plain.line_strong = plain.text = plain.text_2 = system.text;
  plain.red = plain.amber = plain.green = system.text;
  plain.text_3 = system.grey;
  plain.hover = faded(system.highlight, 60);
  plain.pressed = faded(system.highlight, 110);
  plain.selected = faded(system.highlight, 60);
  plain.accent = plain.attract = plain.qualify = plain.handoff = plain.close = system.link;
  plain.on_accent = system.canvas;
  plain.scrim = faded(system.canvas, 200);
  plain.shadow = faded(system.text, 0);
  return plain;
}

float contrast(Colour a, Colour b) {
  const float one = luminance(a) + 0.05f, other = luminance(b) + 0.05f;
  return one > other ? one / other : other / one;
}

Colour Theme::zone(Zone which) const {
  switch (which) {
    case Zone::attract: return attract;
    case Zone::qualify: return qualify;
    case Zone::handoff: return handoff;
    case Zone::close: return close;
    case Zone::off: break;
  }
  return text_3;
}

}  // namespace fb
