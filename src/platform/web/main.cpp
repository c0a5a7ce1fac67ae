// Puts the program together. The page (web/main.js) then tells its size and surroundings, says start, and asks for frames.
#include <imgui.h>

#include "platform/web/glyphs.hpp"
#include "platform/web/host.hpp"
#include "platform/web/loop.hpp"
#include "platform/web/program.hpp"
#include "views/ui.hpp"

namespace fb::web {

Program& program() {
  static Program the_program;
  return the_program;
}

static void start_imgui() {
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.BackendPlatformName = "funnelboard_web";
  io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;  // no vertex offsets: WebGL2 has no base vertex
  io.ConfigMacOSXBehaviors = host::is_mac();                 // not known to the compiler here
  set_up_style();
  add_fonts(*io.Fonts);
}

}  // namespace fb::web

int main() {
  using namespace fb::web;
  host::start();
  start_imgui();
  static Loop the_loop(program());
}
