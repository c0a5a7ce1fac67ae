// Both sides have changed one field: what will show, and what a person may have instead.
#include <algorithm>
#include <cmath>

#include "views/field_input.hpp"
#include "views/field_text.hpp"
#include "views/icons.hpp"
#include "views/import_dialog.hpp"

namespace fb {
namespace {

constexpr float title_height = 22, author_height = 18, gap = 8;  // CSS pixels
using Choice = app::ImportConflict::Choice;

FieldInfo field_of(const app::ImportConflict& one) {
  const TypeInfo& type = type_info(one.type);
  const std::size_t at = field_index(type, one.field);
  return at < type.fields.size() ? type.fields[at] : FieldInfo{one.field, one.kind, 0, {}};
}

}  // namespace

void ImportDialog::draw_conflicts(Ui& ui, const app::ImportFile& file, std::size_t index, Rect& flow) {
  if (file.conflicts.empty()) return;
  std::size_t& extra = m_shown[index].conflicts;
  const std::size_t shown = lines_to_show(file.conflicts.size(), few_lines(), extra);
  cut_top(flow, ui.px(12));
  const Rect head = cut_top(flow, ui.px(24));
  const std::string name = "To decide · " + m_format.whole(static_cast<std::int64_t>(file.conflicts.size()));
  text(ui, head, name, ui.theme.amber, size::small, Weight::semibold);
  const std::size_t list = ui.sem.nodes.size();
  ui.sem.open(Role::list, id_of("##conflicts"), head, "To decide");
  for (std::size_t i = 0; i < shown; ++i) {
    push_id(std::to_string(i));
    draw_conflict(ui, file.conflicts[i], index, i, flow);
    pop_id();
  }
  set_node_rect(ui, list, {head.x, head.y, head.w, flow.y - head.y});
  ui.sem.close();
  more_toggle(ui, flow, file.conflicts.size(), few_lines(), extra, "to decide");
}

void ImportDialog::draw_conflict(Ui& ui, const app::ImportConflict& one, std::size_t index, std::size_t at,
                                 Rect& flow) {
  const bool is_writing = m_writing.file == index && m_writing.conflict == at;
  const bool is_narrow = flow.w < ui.px(560);  // then each way has a line of its own
  const float way_height = ui.control(28) + ui.px(author_height);
  const Rect whole = cut_top(flow, ui.px(title_height + gap) + way_height * (is_narrow ? 3.0f : 1.0f));
  if (!is_near(whole, m_view) && !is_writing) return;
  const FieldInfo field = field_of(one), told{one.field, one.kind, 0, {}};
  const std::string what = one.title + ": " + label_of(one.field);
  ui.sem.open(Role::group, id_of("##conflict"), whole, what);
  Rect rest = whole;
  text(ui, cut_top(rest, ui.px(title_height)), what, ui.theme.text, size::base, Weight::semibold);
  Rect row = cut_top(rest, way_height);
  const float width = is_narrow ? whole.w : std::floor((whole.w - 2 * ui.px(gap)) / 3);
  const auto next = [&] {
    Rect box = row;
    if (is_narrow) {
      row = cut_top(rest, way_height);
    } else {
      box = cut_left(row, width);
      cut_left(row, ui.px(gap));
    }
    return box;
  };
  // A value to press, and below it whose it is.
  const auto way = [&](const std::string& value, const std::string& whose, bool is_on) {
    Rect box = next();
    const std::string words = value.empty() ? "nothing" : value, name = words + " · " + whose;
    const ButtonStyle style{.look = Look::outlined,
                            .icon = is_on ? icon::check : nullptr,
                            .is_toggle = true,
                            .is_on = is_on,
                            .align = Align::left,
                            .words = words};
    const bool pressed = button(ui, cut_top(box, ui.control(28)), name, style);
    text(ui, {box.x + ui.px(12), box.y, box.w - ui.px(12), ui.px(author_height)}, whose, ui.theme.text_2, size::small);
    return pressed;
  };
  const auto whose = [&](const std::string& by, std::int64_t at_ms, const char* where) {
    return (by.empty() ? std::string("somebody") : by) + ", " + m_format.moment(at_ms, ui.state.utc_offset_minutes) +
           where;
  };
  const auto shown = [&](const std::string& value) { return shown_value(ui.state.document, told, value, m_format); };
  const bool is_written = one.choice == Choice::written_anew;
  const bool takes_there = !is_written && one.there_shows != (one.choice == Choice::other);
  const auto resolve = [&](bool takes_it_from_there) {
    m_writing = {};
    ui.emit(app::ResolveConflict{index, at, takes_it_from_there != one.there_shows});
  };
  if (way(shown(one.there), whose(one.by_there, one.at_there_ms, ", there"), takes_there)) resolve(true);
  if (way(shown(one.here), whose(one.by_here, one.at_here_ms, ", here"), !is_written && !takes_there)) resolve(false);
  if (is_writing) {
    Rect box = next();
    draw_written(ui, one, field, cut_top(box, ui.control(28)));
    text(ui, {box.x, box.y, box.w, ui.px(author_height)}, m_writing.refused, ui.theme.red, size::small);
  } else if (is_typed(field)) {
    const bool pressed = is_written ? way(shown(one.written_anew), "you, now", true)
                                    : button(ui, cut_top(row, ui.control(28)), "Write another…",
                                             {.look = Look::outlined, .align = Align::left});
    if (pressed) {
      m_writing = {index, at, true, {}};
      ui.page.more_frames = std::max(ui.page.more_frames, 2);
    }
  }
  ui.sem.close();
}

void ImportDialog::draw_written(Ui& ui, const app::ImportConflict& one, const FieldInfo& field, const Rect& box) {
  const std::string& now = one.choice == Choice::written_anew ? one.written_anew : one.value_here;
  FieldStyle style;
  const FieldInput input = field_input(field, now, m_format);
  style.kind = input.kind == FieldKind::multiline ? FieldKind::text : input.kind;
  style.is_invalid = !m_writing.refused.empty();
  style.wants_focus = std::exchange(m_writing.starts, false);
  const std::string name = "Another " + label_of(one.field) + " for " + one.title;
  const FieldEvent event = text_field(ui, box, "##anew", name, input.value, style);
  if (event.cancelled) m_writing = {};
  if (!event.committed) return;
  const Result<std::string> typed = value_from_typed(field, event.text, now, app::currency(ui.state), m_format);
  if (!typed) {
    m_writing.refused = typed.error();
    return ui.sem.say(m_writing.refused, true);
  }
  ui.emit(app::ResolveConflict{m_writing.file, m_writing.conflict, false, *typed});
  m_writing = {};
}

}  // namespace fb
