// What an import would do, or has done, record by record: in groups, a page of lines at a time.
#pragma once
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "app/import_flow.hpp"
#include "views/format.hpp"
#include "views/ui.hpp"

namespace fb {

// A button that shows more of a long list, and one that folds it again. `extra`: lines beyond the first few.
void more_toggle(Ui& ui, Rect& flow, std::size_t total, std::size_t few, std::size_t& extra, std::string_view what);
inline std::size_t lines_to_show(std::size_t total, std::size_t few, std::size_t extra) {
  return total < few + extra ? total : few + extra;
}

struct PreviewList {
  enum class Mode : std::uint8_t { asks, tells } mode = Mode::asks;  // asks: with ticks; tells: lines open their record
  std::size_t few = 8;                                               // lines of a list that is folded
  Rect view;                                                         // what of the flow is on screen
  const Format* format = nullptr;

  void draw(Ui& ui, const app::ImportFile& file, std::size_t index, Rect& flow, std::size_t& extra) const;

 private:
  void line(Ui& ui, const app::ImportFile& file, std::size_t index, std::size_t at, const Rect& whole) const;
  void tick(Ui& ui, const app::ImportFile& file, std::size_t index, const app::PreviewLine& of, const Rect& box) const;
};

bool is_near(const Rect& rect, const Rect& view);  // on screen, or about to be

}  // namespace fb
