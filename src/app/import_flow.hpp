// Files on their way in: read, compared with the board, shown, and taken or left. Nothing changes before "take".
#pragma once
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/effects.hpp"
#include "formats/intake.hpp"
#include "formats/snapshot.hpp"

namespace fb {
struct TableImport;
}

namespace fb::app {

struct State;
struct PickedFile;

// A value before and after. References and places are words already, as text; the rest is canonical JSON of its kind.
struct FieldChange {
  std::string field;
  Kind kind = Kind::text;
  std::string before, after;
};

// One line of the preview: what would change.
struct PreviewLine {
  // made: not of the file itself, but what its records need: a column, a company.
  enum class Group : std::uint8_t { changed, deleted_there, added, made } group = Group::added;
  Type type = Type::deal;
  Id id;
  std::string title;
  std::vector<FieldChange> changes;  // of a new record: what tells it apart, without a value before
  std::string by;                    // who wrote it there, and when: only of files with stamps
  std::int64_t at_ms = 0;
};
inline constexpr std::size_t most_preview_lines = 200, preview_groups = 4;

// A column of a table and where it goes: a field's name, "custom" or "" for nowhere.
struct ImportColumn {
  std::string header, field, question;
  std::vector<std::string> samples;
};

using CountByType = std::array<std::size_t, known_types>;

struct ImportFile {
  std::string name;
  std::string error;  // one sentence; then nothing else here counts
  bool taken = true;  // the tick

  std::shared_ptr<Snapshot> snapshot;
  std::string board, by;  // the snapshot's
  std::int64_t exported_ms = 0;
  bool has_stamps = false;         // else its values count as the importing person's
  bool opens_other_board = false;  // it is opened, not merged
  CountByType holds{};             // then: what is in it

  std::shared_ptr<TableImport> table;
  Type type = Type::other;  // what its rows become; other: a person has to say
  std::size_t rows = 0;
  std::string encoding;
  char delimiter = ',';
  std::vector<ImportColumn> columns;
  std::vector<std::string> choices;  // the fields a column may go to

  bool into_new_board = false;  // the sample on screen is left as it is
  std::size_t added = 0, changed = 0, removed = 0, unchanged = 0;
  CountByType added_of{};
  std::array<std::size_t, preview_groups> in_group{};  // lines there would be
  std::vector<PreviewLine> lines;                      // by group: the first 200
  std::vector<Refused> refused;
  std::vector<std::string> told;

  bool brings_anything() const { return opens_other_board || added + changed + removed > 0; }
};

struct ImportFlow {
  PickPurpose purpose = PickPurpose::import;
  std::vector<ImportFile> files;
};

// The lists that the rows of a table may become.
inline constexpr std::string_view import_lists[] = {"leads", "deals", "campaigns", "companies", "touches", "metrics"};

ImportFile read_import(const State& state, const PickedFile& picked);
// Compares all ticked files with the board, each with what those before it bring. Clock, memory and storage stay.
void preview_import(const State& state, ImportFlow& flow);
void change_import_type(State& state, ImportFile& file, const std::string& list);
void change_import_field(State& state, ImportFile& file, std::size_t column, const std::string& field);

// True when the file is ticked and can be taken.
bool is_taken(const ImportFile& file);
// The first file that opens another board, and what the others have of the same board. Nothing if none does.
std::shared_ptr<Snapshot> board_to_open(ImportFlow& flow);
void open_board(State& state, std::shared_ptr<Snapshot> board, Effects& effects);
// When what is stored of that board has been read.
void finish_opening(State& state, Effects& effects);
// Brings the ticked files in as one step that can be undone.
void take_import(State& state, ImportFlow& flow, Effects& effects);

}  // namespace fb::app
