#include "views/due_row.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "model/edits.hpp"
#include "views/cards.hpp"
#include "views/icons.hpp"

namespace fb {
namespace {

constexpr std::string_view item_id = "##item";

// What a lead and a deal have in common here.
struct Subject {
  std::string title, second;  // company and stage
  std::string_view step;
  Id id;
  Id owner;
};

Subject subject_of(const Document& document, const DueItem& item) {
  const Table& table = document.table(item.type);
  const bool is_deal = item.type == Type::deal;
  const Id& company = is_deal ? table.as<Deal>(item.row).company : table.as<Lead>(item.row).company;
  const Place& place = is_deal ? table.as<Deal>(item.row).place : table.as<Lead>(item.row).place;
  Subject subject;
  subject.id = table.id(item.row);
  subject.owner = is_deal ? table.as<Deal>(item.row).owner : table.as<Lead>(item.row).owner;
  subject.step = is_deal ? table.as<Deal>(item.row).next_step : table.as<Lead>(item.row).next_step;
  subject.title = title_of(document, item.type, subject.id);
  if (const Company* row = document.find<Company>(company)) subject.second = row->name;
  if (const Stage* stage = document.find<Stage>(place.stage))
    subject.second += (subject.second.empty() ? "" : " · ") + stage->name;
  return subject;
}

std::string waiting_words(const Ui& ui, const Format& format, const DueItem& item) {
  if (item.group == DueGroup::silent)
    return "Silent for " + format.whole((app::shown_ms(ui.state) - item.since_ms) / ms_per_day) + " days";
  const double agreed = agreed_hours(app::shown(ui.state));
  const std::string waited = "Waiting " + format.whole(static_cast<std::int64_t>(item.hours)) + "\xC2\xA0h";
  return agreed > 0 ? waited + " of " + format.whole(static_cast<std::int64_t>(agreed)) + "\xC2\xA0h" : waited;
}

bool is_narrow(const Ui& ui, const Rect& row) { return row.w < ui.px(460); }  // a phone: the room goes to the words
float button_room(const Ui& ui, const Rect& row) { return is_narrow(ui, row) ? ui.control(size::field) : ui.px(104); }

void done_button(Ui& ui, const DueItem& item, const Subject& subject, const Rect& place) {
  const bool is_small = place.w < ui.px(100);
  const ButtonStyle style{.look = Look::outlined, .icon = icon::check, .icon_only = is_small, .words = "Done"};
  const std::string name = "Done: " + std::string(subject.step);
  const float width = button_width(ui, name, style), height = ui.control(32);
  const Rect box{place.x + place.w - width, std::round(place.y + (place.h - height) * 0.5f), width, height};
  if (button(ui, box, name, style)) ui.emit(app::Do{CompleteStep{item.type, subject.id}});
}

void row_words(Ui& ui, const Format& format, const DueItem& item, const Subject& subject, Rect row) {
  const Document& document = app::shown(ui.state);
  const auto middle = [&](float side) { return std::round(row.y + (row.h - ui.px(side)) * 0.5f); };
  draw_icon(ui, cut_left(row, ui.px(16)), item.type == Type::deal ? icon::handshake : icon::user, ui.theme.text_2);
  cut_left(row, ui.px(14));
  const bool narrow = row.w < ui.px(380);  // then the chip takes the place of the second line, and the face goes
  if (!narrow) {
    const Rect round = cut_right(row, ui.px(24));
    if (const Member* member = document.find<Member>(subject.owner))
      avatar(ui, {round.x, middle(24), ui.px(24), ui.px(24)}, member->name);
    cut_right(row, ui.px(16));
  }
  const float chip_room = std::floor(std::min(ui.px(320), row.w * 0.46f));
  const Rect right = narrow ? row : cut_right(row, chip_room);
  if (!narrow) cut_right(row, ui.px(16));
  const Rect chip_box{right.x, narrow ? row.y + row.h - ui.px(27) : middle(24), right.w, ui.px(narrow ? 21 : 24)};
  if (item.group <= DueGroup::next_days) {
    step_chip(ui, format, chip_box, subject.step, item.day);
  } else {
    const double agreed = agreed_hours(document);
    const bool is_late = item.group == DueGroup::silent || (agreed > 0 && item.hours > agreed);
    const bool is_close = !is_late && agreed > 0 && item.hours > agreed * 0.75;
    const Colour words = is_late ? ui.theme.red : is_close ? ui.theme.amber : ui.theme.green;
    const Colour ground = is_late ? ui.theme.red_soft : is_close ? ui.theme.amber_soft : ui.theme.green_soft;
    const std::string label = waiting_words(ui, format, item);
    chip(ui, {chip_box.x, chip_box.y, std::min(chip_box.w, chip_width(ui, label)), chip_box.h}, label, words, ground);
  }
  Rect lines = inset(row, 0, ui.px(narrow ? 6 : 9));
  text(ui, cut_top(lines, ui.px(20)), subject.title, ui.theme.text, size::base, Weight::semibold);
  if (!narrow) text(ui, lines, subject.second, ui.theme.text_2, size::small);
}

}  // namespace

std::uint32_t due_row_id(const Document& document, const DueItem& item) {
  push_id(document.table(item.type).id(item.row));
  const std::uint32_t id = id_of(item_id);
  pop_id();
  return id;
}

Press due_row(Ui& ui, const Format& format, const DueItem& item, const Rect& rect, const DueRow& row) {
  const Subject subject = subject_of(app::shown(ui.state), item);
  std::string name = subject.title + (subject.second.empty() ? "" : ", " + subject.second);
  name += ", " + (item.group > DueGroup::next_days ? waiting_words(ui, format, item)
                                                   : (subject.step.empty() ? "Step" : std::string(subject.step)) + " " +
                                                         format.day_relative(item.day));
  push_id(subject.id);
  const bool has_button = item.group <= DueGroup::next_days && !subject.step.empty();
  Rect pressed = rect;
  if (has_button) cut_right(pressed, button_room(ui, rect) + ui.px(12));
  const Press press = pressable(ui, item_id, pressed, Role::listitem, name, row.is_stop ? sem::tabbable : 0);
  ui.sem.nodes.back().position = row.position;
  ui.sem.nodes.back().set_size = row.set_size;
  const bool is_open = ui.state.panel.id == subject.id;
  if (is_open) fill(rect, ui.theme.selected, ui.px(size::radius));
  else if (press.hovered) fill(rect, ui.theme.hover, ui.px(size::radius));
  Rect inside = inset(rect, ui.px(12), 0);
  const Rect right = cut_right(inside, button_room(ui, rect));  // in all groups, so that they stand below each other
  ui.sem.open_last();
  if (has_button) done_button(ui, item, subject, right);
  ui.sem.close();
  row_words(ui, format, item, subject, inside);
  if (press.focused) focus_ring(ui, inset(rect, ui.px(4), ui.px(4)), ui.px(4));
  if (press.pressed) ui.emit(app::SelectRecord{item.type, subject.id});
  pop_id();
  return press;
}

}  // namespace fb
