// Puts Dear ImGui's draw lists on the canvas: by the graphics card, or by ourselves where there is none.
#pragma once

struct ImDrawData;

namespace fb::web {

class Renderer {
 public:
  virtual ~Renderer() = default;
  virtual void draw(ImDrawData& picture, unsigned background) = 0;  // background: IM_COL32
  virtual void lose() = 0;                                          // the browser took the context away
  virtual void restore() = 0;                                       // and gave it back
};

// Before the first picture either may be taken (web/graphics.js says which); no other thing has to know.
Renderer& webgl_renderer();
Renderer& software_renderer();

}  // namespace fb::web
