// WebGL2 through Dear ImGui's own OpenGL ES 3 backend.
#include <GLES3/gl3.h>
#include <emscripten/html5.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>

#include "platform/web/renderer.hpp"

namespace fb::web {

namespace {
class WebGlRenderer final : public Renderer {
 public:
  void draw(ImDrawData& picture, unsigned background) override {
    if (m_lost) return;
    if (!m_started) {
      ImGui_ImplOpenGL3_Init("#version 300 es");
      m_started = true;
    }
    ImGui_ImplOpenGL3_NewFrame();
    const ImVec4 color = ImGui::ColorConvertU32ToFloat4(background);
    glViewport(0, 0, static_cast<int>(picture.DisplaySize.x), static_cast<int>(picture.DisplaySize.y));
    glClearColor(color.x, color.y, color.z, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(&picture);
  }
  void lose() override { m_lost = true; }
  void restore() override {
    m_lost = false;
    if (m_started) ImGui_ImplOpenGL3_DestroyDeviceObjects();  // textures come back from the pixels Dear ImGui keeps
  }

 private:
  bool m_lost = false, m_started = false;
};
}  // namespace

Renderer* start_renderer() {
  EmscriptenWebGLContextAttributes wish;
  emscripten_webgl_init_context_attributes(&wish);
  wish.majorVersion = 2;
  wish.alpha = wish.depth = wish.stencil = wish.antialias = false;
  wish.enableExtensionsByDefault = false;  // asking for each of them waits for the GPU process
  const EMSCRIPTEN_WEBGL_CONTEXT_HANDLE context = emscripten_webgl_create_context("#canvas", &wish);
  if (context <= 0) return nullptr;
  emscripten_webgl_make_context_current(context);
  static WebGlRenderer renderer;
  return &renderer;
}

}  // namespace fb::web
