#include "views/record_panel.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "model/edits.hpp"
#include "model/stages.hpp"
#include "model/time_travel.hpp"
#include "model/vocabulary.hpp"
#include "views/cards.hpp"
#include "views/field_input.hpp"
#include "views/field_text.hpp"
#include "views/fields.hpp"
#include "views/icons.hpp"
#include "views/lineage.hpp"
#include "views/scroll.hpp"
#include "views/type_icon.hpp"
#include "views/widgets.hpp"

namespace fb {
namespace {

// The fields a panel shows, in its order; the title and the next step have places of their own.
struct PanelFields {
  Type type;
  std::array<std::string_view, 16> fields;
};
constexpr std::array<PanelFields, 6> panels{{
    {Type::campaign,
     {"place", "owner", "channel", "type", "status", "budget", "starts", "ends", "persona", "goal_leads", "parent",
      "utm_source", "utm_medium", "utm_campaign", "external_id", "description"}},
    {Type::lead,
     {"place", "owner", "company", "title", "email", "phone", "persona", "source", "campaign", "fit", "engagement",
      "consent", "external_id", "description"}},
    {Type::deal,
     {"place", "owner", "amount", "probability_by_hand", "close_day", "company", "contact", "lead", "campaign",
      "lost_reason", "external_id", "description"}},
    {Type::company,
     {"owner", "domain", "industry", "phone", "city", "country", "employees", "external_id", "description"}},
    {Type::member, {"email", "role", "external_id"}},
    {Type::stage, {"outcome", "probability", "rot_days"}},
}};

constexpr std::size_t few_enough_to_list = 60;  // records of a type; beyond it a link is typed by name

}  // namespace

const Table& RecordPanel::table(Ui& ui) const { return app::shown(ui.state).table(m_record.type); }

void RecordPanel::set(Ui& ui, std::string_view field, std::string json) {
  m_invalid.clear();
  ui.emit(app::Do{SetField{m_record.type, m_record.id, std::string(field), std::move(json)}});
}

void RecordPanel::heading(Ui& ui, Rect& rest, std::string_view words) {
  cut_top(rest, ui.px(20));
  line(rest.x, rest.y, rest.x + rest.w, rest.y, ui.theme.line);
  cut_top(rest, ui.px(12));
  const Rect row = cut_top(rest, ui.px(20));
  ui.sem.add(Role::heading, id_of(words), row, words).level = 3;
  text(ui, row, words, ui.theme.text, size::base, Weight::semibold);
  cut_top(rest, ui.px(8));
}

void RecordPanel::draw(Ui& ui, const Rect& area) {
  if (!(m_record == ui.state.panel)) {
    m_record = ui.state.panel;
    m_invalid.clear();
    m_note.clear();
    m_naming.clear();
    m_shows_history = m_shows_all = false;
    m_content = 0;
    m_names_it = ui.state.panel_names_it;
  }
  m_format = Format::of_locale(ui.state.locale, app::shown_day(ui.state));
  m_row = table(ui).find(m_record.id);
  if (m_row == no_row) return ui.emit(app::ClosePanel{});
  m_history.update(ui.state, m_record, m_format);

  const std::size_t first_node = ui.sem.nodes.size();
  push_id(m_record.id);
  ui.sem.open(Role::complementary, id_of("##record"), area, "Record");
  const Scroll scroll = begin_scroll(ui, "##panel", area, area.w, std::max(m_content, 1.0f));
  fill(area, ui.theme.surface);
  Rect rest = inset({area.x, area.y - scroll.y, area.w, 100000}, ui.px(20), ui.px(14));
  draw_head(ui, rest);
  for (const PanelFields& panel : panels) {
    if (panel.type != m_record.type) continue;
    for (const std::string_view field : panel.fields) {
      if (field.empty()) break;
      if (field == "lost_reason" && table(ui).as<Deal>(m_row).lost_reason.empty() &&
          outcome_of(app::shown(ui.state), table(ui).as<Deal>(m_row)) != Outcome::lost)
        continue;
      const bool is_of_deals = field == "outcome" || field == "probability";
      if (is_of_deals && m_record.type == Type::stage && zone_of(table(ui).as<Stage>(m_row)) != Zone::close) continue;
      const bool long_text = field == "description";
      draw_field(ui, cut_top(rest, long_text ? ui.px(84) : ui.control(size::field)), field,
                 m_record.type == Type::stage && field == "probability" ? "Probability" : label_of(field));
      if (m_invalid == field)
        text(ui, cut_top(rest, ui.px(20)), m_invalid_words, ui.theme.red, size::small, Weight::regular, Align::right);
      cut_top(rest, ui.px(2));
    }
  }
  draw_handoff(ui, rest);
  draw_lineage(ui, rest);
  draw_notes(ui, rest);
  draw_timeline(ui, rest);
  draw_history(ui, rest);
  cut_top(rest, ui.px(28));
  m_content = rest.y - (area.y - scroll.y);
  line(area.x, area.y, area.x, area.y + area.h, ui.theme.line);
  end_scroll(ui);
  ui.sem.close();
  pop_id();
  m_has_focus = std::any_of(ui.sem.nodes.begin() + static_cast<std::ptrdiff_t>(first_node), ui.sem.nodes.end(),
                            [&](const Node& node) { return node.id == ui.page.focused; });
  if (ui.state.dialog != app::Dialog::none) return;
  // In a field the first Escape takes back what was typed, and the next one closes.
  const bool leaves_field = m_has_focus && !ui.page.field.reverted && ui.key_in_field(Key::escape);
  if (leaves_field || ui.key(Key::escape)) ui.emit(app::ClosePanel{});
}

void RecordPanel::draw_head(Ui& ui, Rect& rest) {
  Rect bar = cut_top(rest, ui.control(30));
  if (button(ui, cut_right(bar, ui.control(30)), "Close", {.icon = icon::x, .icon_only = true}))
    ui.emit(app::ClosePanel{});
  const bool is_deleted = table(ui).is_deleted(m_row);
  if (ui.read_only) {
    const ButtonStyle then{.look = Look::outlined, .icon = icon::undo_2};
    cut_right(bar, ui.px(6));
    if (button(ui, cut_right(bar, button_width(ui, "Restore as it was", then)), "Restore as it was", then)) {
      const Stamp at = last_stamp_of(ui.state.past->at_ms);
      ui.emit(app::LookBack{});
      ui.emit(app::Do{RestoreValues{m_record.type, m_record.id, "", at}});
    }
  } else if (is_deleted) {
    const ButtonStyle restore{.look = Look::outlined, .icon = icon::undo_2};
    cut_right(bar, ui.px(6));
    if (button(ui, cut_right(bar, button_width(ui, "Restore", restore)), "Restore", restore))
      ui.emit(app::Do{RestoreRecord{m_record.type, m_record.id}});
  } else if (button(ui, cut_right(bar, ui.control(30)), "Delete", {.icon = icon::trash_2, .icon_only = true})) {
    ui.emit(app::Do{DeleteRecords{m_record.type, {m_record.id}}});
  }
  draw_icon(ui, cut_left(bar, ui.px(16)), type_icon(m_record.type), ui.theme.text_2);
  cut_left(bar, ui.px(8));
  const std::string kind = choice_label(type_info(m_record.type).name) + (is_deleted ? ", deleted" : "");
  text(ui, bar, kind, is_deleted ? ui.theme.red : ui.theme.text_2, size::base);
  cut_top(rest, ui.px(8));
  const std::string_view field = title_field(m_record.type);
  std::string title;
  read_quoted(table(ui).current(m_row, table(ui).field_named(field)), title);
  FieldStyle style;
  style.is_quiet = true;
  style.placeholder = "Untitled";
  style.is_title = true;
  style.wants_focus = std::exchange(m_names_it, false);
  const Rect box = cut_top(rest, ui.control(40));
  const FieldEvent event =
      text_field(ui, {box.x - ui.px(10), box.y, box.w + ui.px(20), box.h}, "##title", label_of(field), title, style);
  if (event.committed) set(ui, field, value_text(event.text));
  cut_top(rest, ui.px(6));

  if (m_record.type != Type::deal && m_record.type != Type::lead) return;
  // The next step stands first: it is what one does about the record.
  Rect card = cut_top(rest, ui.px(24) + 2 * ui.control(size::field));
  fill(card, ui.theme.page, ui.px(size::radius));
  card = inset(card, ui.px(10), ui.px(8));
  const bool deal = m_record.type == Type::deal;
  const std::string& step = deal ? table(ui).as<Deal>(m_row).next_step : table(ui).as<Lead>(m_row).next_step;
  const Day day = deal ? table(ui).as<Deal>(m_row).next_step_day : table(ui).as<Lead>(m_row).next_step_day;
  Rect first = cut_top(card, ui.control(size::field));
  const Rect done = cut_right(first, ui.px(84));
  cut_right(first, ui.px(8));
  FieldStyle step_style;
  step_style.placeholder = "What happens next?";
  const FieldEvent typed = text_field(ui, first, "##step", "Next step", step, step_style);
  if (typed.committed) set(ui, "next_step", value_text(typed.text));
  if (button(ui, done, "Done", {.look = Look::outlined, .icon = icon::check, .disabled = ui.read_only || step.empty()}))
    ui.emit(app::Do{CompleteStep{m_record.type, m_record.id}});
  cut_top(card, ui.px(8));
  Rect second = cut_top(card, ui.control(size::field));
  const FieldInfo& info = type_info(m_record.type).fields[field_index(type_info(m_record.type), "next_step_day")];
  draw_typed(ui, cut_left(second, ui.px(190)), info, "Step date");
  cut_left(second, ui.px(10));
  if (day && m_invalid != "next_step_day") step_chip(ui, m_format, inset(second, 0, ui.px(6)), "", day);
  if (m_invalid == "next_step_day") text(ui, second, m_invalid_words, ui.theme.red, size::small);
  cut_top(rest, ui.px(10));
}

void RecordPanel::draw_field(Ui& ui, Rect row, std::string_view field, std::string_view label) {
  const TypeInfo& info = type_info(m_record.type);
  const FieldInfo& one = info.fields[field_index(info, field)];
  const Rect words = cut_left(row, ui.px(118));
  text(ui, {words.x, words.y, words.w, ui.control(size::field)}, label, ui.theme.text_2, size::base);
  if (one.kind == Kind::place) draw_stage(ui, row);
  else if (one.kind == Kind::ref) draw_link(ui, row, one, label);
  else if (one.kind == Kind::text && !choices_of(one.target).empty()) draw_choice(ui, row, one, label);
  else draw_typed(ui, row, one, label);
}

void RecordPanel::draw_stage(Ui& ui, const Rect& box) {
  const Document& document = app::shown(ui.state);
  Place place;
  read_value(table(ui).current(m_row, table(ui).field_named("place")), place);
  std::vector<Option> options;
  std::vector<Id> ids;
  for (const Id& id : columns(document)) {
    const Stage* stage = document.find<Stage>(id);
    if (card_type(zone_of(*stage)) != m_record.type) continue;
    options.push_back({stage->name, nullptr, ui.theme.zone(zone_of(*stage))});
    ids.push_back(id);
  }
  const Stage* now = document.find<Stage>(place.stage);
  const int chosen = choice(ui, box, "Stage", now ? now->name : "Unsorted", options, true);
  if (chosen < 0 || ids[static_cast<std::size_t>(chosen)] == place.stage) return;
  const Id to = ids[static_cast<std::size_t>(chosen)];
  const Stage* stage = document.find<Stage>(to);
  if (m_record.type == Type::deal && outcome_of(*stage) == Outcome::lost) {
    ui.emit(app::MarkCards{Type::deal, {m_record.id}});
    ui.emit(app::OpenDialog{app::Dialog::lost_reason});
  } else {
    ui.emit(app::Do{MoveCards{m_record.type, {m_record.id}, to, {}}});
  }
}

void RecordPanel::draw_link(Ui& ui, const Rect& box, const FieldInfo& field, std::string_view label) {
  const Document& document = app::shown(ui.state);
  const TypeInfo* target = type_named(field.target);
  if (!target) return;
  Id now;
  read_value(table(ui).current(m_row, table(ui).field_named(field.name)), now);
  const Table& others = document.table(target->type);
  const std::string title = !now                         ? std::string()
                            : others.find(now) == no_row ? "(deleted " + std::string(target->name) + ")"
                                                         : title_of(document, target->type, now);
  if (others.size() > few_enough_to_list || target->type == Type::company) {
    FieldStyle style;
    style.is_quiet = true;
    style.placeholder = "–";
    const FieldEvent event = text_field(ui, box, field.name, label, title, style);
    if (!event.committed) return;
    if (event.text.empty()) set(ui, field.name, "null");
    else ui.emit(app::Do{SetLinkByName{m_record.type, m_record.id, std::string(field.name), event.text}});
    return;
  }
  if (m_naming == field.name) return draw_naming(ui, box, field, label);
  std::vector<Option> options{{"None", nullptr, 0}};
  std::vector<Id> ids{Id{}};
  for (RowIndex row = 0; row < others.size(); ++row) {
    if (others.is_deleted(row) || (target->type == m_record.type && others.id(row) == m_record.id)) continue;
    options.push_back({title_of(document, target->type, others.id(row)), nullptr, 0});
    ids.push_back(others.id(row));
  }
  options.push_back({"Add a " + std::string(target->name) + "…", icon::plus, 0});
  const int chosen = choice(ui, box, label, title, options, true);
  if (chosen < 0) return;
  if (static_cast<std::size_t>(chosen) < ids.size())
    return set(ui, field.name, value_text(ids[static_cast<std::size_t>(chosen)]));
  m_naming = field.name;
  m_naming_starts = true;
  ui.page.more_frames = std::max(ui.page.more_frames, 2);
}

// The name of a record that is made and linked at once.
void RecordPanel::draw_naming(Ui& ui, const Rect& box, const FieldInfo& field, std::string_view label) {
  FieldStyle style;
  style.placeholder = "Name";
  style.wants_focus = m_naming_starts;
  m_naming_starts = false;
  const FieldEvent event = text_field(ui, box, field.name, "New " + std::string(label), "", style);
  const bool is_open = ui.page.field.id == event.id, was_left = m_naming_opened && !is_open;
  m_naming_opened = is_open;
  if (!event.committed && !event.cancelled && !was_left) return;
  m_naming.clear();
  m_naming_opened = false;
  if (event.committed && !event.text.empty())
    ui.emit(app::Do{SetLinkByName{m_record.type, m_record.id, std::string(field.name), event.text}});
}

void RecordPanel::draw_choice(Ui& ui, const Rect& box, const FieldInfo& field, std::string_view label) {
  std::string now;
  read_quoted(table(ui).current(m_row, table(ui).field_named(field.name)), now);
  std::vector<Option> options;
  std::vector<std::string> values;
  if (field.target == "outcome") {  // a column always has one
    if (now.empty()) now = "open";
  } else {
    options.push_back({"None", nullptr, 0});
    values.emplace_back();
  }
  bool is_usual = now.empty();
  for (const std::string_view value : choices_of(field.target)) {
    options.push_back({choice_label(value), field.target == "channel" ? channel_icon(value) : nullptr, 0});
    values.emplace_back(value);
    is_usual |= value == now;
  }
  if (!is_usual) {  // a choice this program does not know is kept and shown
    options.push_back({now, nullptr, 0});
    values.push_back(now);
  }
  const int chosen = choice(ui, box, label, is_usual ? choice_label(now) : now, options, true);
  if (chosen >= 0) set(ui, field.name, value_text(values[static_cast<std::size_t>(chosen)]));
}

// Beside a field: the calendar of a day, the way to write or call.
static Rect helper_box(Ui& ui, Rect& room, FieldKind kind, const std::string& value) {
  const bool is_address = kind == FieldKind::email || kind == FieldKind::phone;
  return kind == FieldKind::day || (is_address && !value.empty()) ? cut_right(room, ui.control(size::field)) : Rect{};
}

void RecordPanel::draw_helper(Ui& ui, const Rect& box, FieldKind kind, std::uint32_t field, std::string_view label,
                              const std::string& value) {
  if (box.w == 0) return;
  const bool is_mail = kind == FieldKind::email;
  push_id(label);
  if (kind == FieldKind::day) {
    const std::string name = "Calendar for " + std::string(label);
    if (button(ui, box, name, {.icon = icon::calendar, .icon_only = true})) {
      ui.page.pick_day_for = field;
      ui.page.pick_day = value;
    }
  } else {
    const std::string name = (is_mail ? "Write to " : "Call ") + value;
    const Press press = pressable(ui, "##link", box, Role::link, name);
    ui.sem.set_hint(ui.sem.nodes.back(), (is_mail ? "mailto:" : "tel:") + value);
    if (press.hovered) fill(box, ui.theme.hover, ui.px(size::small_radius));
    draw_icon(ui, box, is_mail ? icon::mail : icon::phone, ui.theme.text_2);
    if (press.focused) focus_ring(ui, box, ui.px(size::small_radius));
    tooltip(ui, press, name);
  }
  pop_id();
}

void RecordPanel::draw_typed(Ui& ui, const Rect& box, const FieldInfo& field, std::string_view label) {
  const std::string json = table(ui).current(m_row, table(ui).field_named(field.name));
  FieldInput input = field_input(field, json, m_format);
  FieldStyle style;
  style.kind = input.kind;
  style.is_quiet = field.name != "next_step_day" && input.kind != FieldKind::multiline;
  style.placeholder = "–";
  if (field.kind == Kind::day) style.placeholder = field.name == "next_step_day" ? "+3, tomorrow, 24.12." : "No date";
  if (input.kind == FieldKind::multiline) style.placeholder = "Add a description";
  style.is_invalid = m_invalid == field.name;
  if (field.name == "probability_by_hand") {
    const std::string automatic =
        m_format.percent(chance_bp(app::shown(ui.state), table(ui).as<Deal>(m_row)) / 10000.0);
    if (!input.value.empty()) {
      const Rate stage = table(ui).as<Deal>(m_row).probability;
      input.shown += " by hand" + (stage ? ", stage says " + m_format.percent(stage.bp / 10000.0) : "");
    }
    m_placeholder = automatic + " by stage";
    if (input.value.empty()) style.placeholder = m_placeholder;
  }
  style.shown = input.shown;
  Rect room = box;
  const Rect helper = helper_box(ui, room, style.kind, input.value);
  const FieldEvent event = text_field(ui, room, field.name, label, input.value, style);
  draw_helper(ui, helper, style.kind, event.id, label, input.value);
  if (event.cancelled) m_invalid.clear();
  if (!event.committed) return;
  const Result<std::string> typed = value_from_typed(field, event.text, json, app::currency(ui.state), m_format);
  if (typed) return set(ui, field.name, *typed);
  m_invalid = field.name;
  m_invalid_words = typed.error();
  ui.sem.say(m_invalid_words, true);
}

}  // namespace fb
