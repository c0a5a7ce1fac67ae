// Addresses of what is on screen: "#/leads", "#/deal/01JE…". Back and links work through them.
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "app/state.hpp"

namespace fb::app {

struct ViewRoute {
  View view;
  std::string_view path;  // "board"
  std::string_view name;  // "Board"
};
std::span<const ViewRoute> view_routes();
const ViewRoute& route_of_view(View view);

// Goes where the address says; an address that says nothing changes nothing.
void follow_route(State& state, std::string_view hash);

}  // namespace fb::app
