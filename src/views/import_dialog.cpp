#include "views/import_dialog.hpp"

#include <algorithm>
#include <cmath>

#include "views/dialogs.hpp"
#include "views/icons.hpp"
#include "views/scroll.hpp"
#include "views/widgets.hpp"

namespace fb {
namespace {

constexpr float section_gap = 20, line_height = 22;  // CSS pixels
constexpr std::size_t few_columns = 14;

bool opens_a_board(const app::ImportFlow& flow) {
  return std::any_of(flow.files.begin(), flow.files.end(),
                     [](const app::ImportFile& file) { return app::is_taken(file) && file.opens_other_board; });
}

bool has_any(const app::ImportFlow& flow, bool app::ImportFile::*what) {
  return std::any_of(flow.files.begin(), flow.files.end(),
                     [&](const app::ImportFile& file) { return app::is_taken(file) && file.*what; });
}

}  // namespace

void ImportDialog::start(const app::ImportFlow& flow) {
  m_shown.assign(flow.files.size(), {});
  m_writing = {};
  m_height = 0;
  if (flow.files.size() == 1 && flow.files[0].columns.size() <= few_columns) m_shown[0].columns = true;
}

void ImportDialog::draw(Ui& ui, bool opens) {
  const auto& flow = ui.state.import;
  if (!flow) return ui.emit(app::CloseDialog{});
  if (opens || m_shown.size() != flow->files.size()) start(*flow);
  m_format = Format::of_locale(ui.state.locale, app::today(ui.state));
  if (flow->stage != app::ImportFlow::Stage::shown) return draw_work(ui, *flow);
  m_opens_board = opens_a_board(*flow);
  Rect body;
  const float chrome =
      ui.px(20 + 12 + 16 + 20) + ui.control(32) + ui.control(size::field);  // what begin_dialog and the foot take
  const float height = m_height > 0 ? std::clamp((m_height + chrome) / ui.scale + 16, 240.0f, 720.0f) : 480;
  if (begin_dialog(ui, "Import", 880, height, body)) {
    if (m_writing.file != Writing::none) m_writing = {};  // Escape in the field takes back what was typed there
    else ui.emit(app::CancelImport{});
  }
  const Rect foot = cut_bottom(body, ui.control(size::field));
  cut_bottom(body, ui.px(16));
  line(body.x, body.y + body.h, body.x + body.w, body.y + body.h, ui.theme.line);
  m_view = body;
  const Scroll scroll = begin_scroll(ui, "##files", body, body.w, m_height);
  const float top = body.y - scroll.y;
  Rect rest{body.x, top, body.w - ui.px(12), 0};
  for (std::size_t i = 0; i < flow->files.size(); ++i) draw_file(ui, flow->files[i], i, rest);
  if (const float drawn = rest.y - top; drawn != m_height) {
    m_height = drawn;
    ui.page.more_frames = std::max(ui.page.more_frames, 1);
  }
  end_scroll(ui);
  draw_foot(ui, *flow, foot, opens);
  end_dialog(ui);
}

void ImportDialog::draw_work(Ui& ui, const app::ImportFlow& flow) {
  using In = app::ImportFlow::Stage;
  Rect body;
  const bool can_stop = flow.stage != In::taking;
  if (begin_dialog(ui, "Import", 480, 190, body) && can_stop) ui.emit(app::CancelImport{});
  const std::string_view words = flow.stage == In::reading      ? "Reading…"
                                 : flow.stage == In::comparing  ? "Comparing with the board…"
                                 : flow.stage == In::backing_up ? "Making a backup first…"
                                                                : "Importing…";
  text(ui, cut_top(body, ui.px(28)), words, ui.theme.text, size::base);
  Rect track = cut_top(body, ui.px(4));
  fill(track, ui.theme.sunken, ui.px(2));
  fill({track.x, track.y, track.w * std::clamp(flow.progress, 0.0f, 1.0f), track.h}, ui.theme.accent, ui.px(2));
  ui.sem.add(Role::progressbar, id_of("##progress"), track, words);
  Rect foot = cut_bottom(body, ui.control(size::field));
  if (button(ui, cut_right(foot, button_width(ui, "Cancel")), "Cancel", {.disabled = !can_stop}))
    ui.emit(app::CancelImport{});
  end_dialog(ui);
}

void ImportDialog::draw_file(Ui& ui, const app::ImportFile& file, std::size_t index, Rect& flow) {
  push_id(std::to_string(index));
  if (index > 0) {
    cut_top(flow, ui.px(section_gap));
    line(flow.x, flow.y, flow.x + flow.w, flow.y, ui.theme.line);
    cut_top(flow, ui.px(section_gap - 4));
  }
  const std::size_t node = ui.sem.nodes.size();
  const float top = flow.y;
  ui.sem.open(Role::group, id_of("##file"), flow, file.name);
  draw_head(ui, file, index, flow);
  Rect inside{flow.x + ui.px(24), flow.y, flow.w - ui.px(24), 0};
  if (!file.error.empty()) {
    draw_sentence(ui, inside, file.error, icon::triangle_alert, ui.theme.red);
  } else {
    draw_counts(ui, file, inside);
    if (file.is_proposal) draw_tick_all(ui, file, index, inside);
    for (const std::string& sentence : file.told) draw_sentence(ui, inside, sentence, icon::info, ui.theme.text_2);
    if (file.table) draw_type(ui, file, index, inside);
    draw_conflicts(ui, file, index, inside);
    const PreviewList lines{PreviewList::Mode::asks, few_lines(), m_view, &m_format};
    lines.draw(ui, file, index, inside, m_shown[index].lines);
    draw_refused(ui, file, index, inside);
  }
  flow.y = inside.y;
  set_node_rect(ui, node, {flow.x, top, flow.w, flow.y - top});
  ui.sem.close();
  pop_id();
}

void ImportDialog::draw_tick_all(Ui& ui, const app::ImportFile& file, std::size_t index, Rect& flow) {
  if (!file.brings_anything()) return;
  Rect row = cut_top(flow, ui.control(32));
  row.x -= ui.px(12);
  for (const bool taken : {true, false}) {
    const std::string_view name = taken ? "Tick all" : "Tick none";
    if (button(ui, cut_left(row, button_width(ui, name)), name)) ui.emit(app::TickAll{index, taken});
  }
}

void ImportDialog::draw_head(Ui& ui, const app::ImportFile& file, std::size_t index, Rect& flow) {
  const Rect row = cut_top(flow, ui.control(28));
  if (file.error.empty()) {
    if (checkbox(ui, row, file.name, file.taken, Weight::semibold)) ui.emit(app::TickImport{index, !file.taken});
    const std::string words = what_it_is(m_format, file, ui.state.utc_offset_minutes);
    const Rect line_box = cut_top(flow, ui.px(line_height));
    const Rect what{line_box.x + ui.px(24), line_box.y, line_box.w - ui.px(24), line_box.h};
    ui.sem.add(Role::text, id_of("##what"), what, words);
    text(ui, what, words, ui.theme.text_2, size::base);
  } else {
    ui.sem.add(Role::heading, id_of("##name"), row, file.name).level = 3;
    text(ui, {row.x + ui.px(24), row.y, row.w - ui.px(24), row.h}, file.name, ui.theme.text, size::base,
         Weight::semibold);
  }
}

void ImportDialog::draw_counts(Ui& ui, const app::ImportFile& file, Rect& flow) {
  if (file.opens_other_board) {
    const std::string holds = holds_words(m_format, file.holds);
    const Rect row = cut_top(flow, ui.px(line_height));
    ui.sem.add(Role::text, id_of("##holds"), row, holds);
    text(ui, row, holds, ui.theme.text, size::base, Weight::semibold);
    const bool is_sample = ui.state.home == app::Home::sample;
    const std::string name = file.board.empty() ? "a board" : "“" + file.board + "”";
    draw_sentence(
        ui, flow,
        "Opens " + name +
            (is_sample ? " in place of the sample." : " as a board of its own. The one on screen stays as it is."),
        icon::folder_open, ui.theme.accent);
    return;
  }
  if (file.is_next_generation) {
    const std::string holds = holds_words(m_format, file.holds);
    const Rect row = cut_top(flow, ui.px(line_height));
    ui.sem.add(Role::text, id_of("##holds"), row, holds);
    text(ui, row, holds, ui.theme.text, size::base, Weight::semibold);
    return draw_sentence(
        ui, flow,
        "This board was archived and compacted" + (file.by.empty() ? "" : " by " + file.by) +
            ". Yours goes on with this file; what is newer in yours is listed for you afterwards, to tick.",
        icon::info, ui.theme.accent);
  }
  if (m_opens_board)
    return draw_sentence(ui, flow, "Open the other board first; then this file can be imported into it.",
                         icon::triangle_alert, ui.theme.amber);
  struct Part {
    std::size_t count;
    std::string_view word;
    Colour colour;
  };
  const Theme& theme = ui.theme;
  const Part parts[] = {{file.added, "new", theme.green},
                        {file.changed, "changed", theme.text},
                        {file.removed, "deleted", theme.red},
                        {file.unchanged, "unchanged", theme.text_2},
                        {file.refused.size(), "refused", theme.red}};
  const Rect row = cut_top(flow, ui.px(line_height));
  std::string all;
  float x = row.x;
  for (const Part& part : parts) {
    const bool is_always = part.word == "new" || part.word == "changed";
    if (part.count == 0 && !is_always) continue;
    const std::string words = m_format.whole(static_cast<std::int64_t>(part.count)) + " " + std::string(part.word);
    if (!all.empty()) x += text(ui, {x, row.y, ui.px(24), row.h}, "  ·  ", theme.text_3, size::base);
    x += text(ui, {x, row.y, row.x + row.w - x, row.h}, words, part.count ? part.colour : theme.text_2, size::base,
              part.count && part.word != "unchanged" ? Weight::semibold : Weight::regular);
    all += (all.empty() ? "" : ", ") + words;
  }
  ui.sem.add(Role::text, id_of("##counts"), row, all);
  if (ui.state.import->purpose == app::PickPurpose::open && file.has_stamps)
    draw_sentence(ui, flow, "This board is open already; what the file has is merged into it.", icon::git_merge,
                  theme.accent);
}

void ImportDialog::draw_sentence(Ui& ui, Rect& flow, std::string_view words, const char* glyph, Colour colour) {
  cut_top(flow, ui.px(4));
  const Rect room{flow.x + ui.px(22), flow.y, flow.w - ui.px(22), ui.px(80)};
  const float used = text_block(ui, room, words, colour == ui.theme.red ? colour : ui.theme.text_2, size::base, 4);
  draw_icon(ui, {flow.x, flow.y, ui.px(14), ui.px(20)}, glyph, colour, 14);
  ui.sem.add(colour == ui.theme.red ? Role::alert : Role::text, id_of(words), {flow.x, flow.y, flow.w, used}, words);
  cut_top(flow, used);
}

bool ImportDialog::draw_toggle(Ui& ui, Rect& flow, bool is_open, const std::string& more, const std::string& less) {
  const std::string& name = is_open ? less : more;
  const ButtonStyle style{.icon = is_open ? icon::chevron_up : icon::chevron_down};
  Rect row = cut_top(flow, ui.control(32));
  row.x -= ui.px(12);
  return button(ui, cut_left(row, button_width(ui, name, style)), name, style);
}

void ImportDialog::draw_foot(Ui& ui, const app::ImportFlow& flow, Rect foot, bool opens) {
  const bool can = std::any_of(flow.files.begin(), flow.files.end(),
                               [](const app::ImportFile& file) { return app::is_taken(file); });
  const bool is_next = has_any(flow, &app::ImportFile::is_next_generation),
             is_proposal = has_any(flow, &app::ImportFile::is_proposal);
  const std::string_view confirm = m_opens_board ? "Open"
                                   : is_next     ? "Go on with it"
                                   : is_proposal ? "Take what is ticked"
                                                 : "Import";
  if (opens) ui.page.want_focus = id_of(can ? confirm : "Cancel");
  const bool pressed =
      button(ui, cut_right(foot, button_width(ui, confirm)), confirm, {.look = Look::filled, .disabled = !can});
  cut_right(foot, ui.px(8));
  if (button(ui, cut_right(foot, button_width(ui, "Cancel")), "Cancel")) ui.emit(app::CancelImport{});
  if (pressed) ui.emit(app::TakeImport{});
  cut_right(foot, ui.px(16));
  const bool is_new = std::any_of(flow.files.begin(), flow.files.end(), [](const app::ImportFile& file) {
    return app::is_taken(file) && file.into_new_board;
  });
  const std::string_view words = !flow.trouble.empty() ? std::string_view(flow.trouble)
                                 : !can                ? "Nothing here can be imported. The board is unchanged."
                                 : m_opens_board       ? "Nothing changes before you open it."
                                 : is_next             ? "A backup of your board is made first."
                                 : is_proposal         ? "What is not ticked is left. Undo takes all of it out again."
                                 : is_new              ? "Goes into a new board of its own. The sample is left behind."
                                          : "Nothing changes before you import. Undo takes all of it out again.";
  ui.sem.add(Role::text, id_of("##foot"), foot, words);
  text(ui, foot, words, ui.theme.text_2, size::base);
}

}  // namespace fb
