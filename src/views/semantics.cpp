#include "views/semantics.hpp"

#include <cstring>
#include <utility>

namespace fb {

static std::uint32_t append(std::string& arena, std::string_view text) {
  const auto at = static_cast<std::uint32_t>(arena.size());
  arena.append(text);
  return at;
}

void Semantics::begin_frame() {
  nodes.clear();
  text.clear();
  m_parents.clear();
}

Node& Semantics::add(Role role, std::uint32_t id, const Rect& rect, std::string_view name, std::uint32_t state) {
  Node node;
  node.id = id;
  node.parent = m_parents.empty() ? 0 : m_parents.back();
  node.role = role;
  node.state = state;
  node.rect = rect;
  node.name = append(text, name);
  node.name_size = static_cast<std::uint32_t>(name.size());
  nodes.push_back(node);
  return nodes.back();
}

void Semantics::open(Role role, std::uint32_t id, const Rect& rect, std::string_view name, std::uint32_t state) {
  add(role, id, rect, name, state);
  m_parents.push_back(id);
}

void Semantics::open_last() { m_parents.push_back(nodes.empty() ? 0 : nodes.back().id); }

void Semantics::close() {
  if (!m_parents.empty()) m_parents.pop_back();
}

void Semantics::set_value(Node& node, std::string_view value) {
  node.value = append(text, value);
  node.value_size = static_cast<std::uint32_t>(value.size());
}

void Semantics::set_hint(Node& node, std::string_view hint) {
  node.hint = append(text, hint);
  node.hint_size = static_cast<std::uint32_t>(hint.size());
}

void Semantics::say(std::string message, bool assertive) { messages.push_back({std::move(message), assertive}); }

std::string_view Semantics::name_of(const Node& node) const {
  return std::string_view(text).substr(node.name, node.name_size);
}

std::string_view Semantics::value_of(const Node& node) const {
  return std::string_view(text).substr(node.value, node.value_size);
}

const Node* Semantics::find(Role role, std::string_view name) const {
  for (const Node& node : nodes) {
    if (node.role == role && name_of(node) == name) return &node;
  }
  return nullptr;
}

// Nodes are compared as bytes: there is no padding, and a -0.0f would only cost one needless publishing.
static_assert(sizeof(Node) == 92);

bool Semantics::operator==(const Semantics& other) const {
  return nodes.size() == other.nodes.size() && text == other.text &&
         (nodes.empty() || std::memcmp(nodes.data(), other.nodes.data(), nodes.size() * sizeof(Node)) == 0);
}

}  // namespace fb
