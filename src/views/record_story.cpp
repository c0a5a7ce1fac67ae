// The lower half of the record panel: where the record comes from, what happened, and what its fields held before.
#include <algorithm>
#include <cmath>

#include "model/edits.hpp"
#include "model/stages.hpp"
#include "views/cards.hpp"
#include "views/field_text.hpp"
#include "views/fields.hpp"
#include "views/icons.hpp"
#include "views/lineage.hpp"
#include "views/menus.hpp"
#include "views/record_panel.hpp"
#include "views/widgets.hpp"

namespace fb {
namespace {

constexpr std::size_t shown_at_first = 8;
constexpr int most_lines = 60;  // of one note

// One record of the line as a row that opens it.
void line_row(Ui& ui, Rect& rest, const char* glyph, Colour colour, Type type, const Id& id, std::string_view detail) {
  const Rect row = cut_top(rest, ui.control(32));
  const std::string title = title_of(app::shown(ui.state), type, id);
  push_id(id);
  const Press press = pressable(ui, "##line", row, Role::button, title);
  pop_id();
  if (press.hovered) fill(inset(row, -ui.px(6), 0), ui.theme.hover, ui.px(size::small_radius));
  Rect inside = row;
  draw_icon(ui, cut_left(inside, ui.px(16)), glyph, colour);
  cut_left(inside, ui.px(10));
  const float width = text_width(ui, detail, size::small);
  text(ui, cut_right(inside, width), detail, ui.theme.text_2, size::small);
  cut_right(inside, ui.px(8));
  text(ui, inside, title, ui.theme.text, size::base);
  if (press.focused) focus_ring(ui, row, ui.px(4));
  if (press.pressed) ui.emit(app::SelectRecord{type, id});
}

}  // namespace

void RecordPanel::draw_handoff(Ui& ui, Rect& rest) {
  if (m_record.type != Type::lead) return;
  const Lead& lead = table(ui).as<Lead>(m_row);
  const bool at_gate = lead.place.stage == stage::handed_over(), is_mql = lead.place.stage == stage::mql();
  if (!at_gate && !is_mql) return;
  heading(ui, rest, "Handoff");
  Rect row = cut_top(rest, ui.control(size::field));
  if (is_mql) {
    if (button(ui, cut_left(row, ui.px(170)), "Hand over to sales", {.look = Look::filled, .disabled = ui.read_only}))
      ui.emit(app::Do{MoveCards{Type::lead, {m_record.id}, stage::handed_over(), {}}});
    return;
  }
  if (button(ui, cut_left(row, ui.px(150)), "Accept as deal", {.look = Look::filled, .disabled = ui.read_only}))
    ui.emit(app::Do{MoveCards{Type::lead, {m_record.id}, stage::discovery(), {}}});
  cut_left(row, ui.px(8));
  if (button(ui, cut_left(row, ui.px(96)), "Reject…", {.look = Look::outlined, .disabled = ui.read_only})) {
    ui.emit(app::MarkCards{Type::lead, {m_record.id}});
    ui.emit(app::OpenDialog{app::Dialog::reject_reason});
  }
}

void RecordPanel::draw_lineage(Ui& ui, Rect& rest) {
  const Document& document = app::shown(ui.state);
  const Id campaign = m_record.type == Type::campaign ? Id{} : campaign_of(document, m_record);
  const Id lead = m_record.type == Type::deal ? lead_of(document, m_record) : Id{};
  struct Line {
    const char* glyph;
    Colour colour;
    Type type;
    Id id;
    std::string detail;
  };
  std::vector<Line> lines;
  if (document.find<Campaign>(campaign))
    lines.push_back({icon::megaphone, ui.theme.attract, Type::campaign, campaign, "Campaign"});
  if (document.find<Lead>(lead)) lines.push_back({icon::user, ui.theme.qualify, Type::lead, lead, "Lead"});
  if (m_record.type == Type::lead || m_record.type == Type::company)
    document.each<Deal>([&](const Id& id, const Deal& deal) {
      const bool mine = m_record.type == Type::lead ? (deal.lead == m_record.id || deal.contact == m_record.id)
                                                    : deal.company == m_record.id;
      if (mine && lines.size() < 12)
        lines.push_back({icon::handshake, ui.theme.close, Type::deal, id,
                         deal.amount ? m_format.money_short(deal.amount) : "Deal"});
    });
  if (m_record.type == Type::campaign) {
    document.each<Deal>([&](const Id& id, const Deal&) {
      if (lines.size() < 8 && is_related(document, m_record, {Type::deal, id}))
        lines.push_back({icon::handshake, ui.theme.close, Type::deal, id, "Deal"});
    });
  }
  if (lines.empty()) return;
  heading(ui, rest, "Line");
  for (const Line& one : lines) line_row(ui, rest, one.glyph, one.colour, one.type, one.id, one.detail);
}

void RecordPanel::draw_notes(Ui& ui, Rect& rest) {
  if (m_record.type == Type::member || m_record.type == Type::stage) return;
  heading(ui, rest, "Notes");
  FieldStyle style;
  style.kind = FieldKind::multiline;
  style.placeholder = "Write a note";
  const FieldEvent note = text_field(ui, cut_top(rest, ui.px(64)), "##note", "New note", m_note, style);
  if (note.changed || note.committed) m_note = note.text;
  cut_top(rest, ui.px(8));
  Rect row = cut_top(rest, ui.control(size::field));
  if (button(ui, cut_left(row, ui.px(104)), "Add note",
             {.look = Look::outlined, .disabled = ui.read_only || m_note.empty()})) {
    ui.emit(app::Do{AddNote{m_record.type, m_record.id, m_note}});
    m_note.clear();
  }
}

void RecordPanel::draw_timeline(Ui& ui, Rect& rest) {
  const std::vector<TimelineItem>& items = m_history.timeline();
  heading(ui, rest, "Timeline");
  if (items.empty()) {
    text(ui, cut_top(rest, ui.px(24)), "Nothing happened yet.", ui.theme.text_2, size::base);
    return;
  }
  const std::size_t shown = m_shows_all ? items.size() : std::min(items.size(), shown_at_first);
  ui.sem.open(Role::list, id_of("##timeline"), rest, "Timeline");
  for (std::size_t i = 0; i < shown; ++i) {
    const TimelineItem& item = items[i];
    const std::string when = item.at_ms ? m_format.moment(item.at_ms, ui.state.utc_offset_minutes) : "";
    const float when_width = text_width(ui, when, size::small);
    const float height = text_block_height(ui, rest.w - ui.px(36) - when_width, item.title, size::base, most_lines);
    const Rect row = cut_top(rest, std::max(ui.px(22), height) + ui.px(20));
    if (!is_visible(row)) continue;
    Rect inside = row;
    const Rect mark = cut_left(inside, ui.px(24));
    if (i + 1 < shown)
      line(mark.x + ui.px(8), row.y + ui.px(24), mark.x + ui.px(8), row.y + row.h + ui.px(4), ui.theme.line);
    draw_icon(ui, {mark.x, row.y + ui.px(4), ui.px(16), ui.px(16)}, item.icon,
              item.is_planned ? ui.theme.accent : ui.theme.text_2, 14);
    cut_left(inside, ui.px(4));
    Rect top = cut_top(inside, std::max(ui.px(22), height));
    Rect right = cut_right(top, when_width);
    text(ui, cut_top(right, ui.px(22)), when, ui.theme.text_2, size::small);
    cut_right(top, ui.px(8));
    text_block(ui, top, item.title, ui.theme.text, size::base, most_lines);
    text(ui, cut_top(inside, ui.px(18)), item.detail, ui.theme.text_2, size::small);
    ui.sem.add(Role::listitem, id_of("##item" + std::to_string(i)), row, item.title + ", " + item.detail + ", " + when);
  }
  ui.sem.close();
  if (items.size() > shown_at_first && !m_shows_all) {
    Rect row = cut_top(rest, ui.control(size::field));
    const std::string label = "Show all " + std::to_string(items.size());
    if (button(ui, cut_left(row, button_width(ui, label)), label)) m_shows_all = true;
  }
}

// From a line of the history: this value again, the whole record as it was then, or a look at the whole board.
void RecordPanel::draw_ways_back(Ui& ui, const Rect& box, const HistoryItem& item, std::string_view name) {
  const std::string label = "Go back to " + std::string(name);
  const float side = ui.control(28);
  const Rect place{box.x, std::round(box.y + (box.h - side) * 0.5f), side, side};
  if (button(ui, place, label, {.icon = icon::ellipsis, .icon_only = true})) open_menu("Go back");
  Menu menu = begin_menu(ui, "Go back", place, 300, 3);
  if (!menu.is_open) return;
  const bool is_start = item.stamp.is_zero();
  if (menu_item(ui, menu, "Restore " + item.field + ": " + item.after, icon::undo_2, "", item.is_current))
    ui.emit(app::Do{RestoreValues{m_record.type, m_record.id, item.name, item.stamp}});
  if (menu_item(ui, menu, "Restore all of it as it was then", icon::history, "", is_start))
    ui.emit(app::Do{RestoreValues{m_record.type, m_record.id, "", item.stamp}});
  if (menu_item(ui, menu, "Show the whole board as it was then", icon::clock, "", is_start))
    ui.emit(app::LookBack{item.stamp.ms()});
  end_menu(ui);
}

void RecordPanel::draw_history(Ui& ui, Rect& rest) {
  heading(ui, rest, "History");
  const std::vector<HistoryItem>& items = m_history.changes();
  Rect row = cut_top(rest, ui.control(size::field));
  const std::string label = m_shows_history
                                ? "Hide history"
                                : "Show " + std::to_string(items.size()) + (items.size() == 1 ? " change" : " changes");
  if (button(ui, cut_left(row, button_width(ui, label, {.icon = icon::history})), label, {.icon = icon::history}))
    m_shows_history = !m_shows_history;
  if (!m_shows_history) return;
  ui.sem.open(Role::list, id_of("##history"), rest, "History");
  for (std::size_t i = 0; i < items.size(); ++i) {
    const HistoryItem& item = items[i];
    const Rect box = cut_top(rest, std::max(ui.px(40), ui.control(28)));
    if (!is_visible(box)) continue;
    Rect inside = box;
    const Rect menu = ui.read_only ? Rect{} : cut_right(inside, ui.control(28));
    Rect top = cut_top(inside, ui.px(20));
    const std::string when =
        item.stamp.is_zero() ? "at the start" : m_format.moment(item.stamp.ms(), ui.state.utc_offset_minutes);
    const std::string by = item.by + ", " + when;
    const std::string change = item.before.empty() ? item.after : item.before + " → " + item.after;
    const float width = text_width(ui, by, size::small);
    text(ui, cut_right(top, width), by, ui.theme.text_2, size::small);
    text(ui, top, item.field, ui.theme.text_2, size::small);
    text(ui, cut_top(inside, ui.px(18)), change, ui.theme.text, size::base);
    const std::string name = item.field + ": " + change + ", " + by;
    push_id("change" + std::to_string(i));
    ui.sem.open(Role::listitem, id_of("##change"), box, name);
    if (menu.w > 0) draw_ways_back(ui, menu, item, name);
    ui.sem.close();
    pop_id();
  }
  ui.sem.close();
}

}  // namespace fb
