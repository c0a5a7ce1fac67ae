// The colours of the product, light and dark, and the sizes everything is built from. product.md "Look".
#pragma once
#include <cstdint>

#include "model/stages.hpp"

namespace fb {

using Colour = std::uint32_t;  // ImU32: 0xAABBGGRR

constexpr Colour rgb(std::uint32_t hex, std::uint32_t alpha = 255) {
  return alpha << 24 | (hex & 0xFF) << 16 | (hex & 0xFF00) | (hex >> 16 & 0xFF);
}
constexpr Colour faded(Colour colour, std::uint32_t alpha) { return (colour & 0xFFFFFF) | alpha << 24; }

struct Theme {
  bool is_dark;
  bool is_plain = false;  // the system's few colours and nothing else: no colour carries a meaning of its own
  Colour page, surface, raised, sunken;     // behind everything; cards and bars; menus and dialogs; wells and tracks
  Colour line, line_strong;                 // hairlines; borders of fields
  Colour text, text_2, text_3;              // words; secondary words (≥ 4.5:1 too); marks that are no words
  Colour hover, pressed, selected;          // laid over a surface
  Colour accent, on_accent, accent_soft;    // the one colour of actions and focus
  Colour attract, qualify, handoff, close;  // the zones: thin accents, never behind text
  Colour red, red_soft, amber, amber_soft, green, green_soft;
  Colour scrim, shadow;
  Colour zone(Zone which) const;
};
const Theme& theme_for(bool dark);
Theme with_more_contrast(const Theme& theme);  // no grey words, no faint lines

// The colours of a person who chose theirs in the system (CSS forced-colors).
struct SystemColours {
  Colour canvas = 0, text = 0, link = 0, highlight = 0, highlight_text = 0, grey = 0;
};
Theme theme_from(const SystemColours& system);
float contrast(Colour a, Colour b);  // 1…21, of two opaque colours (WCAG 2.2, relative luminance)

// CSS pixels.
namespace size {
inline constexpr float small = 12, base = 14, title = 20, medium = 16;
inline constexpr float row = 36, field = 34, radius = 8, small_radius = 6;
inline constexpr float top_bar = 52, rail_wide = 196, rail_narrow = 56, panel = 420;
}  // namespace size

}  // namespace fb
