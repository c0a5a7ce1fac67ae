#include "platform/web/glyphs.hpp"

#include <imgui.h>
#include <imgui_internal.h>
#include <misc/freetype/imgui_freetype.h>

#include "platform/web/host.hpp"

namespace fb::web {

namespace {
// Dear ImGui hands this back as the source's FontData. It copies it up to 1.92.5 and keeps the pointer later: static.
struct Face {
  int weight = 400;
};
Face regular{400}, semi_bold{600};

int weight_of(const ImFontConfig* source) { return static_cast<const Face*>(source->FontData)->weight; }
float density_of(const ImFontConfig* source, const ImFontBaked* baked) {
  return source->RasterizerDensity * baked->RasterizerDensity;
}
// A font's size is the em, as in CSS. (Dear ImGui's own loaders take the height of a line.)
float em_of(const ImFontConfig* source, const ImFontBaked* baked) { return baked->Size * density_of(source, baked); }
float whole(float pixels) { return ImFloor(pixels + 0.5f); }

bool init_source(ImFontAtlas*, ImFontConfig*) { return true; }
bool contains_glyph(ImFontAtlas*, ImFontConfig*, ImWchar codepoint) { return codepoint >= 32; }

bool init_baked(ImFontAtlas*, ImFontConfig* source, ImFontBaked* baked, void*) {
  const float density = density_of(source, baked);
  const host::FontMetrics metrics = host::font_metrics(weight_of(source), em_of(source, baked));
  baked->Ascent = ImCeil(metrics.ascent / density);
  baked->Descent = -ImCeil(metrics.descent / density);
  return true;
}

bool load_glyph(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void*, ImWchar codepoint,
                ImFontGlyph* glyph, float* advance) {
  if (codepoint < 32) return false;
  const float density = density_of(source, baked), em = em_of(source, baked);
  const int weight = weight_of(source);
  if (advance != nullptr) {
    *advance = whole(host::glyph_advance(weight, em, codepoint)) / density;
    return true;
  }
  ImVector<unsigned char>& pixels = atlas->Builder->TempBuffer;
  pixels.resize(ImMax(pixels.Size, static_cast<int>(em * em * 9) * 4 + 64));
  host::GlyphBox box;
  int bytes = host::glyph(weight, em, codepoint, pixels.Data, pixels.Size, box);
  if (bytes > pixels.Size) {
    pixels.resize(bytes);
    bytes = host::glyph(weight, em, codepoint, pixels.Data, pixels.Size, box);
  }
  glyph->Codepoint = codepoint;
  glyph->AdvanceX = whole(box.advance) / density;  // whole device pixels keep text crisp
  if (bytes == 0) return true;
  const int w = static_cast<int>(box.w), h = static_cast<int>(box.h);
  const ImFontAtlasRectId id = ImFontAtlasPackAddRect(atlas, w, h);
  if (id == ImFontAtlasRectId_Invalid) return false;
  ImTextureRect* rect = ImFontAtlasPackGetRect(atlas, id);
  glyph->X0 = box.x / density;
  glyph->Y0 = box.y / density + baked->Ascent;
  glyph->X1 = glyph->X0 + box.w / density;
  glyph->Y1 = glyph->Y0 + box.h / density;
  glyph->Visible = true;
  glyph->Colored = box.has_color != 0;
  glyph->PackId = id;
  if (glyph->Colored) atlas->TexPixelsUseColors = true;
  ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, source, glyph, rect, pixels.Data, ImTextureFormat_RGBA32, w * 4);
  return true;
}

const ImFontLoader* canvas_loader() {
  static ImFontLoader loader;
  loader.Name = "canvas2d";
  loader.FontSrcInit = init_source;
  loader.FontSrcContainsGlyph = contains_glyph;
  loader.FontBakedInit = init_baked;
  loader.FontBakedLoadGlyph = load_glyph;
  return &loader;
}

void add_font(ImFontAtlas& atlas, Face& face, const char* name) {
  ImFontConfig config;
  config.FontData = &face;
  config.FontDataSize = sizeof face;
  config.FontDataOwnedByAtlas = false;
  config.SizePixels = 16;
  ImStrncpy(config.Name, name, IM_ARRAYSIZE(config.Name));
  atlas.AddFont(&config);
}
}  // namespace

void add_fonts(ImFontAtlas& atlas) {
  add_font(atlas, regular, "regular");
  add_font(atlas, semi_bold, "semi-bold");
}

}  // namespace fb::web

// The loader that Dear ImGui asks for by itself. The page has no FreeType: the browser's own glyphs take its place, and
// stb_truetype, which would be linked otherwise, stays out of the download (cmake/dependencies.cmake).
const ImFontLoader* ImGuiFreeType::GetFontLoader() { return fb::web::canvas_loader(); }
