#include "app/copies.hpp"

#include <charconv>

#include "app/state.hpp"

namespace fb::app {

std::int64_t last_copy_ms(const State& state) {
  const auto found = state.preferences.copies.find(state.document.board.text());
  return found == state.preferences.copies.end() ? 0 : found->second;
}

void note_copy(State& state, Effects& effects) {
  state.preferences.copies[state.document.board.text()] = state.now_ms;
  std::string text;
  for (const auto& [board, at_ms] : state.preferences.copies) text += board + '\t' + std::to_string(at_ms) + '\n';
  effects.push_back(SavePreference{"copies", std::move(text)});
}

void read_copies(Preferences& preferences, const std::string& stored) {
  std::string_view rest = stored;
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos) continue;
    std::int64_t at_ms = 0;
    std::from_chars(line.data() + tab + 1, line.data() + line.size(), at_ms);
    preferences.copies[std::string(line.substr(0, tab))] = at_ms;
  }
}

}  // namespace fb::app
