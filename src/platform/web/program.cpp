#include "platform/web/program.hpp"

#include <imgui.h>

#include "app/update.hpp"
#include "platform/web/effects.hpp"
#include "platform/web/host.hpp"
#include "views/shortcuts.hpp"

namespace fb::web {

// What is short is done before the next frame shows that it was under way; what takes longer has turns of its own, between
// which the browser hears what a person does; and how much is done between two looks at the clock.
constexpr double at_once_ms = 12, turn_ms = 30;
constexpr std::size_t records_at_once = 200;

// What the page itself takes over: its background, and the colours of a field while it is edited.
static void use_colours(const Theme& theme) {
  ImVec4* colours = ImGui::GetStyle().Colors;
  colours[ImGuiCol_WindowBg] = ImGui::ColorConvertU32ToFloat4(theme.page);
  colours[ImGuiCol_Text] = ImGui::ColorConvertU32ToFloat4(theme.text);
  colours[ImGuiCol_TextDisabled] = ImGui::ColorConvertU32ToFloat4(theme.text_2);
  colours[ImGuiCol_TextSelectedBg] = ImGui::ColorConvertU32ToFloat4(faded(theme.accent, 80));
}

bool Program::is_dark(const Page& page) const {
  const app::Theme wish = m_state.preferences.theme;
  return wish == app::Theme::dark || (wish == app::Theme::system && page.dark);
}

void Program::draw(Page& page, Semantics& tree) {
  if (page.forced_colours) {
    const std::uint32_t* c = page.system_colours;
    m_theme = theme_from({c[0], c[1], c[2], c[3], c[4], c[5]});
  } else {
    const Theme& usual = theme_for(is_dark(page));
    m_theme = page.high_contrast ? with_more_contrast(usual) : usual;
  }
  use_colours(m_theme);
  m_state.now_ms = page.now_ms;
  m_state.utc_offset_minutes = page.utc_offset_minutes;
  page.text_size = static_cast<float>(m_state.preferences.text_size) / 100;
  const ImGuiIO& io = ImGui::GetIO();
  const float for_fingers = page.coarse_pointer ? 1.15f : 1;  // 16-pixel text: below that, iOS zooms into a field
  Ui ui{page,
        tree,
        m_theme,
        Fonts{io.Fonts->Fonts[0], io.Fonts->Fonts[1], &m_lines},
        page.dpr * page.text_size * for_fingers,
        m_state,
        m_actions,
        Rect{0, 0, io.DisplaySize.x, io.DisplaySize.y}};
  m_shell.draw(ui);
}

bool Program::settle() {
  const bool has_actions = !m_actions.empty();
  std::vector<app::Action> actions;
  actions.swap(m_actions);
  for (const app::Action& action : actions) act(action);
  if (has_actions) work(at_once_ms);
  return has_actions;
}

bool Program::work() { return work(turn_ms); }

bool Program::work(double ms) {
  const double until_ms = host::wall_ms() + ms;
  while (app::has_work(m_state) && host::wall_ms() < until_ms) act(app::WorkOn{records_at_once});
  return app::has_work(m_state);
}

bool Program::is_chord(const KeyPress& press) const {
  // Asked for a second time while our own search is open, Ctrl+F is the browser's.
  if (press.key == Key::f && m_state.dialog == app::Dialog::palette) return false;
  return command_of(press) != nullptr;
}

bool Program::takes_pinch() const {
  return m_state.view == app::View::board && m_state.dialog == app::Dialog::none && m_state.phase == app::Phase::ready;
}

void Program::act(const app::Action& action) {
  m_state.now_ms = static_cast<std::int64_t>(host::wall_ms());
  m_state.utc_offset_minutes = loop().page.utc_offset_minutes;
  app::Effects effects;
  app::update(m_state, action, effects);
  for (const app::Effect& effect : effects) perform(effect);
  show_phase();
  if (app::has_work(m_state)) host::work_on();
  loop().need();
}

void Program::show_phase() {
  const bool is_unsaved = !m_state.saving.waiting.empty();
  if (is_unsaved != m_is_guarded) host::guard(m_is_guarded = is_unsaved);
  if (!m_is_covered) return;
  const bool waits = m_state.phase == app::Phase::starting || m_state.phase == app::Phase::loading;
  if (waits) {
    host::show_progress(m_state.progress);
  } else {
    host::uncover();
    m_is_covered = false;
  }
}

}  // namespace fb::web
