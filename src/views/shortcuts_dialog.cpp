#include "views/shortcuts_dialog.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "views/dialogs.hpp"
#include "views/scroll.hpp"
#include "views/shortcuts.hpp"

namespace fb {
namespace {

constexpr float heading_height = 32, row_height = 30, group_gap = 16;  // CSS pixels

struct Line {
  std::string name, keys;
};
struct Group {
  std::string name;
  std::vector<Line> lines;
};

std::vector<Group> groups() {
  std::vector<Group> out;
  for (const app::Command& command : app::commands()) {
    if (command.chord.empty()) continue;
    auto group = std::find_if(out.begin(), out.end(), [&](const Group& one) { return one.name == command.group; });
    if (group == out.end()) group = out.insert(out.end(), Group{std::string(command.group), {}});
    std::string keys = chord_label(command.chord);
    if (!command.chord2.empty()) keys += " or " + chord_label(command.chord2);
    group->lines.push_back({std::string(command.name), std::move(keys)});
  }
  out.push_back({"On the board",
                 {{"From card to card", "Arrows"},
                  {"Open the card", "Enter"},
                  {"Pick it up, put it down", "Space"},
                  {"Carry it", "Arrows"},
                  {"Put it back", "Esc"},
                  {"Select several", "Ctrl+Space, Ctrl+click"},
                  {"Delete", "Delete"}}});
  out.push_back({"Everywhere",
                 {{"Filter what is shown", "/"},
                  {"Next control", "Tab"},
                  {"Next part of the page", "F6"},
                  {"Close what is open", "Esc"}}});
  return out;
}

float height_of(Ui& ui, const Group& group) {
  return ui.px(heading_height) + ui.px(row_height) * static_cast<float>(group.lines.size()) + ui.px(group_gap);
}

void draw_group(Ui& ui, const Group& group, Rect box) {
  ui.sem.open(Role::group, id_of(group.name), box, group.name);
  text(ui, cut_top(box, ui.px(heading_height)), group.name, ui.theme.text_2, size::small, Weight::semibold);
  for (const Line& row : group.lines) {
    Rect line_box = cut_top(box, ui.px(row_height));
    const std::string both = row.name + ": " + row.keys;
    ui.sem.add(Role::text, id_of(both), line_box, both);
    line(line_box.x, line_box.y, line_box.x + line_box.w, line_box.y, ui.theme.line);
    const float width = text_width(ui, row.keys, size::small, Weight::semibold) + ui.px(16);
    const Rect key = inset(cut_right(line_box, width), 0, ui.px(4));
    fill(key, ui.theme.sunken, ui.px(5));
    text(ui, key, row.keys, ui.theme.text, size::small, Weight::semibold, Align::center);
    text(ui, line_box, row.name, ui.theme.text, size::base);
  }
  ui.sem.close();
}

}  // namespace

void shortcuts_dialog(Ui& ui, bool opens) {
  const std::vector<Group> all = groups();
  Rect body;
  if (begin_dialog(ui, "Keyboard shortcuts", 760, 640, body)) ui.emit(app::CloseDialog{});
  if (opens) ui.page.want_focus = id_of("Close");
  const int columns = body.w > ui.px(560) ? 2 : 1;
  float whole = 0, tallest = 0;
  for (const Group& group : all) whole += height_of(ui, group);
  // Filled from the left; a group is never torn apart.
  std::vector<int> column_of;
  float y = 0;
  int column = 0;
  for (const Group& group : all) {
    const float height = height_of(ui, group);
    if (columns == 2 && column == 0 && y > 0 && y + height > whole * 0.5f + ui.px(row_height)) column = 1, y = 0;
    column_of.push_back(column);
    y += height;
    tallest = std::max(tallest, y);
  }
  const Scroll scroll = begin_scroll(ui, "##keys", body, body.w, tallest);
  scroll_by_keys(ui, scroll, body.h);
  const float gap = ui.px(40), room = body.w - ui.px(14);  // beside the scroll bar
  const float width = columns == 2 ? (room - gap) * 0.5f : room;
  float next[2] = {body.y - scroll.y, body.y - scroll.y};
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto at = static_cast<std::size_t>(column_of[i]);
    const float height = height_of(ui, all[i]);
    draw_group(ui, all[i], {body.x + static_cast<float>(at) * (width + gap), next[at], width, height});
    next[at] += height;
  }
  end_scroll(ui);
  end_dialog(ui);
}

}  // namespace fb
