#include "views/last_import_dialog.hpp"

#include <algorithm>

#include "views/dialogs.hpp"
#include "views/icons.hpp"
#include "views/preview_list.hpp"
#include "views/scroll.hpp"
#include "views/widgets.hpp"

namespace fb {

void LastImportDialog::draw(Ui& ui, bool opens) {
  const auto& last = ui.state.last_import;
  if (!last) return ui.emit(app::CloseDialog{});
  if (opens || m_extra.size() != last->files.size()) {
    m_extra.assign(last->files.size(), 0);
    m_height = 0;
  }
  m_format = Format::of_locale(ui.state.locale, app::today(ui.state));
  const float chrome = ui.px(20 + 12 + 16 + 20) + ui.control(32) + ui.control(size::field);
  const float height = m_height > 0 ? std::clamp((m_height + chrome) / ui.scale + 16, 240.0f, 720.0f) : 480;
  Rect body;
  if (begin_dialog(ui, "What the import changed", 880, height, body)) ui.emit(app::CloseDialog{});
  Rect foot = cut_bottom(body, ui.control(size::field));
  cut_bottom(body, ui.px(16));
  line(body.x, body.y + body.h, body.x + body.w, body.y + body.h, ui.theme.line);
  const Scroll scroll = begin_scroll(ui, "##changes", body, body.w, m_height);
  const float top = body.y - scroll.y;
  Rect flow{body.x, top, body.w - ui.px(12), 0};
  const std::string when = last->summary + ", " + m_format.moment(last->at_ms, ui.state.utc_offset_minutes);
  const Rect first = cut_top(flow, ui.px(24));
  ui.sem.add(Role::text, id_of("##when"), first, when);
  text(ui, first, when, ui.theme.text, size::base, Weight::semibold);
  for (std::size_t i = 0; i < last->files.size(); ++i) {
    push_id(std::to_string(i));
    const app::ImportFile& file = last->files[i];
    cut_top(flow, ui.px(8));
    const Rect name = cut_top(flow, ui.px(24));
    ui.sem.add(Role::heading, id_of("##file"), name, file.name).level = 3;
    text(ui, name, file.name, ui.theme.text_2, size::base);
    const PreviewList list{PreviewList::Mode::tells, last->files.size() > 1 ? 8u : 200u, body, &m_format};
    list.draw(ui, file, i, flow, m_extra[i]);
    pop_id();
  }
  if (const float drawn = flow.y - top; drawn != m_height) {
    m_height = drawn;
    ui.page.more_frames = std::max(ui.page.more_frames, 1);
  }
  end_scroll(ui);
  const ButtonStyle close{.look = Look::filled};
  if (opens) ui.page.want_focus = id_of("Done");
  if (button(ui, cut_right(foot, button_width(ui, "Done", close)), "Done", close)) ui.emit(app::CloseDialog{});
  end_dialog(ui);
}

}  // namespace fb
