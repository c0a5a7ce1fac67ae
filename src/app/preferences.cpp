#include "app/preferences.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "app/copies.hpp"
#include "model/stages.hpp"

namespace fb::app {
namespace {

template <class Visit>
void each_line(std::string_view text, Visit&& visit) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (end > 0) visit(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

int number_in(const std::string& text, int otherwise) {
  int number = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace

void read_preferences(Preferences& preferences, const std::vector<std::pair<std::string, std::string>>& stored) {
  preferences.folded.insert(stage::lost());  // folded until somebody opens it
  for (const auto& [key, value] : stored) {
    if (key == "theme")
      preferences.theme = value == "light" ? Theme::light : value == "dark" ? Theme::dark : Theme::system;
    if (key == "text_size") preferences.text_size = std::clamp(number_in(value, 100), 100, 200);
    if (key == "board_zoom") preferences.board_zoom = nearest_zoom(number_in(value, 100));
    if (key == "renderer")
      preferences.drawing = value == "webgl"      ? Drawing::graphics_card
                            : value == "software" ? Drawing::processor
                                                  : Drawing::automatic;
    if (key == "person") preferences.person = value;
    if (key == "copies") read_copies(preferences, value);
    if (key == "folded") {
      preferences.folded.clear();
      each_line(value, [&](std::string_view line) {
        if (const auto id = Id::from_text(line)) preferences.folded.insert(*id);
      });
    }
    if (key == "boards")
      each_line(value, [&](std::string_view line) {
        const std::size_t tab = line.find('\t');
        if (tab != std::string_view::npos) preferences.boards.emplace_back(line.substr(0, tab), line.substr(tab + 1));
      });
  }
}

std::string theme_text(Theme theme) {
  return theme == Theme::light ? "light" : theme == Theme::dark ? "dark" : "system";
}

std::string drawing_text(Drawing drawing) {
  return drawing == Drawing::graphics_card ? "webgl" : drawing == Drawing::processor ? "software" : "";
}

int nearest_zoom(int percent) {
  // Few steps: every size of text is a set of glyphs of its own.
  constexpr int steps[] = {50, 60, 70, 80, 90, 100, 110, 125, 150, 175, 200};
  int best = 100;
  for (const int step : steps)
    if (std::abs(step - percent) < std::abs(best - percent)) best = step;
  return best;
}

std::string folded_text(const Preferences& preferences) {
  std::string text;
  for (const Id& id : preferences.folded) text += id.text() + '\n';
  return text;
}

}  // namespace fb::app
