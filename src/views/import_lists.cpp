#include <algorithm>
#include <cmath>

#include "views/field_text.hpp"
#include "views/fields.hpp"
#include "views/icons.hpp"
#include "views/import_dialog.hpp"

namespace fb {
namespace {

constexpr float row_height = 44, line_height = 28;  // CSS pixels

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
    if (is_near(whole, m_view)) {
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

void ImportDialog::draw_refused(Ui& ui, const app::ImportFile& file, std::size_t index, Rect& flow) {
  if (file.refused.empty()) return;
  std::size_t& extra = m_shown[index].refused;
  const std::size_t shown = lines_to_show(file.refused.size(), few_lines(), extra);
  cut_top(flow, ui.px(12));
  const Rect head = cut_top(flow, ui.px(24));
  text(ui, head, "Refused · " + m_format.whole(static_cast<std::int64_t>(file.refused.size())), ui.theme.red,
       size::small, Weight::semibold);
  const std::size_t list = ui.sem.nodes.size();
  ui.sem.open(Role::list, id_of("##refused"), head, "Refused");
  for (std::size_t i = 0; i < shown; ++i) {
    const Refused& one = file.refused[i];
    Rect row = cut_top(flow, ui.px(line_height));
    if (!is_near(row, m_view)) continue;
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
  more_toggle(ui, flow, file.refused.size(), few_lines(), extra, "refused");
}

}  // namespace fb
