// The records of a file that stand under no stamps, decided against a board: the same for the preview and for good.
#pragma once
#include "app/import_flow.hpp"

namespace fb::app {

struct Brought {
  Intake intake;
  std::vector<Refused> refused;  // by the table and by the board
  std::vector<std::string> told;
};
struct Moment {
  std::int64_t now_ms = 0;
  int utc_offset_minutes = 0;
};

bool brings_plain(const ImportFile& file);
Brought bring(const ImportFile& file, const Document& board, const Moment& moment, Clock& clock, Random& random);

}  // namespace fb::app
