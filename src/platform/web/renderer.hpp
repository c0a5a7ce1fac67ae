// Puts Dear ImGui's draw lists on the canvas. Chosen once at the start; a software renderer gets its place here.
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

// The renderer for this page. The page has its context by then, or it would not have started the program.
Renderer& start_renderer();

}  // namespace fb::web
