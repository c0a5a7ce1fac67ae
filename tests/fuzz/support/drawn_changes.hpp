// Changes of several people out of a fuzz input: fields of every kind, known and unknown, stamps that meet and cross.
#pragma once
#include <vector>

#include "fuzz/support/drawn.hpp"
#include "model/document.hpp"

namespace fb::fuzz {

Change drawn_change(Drawn& drawn);

}  // namespace fb::fuzz
