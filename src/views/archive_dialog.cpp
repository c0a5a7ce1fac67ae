#include "views/archive_dialog.hpp"

#include <algorithm>

#include "views/dialogs.hpp"
#include "views/format.hpp"
#include "views/icons.hpp"
#include "views/widgets.hpp"

namespace fb {
namespace {

using At = app::Archiving::Stage;

void paragraph(Ui& ui, Rect& flow, std::string_view words, Colour colour, Role role = Role::text) {
  const float used = text_block(ui, {flow.x, flow.y, flow.w, ui.px(160)}, words, colour, size::base, 6);
  ui.sem.add(role, id_of(words), {flow.x, flow.y, flow.w, used}, words);
  cut_top(flow, used + ui.px(10));
}

}  // namespace

void ArchiveDialog::draw(Ui& ui, bool opens) {
  const app::Archiving& archiving = ui.state.archiving;
  if (opens) {
    m_values = m_older = 0;
    std::vector<FieldId> fields;
    for (const Table& table : ui.state.document.tables()) {
      for (RowIndex row = 0; row < table.size(); ++row) {
        table.written_fields(row, fields);
        m_values += fields.size() + table.older(row).size();
        m_older += table.older(row).size();
      }
    }
  }
  const Format format = Format::of_locale(ui.state.locale, app::today(ui.state));
  Rect body;
  const bool is_busy = app::is_switching(ui.state);
  if (begin_dialog(ui, "Archive and compact", 600, archiving.trouble.empty() ? 440 : 500, body) && !is_busy)
    ui.emit(app::CloseDialog{});
  Rect foot = cut_bottom(body, ui.control(size::field));
  paragraph(ui, body,
            "The board remembers every value that a field ever had. That goes into one file now, and the board goes on "
            "with its current values: it opens faster, and what was deleted is really gone from it.",
            ui.theme.text);
  paragraph(ui, body,
            format.whole(static_cast<std::int64_t>(m_older)) + " of " +
                format.whole(static_cast<std::int64_t>(m_values)) + " values are older ones.",
            ui.theme.text_2);
  const bool is_saved = archiving.stage >= At::saved;
  draw_step(ui, body, "1", "Save the archive",
            is_saved ? "“" + archiving.file +
                           "” was read back whole and given to your browser. Look that it is in your downloads."
                     : std::string("A file with everything. It opens as it is now, with all its history."),
            !is_saved);
  draw_step(
      ui, body, "2", "Compact the board",
      "Undo, the histories of records and looking back begin anew. Files that colleagues have saved before no longer "
      "merge by themselves: what is newer in them is listed for you to tick. Send everybody a file of the board "
      "afterwards.",
      is_saved);
  if (!archiving.trouble.empty()) paragraph(ui, body, archiving.trouble, ui.theme.red, Role::alert);
  if (is_busy) paragraph(ui, body, "Compacting…", ui.theme.text_2, Role::status);
  const std::string_view next = is_saved ? "Compact the board" : "Save the archive";
  const ButtonStyle style{.look = is_saved ? Look::danger : Look::filled,
                          .disabled = is_busy || archiving.stage == At::saving};
  if (opens) ui.page.want_focus = id_of(next);
  if (button(ui, cut_right(foot, button_width(ui, next, style)), next, style)) {
    if (is_saved) ui.emit(app::Compact{});
    else ui.emit(app::SaveArchive{});
  }
  cut_right(foot, ui.px(8));
  if (button(ui, cut_right(foot, button_width(ui, "Cancel")), "Cancel", {.disabled = is_busy}))
    ui.emit(app::CloseDialog{});
  end_dialog(ui);
}

void ArchiveDialog::draw_step(Ui& ui, Rect& flow, const char* number, std::string_view name, std::string_view words,
                              bool is_on) {
  const float aside = ui.px(36), side = ui.px(22);
  const Rect disc{flow.x, flow.y, side, side};
  fill(disc, is_on ? ui.theme.accent : ui.theme.sunken, side * 0.5f);
  text(ui, disc, number, is_on ? ui.theme.on_accent : ui.theme.text_2, size::small, Weight::semibold, Align::center);
  Rect rest{flow.x + aside, flow.y, flow.w - aside, 0};
  const Rect head = cut_top(rest, side);
  ui.sem.add(Role::heading, id_of(name), head, name).level = 3;
  text(ui, head, name, is_on ? ui.theme.text : ui.theme.text_2, size::base, Weight::semibold);
  cut_top(rest, ui.px(2));
  paragraph(ui, rest, words, ui.theme.text_2);
  flow.y = rest.y;
}

}  // namespace fb
