#include "views/standing_line.hpp"

#include "views/icons.hpp"
#include "views/widgets.hpp"

namespace fb {
namespace {

struct Standing {
  std::string_view region, words, few_words, action;
  app::Action act;
};

void draw(Ui& ui, Rect& area, const Standing& standing) {
  Rect row = cut_top(area, ui.control(30) + ui.px(10));
  fill(row, ui.theme.amber_soft);
  line(row.x, row.y + row.h - 1, row.x + row.w, row.y + row.h - 1, ui.theme.line);
  ui.sem.open(Role::region, id_of(standing.region), row, standing.region);
  row = inset(row, ui.px(20), ui.px(5));
  const ButtonStyle style{.look = Look::outlined};
  const float width = button_width(ui, standing.action, style);
  draw_icon(ui, {row.x, row.y, ui.px(16), row.h}, icon::triangle_alert, ui.theme.amber, 14);
  cut_left(row, ui.px(24));
  const float room = row.w - width - ui.px(12);
  const bool is_short = text_width(ui, standing.words, size::base) > room;
  const Rect words{row.x, row.y, room, row.h};
  ui.sem.add(Role::alert, id_of("##words"), words, standing.words);
  cut_left(row, text(ui, words, is_short ? standing.few_words : standing.words, ui.theme.text, size::base) + ui.px(12));
  if (button(ui, cut_left(row, width), standing.action, style)) ui.emit(standing.act);
  ui.sem.close();
}

}  // namespace

void standing_line(Ui& ui, Rect& area) {
  const app::State& state = ui.state;
  if (state.saving.is_superseded)
    draw(ui, area,
         {"Out of date", "A newer Funnelboard has this board open in another tab. This one writes nothing any more.",
          "This tab is out of date.", "Load the newer one", app::LoadAgain{}});
  else if (state.saving.is_archived)
    draw(ui, area,
         {"Out of date",
          "This board was archived and compacted in another tab. What you still change here, you decide about later.",
          "This tab is out of date.", "Load it again", app::LoadAgain{}});
  else if (app::has_proposals(state))
    draw(ui, area,
         {"To decide", "Changes were made to this board before it was compacted, and nobody has decided about them.",
          "Older changes wait.", "Look at them…", app::LookAtProposals{}});
}

}  // namespace fb
