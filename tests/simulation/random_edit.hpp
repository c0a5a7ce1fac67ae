// What a person might do next to the board on screen.
#pragma once
#include "model/edits.hpp"

namespace fb::test {

Edit random_edit(const Document& document, Random& random);
Edit random_bulk_edit(const Document& document, Random& random);

}  // namespace fb::test
