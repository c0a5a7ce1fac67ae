#include "platform/web/loop.hpp"

#include <emscripten.h>
#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "platform/web/host.hpp"

namespace fb::web {

static Loop* running = nullptr;
Loop& loop() { return *running; }

Loop::Loop(Scene& the_scene) : scene(the_scene) { running = this; }

void Loop::need(int frames) { m_frames_left = std::max(m_frames_left, frames); }

bool Loop::has_events() const { return !inbox.is_empty() || !ImGui::GetCurrentContext()->InputEventsQueue.empty(); }

void Loop::frame(bool with_picture) {
  m_is_in_frame = true;
  const double now_ms = emscripten_get_now();
  ImGuiIO& io = ImGui::GetIO();
  // A long sleep is not a long frame, but timers of Dear ImGui (tooltips) go on during one we asked for.
  const double longest_s = std::max(0.1, m_slept_s + 0.05);
  io.DeltaTime = static_cast<float>(std::clamp((now_ms - m_last_ms) / 1000, 0.0001, longest_s));
  m_last_ms = now_ms;
  m_slept_s = 0;

  inbox.deliver(page);
  const bool had_key = !page.keys.empty();
  page.now_ms = static_cast<std::int64_t>(host::wall_ms());
  page.cursor = Cursor::arrow;
  page.more_frames = 0;
  page.wake_in_s = -1;
  page.tooltip.clear();
  page.cut_text.clear();
  tree.begin_frame();

  ImGui::NewFrame();
  const bool is_scrolling = scroller.apply(page, io.DeltaTime);
  scene.draw(page, tree);
  ImGui::Render();
  page.pinch = 1;
  if (with_picture) {
    show_theme();
    renderer->draw(*ImGui::GetDrawData(), ImGui::GetColorU32(ImGuiCol_WindowBg));
  }
  show_cursor();
  if (had_key && page.keys.empty()) m_used_a_key = true;

  m_frames_left = std::max({m_frames_left - (with_picture ? 1 : 0), page.more_frames, is_scrolling ? 1 : 0});
  const float dimmed = ImGui::GetCurrentContext()->DimBgRatio;
  if (dimmed > 0 && dimmed < 1) need(1);
  m_has_settled = scene.settle();
  if (m_has_settled) need(2);
  if (has_events()) need(1);
  const bool is_last = with_picture && m_frames_left == 0;
  if (mirror.publish(page, tree, now_ms, is_last, is_scrolling)) need(1);
  m_is_in_frame = false;
}

double Loop::animation_frame() {
  if (!scene.is_on_screen()) return 0;
  frame(true);
  if (has_events()) need(1);
  if (m_frames_left > 0) return -1;
  m_slept_s = page.wake_in_s < 0 ? 0 : std::max(page.wake_in_s, 0.001);
  return m_slept_s;
}

bool Loop::flush() {
  m_used_a_key = false;
  if (!scene.is_on_screen()) return false;
  if (m_is_in_frame) return false;  // the page answers a wish of this very frame; the next one takes it
  for (int n = 0; n < 16 && (n == 0 || has_events()); ++n) frame(false);
  if (m_has_settled) frame(false);  // what the event led to is in the tree at once, however slow the picture
  need(2);
  return m_used_a_key;
}

void Loop::print() {
  if (!scene.is_on_screen() || m_is_in_frame) return;
  ImGuiContext& g = *ImGui::GetCurrentContext();
  std::vector<std::pair<ImGuiWindow*, ImVec2>> scrolled;
  for (ImGuiWindow* window : g.Windows) scrolled.emplace_back(window, window->Scroll);
  const ImVec2 screen = g.IO.DisplaySize;
  Semantics report;
  for (int n = 0; n < 2; ++n) {  // in the first frame the parts that scroll learn how much room they have
    g.IO.DisplaySize = ImVec2(8000 * page.dpr, 30'000 * page.dpr);
    report.begin_frame();
    ImGui::NewFrame();
    scene.draw(page, report);
    ImGui::EndFrame();
  }
  g.IO.DisplaySize = screen;
  for (const auto& [window, scroll] : scrolled) window->Scroll = scroll;
  host::print_report(report);
  need(3);
}

void Loop::show_theme() {
  const unsigned theme[] = {ImGui::GetColorU32(ImGuiCol_WindowBg), ImGui::GetColorU32(ImGuiCol_Text),
                            ImGui::GetColorU32(ImGuiCol_TextDisabled), ImGui::GetColorU32(ImGuiCol_TextSelectedBg)};
  if (std::equal(std::begin(theme), std::end(theme), m_theme)) return;
  std::copy(std::begin(theme), std::end(theme), m_theme);
  host::set_theme(theme[0], theme[1], theme[2], theme[3]);
}

static const char* css_of(Cursor cursor) {
  switch (cursor) {
    case Cursor::arrow: break;
    case Cursor::hand: return "pointer";
    case Cursor::text: return "text";
    case Cursor::grab: return "grab";
    case Cursor::grabbing: return "grabbing";
    case Cursor::move: return "move";
    case Cursor::ew_resize: return "ew-resize";
    case Cursor::not_allowed: return "not-allowed";
    case Cursor::progress: return "progress";
  }
  switch (ImGui::GetMouseCursor()) {  // the views had no wish; a table's column edge may have
    case ImGuiMouseCursor_TextInput: return "text";
    case ImGuiMouseCursor_ResizeAll: return "move";
    case ImGuiMouseCursor_ResizeNS: return "ns-resize";
    case ImGuiMouseCursor_ResizeEW: return "ew-resize";
    case ImGuiMouseCursor_ResizeNESW: return "nesw-resize";
    case ImGuiMouseCursor_ResizeNWSE: return "nwse-resize";
    case ImGuiMouseCursor_Hand: return "pointer";
    case ImGuiMouseCursor_NotAllowed: return "not-allowed";
    default: return "default";
  }
}

void Loop::show_cursor() {
  const char* css = css_of(page.cursor);
  if (css == m_cursor) return;  // literals of this file: one address each
  m_cursor = css;
  host::set_cursor(css);
}

}  // namespace fb::web
