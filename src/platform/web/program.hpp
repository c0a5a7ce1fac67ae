// The program behind the page: its state, what the views ask of it, and the effects it has on the page.
#pragma once
#include <vector>

#include "app/actions.hpp"
#include "app/state.hpp"
#include "platform/web/line_shaper.hpp"
#include "platform/web/loop.hpp"
#include "views/shell.hpp"

namespace fb::web {

class Program final : public Scene {
 public:
  bool is_on_screen() const override { return !m_is_covered; }
  void draw(Page& page, Semantics& tree) override;
  bool settle() override;
  bool is_chord(const KeyPress& press) const override;
  bool takes_pinch() const override;

  // One action in, a new state and its effects out.
  void act(const app::Action& action);
  // A turn of what takes longer than a frame; true when there is more of it.
  bool work();

  app::StartUp start_up;               // filled by the page piece by piece, until it says start
  std::vector<app::PickedFile> files;  // the same, until it says that these are all
  std::vector<app::Backup> backups;

 private:
  bool is_dark(const Page& page) const;
  void show_phase();
  bool work(double ms);

  app::State m_state;
  Theme m_theme = theme_for(false);
  Shell m_shell;
  LineShaper m_shaper;
  ShapedLines m_lines{m_shaper};
  std::vector<app::Action> m_actions;
  bool m_is_covered = true, m_is_guarded = false;
};

Program& program();  // the one that runs

}  // namespace fb::web
