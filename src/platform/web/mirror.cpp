#include "platform/web/mirror.hpp"

#include <emscripten.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include "platform/web/host.hpp"

namespace fb::web {

void Mirror::show(const Semantics& tree, float dpr, double now_ms) {
  m_shown.nodes = tree.nodes;
  m_shown.text = tree.text;
  m_shown_at = now_ms;
  host::mirror(m_shown, dpr);
}

// A record that is opened takes the focus some frames later, once its panel is there.
bool Mirror::give_focus(Page& page, const Semantics& tree) {
  const std::uint32_t id = page.want_focus;
  if (id == 0) return false;
  const bool is_there =
      std::any_of(tree.nodes.begin(), tree.nodes.end(), [&](const Node& node) { return node.id == id; });
  if (!is_there && ++m_focus_waits < 10) return true;
  m_focus_waits = 0;
  page.want_focus = 0;  // first: the page answers at once with the focus event
  host::move_focus(id, page.select_all);
  page.select_all = false;
  return false;
}

bool Mirror::publish(Page& page, Semantics& tree, double now_ms, bool is_last, bool is_scrolling) {
  const bool is_urgent = always || is_last || m_shown_at < 0 || page.want_focus != 0 || page.replace_field ||
                         page.field.id != 0 || !tree.messages.empty();
  const bool is_due = now_ms - m_shown_at >= (is_scrolling ? 500 : 100);
  // A field that was left shows the tree's value again, which may be the same as before.
  if (page.field.left || ((is_urgent || is_due) && !(tree == m_shown))) show(tree, page.dpr, now_ms);
  for (const Semantics::Message& message : tree.messages) host::say(message.text, message.assertive);
  tree.messages.clear();
  if (page.replace_field) {
    page.field.text = page.replace_field_text;
    host::replace_field(page.replace_field_text);
  }
  page.replace_field = false;
  if (page.pick_day_for != 0) host::pick_day(std::exchange(page.pick_day_for, 0), page.pick_day);
  return give_focus(page, tree);
}

// How a Node lies in memory and what its numbers mean, for the page's side of the mirror.
static std::string layout() {
  static constexpr const char* roles =
      "none,button,link,checkbox,radio,textbox,searchbox,combobox,spinbutton,option,listbox,list,listitem,group,"
      "region,navigation,complementary,main,banner,dialog,heading,status,alert,grid,rowgroup,row,columnheader,"
      "gridcell,menu,menuitem,tablist,tab,tabpanel,progressbar,text,img,toolbar,separator,slider";
  static_assert(static_cast<int>(Role::slider) == 38);
  static constexpr const char* kinds = "text,search,email,phone,number,money,percent,day,multiline,secret";
  static_assert(static_cast<int>(FieldKind::multiline) == 8);
  static constexpr struct {
    const char* name;
    std::size_t number;
  } numbers[] = {
      {"size", sizeof(Node)},
      {"id", offsetof(Node, id)},
      {"parent", offsetof(Node, parent)},
      {"role", offsetof(Node, role)},
      {"field", offsetof(Node, field)},
      {"level", offsetof(Node, level)},
      {"state", offsetof(Node, state)},
      {"rect", offsetof(Node, rect)},
      {"name", offsetof(Node, name)},
      {"value", offsetof(Node, value)},
      {"hint", offsetof(Node, hint)},
      {"rows", offsetof(Node, rows)},
      {"setSize", offsetof(Node, set_size)},
      {"font", offsetof(Node, font_px)},
      {"disabled", sem::disabled},
      {"checked", sem::checked},
      {"pressed", sem::pressed},
      {"expanded", sem::expanded},
      {"collapsed", sem::collapsed},
      {"selected", sem::selected},
      {"current", sem::current},
      {"readOnly", sem::read_only},
      {"invalid", sem::invalid},
      {"modal", sem::modal},
      {"toggle", sem::toggle},
      {"multiline", sem::multiline},
      {"required", sem::required},
      {"hasPopup", sem::has_popup},
      {"sortUp", sem::sort_up},
      {"sortDown", sem::sort_down},
      {"focusable", sem::focusable},
      {"tabbable", sem::tabbable},
      {"password", sem::password},
      {"grabbed", sem::grabbed},
      {"inert", sem::inert},
  };
  std::string text = std::string("roles=") + roles + ";kinds=" + kinds;
  for (const auto& one : numbers) text += std::string(";") + one.name + "=" + std::to_string(one.number);
  return text;
}

}  // namespace fb::web

extern "C" EMSCRIPTEN_KEEPALIVE const char* fb_layout() {
  static const std::string text = fb::web::layout();
  return text.c_str();
}
