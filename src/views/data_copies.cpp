#include <algorithm>

#include "views/copy_words.hpp"
#include "views/data_view.hpp"
#include "views/icons.hpp"
#include "views/widgets.hpp"

namespace fb {
namespace {

constexpr float backup_row = 40, meter_height = 6;  // CSS pixels
constexpr std::size_t few_backups = 5;

using Access = app::KeptFileFound::Access;
using Wish = app::ForKeptFile::Wish;

}  // namespace

// Never the colour alone: an icon and words go with it.
void DataView::marked_words(Ui& ui, std::string_view sentence, const char* glyph, Colour colour) {
  const float aside = ui.px(24);
  draw_icon(ui, {m_room.x, m_room.y, ui.px(16), ui.px(20)}, glyph, colour, 14);
  m_room.x += aside, m_room.w -= aside;
  words(ui, sentence, colour, 4);
  m_room.x -= aside, m_room.w += aside;
}

void DataView::draw_copies(Ui& ui) {
  begin_section(ui, "Copies", "So that nothing depends on what this browser keeps.");
  const Urgency urgency = urgency_of_copy(ui.state);
  marked_words(ui, copy_words(ui.state), urgency == Urgency::none ? icon::circle_check : icon::triangle_alert,
               colour_of(ui.theme, urgency, ui.theme.text));
  draw_kept_file(ui);
  draw_backups(ui);
  end_section(ui);
}

void DataView::draw_kept_file(Ui& ui) {
  const app::KeptFile& file = ui.state.kept_file;
  if (ui.state.home != app::Home::stored || file.access == Access::unknown || file.access == Access::unsupported)
    return;
  const bool is_kept = file.access == Access::granted;
  const bool is_well = is_kept && !file.is_somebody_elses && file.failing_since_ms == 0;
  const bool is_quiet = is_well || (file.access == Access::none && file.error.empty());
  take(ui.px(14));
  marked_words(ui, kept_file_words(ui.state, m_format), is_quiet ? icon::file : icon::triangle_alert,
               is_quiet ? ui.theme.text : ui.theme.amber);
  take(ui.px(8));
  Rect row = take(ui.control(size::field));
  const auto offer = [&](std::string_view name, Wish wish, Look look = Look::outlined) {
    if (button(ui, cut_left(row, button_width(ui, name, {.look = look})), name, {.look = look}))
      ui.emit(app::ForKeptFile{wish});
    cut_left(row, ui.px(8));
  };
  if (file.access == Access::none) return offer("Keep a file up to date…", Wish::choose);
  if (file.access == Access::prompt) offer("Go on keeping it", Wish::permit);
  if (is_kept && file.is_somebody_elses) {
    offer("Look and bring in…", Wish::look);
    offer("Write over it", Wish::write_over, Look::plain);
  } else if (is_kept && !is_well) {
    offer("Try again", Wish::retry);
  }
  offer("Stop keeping it", Wish::stop, is_well ? Look::outlined : Look::plain);
  // The minutes count on while nobody does anything.
  if (is_well) ui.page.wake_in_s = ui.page.wake_in_s < 0 ? 60.0 : std::min(ui.page.wake_in_s, 60.0);
}

void DataView::draw_backups(Ui& ui) {
  const app::Backups& backups = ui.state.backups;
  if (ui.state.home != app::Home::stored) return;
  take(ui.px(14));
  const Rect head = take(ui.px(24));
  ui.sem.add(Role::heading, id_of("##backups"), head, "Backups in this browser").level = 3;
  text(ui, head, "Backups in this browser", ui.theme.text, size::base, Weight::semibold);
  if (!backups.is_possible)
    return words(ui, "This browser has no place for them beside its database.", ui.theme.text_2);
  if (!backups.is_listed) return words(ui, "Looking…", ui.theme.text_2);
  if (backups.list.empty())
    words(ui, "None yet. They are made by themselves: after opening, every hour while you work, before each import.",
          ui.theme.text_2);
  const std::size_t shown = m_all_backups ? backups.list.size() : std::min(few_backups, backups.list.size());
  for (std::size_t i = 0; i < shown; ++i) draw_backup(ui, backups.list[i], i > 0);
  take(ui.px(8));
  Rect row = take(ui.control(size::field));
  const ButtonStyle now{.look = Look::outlined, .icon = icon::save, .disabled = backups.in_flight != 0};
  if (button(ui, cut_left(row, button_width(ui, "Back up now", now)), "Back up now", now)) ui.emit(app::BackUpNow{});
  cut_left(row, ui.px(8));
  if (backups.list.size() <= few_backups) return;
  const std::string more = "Show " + std::to_string(backups.list.size() - few_backups) + " older",
                    name = m_all_backups ? "Show fewer" : more;
  if (button(ui, cut_left(row, button_width(ui, name)), name)) {
    m_all_backups = !m_all_backups;
    ui.page.more_frames = std::max(ui.page.more_frames, 2);
  }
}

void DataView::draw_backup(Ui& ui, const app::Backup& backup, bool has_line) {
  Rect row = take(std::max(ui.px(backup_row), ui.control(28) + ui.px(8)));
  if (has_line) line(row.x, row.y, row.x + row.w, row.y, ui.theme.line);
  push_id(backup.name);
  const std::string what = backup_words(m_format, backup, ui.state.utc_offset_minutes);
  const ButtonStyle style{.look = Look::outlined, .words = "Look and bring in…"};
  const std::string action = "Look at the backup of " + m_format.moment(backup.at_ms, ui.state.utc_offset_minutes);
  const Rect look = cut_right(row, button_width(ui, action, style));
  if (button(ui, inset(look, 0, (look.h - ui.control(28)) * 0.5f), action, style))
    ui.emit(app::LookAtBackup{backup.name});
  cut_right(row, ui.px(12));
  ui.sem.add(Role::text, id_of("##what"), row, what);
  text(ui, row, what, ui.theme.text, size::base);
  pop_id();
}

// How full it is, and whether the browser may clear it.
void DataView::draw_meter(Ui& ui) {
  const app::StorageMeasured& storage = ui.state.storage;
  if (storage.quota_bytes == 0) return;
  const double share = static_cast<double>(storage.used_bytes) / static_cast<double>(storage.quota_bytes);
  take(ui.px(12));
  const std::string used = size_words(m_format, storage.used_bytes) + " used of " +
                           size_words(m_format, storage.quota_bytes) + " that this browser grants";
  const bool is_tight = share > 0.8;
  const Rect track = take(ui.px(meter_height));
  fill(track, ui.theme.line, ui.px(3));
  const float length = std::max(track.w * static_cast<float>(std::min(share, 1.0)), ui.px(3));
  fill({track.x, track.y, length, track.h}, is_tight ? ui.theme.amber : ui.theme.accent, ui.px(3));
  take(ui.px(6));
  words(ui, used + (is_tight ? ": that is nearly all." : "."), is_tight ? ui.theme.amber : ui.theme.text);
  take(ui.px(4));
  words(ui,
        storage.is_persistent ? "The browser has promised not to clear it by itself."
                              : "The browser has not promised to keep it: it may clear it when the disk gets full.",
        ui.theme.text_2);
}

void DataView::draw_archive(Ui& ui) {
  if (ui.state.home != app::Home::stored) return;
  take(ui.px(12));
  Rect row = take(ui.control(size::field));
  const ButtonStyle style{.look = Look::outlined, .icon = icon::briefcase};
  if (button(ui, cut_left(row, button_width(ui, "Archive and compact…", style)), "Archive and compact…", style))
    ui.emit(app::OpenDialog{app::Dialog::archive});
}

}  // namespace fb
