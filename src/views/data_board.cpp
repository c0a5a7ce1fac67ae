#include <algorithm>
#include <cmath>

#include "app/export_file.hpp"
#include "model/edits.hpp"
#include "model/text.hpp"
#include "views/data_view.hpp"
#include "views/fields.hpp"
#include "views/icons.hpp"

namespace fb {
namespace {

constexpr float name_width = 110, row_gap = 8, board_row = 44;  // CSS pixels
constexpr std::size_t printed_at_once = 20'000;  // records; above, somebody has to ask for the fingerprint

constexpr std::string_view currencies[] = {"EUR", "USD", "GBP", "CHF", "SEK", "NOK", "DKK",
                                           "PLN", "CZK", "JPY", "INR", "CAD", "AUD", "BRL"};

Rect labelled(Ui& ui, Rect row, std::string_view label) {
  text(ui, cut_left(row, ui.px(name_width)), label, ui.theme.text_2, size::base);
  return row;
}

}  // namespace

void DataView::draw_board(Ui& ui) {
  const app::State& state = ui.state;
  begin_section(ui, "This board", "");
  const float field = std::min(ui.px(340), m_room.w - ui.px(name_width));
  Rect row = labelled(ui, take(ui.control(size::field)), "Name");
  FieldStyle style;
  style.placeholder = "Untitled board";
  const Board* board = app::shown(state).find<Board>(board_record());
  const FieldEvent name =
      text_field(ui, cut_left(row, field), "##name", "Board name", board ? board->name : std::string(), style);
  if (name.committed && !trimmed(name.text).empty())
    ui.emit(app::Do{SetField{Type::board, board_record(), "name", value_text(std::string(trimmed(name.text)))}});
  take(ui.px(row_gap));

  row = labelled(ui, take(ui.control(size::field)), "Currency");
  const std::string now = app::currency(state);
  std::vector<Option> options;
  for (const std::string_view code : currencies) options.push_back({std::string(code)});
  if (std::find(std::begin(currencies), std::end(currencies), now) == std::end(currencies))
    options.insert(options.begin(), {now});
  const int chosen = choice(ui, cut_left(row, ui.px(120)), "Currency", now, options);
  if (chosen >= 0)
    ui.emit(app::Do{
        SetField{Type::board, board_record(), "currency", value_text(options[static_cast<std::size_t>(chosen)].name)}});
  cut_left(row, ui.px(12));
  text(ui, row, "for new amounts", ui.theme.text_2, size::small);
  take(ui.px(row_gap));
  draw_counts(ui);
  draw_fingerprint(ui);
  end_section(ui);
}

void DataView::draw_counts(Ui& ui) {
  const Document& document = app::shown(ui.state);
  if (!m_has_counts || m_counted != document.revision()) {
    m_has_counts = true;
    m_counted = document.revision();
    m_records = 0;
    m_counts.clear();
    for (const Type type : {Type::campaign, Type::lead, Type::deal, Type::company, Type::touch, Type::note}) {
      const Table& table = document.table(type);
      std::size_t count = 0;
      for (RowIndex row = 0; row < table.size(); ++row) count += !table.is_deleted(row);
      m_records += table.size();
      if (count == 0 && type != Type::campaign && type != Type::lead && type != Type::deal) continue;
      m_counts += (m_counts.empty() ? "" : " · ") + m_format.whole(static_cast<std::int64_t>(count)) + " " +
                  std::string(count == 1 ? type_info(type).name : type_info(type).list);
    }
  }
  const Rect row = labelled(ui, take(ui.px(28)), "Records");
  const float above = ui.px(4),
              used = text_block(ui, {row.x, row.y + above, row.w, ui.px(60)}, m_counts, ui.theme.text, size::base, 3);
  ui.sem.add(Role::text, id_of("##counts"), {row.x, row.y + above, row.w, used}, m_counts);
  take(std::max(0.0f, used - ui.px(20)));
}

void DataView::draw_fingerprint(Ui& ui) {
  const std::uint64_t revision = app::shown(ui.state).revision();
  const bool is_current = m_has_print && m_printed == revision;
  Rect row = labelled(ui, take(ui.control(size::field)), "Fingerprint");
  bool wanted = !is_current && m_records <= printed_at_once;
  if (!is_current && !wanted) {
    const std::string_view name = m_has_print ? "Work it out again" : "Work it out";
    wanted = button(ui, cut_left(row, button_width(ui, name)), name, {.look = Look::outlined});
  }
  if (wanted) {
    m_print = app::board_fingerprint(ui.state);
    m_printed = revision;
    m_has_print = true;
    ui.page.more_frames = std::max(ui.page.more_frames, 1);
  }
  if (!is_current && !wanted) return;
  ui.sem.add(Role::text, id_of("##print"), row, "Fingerprint " + m_print);
  cut_left(row, text(ui, row, m_print, ui.theme.text, size::base, Weight::semibold) + ui.px(12));
  text(ui, row, "the same for everybody who has merged everything", ui.theme.text_2, size::small);
}

// One of a few that exclude each other. Gives what was pressed now, if anything.
template <class Value>
struct Way {
  std::string_view name;
  Value value;
  const char* icon = nullptr;
};
template <class Value, std::size_t count>
static const Way<Value>* one_of(Ui& ui, Rect row, std::string_view label, const Way<Value> (&ways)[count],
                                Value current) {
  const Way<Value>* chosen = nullptr;
  push_id(label);
  ui.sem.open(Role::group, id_of("##ways"), row, label);
  for (const Way<Value>& way : ways) {
    const bool is_on = current == way.value;
    const ButtonStyle look{
        .look = is_on ? Look::outlined : Look::plain, .icon = way.icon, .is_toggle = true, .is_on = is_on};
    if (button(ui, cut_left(row, button_width(ui, way.name, look)), way.name, look)) chosen = &way;
    cut_left(row, ui.px(4));
  }
  ui.sem.close();
  pop_id();
  return chosen;
}

void DataView::draw_you(Ui& ui) {
  const app::State& state = ui.state;
  begin_section(ui, "You", "Kept in this browser, not in the board.");
  Rect row = labelled(ui, take(ui.control(size::field)), "Name");
  const std::string& person = state.preferences.person;
  const std::string_view change = person.empty() ? "Say who you are…" : "Change…";
  if (!person.empty()) {
    const float side = ui.px(24);
    const Rect face = cut_left(row, side);
    avatar(ui, {face.x, std::round(face.y + (face.h - side) * 0.5f), side, side}, person);
    cut_left(row, ui.px(8));
    ui.sem.add(Role::text, id_of("##person"), row, person);
    cut_left(row, text(ui, {row.x, row.y, row.w * 0.6f, row.h}, person, ui.theme.text, size::base) + ui.px(8));
  }
  const ButtonStyle style{.look = person.empty() ? Look::outlined : Look::plain};
  if (button(ui, cut_left(row, button_width(ui, change, style)), change, style))
    ui.emit(app::OpenDialog{app::Dialog::person});
  take(ui.px(row_gap));

  const app::Preferences& wish = state.preferences;
  row = labelled(ui, take(ui.control(size::field)), "Colours");
  constexpr Way<app::Theme> colours[] = {{"System", app::Theme::system, icon::contrast},
                                         {"Light", app::Theme::light, icon::sun},
                                         {"Dark", app::Theme::dark, icon::moon}};
  if (const auto* chosen = one_of(ui, row, "Colours", colours, wish.theme)) ui.emit(app::SetTheme{chosen->value});
  take(ui.px(row_gap));

  row = labelled(ui, take(ui.control(size::field)), "Text size");
  constexpr Way<int> sizes[] = {{"100 %", 100}, {"125 %", 125}, {"150 %", 150}, {"200 %", 200}};
  if (const auto* chosen = one_of(ui, row, "Text size", sizes, wish.text_size))
    ui.emit(app::SetTextSize{chosen->value});
  take(ui.px(row_gap));

  row = labelled(ui, take(ui.control(size::field)), "Board size");
  constexpr Way<int> zooms[] = {{"70 %", 70}, {"100 %", 100}, {"125 %", 125}, {"150 %", 150}};
  if (const auto* chosen = one_of(ui, row, "Board size", zooms, wish.board_zoom))
    ui.emit(app::SetBoardZoom{chosen->value});
  take(ui.px(row_gap));

  row = labelled(ui, take(ui.control(size::field)), "Drawing");
  constexpr Way<app::Drawing> drawings[] = {{"Automatic", app::Drawing::automatic},
                                            {"Graphics card", app::Drawing::graphics_card},
                                            {"Processor", app::Drawing::processor}};
  if (const auto* chosen = one_of(ui, row, "Drawing", drawings, wish.drawing)) {
    ui.emit(app::SetDrawing{chosen->value});
    m_drawing_changed = true;
  }
  if (m_drawing_changed) {
    take(ui.px(row_gap));
    words(ui, "From the next start of the page on.", ui.theme.text_2);
  }
  end_section(ui);
}

void DataView::draw_boards(Ui& ui) {
  const app::State& state = ui.state;
  begin_section(ui, "Boards in this browser", "");
  const auto& boards = state.preferences.boards;
  const std::string here = state.home == app::Home::stored ? app::shown(state).board.text() : std::string();
  if (boards.empty()) {
    words(ui, "None yet. The first board you make, open or import into stays here.", ui.theme.text_2);
    take(ui.px(8));
  }
  for (std::size_t i = 0; i < boards.size(); ++i) {
    const auto& [id, name] = boards[i];
    const bool is_here = id == here;
    Rect row = take(ui.px(board_row));
    if (i > 0) line(row.x, row.y, row.x + row.w, row.y, ui.theme.line);
    push_id(id);
    draw_icon(ui, cut_left(row, ui.px(16)), icon::kanban, is_here ? ui.theme.accent : ui.theme.text_2);
    cut_left(row, ui.px(12));
    if (is_here) {
      const std::string_view label = "On screen";
      const Rect box = cut_right(row, chip_width(ui, label));
      chip(ui, inset(box, 0, ui.px(11)), label, ui.theme.green, ui.theme.green_soft);
    } else {
      const ButtonStyle style{.look = Look::outlined, .words = "Open"};
      const std::string action = "Open “" + name + "”";
      if (button(ui, inset(cut_right(row, button_width(ui, action, style)), 0, ui.px(6)), action, style))
        ui.emit(app::SwitchBoard{id});
    }
    cut_right(row, ui.px(12));
    ui.sem.add(Role::text, id_of("##board"), row, name + (is_here ? ", on screen" : ""));
    text(ui, row, name, ui.theme.text, size::base, is_here ? Weight::semibold : Weight::regular);
    pop_id();
  }
  if (!boards.empty()) take(ui.px(8));
  Rect row = take(ui.control(size::field));
  const ButtonStyle style{.look = Look::outlined, .icon = icon::plus};
  if (button(ui, cut_left(row, button_width(ui, "New board…", style)), "New board…", style))
    ui.emit(app::OpenDialog{app::Dialog::new_board});
  end_section(ui);
}

}  // namespace fb
