#include "support/audit.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include <imgui.h>
#include <imgui_internal.h>

namespace {

struct Item {
  ImRect whole, seen;
};
std::unordered_map<ImGuiID, Item> items;

}  // namespace

// Dear ImGui calls these for every item while TestEngineHookItems is set.
void ImGuiTestEngineHook_ItemAdd(ImGuiContext* context, ImGuiID id, const ImRect& box, const ImGuiLastItemData*) {
  // Dear ImGui's own hidden window, and the parts of the screen that scroll, are no controls.
  if (std::string_view(context->CurrentWindow->Name).substr(0, 7) == "Debug##") return;
  for (const ImGuiWindow* window : context->Windows) {
    // The bars are for the mouse only: wheel, finger and keys scroll without them.
    const bool is_bar = id == ImHashStr("##bar-y", 0, window->ID) || id == ImHashStr("##bar-x", 0, window->ID);
    if (id == window->ID || id == window->ChildId || id == window->MoveId || is_bar) return;
  }
  Item item{box, box};
  item.seen.ClipWith(context->CurrentWindow->ClipRect);
  items[id] = item;
}
void ImGuiTestEngineHook_ItemInfo(ImGuiContext*, ImGuiID, const char*, ImGuiItemStatusFlags) {}
void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}
const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) { return nullptr; }

namespace fb::test {
namespace {

bool is_interactive(const Node& node) {
  switch (node.role) {
    case Role::button:
    case Role::link:
    case Role::checkbox:
    case Role::radio:
    case Role::textbox:
    case Role::searchbox:
    case Role::combobox:
    case Role::spinbutton:
    case Role::option:
    case Role::menuitem:
    case Role::tab: return true;
    default: return (node.state & sem::focusable) != 0;
  }
}

bool is_on_screen(const ImRect& box) { return box.GetWidth() >= 1 && box.GetHeight() >= 1; }

std::string words(const HeadlessUi& ui, const Node& node) {
  return "\"" + std::string(ui.tree.name_of(node)) + "\" (role " + std::to_string(static_cast<int>(node.role)) + ")";
}

}  // namespace

std::vector<std::string> audit(HeadlessUi& ui, float smallest) {
  ImGuiContext& context = ui.context();
  context.TestEngineHookItems = true;
  items.clear();
  ui.frame();
  context.TestEngineHookItems = false;

  std::vector<std::string> faults;
  std::unordered_map<std::uint32_t, const Node*> nodes;
  for (const Node& node : ui.tree.nodes) {
    if (!nodes.emplace(node.id, &node).second) faults.push_back("two nodes share an id: " + words(ui, node));
  }
  for (const auto& [id, item] : items) {
    if (!is_on_screen(item.seen) || nodes.count(id)) continue;
    char place[96];
    std::snprintf(place, sizeof place, "%.0f,%.0f %.0fx%.0f", item.seen.Min.x, item.seen.Min.y, item.seen.GetWidth(),
                  item.seen.GetHeight());
    faults.push_back("an item has no node, at " + std::string(place));
  }
  std::map<std::tuple<std::uint32_t, Role, std::string>, int> named;
  for (const Node& node : ui.tree.nodes) {
    if (!is_interactive(node)) continue;
    const std::string name(ui.tree.name_of(node));
    if (name.empty()) faults.push_back("no name: " + words(ui, node));
    if (++named[{node.parent, node.role, name}] == 2) faults.push_back("twice in its group: " + words(ui, node));
    const auto item = items.find(node.id);
    const float w = item == items.end() ? node.rect.w : item->second.whole.GetWidth();
    const float h = item == items.end() ? node.rect.h : item->second.whole.GetHeight();
    const bool is_cut = h < 1 || node.rect.y + h >= ui.height() - 1;
    if (item == items.end() && is_cut)
      continue;  // a field is the page's own: of one that is cut off, the rest is not known
    if (w < smallest || h < smallest)
      faults.push_back("too small, " + std::to_string(static_cast<int>(w)) + "x" + std::to_string(static_cast<int>(h)) +
                       ": " + words(ui, node));
  }
  std::sort(faults.begin(), faults.end());
  return faults;
}

}  // namespace fb::test
