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
#include "model/uniting.hpp"

namespace fb {
struct TableImport;
}

namespace fb::app {

struct State;
struct PickedFile;
struct BackupWritten;

// A value before and after. References and places are words already, as text; the rest is canonical JSON of its kind.
struct FieldChange {
  std::string field;
  Kind kind = Kind::text;
  std::string before, after;
};

// A field that both sides have written without knowing of the other. After the import the later value shows, and the other
// is in the history, unless a person decides otherwise.
struct ImportConflict {
  Type type = Type::deal;
  Id id;
  std::string field, title;  // title: the record's
  Kind kind = Kind::text;
  std::string value_here, value_there;  // canonical JSON
  std::string here, there;              // as FieldChange has them
  std::string by_here, by_there;        // who wrote them, and when
  std::int64_t at_here_ms = 0, at_there_ms = 0;
  bool there_shows = false;
  enum class Choice : std::uint8_t { shown, other, written_anew } choice = Choice::shown;
  std::string written_anew;  // canonical JSON
};

// One line of the preview: what would change.
struct PreviewLine {
  // both: changed here, too. deleted_here: changed there, and stays deleted unless it is restored. made: not of the file
  // itself, but what its records need: a column, a company.
  enum class Group : std::uint8_t { both, changed, deleted_there, deleted_here, added, made } group = Group::added;
  Type type = Type::deal;
  Id id;
  std::string title;
  std::vector<FieldChange> changes;  // of a new record: what tells it apart, without a value before
  std::string by;                    // who wrote it there, and when: only of files with stamps
  std::int64_t at_ms = 0;
};
inline constexpr std::size_t most_preview_lines = 2000, preview_groups = 6;

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
  bool has_stamps = false;          // else its values count as the importing person's
  bool opens_other_board = false;   // it is opened, not merged
  bool is_proposal = false;         // from before the board was archived and compacted: nothing is taken unless ticked
  bool is_next_generation = false;  // from after that: the board on screen goes on with it
  CountByType holds{};              // then: what is in it

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
  std::vector<PreviewLine> lines;                      // by group: the first 2,000 of each
  std::vector<ImportConflict> conflicts;               // the first 2,000
  RecordKeys left_out;                                 // records that a person does not want
  std::size_t ticked = 0;                              // of a proposal: records that are taken
  RecordKeys restored;                                 // records deleted here that a person wants back
  std::vector<Refused> refused;
  std::vector<std::string> told;

  bool brings_anything() const { return opens_other_board || added + changed + removed > 0; }
};

struct ImportTask;

struct ImportFlow {
  PickPurpose purpose = PickPurpose::import;
  std::vector<ImportFile> files;
  // taking: it can't be called off any more, and takes a moment.
  enum class Stage : std::uint8_t { reading, comparing, shown, backing_up, taking } stage = Stage::shown;
  float progress = 0;               // of the stage
  std::string trouble;              // why it did not go on
  bool without_backup = false;      // a person goes on although none could be made
  std::uint64_t compared_with = 0;  // the board's revision
  std::string kept_file;            // the hash of the kept file, if it is what is looked at
  bool settles_proposals = false;   // rows of another generation have been decided about with it
  std::shared_ptr<ImportTask> task;
};

// What an import did, kept to be read until the page is left or the next one: the preview as it was taken.
struct LastImport {
  std::string summary;
  std::int64_t at_ms = 0;
  Id board;
  std::vector<ImportFile> files;  // without what was read from them
};

// The lists that the rows of a table may become.
inline constexpr std::string_view import_lists[] = {"leads", "deals", "campaigns", "companies", "touches", "metrics"};

// Begins to read and compare; work_on_import() goes on with it.
void begin_import(State& state, PickPurpose purpose, std::vector<PickedFile> files);
// What was written in another generation of the board, to be ticked.
void begin_proposals(State& state, const std::string& name, const Document& other);
// The board is stored here in another generation than the file's.
void begin_other_generation(State& state, Snapshot snapshot);
// Compares all ticked files with the board anew, each with what those before it bring.
void compare_again(State& state);
void change_import_type(State& state, ImportFile& file, const std::string& list);
void change_import_field(State& state, ImportFile& file, std::size_t column, const std::string& field);
bool has_import_work(const State& state);
// About so many records more. Clock, memory and storage stay as they are before it is taken.
void work_on_import(State& state, std::size_t records, Effects& effects);

bool has_key(const RecordKeys& keys, const RecordKey& key);
void tick_all(ImportFile& file, bool taken);
// True when the file is ticked and can be taken.
bool is_taken(const ImportFile& file);
// Takes what is ticked: opens another board, or brings the files in as one step that can be undone, after a backup.
void take_import(State& state, Effects& effects);
// When what is stored of the board that is being opened has been read.
void finish_opening(State& state, Effects& effects);
void on_import_backup(State& state, const BackupWritten& answer, Effects& effects);

}  // namespace fb::app
