#include "support/headless_ui.hpp"

#include <doctest/doctest.h>

#include <imgui.h>
#include <imgui_internal.h>

namespace fb::test {
namespace {

// Every letter is as wide as half its height and has no picture: layout is real, pixels are not asked for.
bool load_glyph(ImFontAtlas*, ImFontConfig*, ImFontBaked* baked, void*, ImWchar code, ImFontGlyph* glyph,
                float* advance) {
  const float width = static_cast<float>(static_cast<int>(baked->Size * 0.5f));
  if (advance) {
    *advance = width;
    return true;
  }
  glyph->Codepoint = code & 0x3FFFFFFu;  // a field of 26 bits
  glyph->AdvanceX = width;
  return true;
}
bool always(ImFontAtlas*, ImFontConfig*) { return true; }
bool has_glyph(ImFontAtlas*, ImFontConfig*, ImWchar code) { return code >= 32; }
bool start_size(ImFontAtlas*, ImFontConfig*, ImFontBaked* baked, void*) {
  baked->Ascent = baked->Size * 0.8f;
  baked->Descent = -baked->Size * 0.2f;
  return true;
}

const ImFontLoader& blank_loader() {
  static const ImFontLoader loader = [] {
    ImFontLoader made;
    made.Name = "blank";
    made.FontSrcInit = always;
    made.FontSrcContainsGlyph = has_glyph;
    made.FontBakedInit = start_size;
    made.FontBakedLoadGlyph = load_glyph;
    return made;
  }();
  return loader;
}

}  // namespace

HeadlessUi::HeadlessUi(float width, float height, bool dark)
    : m_context(ImGui::CreateContext()), m_shell(std::make_unique<Shell>()), m_width(width), m_height(height) {
  ImGui::SetCurrentContext(m_context);
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
  static char name[] = "blank";
  for (int weight = 0; weight < 2; ++weight) {
    ImFontConfig config;
    config.FontLoader = &blank_loader();
    config.FontData = name;
    config.FontDataSize = sizeof name;
    config.FontDataOwnedByAtlas = false;
    config.SizePixels = 14;
    io.Fonts->AddFont(&config);
  }
  set_up_style();
  page.dark = dark;
  page.reduced_motion = true;
}

HeadlessUi::~HeadlessUi() {
  ImGui::SetCurrentContext(m_context);
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) texture->SetStatus(ImTextureStatus_Destroyed);
  ImGui::DestroyContext(m_context);
}

void HeadlessUi::start(std::int64_t now_ms) {
  page.now_ms = now_ms;
  app::StartUp start;
  start.session_bits = 0x123456789A;
  start.random_seed = 7;
  start.now_ms = now_ms;
  start.locale = "en-GB";
  act(start);
  act(app::StoreOpened{true, "", ""});
  settle();
}

void HeadlessUi::answer(const app::Effects& wanted) {
  for (const app::Effect& effect : wanted) {
    if (const auto* backup = std::get_if<app::WriteBackup>(&effect)) {
      act(app::BackupWritten{app::StoreFault::none, backup->why, ""});
      continue;
    }
    const auto* append = std::get_if<app::AppendLog>(&effect);
    if (!append) {
      effects.push_back(effect);
      continue;
    }
    appended.push_back(*append);
    app::Effects more;
    app::update(state, app::Appended{append->seq, store_works, store_works ? "" : "the disk is full"}, more);
    answer(more);
  }
}

void HeadlessUi::act(app::Action action) {
  app::Effects wanted;
  state.now_ms = page.now_ms;
  app::update(state, action, wanted);
  answer(wanted);
  if (std::holds_alternative<app::WorkOn>(action) || !works_at_once) return;
  while (app::has_work(state)) act(app::WorkOn{1000});
}

void HeadlessUi::frame(int count) {
  ImGui::SetCurrentContext(m_context);
  for (int i = 0; i < count; ++i) {
    show([&](Ui& ui) { m_shell->draw(ui); });
    page.activated = 0;
    page.keys.clear();
    LiveField& field = page.field;
    if (page.replace_field) field.text = page.replace_field_text;
    field.changed = field.opened = field.entered = field.cancelled = field.left = false;
    if (page.want_focus) {
      page.focused = page.want_focus;
      page.focus_visible = true;
      for (const Node& node : tree.nodes)
        if (node.id == page.want_focus && (node.role == Role::textbox || node.role == Role::searchbox)) {
          field.id = node.id;
          field.text = tree.value_of(node);
          field.opened = true;
        }
    }
    std::vector<app::Action> actions;
    actions.swap(m_actions);
    for (app::Action& action : actions) act(std::move(action));
  }
}

void HeadlessUi::show(const std::function<void(Ui&)>& what) {
  ImGui::SetCurrentContext(m_context);
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {m_width, m_height};
  io.DeltaTime = 1.0f / 60;
  state.now_ms = page.now_ms;
  ImGui::NewFrame();
  tree.begin_frame();
  tree.messages.clear();
  page.want_focus = 0;
  page.select_all = page.replace_field = false;
  page.more_frames = 0;
  page.wake_in_s = -1;
  page.tooltip.clear();
  page.cut_text.clear();
  page.cursor = Cursor::arrow;
  Ui ui{page,  tree,      theme_for(page.dark),         Fonts{io.Fonts->Fonts[0], io.Fonts->Fonts[1], &lines}, 1.0f,
        state, m_actions, Rect{0, 0, m_width, m_height}};
  what(ui);
  ImGui::Render();
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    const bool is_going = texture->Status == ImTextureStatus_WantDestroy;
    const auto id = static_cast<ImTextureID>(reinterpret_cast<std::uintptr_t>(texture));
    texture->SetTexID(is_going ? ImTextureID_Invalid : id);
    texture->SetStatus(is_going ? ImTextureStatus_Destroyed : ImTextureStatus_OK);
  }
}

void HeadlessUi::draw(const std::function<void(Ui&)>& what) {
  show([&](Ui& ui) {
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({m_width, m_height});
    ImGui::Begin("paper", nullptr, ImGuiWindowFlags_NoDecoration);
    what(ui);
    ImGui::End();
  });
}

void HeadlessUi::settle() { frame(4); }

const Node* HeadlessUi::find(Role role, std::string_view name) const { return tree.find(role, name); }

const Node* HeadlessUi::starts_with(Role role, std::string_view name) const {
  for (const Node& node : tree.nodes)
    if (node.role == role && tree.name_of(node).substr(0, name.size()) == name) return &node;
  return nullptr;
}

std::vector<std::string> HeadlessUi::names(Role role) const {
  std::vector<std::string> found;
  for (const Node& node : tree.nodes)
    if (node.role == role) found.emplace_back(tree.name_of(node));
  return found;
}

void HeadlessUi::move(float x, float y) {
  ImGui::SetCurrentContext(m_context);
  ImGui::GetIO().AddMousePosEvent(x, y);
  frame(2);
}
void HeadlessUi::down() {
  ImGui::SetCurrentContext(m_context);
  ImGui::GetIO().AddMouseButtonEvent(0, true);
  frame(2);
}
void HeadlessUi::up() {
  ImGui::SetCurrentContext(m_context);
  ImGui::GetIO().AddMouseButtonEvent(0, false);
  frame(2);
}

void HeadlessUi::click(const Node& node) {
  const Rect rect = node.rect;
  move(rect.x + rect.w / 2, rect.y + rect.h / 2);
  down();
  up();
  settle();
}

void HeadlessUi::click(Role role, std::string_view name) {
  const Node* node = find(role, name);
  REQUIRE_MESSAGE(node, "nothing on screen is called ", std::string(name));
  click(*node);
}

void HeadlessUi::drag(const Node& from, float to_x, float to_y) {
  const Rect rect = from.rect;
  const float x = rect.x + rect.w / 2, y = rect.y + rect.h / 2;
  move(x, y);
  down();
  move(x + 12, y + 6);
  move(to_x, to_y);
  frame(2);
  up();
  settle();
}

void HeadlessUi::press(Key key, bool ctrl, bool shift) {
  KeyPress press;
  press.key = key;
  press.ctrl = ctrl;
  press.shift = shift;
  press.in_field = page.field.id != 0;
  page.keys.push_back(press);
  if ((key == Key::enter || key == Key::space) && !press.in_field && !ctrl) page.activated = page.focused;
  frame(1);
  settle();
}

void HeadlessUi::focus(const Node& node) {
  page.focused = node.id;
  page.focus_visible = true;
  settle();
}

void HeadlessUi::type(std::string_view field_name, std::string_view text, Key end) {
  const Node* node = find(Role::textbox, field_name);
  if (!node) node = find(Role::searchbox, field_name);
  REQUIRE_MESSAGE(node, "no field on screen is called ", std::string(field_name));
  const std::uint32_t id = node->id;
  LiveField& field = page.field;
  page.focused = id;
  field.id = id;
  field.text = tree.value_of(*node);
  field.opened = true;
  frame();
  field.text = text;
  field.changed = true;
  frame();
  if (end == Key::enter) field.entered = true;
  if (end == Key::escape) field.cancelled = true;
  if (end == Key::tab) {
    field.left = true;
    field.left_id = id;
    field.id = 0;
  }
  frame();
  settle();
}

int HeadlessUi::vertices() const { return ImGui::GetDrawData() ? ImGui::GetDrawData()->TotalVtxCount : 0; }

}  // namespace fb::test
