// Boards out of files, and the hand that writes into them: its session, its clock, its random numbers.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "formats/snapshot.hpp"
#include "model/random.hpp"

namespace fb::cli {

// One run of the command line is a session of its own (data.md §1).
struct Hand {
  Hand();  // from the system's random numbers
  Random random;
  Clock clock;
  std::int64_t now_ms = 0;
};

// The error is what is wrong with the file; the caller says which file and what is safe.
Result<Snapshot> read_board_file(const std::string& path, std::int64_t now_ms);

inline constexpr const char* redacted_stays_alone = "It is a redacted copy: a board of its own, which never merges.";

// Shows the clock everything in the document, so that what is written next is later.
void observe(Hand& hand, const Document& document);

// Values of this run, united with the board; the first of them say who wrote.
void write_in(Document& board, Intake& intake, Hand& hand);
// The records without stamps as an import into the board. Reports what became of them.
Intake take_plain(Document& board, const std::vector<PlainRecord>& plain, Hand& hand);

Document new_board(const std::string& name, Hand& hand);

// The board to compute with: its records with stamps, and those without as if imported now.
struct OpenBoard {
  Document document;
  bool is_redacted = false;
  std::vector<std::string> notes;  // what a person should know about the file
};
Result<OpenBoard> open_board(const std::string& path, std::int64_t now_ms);

bool has_records(const Document& document);

}  // namespace fb::cli
