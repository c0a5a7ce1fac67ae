// Painted by ourselves into memory, and only what changed handed to the browser: for office machines without a graphics card,
// where a software WebGL needs some 60 ms and both cores for one picture.
#include <imgui.h>

#include "platform/painter.hpp"
#include "platform/web/host.hpp"
#include "platform/web/renderer.hpp"

namespace fb::web {

namespace {

class SoftwareRenderer final : public Renderer {
 public:
  void draw(ImDrawData& picture, unsigned background) override {
    if (picture.Textures != nullptr) {
      for (ImTextureData* texture : *picture.Textures) update(*texture);
    }
    for (const Area& area : m_painter.paint(picture, background)) {
      const Bitmap& from = m_painter.bitmap();
      host::show_pixels(from.pixels.data(), from.width, from.height, area.left, area.top, area.right - area.left,
                        area.bottom - area.top);
    }
  }

  void lose() override {}
  void restore() override { m_painter.forget(); }

 private:
  static void update(ImTextureData& texture) {  // its pixels are read where they are
    if (texture.Status == ImTextureStatus_WantCreate)
      texture.SetTexID(static_cast<ImTextureID>(reinterpret_cast<std::uintptr_t>(&texture)));
    if (texture.Status == ImTextureStatus_WantDestroy && texture.UnusedFrames > 0) {
      texture.SetTexID(ImTextureID_Invalid);
      texture.SetStatus(ImTextureStatus_Destroyed);
    } else if (texture.Status == ImTextureStatus_WantCreate || texture.Status == ImTextureStatus_WantUpdates) {
      texture.SetStatus(ImTextureStatus_OK);
    }
  }

  Painter m_painter;
};

}  // namespace

Renderer& software_renderer() {
  static SoftwareRenderer renderer;
  return renderer;
}

}  // namespace fb::web
