#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "views/field_text.hpp"
#include "views/fields.hpp"
#include "views/icons.hpp"
#include "views/import_dialog.hpp"
#include "views/type_icon.hpp"

namespace fb {
namespace {

using Group = app::PreviewLine::Group;

constexpr float row_height = 44, line_height = 28;  // CSS pixels
constexpr std::size_t most_refused = 200;

std::string_view list_words(std::string_view list) {
  for (const auto& [name, words] : {std::pair<std::string_view, std::string_view>{"leads", "Leads"},
                                    {"deals", "Deals"},
                                    {"campaigns", "Campaigns"},
                                    {"companies", "Companies"},
                                    {"touches", "Touches"},
                                    {"metrics", "Metrics"}})
    if (name == list) return words;
  return {};
}

bool near(const Rect& rect, const Rect& view) {
  return rect.y < view.y + view.h + rect.h && rect.y + rect.h > view.y - rect.h;
}

std::string joined(const std::vector<std::string>& samples) {
  std::string out;
  for (const std::string& sample : samples) out += (out.empty() ? "" : ", ") + sample;
  return out;
}

}  // namespace

void ImportDialog::draw_type(Ui& ui, const app::ImportFile& file, std::size_t index, Rect& flow) {
  cut_top(flow, ui.px(12));
  Rect row = cut_top(flow, ui.control(size::field));
  text(ui, cut_left(row, ui.px(64)), "Take as", ui.theme.text_2, size::base);
  std::vector<Option> options;
  for (const std::string_view list : app::import_lists) options.push_back({std::string(list_words(list))});
  const std::string_view now = file.type == Type::other ? std::string_view() : list_words(type_info(file.type).list);
  const int chosen = choice(ui, cut_left(row, ui.px(180)), "Take as", now, options);
  if (chosen >= 0) ui.emit(app::SetImportType{index, std::string(app::import_lists[chosen])});
  cut_left(row, ui.px(16));
  if (file.type == Type::other) {
    const std::string_view words = "Say what its rows are.";
    ui.sem.add(Role::text, id_of("##say"), row, words);
    text(ui, row, words, ui.theme.amber, size::base, Weight::semibold);
    return;
  }
  std::size_t kept = 0, skipped = 0;
  for (const app::ImportColumn& column : file.columns) {
    kept += column.field == "custom";
    skipped += column.field.empty();
  }
  const std::size_t mapped = file.columns.size() - kept - skipped;
  std::string words = std::to_string(mapped) + " of " + std::to_string(file.columns.size()) + " columns go to fields";
  if (kept > 0) words += ", " + std::to_string(kept) + " stay custom";
  if (skipped > 0) words += ", " + std::to_string(skipped) + " skipped";
  ui.sem.add(Role::text, id_of("##columns"), row, words);
  text(ui, row, words, ui.theme.text_2, size::base);
  bool& shown = m_shown[index].columns;
  if (draw_toggle(ui, flow, shown, "Show columns", "Hide columns")) {
    shown = !shown;
    ui.page.more_frames = std::max(ui.page.more_frames, 2);
  }
  if (shown) draw_columns(ui, file, index, flow);
}

void ImportDialog::draw_columns(Ui& ui, const app::ImportFile& file, std::size_t index, Rect& flow) {
  std::vector<Option> options{{field_choice_words("custom")}, {field_choice_words("")}};
  for (const std::string& field : file.choices) options.push_back({field_choice_words(field)});
  const float field_width = std::min(ui.px(220), flow.w * 0.36f),
              head_width = std::floor((flow.w - field_width) * 0.42f);
  for (std::size_t i = 0; i < file.columns.size(); ++i) {
    const app::ImportColumn& column = file.columns[i];
    const Rect whole = cut_top(flow, ui.control(row_height - 10) + ui.px(10));
    if (near(whole, m_view)) {
      line(whole.x, whole.y, whole.x + whole.w, whole.y, ui.theme.line);
      Rect row = whole;
      const Rect field = inset(cut_right(row, field_width), 0, ui.px(5));
      const Rect head = cut_left(row, head_width);
      const bool is_lost = column.field.empty();
      text(ui, {head.x, head.y, head.w - ui.px(12), head.h}, column.header, is_lost ? ui.theme.text_2 : ui.theme.text,
           size::base, Weight::semibold);
      const std::string samples = joined(column.samples);
      row.w -= ui.px(12);
      text(ui, row, samples.empty() ? "empty" : samples, samples.empty() ? ui.theme.text_2 : ui.theme.text_2,
           size::small);
      push_id(std::to_string(i));
      ui.sem.add(Role::text, id_of("##samples"), {head.x, head.y, head.w + row.w, head.h},
                 column.header + ": " + (samples.empty() ? "empty" : samples));
      const int chosen = choice(ui, field, "Field for “" + column.header + "”", field_choice_words(column.field),
                                options, column.field == "custom" || is_lost);
      pop_id();
      if (chosen >= 0) {
        const auto at = static_cast<std::size_t>(chosen);
        ui.emit(app::SetImportField{index, i, at == 0 ? "custom" : at == 1 ? "" : file.choices[at - 2]});
      }
    }
    if (!column.question.empty())
      draw_sentence(ui, flow, "In “" + column.header + "” " + column.question + ".", icon::circle_help, ui.theme.amber);
  }
}

void ImportDialog::draw_lines(Ui& ui, const app::ImportFile& file, std::size_t index, Rect& flow) {
  if (file.lines.empty()) return;
  constexpr std::string_view names[] = {"Changed on both sides",       "Changed", "Deleted there",
                                        "Deleted here, changed there", "New",     "Made along the way"};
  static_assert(std::size(names) == app::preview_groups);
  const std::size_t few = few_lines();
  bool& all = m_shown[index].lines;  // a list of many groups starts with the first of each
  const std::size_t shown = all ? file.lines.size() : std::min(few, file.lines.size());
  const app::PreviewLine* before = nullptr;
  std::size_t list = 0;
  const auto close_list = [&] {
    const Rect head = ui.sem.nodes[list].rect;
    set_node_rect(ui, list, {flow.x, head.y, flow.w, flow.y - head.y});
    ui.sem.close();
  };
  for (std::size_t i = 0; i < shown; ++i) {
    const app::PreviewLine& line_of = file.lines[i];
    if (!before || before->group != line_of.group) {
      if (before) close_list();
      const auto group = static_cast<std::size_t>(line_of.group);
      const std::string name =
          std::string(names[group]) + " · " + m_format.whole(static_cast<std::int64_t>(file.in_group[group]));
      cut_top(flow, ui.px(12));
      const Rect head = cut_top(flow, ui.px(24));
      text(ui, head, name, ui.theme.text_2, size::small, Weight::semibold);
      list = ui.sem.nodes.size();
      ui.sem.open(Role::list, id_of(names[group]), head, names[group]);
    }
    before = &line_of;
    const Rect whole = cut_top(flow, ui.control(line_height));
    if (!near(whole, m_view)) continue;
    const std::string detail = change_words(ui.state.document, m_format, line_of);
    push_id(line_of.id);
    ui.sem.open(Role::listitem, id_of("##line"), whole, line_of.title + (detail.empty() ? "" : ", " + detail));
    ui.sem.nodes.back().position = static_cast<std::int32_t>(i + 1);
    Rect row = whole;
    const bool is_taken = !app::has_key(file.left_out, {line_of.type, line_of.id});
    const Rect tick = cut_left(row, ui.control(24));
    if (line_of.group == Group::deleted_here) {
      const bool restores = app::has_key(file.restored, {line_of.type, line_of.id});
      if (tick_box(ui, tick, "Restore “" + line_of.title + "”", restores))
        ui.emit(app::TickRestore{index, line_of.type, line_of.id, !restores});
    } else if (line_of.group != Group::made && file.error.empty()) {
      if (tick_box(ui, tick, "Take “" + line_of.title + "”", is_taken))
        ui.emit(app::TickRecord{index, line_of.type, line_of.id, !is_taken});
    }
    cut_left(row, ui.px(4));
    ui.sem.close();
    pop_id();
    draw_icon(ui, cut_left(row, ui.px(16)), type_icon(line_of.type), ui.theme.text_2, 14);
    cut_left(row, ui.px(8));
    std::string author = line_of.by;
    if (line_of.at_ms > 0)
      author +=
          (author.empty() ? "" : ", ") + m_format.day_short(Day::from_ms(line_of.at_ms, ui.state.utc_offset_minutes));
    if (!author.empty()) {
      text(ui, cut_right(row, text_width(ui, author, size::small)), author, ui.theme.text_2, size::small);
      cut_right(row, ui.px(12));
    }
    const float used = text(ui, {row.x, row.y, row.w * (detail.empty() ? 1.0f : 0.45f), row.h}, line_of.title,
                            is_taken ? ui.theme.text : ui.theme.text_2, size::base, Weight::semibold);
    cut_left(row, used + ui.px(12));
    text(ui, row, detail, ui.theme.text_2, size::base);
  }
  if (before) close_list();
  if (file.lines.size() > few &&
      draw_toggle(ui, flow, all, "Show " + std::to_string(file.lines.size() - few) + " more", "Show fewer")) {
    all = !all;
    ui.page.more_frames = std::max(ui.page.more_frames, 2);
  }
  std::size_t whole = 0;
  for (const std::size_t count : file.in_group) whole += count;
  if ((all || file.lines.size() <= few) && whole > file.lines.size()) {
    const std::string words =
        "And " + m_format.whole(static_cast<std::int64_t>(whole - file.lines.size())) + " more that are not listed.";
    text(ui, cut_top(flow, ui.px(24)), words, ui.theme.text_2, size::base);
  }
}

// Both sides have changed one field: what will show, and what a person may have instead.
void ImportDialog::draw_conflicts(Ui& ui, const app::ImportFile& file, std::size_t index, Rect& flow) {
  if (file.conflicts.empty()) return;
  bool& all = m_shown[index].conflicts;
  const std::size_t few = few_lines(), shown = all ? file.conflicts.size() : std::min(few, file.conflicts.size());
  cut_top(flow, ui.px(12));
  const Rect head = cut_top(flow, ui.px(24));
  const std::string name = "To decide · " + m_format.whole(static_cast<std::int64_t>(file.conflicts.size()));
  text(ui, head, name, ui.theme.amber, size::small, Weight::semibold);
  const std::size_t list = ui.sem.nodes.size();
  ui.sem.open(Role::list, id_of("##conflicts"), head, "To decide");
  for (std::size_t i = 0; i < shown; ++i) {
    const app::ImportConflict& one = file.conflicts[i];
    const Rect whole = cut_top(flow, ui.control(line_height) + ui.px(26));
    if (!near(whole, m_view)) continue;
    const FieldInfo info{one.field, one.kind, 0, {}};
    const auto side = [&](const std::string& value, const std::string& by, std::int64_t at_ms) {
      std::string words = shown_value(ui.state.document, info, value, m_format);
      if (words.empty()) words = "nothing";
      words += " · " + (by.empty() ? std::string("somebody") : by);
      return words + ", " + m_format.moment(at_ms, ui.state.utc_offset_minutes);
    };
    const std::string here = side(one.here, one.by_here, one.at_here_ms) + ", here",
                      there = side(one.there, one.by_there, one.at_there_ms);
    const bool takes_there = one.there_shows != (one.choice == app::ImportConflict::Choice::other);
    push_id(std::to_string(i));
    const std::string what = one.title + ": " + label_of(one.field);
    ui.sem.open(Role::group, id_of("##conflict"), whole, what);
    Rect rest = whole;
    const Rect title = cut_top(rest, ui.px(22));
    text(ui, title, what, ui.theme.text, size::base, Weight::semibold);
    Rect row = cut_top(rest, ui.control(line_height));
    const auto way = [&](const std::string& words, bool is_on, bool is_there) {
      const ButtonStyle style{
          .look = Look::outlined, .icon = is_on ? icon::check : nullptr, .is_toggle = true, .is_on = is_on};
      const float width = std::min(button_width(ui, words, style), std::floor(whole.w * 0.5f) - ui.px(4));
      if (button(ui, cut_left(row, width), words, style))
        ui.emit(app::ResolveConflict{index, i, is_there != one.there_shows});
      cut_left(row, ui.px(8));
    };
    way(there, takes_there, true);
    way(here, !takes_there, false);
    ui.sem.close();
    pop_id();
  }
  set_node_rect(ui, list, {head.x, head.y, head.w, flow.y - head.y});
  ui.sem.close();
  if (file.conflicts.size() > few &&
      draw_toggle(ui, flow, all, "Show " + std::to_string(file.conflicts.size() - few) + " more to decide",
                  "Show fewer to decide")) {
    all = !all;
    ui.page.more_frames = std::max(ui.page.more_frames, 2);
  }
}

void ImportDialog::draw_refused(Ui& ui, const app::ImportFile& file, std::size_t index, Rect& flow) {
  if (file.refused.empty()) return;
  bool& all = m_shown[index].refused;
  const std::size_t few = few_lines();
  const std::size_t listed = std::min(file.refused.size(), most_refused), shown = all ? listed : std::min(few, listed);
  cut_top(flow, ui.px(12));
  const Rect head = cut_top(flow, ui.px(24));
  text(ui, head, "Refused · " + m_format.whole(static_cast<std::int64_t>(file.refused.size())), ui.theme.red,
       size::small, Weight::semibold);
  const std::size_t list = ui.sem.nodes.size();
  ui.sem.open(Role::list, id_of("##refused"), head, "Refused");
  for (std::size_t i = 0; i < shown; ++i) {
    const Refused& one = file.refused[i];
    Rect row = cut_top(flow, ui.px(line_height));
    if (!near(row, m_view)) continue;
    push_id(std::to_string(i));
    ui.sem.add(Role::listitem, id_of("##one"), row, one.where + ": " + one.reason);
    pop_id();
    const float where = std::min(row.w * 0.4f, text_width(ui, one.where, size::base, Weight::semibold) + 1);
    text(ui, cut_left(row, where), one.where, ui.theme.text, size::base, Weight::semibold);
    cut_left(row, ui.px(12));
    text(ui, row, one.reason, ui.theme.text_2, size::base);
  }
  set_node_rect(ui, list, {head.x, head.y, head.w, flow.y - head.y});
  ui.sem.close();
  if (listed > few &&
      draw_toggle(ui, flow, all, "Show " + std::to_string(listed - few) + " more refused", "Show fewer refused")) {
    all = !all;
    ui.page.more_frames = std::max(ui.page.more_frames, 2);
  }
}

}  // namespace fb
