// The records of a file that stand under no stamps, decided against a board: the same for the preview and for good.
#pragma once
#include <memory>

#include "app/import_flow.hpp"
#include "formats/intake_run.hpp"
#include "formats/table_import.hpp"

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

// A slice at a time. The file, the board, the clock and the random numbers stay where they are until the end; the clock
// moves only then, and only if there is something to write.
class Bringing {
 public:
  Bringing(const ImportFile& file, const Document& board, const Moment& moment, Clock& clock, Random& random);
  ~Bringing();
  bool go_on(std::size_t records);  // false: all is decided
  float progress() const;           // 0…1
  Brought take();

 private:
  void begin_intake();
  const ImportFile& m_file;
  const Document& m_board;
  IntakeOptions m_options;
  Clock& m_clock;
  Random& m_random;
  std::unique_ptr<TableReading> m_rows;
  TableRecords m_records;  // of a table
  std::unique_ptr<IntakeRun> m_run;
  Brought m_brought;
};

}  // namespace fb::app
