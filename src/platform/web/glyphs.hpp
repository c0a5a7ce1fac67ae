// Dear ImGui fonts whose glyphs the browser draws: the system's own fonts through Canvas 2D, nothing shipped.
#pragma once

struct ImFontAtlas;

namespace fb::web {

// Adds two fonts, regular first, then semi-bold. Icons are the private code points from U+E000 of both.
void add_fonts(ImFontAtlas& atlas);

}  // namespace fb::web
