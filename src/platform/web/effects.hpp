// Hands what the program wants from outside to the page's services.
#pragma once
#include "app/effects.hpp"

namespace fb::web {

void perform(const app::Effect& effect);

}  // namespace fb::web
