// WebGL2, drawn by web/webgl.js. Dear ImGui's own backend asks for some twenty GL states in each frame, and each question
// waits for the graphics process.
#include <imgui.h>

#include <algorithm>
#include <vector>

#include "platform/web/host.hpp"
#include "platform/web/renderer.hpp"

namespace fb::web {

namespace {

class WebGlRenderer final : public Renderer {
 public:
  void draw(ImDrawData& picture, unsigned background) override {
    if (m_lost) return;
    if (picture.Textures != nullptr) {
      for (ImTextureData* texture : *picture.Textures) update(*texture);
    }
    const int w = static_cast<int>(picture.DisplaySize.x), h = static_cast<int>(picture.DisplaySize.y);
    host::begin_picture(w, h, background);
    for (const ImDrawList* list : picture.CmdLists) draw_list(*list, w, h);
  }

  void lose() override { m_lost = true; }

  void restore() override {
    m_lost = false;
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures)
      forget(*texture);  // made again from the pixels Dear ImGui keeps
  }

 private:
  static int id_of(const ImTextureData& texture) { return static_cast<int>(texture.TexID); }

  static void forget(ImTextureData& texture) {
    texture.SetTexID(ImTextureID_Invalid);
    texture.SetStatus(ImTextureStatus_Destroyed);
  }

  void update(ImTextureData& texture) {
    if (texture.Status == ImTextureStatus_WantCreate) {
      texture.SetTexID(static_cast<ImTextureID>(++m_last_id));
      host::make_texture(m_last_id, texture.Width, texture.Height, texture.GetPixels());
      texture.SetStatus(ImTextureStatus_OK);
    } else if (texture.Status == ImTextureStatus_WantUpdates) {
      for (const ImTextureRect& part : texture.Updates) {
        host::update_texture(id_of(texture), part.x, part.y, part.w, part.h, texture.GetPixelsAt(part.x, part.y),
                             texture.Width);
      }
      texture.SetStatus(ImTextureStatus_OK);
    } else if (texture.Status == ImTextureStatus_WantDestroy && texture.UnusedFrames > 0) {
      host::drop_texture(id_of(texture));
      forget(texture);
    }
  }

  void draw_list(const ImDrawList& list, int w, int h) {
    m_commands.clear();
    for (const ImDrawCmd& command : list.CmdBuffer) {
      if (command.UserCallback != nullptr || command.ElemCount == 0) continue;
      const int left = std::max(0, static_cast<int>(command.ClipRect.x)),
                top = std::max(0, static_cast<int>(command.ClipRect.y));
      const int right = std::min(w, static_cast<int>(command.ClipRect.z)),
                bottom = std::min(h, static_cast<int>(command.ClipRect.w));
      if (right <= left || bottom <= top) continue;
      m_commands.push_back({left, top, right - left, bottom - top, static_cast<int>(command.GetTexID()),
                            static_cast<int>(command.IdxOffset), static_cast<int>(command.ElemCount)});
    }
    if (m_commands.empty()) return;
    host::draw_list(list.VtxBuffer.Data, list.VtxBuffer.Size, list.IdxBuffer.Data, list.IdxBuffer.Size,
                    m_commands.data(), static_cast<int>(m_commands.size()));
  }

  std::vector<host::DrawCommand> m_commands;
  int m_last_id = 0;
  bool m_lost = false;
};

static_assert(sizeof(ImDrawVert) == 20 && sizeof(ImDrawIdx) == 4, "web/webgl.js reads them as they are");

}  // namespace

Renderer& webgl_renderer() {
  static WebGlRenderer renderer;
  return renderer;
}

}  // namespace fb::web
