// What a file would do to a board, told record by record before anything is done.
#pragma once
#include "app/import_flow.hpp"

namespace fb::app {

enum class Authors : std::uint8_t { told, left_out };

// Adds to the file's lines, in_group and added_of; counts records by what would be seen of them.
struct Compared {
  std::size_t added = 0, changed = 0, removed = 0, unchanged = 0;
  std::size_t kept = 0;          // values of the file that are older than the board's and differ
  std::size_t stay_deleted = 0;  // records deleted here and changed there
};
Compared compare(const Document& board, const Document& incoming, Authors authors, ImportFile& file);

}  // namespace fb::app
