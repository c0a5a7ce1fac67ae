// The measures of the board, CSS pixels.
#pragma once

namespace fb::layout {

inline constexpr float margin = 20, gap = 12, zone_gap = 26, column = 244, folded = 56;
inline constexpr float zones = 40, ribbon = 34, head = 78, card_gap = 8, quick_add = 136;

}  // namespace fb::layout
