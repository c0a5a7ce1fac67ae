// What of Dear ImGui is not in the download, because nothing here uses it, and what its other parts find in its place.
// cmake/dependencies.cmake leaves out imgui_tables.cpp and has imgui.cpp call fb_no_… for widgets that are ours or not there:
// our windows have no title bar, menu bar or scroll bar of its own (ImGuiWindowFlags_NoDecoration, views/scroll.cpp).
#include <imgui.h>
#include <imgui_internal.h>

namespace ImGui {

// Called in every program.
void TableSettingsAddSettingsHandler() {}
void TableGcCompactSettings() {}
// The window that Dear ImGui opens by itself in each frame, and does not show, has a title bar.
bool fb_no_CollapseButton(ImGuiID, const ImVec2&);
bool fb_no_CollapseButton(ImGuiID, const ImVec2&) { return false; }

// Called for a table, a bar, a tree or a list that is open: none ever is.
void TableGcCompactTransientBuffers(ImGuiTable*) { IM_ASSERT(false); }
void TableGcCompactTransientBuffers(ImGuiTableTempData*) { IM_ASSERT(false); }
void TableEndRow(ImGuiTable*) { IM_ASSERT(false); }
void EndTable() { IM_ASSERT(false); }
void EndColumns() { IM_ASSERT(false); }

void fb_no_EndTabBar();
void fb_no_EndTabBar() { IM_ASSERT(false); }
void fb_no_TreePop();
void fb_no_TreePop() { IM_ASSERT(false); }
void fb_no_EndMenuBar();
void fb_no_EndMenuBar() { IM_ASSERT(false); }
ImGuiMultiSelectIO* fb_no_EndMultiSelect();
ImGuiMultiSelectIO* fb_no_EndMultiSelect() {
  IM_ASSERT(false);
  return nullptr;
}
void fb_no_Scrollbar(ImGuiAxis);
void fb_no_Scrollbar(ImGuiAxis) { IM_ASSERT(false); }
bool fb_no_CloseButton(ImGuiID, const ImVec2&);
bool fb_no_CloseButton(ImGuiID, const ImVec2&) {
  IM_ASSERT(false);
  return false;
}

// Its list of windows (our keyboard is the page's) and its own tooltips.
bool fb_no_Selectable(const char*, bool, ImGuiSelectableFlags, const ImVec2&);
bool fb_no_Selectable(const char*, bool, ImGuiSelectableFlags, const ImVec2&) {
  IM_ASSERT(false);
  return false;
}
void fb_no_SeparatorText(const char*);
void fb_no_SeparatorText(const char*) { IM_ASSERT(false); }
void fb_no_TextV(const char*, va_list);
void fb_no_TextV(const char*, va_list) { IM_ASSERT(false); }

}  // namespace ImGui

// Dear ImGui scans settings files and typed numbers with it. We have neither, and it brings 20 KB of C library along.
extern "C" int fb_no_sscanf(const char*, const char*, ...);
extern "C" int fb_no_sscanf(const char*, const char*, ...) { return 0; }
