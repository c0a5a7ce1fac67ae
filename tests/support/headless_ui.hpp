// The whole interface without a window: real frames, found and used by role and name as a person would.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/state.hpp"
#include "app/update.hpp"
#include "support/plain_shaper.hpp"
#include "views/page.hpp"
#include "views/semantics.hpp"
#include "views/shell.hpp"

struct ImGuiContext;

namespace fb::test {

class HeadlessUi {
 public:
  explicit HeadlessUi(float width = 1440, float height = 900, bool dark = false);
  ~HeadlessUi();

  app::State state;
  Page page;
  Semantics tree;                        // of the last frame
  std::vector<app::AppendLog> appended;  // what the log was given
  std::vector<app::Effect> effects;      // everything else that was asked for
  bool store_works = true;
  bool works_at_once =
      true;  // on what is under way, like a page that has time               // answer each append at once
  PlainShaper shaper;
  ShapedLines lines{shaper};

  void start(std::int64_t now_ms = 1'795'392'000'000);  // the sample, without a store
  void act(app::Action action);
  void frame(int count = 1);
  void settle();                                    // frames until nothing moves
  void draw(const std::function<void(Ui&)>& what);  // one frame of something else than the shell

  const Node* find(Role role, std::string_view name) const;  // exact, or nothing
  const Node* starts_with(Role role, std::string_view name) const;
  std::vector<std::string> names(Role role) const;
  void click(const Node& node);
  void click(Role role, std::string_view name);  // fails the test when there is no such node
  void move(float x, float y);
  void down();
  void up();
  void drag(const Node& from, float to_x, float to_y);
  void press(Key key, bool ctrl = false, bool shift = false);
  void focus(const Node& node);
  void type(std::string_view field_name, std::string_view text, Key end = Key::enter);  // into a text field
  ImGuiContext& context() { return *m_context; }
  float height() const { return m_height; }
  int vertices() const;  // of the last frame's picture

 private:
  void answer(const app::Effects& effects);
  void show(const std::function<void(Ui&)>& what);
  ImGuiContext* m_context;
  std::unique_ptr<Shell> m_shell;
  std::vector<app::Action> m_actions;
  float m_width, m_height;
};

}  // namespace fb::test
