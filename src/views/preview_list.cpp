#include "views/preview_list.hpp"

#include <algorithm>

#include "views/field_text.hpp"
#include "views/icons.hpp"
#include "views/import_dialog.hpp"
#include "views/type_icon.hpp"
#include "views/widgets.hpp"

namespace fb {
namespace {

using Group = app::PreviewLine::Group;

constexpr float line_height = 28;  // CSS pixels
constexpr std::size_t page = 200;  // lines that one press adds

constexpr std::string_view asking[] = {"Changed on both sides",       "Changed", "Deleted there",
                                       "Deleted here, changed there", "New",     "Made along the way"};
constexpr std::string_view telling[] = {"Was changed on both sides",  "Changed", "Deleted",
                                        "Stayed deleted or restored", "New",     "Made along the way"};
static_assert(std::size(asking) == app::preview_groups && std::size(telling) == app::preview_groups);

// Of a record that both sides had changed: what has come in, and what shows now where both had written.
// "Stage New → MQL · Amount €2,500"
std::string outcome_words(const Document& document, const Format& format, const app::ImportFile& file,
                          app::PreviewLine line) {
  using Choice = app::ImportConflict::Choice;
  std::string decided;
  for (const app::ImportConflict& one : file.conflicts) {
    if (one.type != line.type || one.id != line.id) continue;
    std::erase_if(line.changes, [&](const app::FieldChange& change) { return change.field == one.field; });
    const bool is_there = one.there_shows != (one.choice == Choice::other);
    const std::string& value = one.choice == Choice::written_anew ? one.written_anew : is_there ? one.there : one.here;
    const std::string words = shown_value(document, FieldInfo{one.field, one.kind, 0, {}}, value, format);
    decided += " · " + label_of(one.field) + " " + (words.empty() ? "nothing" : words);
  }
  const std::string came = change_words(document, format, line);
  return came.empty() && !decided.empty() ? decided.substr(std::string_view(" · ").size()) : came + decided;
}

}  // namespace

bool is_near(const Rect& rect, const Rect& view) {
  return rect.y < view.y + view.h + rect.h && rect.y + rect.h > view.y - rect.h;
}

void more_toggle(Ui& ui, Rect& flow, std::size_t total, std::size_t few, std::size_t& extra, std::string_view what) {
  if (total <= few) return;
  const std::size_t left = total - lines_to_show(total, few, extra);
  const std::string tail = what.empty() ? "" : " " + std::string(what);
  Rect row = cut_top(flow, ui.control(32));
  row.x -= ui.px(12);
  const auto press = [&](const std::string& name, const char* glyph) {
    const ButtonStyle style{.icon = glyph};
    const bool pressed = button(ui, cut_left(row, button_width(ui, name, style)), name, style);
    if (pressed) ui.page.more_frames = std::max(ui.page.more_frames, 2);
    return pressed;
  };
  if (left > 0 && press("Show " + std::to_string(std::min(left, page)) + " more" + tail, icon::chevron_down))
    extra += page;
  if (extra > 0 && press("Show fewer" + tail, icon::chevron_up)) extra = 0;
}

void PreviewList::draw(Ui& ui, const app::ImportFile& file, std::size_t index, Rect& flow, std::size_t& extra) const {
  if (file.lines.empty()) return;
  const std::size_t shown = lines_to_show(file.lines.size(), few, extra);
  std::size_t list = 0;
  const auto close_list = [&] {
    const Rect head = ui.sem.nodes[list].rect;
    set_node_rect(ui, list, {flow.x, head.y, flow.w, flow.y - head.y});
    ui.sem.close();
  };
  for (std::size_t i = 0; i < shown; ++i) {
    const Group group = file.lines[i].group;
    if (i == 0 || file.lines[i - 1].group != group) {
      if (i > 0) close_list();
      const auto at = static_cast<std::size_t>(group);
      const std::string_view name = (mode == Mode::asks ? asking : telling)[at];
      cut_top(flow, ui.px(12));
      const Rect head = cut_top(flow, ui.px(24));
      text(ui, head, std::string(name) + " · " + format->whole(static_cast<std::int64_t>(file.in_group[at])),
           ui.theme.text_2, size::small, Weight::semibold);
      list = ui.sem.nodes.size();
      ui.sem.open(Role::list, id_of(name), head, name);
    }
    const Rect whole = cut_top(flow, ui.control(line_height));
    if (is_near(whole, view)) line(ui, file, index, i, whole);
  }
  close_list();
  more_toggle(ui, flow, file.lines.size(), few, extra, "");
  std::size_t all = 0;
  for (const std::size_t count : file.in_group) all += count;
  if (shown == file.lines.size() && all > shown) {
    const std::string words =
        "And " + format->whole(static_cast<std::int64_t>(all - shown)) + " more that are not listed.";
    const Rect row = cut_top(flow, ui.px(24));
    ui.sem.add(Role::text, id_of("##rest"), row, words);
    text(ui, row, words, ui.theme.text_2, size::base);
  }
}

void PreviewList::line(Ui& ui, const app::ImportFile& file, std::size_t index, std::size_t at,
                       const Rect& whole) const {
  const app::PreviewLine& of = file.lines[at];
  const bool is_decided = mode == Mode::tells && of.group == Group::both;
  const std::string detail =
      is_decided ? outcome_words(ui.state.document, *format, file, of) : change_words(ui.state.document, *format, of);
  const std::string name = of.title + (detail.empty() ? "" : ", " + detail);
  const bool is_taken = !app::has_key(file.left_out, {of.type, of.id});
  push_id(of.id);
  ui.sem.open(Role::listitem, id_of("##line"), whole, name);
  ui.sem.nodes.back().position = static_cast<std::int32_t>(at + 1);
  Rect row = whole;
  if (mode == Mode::asks) {
    tick(ui, file, index, of, cut_left(row, ui.control(24)));
    cut_left(row, ui.px(4));
  } else if (ui.state.document.table(of.type).find(of.id) != no_row) {
    const Press press = pressable(ui, "##open", whole, Role::button, name);
    if (press.hovered) fill(whole, ui.theme.hover, ui.px(size::small_radius));
    if (press.focused) focus_ring(ui, whole, ui.px(size::small_radius));
    if (press.pressed) {
      ui.emit(app::CloseDialog{});
      ui.emit(app::SelectRecord{of.type, of.id});
    }
  }
  ui.sem.close();
  pop_id();
  draw_icon(ui, cut_left(row, ui.px(16)), type_icon(of.type), ui.theme.text_2, 14);
  cut_left(row, ui.px(8));
  std::string author = is_taken || mode == Mode::asks ? of.by : "left out";
  if (of.at_ms > 0 && (is_taken || mode == Mode::asks))
    author += (author.empty() ? "" : ", ") + format->day_short(Day::from_ms(of.at_ms, ui.state.utc_offset_minutes));
  if (!author.empty()) {
    text(ui, cut_right(row, text_width(ui, author, size::small)), author, ui.theme.text_2, size::small);
    cut_right(row, ui.px(12));
  }
  const float used = text(ui, {row.x, row.y, row.w * (detail.empty() ? 1.0f : 0.45f), row.h}, of.title,
                          is_taken ? ui.theme.text : ui.theme.text_2, size::base, Weight::semibold);
  cut_left(row, used + ui.px(12));
  text(ui, row, detail, ui.theme.text_2, size::base);
}

void PreviewList::tick(Ui& ui, const app::ImportFile& file, std::size_t index, const app::PreviewLine& of,
                       const Rect& box) const {
  if (of.group == Group::deleted_here) {
    const bool restores = app::has_key(file.restored, {of.type, of.id});
    if (tick_box(ui, box, "Restore “" + of.title + "”", restores))
      ui.emit(app::TickRestore{index, of.type, of.id, !restores});
  } else if (of.group != Group::made && file.error.empty()) {
    const bool is_taken = !app::has_key(file.left_out, {of.type, of.id});
    if (tick_box(ui, box, "Take “" + of.title + "”", is_taken))
      ui.emit(app::TickRecord{index, of.type, of.id, !is_taken});
  }
}

}  // namespace fb
