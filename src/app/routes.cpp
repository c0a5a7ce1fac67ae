#include "app/routes.hpp"

#include <array>

namespace fb::app {
namespace {

constexpr std::array<ViewRoute, 8> routes{{
    {View::board, "board", "Board"},
    {View::today, "today", "Today"},
    {View::campaigns, "campaigns", "Campaigns"},
    {View::leads, "leads", "Leads"},
    {View::deals, "deals", "Deals"},
    {View::insights, "insights", "Insights"},
    {View::data, "data", "Data"},
    {View::activity, "activity", "Activity"},
}};

}  // namespace

std::span<const ViewRoute> view_routes() { return routes; }

const ViewRoute& route_of_view(View view) {
  for (const ViewRoute& route : routes)
    if (route.view == view) return route;
  return routes[0];
}

constexpr std::string_view dialog_mark = "?dialog";  // web/browser.js knows it, too

std::string route_of(const State& state) {
  std::string route = "#/";
  if (state.panel) route += std::string(type_info(state.panel.type).name) + "/" + state.panel.id.text();
  else route += route_of_view(state.view).path;
  if (state.dialog != Dialog::none) route += dialog_mark;  // so that Back closes it
  return route;
}

void follow_route(State& state, std::string_view hash) {
  if (hash.substr(0, 2) != "#/") return;
  hash.remove_prefix(2);
  state.dialog = Dialog::none;  // none can be opened by its address
  state.import.reset();
  forget_sealed(state);
  hash = hash.substr(0, hash.find(dialog_mark));
  const std::string_view path = hash.substr(0, hash.find_first_of("/?"));
  for (const ViewRoute& route : routes) {
    if (route.path != path) continue;
    state.view = route.view;
    state.panel = {};
    return;
  }
  const TypeInfo* type = type_named(path);
  if (!type || path.size() == hash.size()) return;
  const auto id = Id::from_text(hash.substr(path.size() + 1));
  if (id && state.document.table(type->type).find(*id) != no_row) state.panel = {type->type, *id};
}

}  // namespace fb::app
