#include "views/theme.hpp"

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

}  // namespace

const Theme& theme_for(bool is_dark) { return is_dark ? dark : light; }

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
