// The dialog behind every figure: how it is computed, from what, and from whom.
#pragma once
#include <cstdint>
#include <optional>

#include "views/explain.hpp"
#include "views/widgets.hpp"

namespace fb {

class ExplainDialog {
 public:
  // `from`: the node that was pressed; it takes the focus back.
  void open(Ui& ui, Explanation explanation, std::uint32_t from);
  void close() { m_shown.reset(); }
  void draw(Ui& ui, const Format& format);  // nothing while it is closed

 private:
  void words(Ui& ui, Rect& rest);
  bool records(Ui& ui, const Format& format, Rect& rest);  // true: one was opened

  std::optional<Explanation> m_shown;
  std::uint32_t m_from = 0;
  bool m_is_new = false;
  float m_height = 0;  // of its content in the frame before
};

}  // namespace fb
