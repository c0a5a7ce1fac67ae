// Compares what can be pressed with what is in the semantics tree: nothing on screen may be without role, name and room.
#pragma once
#include <string>
#include <vector>

#include "support/headless_ui.hpp"

namespace fb::test {

// One sentence per fault of the next frame: items without a node, nodes without a name, two of a name in one group, boxes
// smaller than `smallest` CSS pixels in either direction. What is cut off by its scrolling parent counts with its whole size.
std::vector<std::string> audit(HeadlessUi& ui, float smallest);

}  // namespace fb::test
