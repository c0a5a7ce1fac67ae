#include "views/update_line.hpp"

#include "views/icons.hpp"
#include "views/widgets.hpp"

namespace fb {
namespace {

std::string_view words_of(const app::State& state, bool is_narrow) {
  using app::NextBuild;
  if (state.next_build == NextBuild::ready)
    return is_narrow ? "New version ready" : "A new version is ready. It starts when you reload.";
  if (state.next_build == NextBuild::activating) return "Reloading…";
  if (state.saving.failing_since_ms != 0)
    return is_narrow ? "Not reloaded: not saved" : "Not reloaded yet: the new version waits until everything is saved.";
  return "Saving first…";
}

}  // namespace

void update_line(Ui& ui, Rect& area) {
  using app::NextBuild;
  const NextBuild next = ui.state.next_build;
  if (next == NextBuild::none || next == NextBuild::put_off) return;
  Rect row = cut_top(area, ui.control(30) + ui.px(10));
  fill(row, ui.theme.accent_soft);
  line(row.x, row.y + row.h - 1, row.x + row.w, row.y + row.h - 1, ui.theme.line);
  ui.sem.open(Role::region, id_of("##update"), row, "New version");
  row = inset(row, ui.px(20), ui.px(5));
  const std::string_view words = words_of(ui.state, row.w < ui.px(640));
  draw_icon(ui, {row.x, row.y, ui.px(16), row.h}, icon::refresh_cw, ui.theme.accent, 14);
  cut_left(row, ui.px(24));
  const Rect box = cut_left(row, text(ui, row, words, ui.theme.text, size::base));
  ui.sem.add(Role::text, id_of("##update-words"), box, words);
  cut_left(row, ui.px(12));
  const auto press = [&](std::string_view name, const ButtonStyle& style) {
    const bool pressed = button(ui, cut_left(row, button_width(ui, name, style)), name, style);
    cut_left(row, ui.px(6));
    return pressed;
  };
  if (next == NextBuild::ready && press("Reload", {.look = Look::filled})) ui.emit(app::TakeUpdate{});
  if (next != NextBuild::activating && press("Later", {})) ui.emit(app::PutOffUpdate{});
  ui.sem.close();
}

}  // namespace fb
