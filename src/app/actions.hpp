// Anything that can happen: what a person does in a view, and what the page answers or reports.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "app/effects.hpp"
#include "model/edits.hpp"

namespace fb::app {

enum class View : std::uint8_t { board, today, campaigns, leads, deals, insights, data, activity };
enum class Dialog : std::uint8_t {
  none,
  import,
  export_file,
  archive,
  shortcuts,
  palette,
  new_board,
  lost_reason,
  reject_reason,
  person,
  passphrase,
  last_import
};

// ---- from the page --------------------------------------------------------------------------------------------------
struct StartUp {
  std::uint64_t session_bits = 0;  // 40 random bits
  std::uint64_t random_seed = 0;
  std::int64_t now_ms = 0;
  int utc_offset_minutes = 0;
  std::string locale;  // "en-GB"
  std::string route;
  std::vector<std::pair<std::string, std::string>> preferences;
  bool storage_works = true;
  bool can_encrypt = true;  // pages that were not loaded securely can't
};
struct LogRowRead {
  std::string text, hash;
  std::uint32_t number = 0, total = 0;  // for the progress bar
  std::uint64_t key = 0;
  bool is_of_other_generation = false;
};
struct LogRowLost {  // the browser itself can't read it
  std::uint64_t key = 0;
  std::string reason;
};
// What kind of failure it is; the words for a person go with it.
enum class StoreFault : std::uint8_t {
  none,
  full,     // no room left
  lost,     // the connection, or an answer that never came
  newer,    // a newer program has been here: this one must not write
  cleared,  // the browser or a person deleted what was stored
  absent,   // this browser stores nothing for this page
  other,
  archived  // another tab has begun a new generation of the board
};
struct StoreOpened {
  bool ok = false;
  std::string board_id;  // "": there is no board yet
  std::string error;
  StoreFault fault = StoreFault::none;
  bool is_gone = false;           // the board was stored here once, and nothing of it is found
  std::int64_t gen = 1;           // how often it was archived and compacted, and once more
  std::uint64_t lines_kept = 0;   // how many lines the log must hold, as its own counts or a mark outside of it say
  std::string own_sessions = {};  // of this browser and open in no other tab, separated by blanks
};
struct RowArrived {  // another tab has written it
  std::string text, hash;
  int generations_ahead = 0;  // below zero: of an older one
  std::uint64_t key = 0;
};
struct StoreChanged {  // underneath us, by another tab or the browser
  StoreFault fault = StoreFault::none;
};
struct Appended {
  std::uint32_t seq = 0;
  bool ok = false;
  std::string error;
  StoreFault fault = StoreFault::none;
};
struct AppendIsSlow {  // no answer for 15 s
  std::uint32_t seq = 0;
};
struct RetryDue {};  // some time after a write has failed
struct GenerationBegun {
  StoreFault fault = StoreFault::none;
  std::string error;
  std::vector<std::uint64_t> older;  // the keys of the older rows
};
struct BackupDue {};  // soon after the start, then every hour
struct BackupWritten {
  StoreFault fault = StoreFault::none;  // absent: this browser has no place for backups
  std::string why, error;
};
struct Backup {
  std::string name, why;
  std::int64_t at_ms = 0;
  std::uint64_t bytes = 0;  // on disk
};
struct BackupsListed {
  bool ok = false;              // false: this browser has no place for backups
  std::vector<Backup> backups;  // newest first
};
struct BackupRead {
  std::string name;
  bool ok = false;
  std::string bytes, error;
};
struct KeptFileFound {
  // prompt: the browser asks the person once more; denied: it does not even do that.
  enum class Access : std::uint8_t { unknown, unsupported, none, granted, prompt, denied } access = Access::unknown;
  std::string name, error;
};
struct KeptFileWritten {
  // changed: somebody else has written to it since, so it was left as it is.
  enum class Outcome : std::uint8_t { done, changed, failed } outcome = Outcome::done;
  std::string error;
};
struct KeptFileRead {
  bool ok = false;
  std::string bytes, hash;  // or the error in place of the bytes
};
struct KeptFileDue {};
struct StorageMeasured {
  std::uint64_t used_bytes = 0, quota_bytes = 0;
  bool is_persistent = false;  // the browser promises not to clear it by itself
};
struct PickedFile {
  std::string name, bytes;
  bool is_unreadable = false;  // the browser could not read it: a folder, or moved since it was picked
  // Of a pasted table: what its rows are, and its columns if the first row does not say.
  std::optional<Type> type = {};
  std::vector<std::string> headers = {};
  std::string error = {};  // why it did not open, a sentence; then the bytes don't count
};
struct FilesPicked {
  PickPurpose purpose = PickPurpose::import;
  std::vector<PickedFile> files;
};
struct FilesCancelled {};
struct Encrypted {
  std::uint32_t seq = 0;
  bool ok = false;
  std::string bytes;
};
struct Unsealed {  // decrypted or unpacked
  std::uint32_t seq = 0;
  enum class Fault : std::uint8_t { none, closed, too_large } fault = Fault::none;
  std::string bytes;
};
struct Downloaded {
  bool ok = false;
  std::string error;
};
struct TextCopied {
  bool ok = false;
};
struct RouteChanged {
  std::string hash;
};
struct Hidden {};           // the tab goes to the background: last chance to save
struct UpdateReady {};      // a newer build of this program is here and waits
struct UpdateActivated {};  // the next load starts the newest build

// ---- from the views ---------------------------------------------------------------------------------------------------
struct Do {
  Edit edit;
};
struct Undo {};
struct Redo {};
struct OpenView {
  View view = View::board;
};
struct LookBack {  // the whole board as it was then; 0: back to now
  static constexpr std::int64_t yesterday = -1;
  std::int64_t at_ms = 0;
};
enum class ActivityOf : std::uint8_t { people, records, deleted };
struct ShowActivity {  // what changed after one moment and up to the other; 0: from the start, until now
  ActivityOf of = ActivityOf::people;
  std::int64_t from_ms = 0, to_ms = 0;
};
struct SelectRecord {  // opens the panel
  Type type = Type::deal;
  Id id;
  bool names_it = false;  // it is new: its name is written first
};
struct ClosePanel {};
struct MarkCards {  // multi-select on the board
  Type type = Type::deal;
  std::vector<Id> cards;
};
struct SetFilter {
  std::string text;
};
struct OpenDialog {
  Dialog dialog = Dialog::none;
};
struct CloseDialog {};
struct ChooseFiles {
  PickPurpose purpose = PickPurpose::import;
};
struct TakeImport {};  // what the preview shows
struct CancelImport {};
struct SetImportType {  // of a table among the files: "leads", "deals", …
  std::size_t file = 0;
  std::string list;
};
struct SetImportField {  // where a column of a table goes: a field's name, "custom" or "" to skip it
  std::size_t file = 0, column = 0;
  std::string field;
};
struct TickImport {
  std::size_t file = 0;
  bool taken = true;
};
struct TickRecord {  // one record of a file
  std::size_t file = 0;
  Type type = Type::deal;
  Id id;
  bool taken = true;
};
struct TickAll {  // every record of a file
  std::size_t file = 0;
  bool taken = true;
};
struct TickRestore {  // a record that is deleted here and was changed there
  std::size_t file = 0;
  Type type = Type::deal;
  Id id;
  bool restored = true;
};
struct ResolveConflict {
  std::size_t file = 0, conflict = 0;
  bool takes_other = false;       // not the one that would show
  std::string written_anew = {};  // canonical JSON in place of both, if not empty
};
struct UnlockFile {  // the one that asks for its passphrase
  std::string passphrase;
};
struct WorkOn {  // what is under way, for about so many records
  std::size_t records = 0;
};
struct ExportFile {
  enum class Kind : std::uint8_t { snapshot, snapshot_without_history, campaign, redacted, csv } kind = Kind::snapshot;
  Type type = Type::deal;                    // of a CSV
  std::optional<std::vector<Id>> only = {};  // of its records, in this order; otherwise all
  Id campaign = {};                          // the one, of Kind::campaign
  std::string passphrase = {};               // not empty: the file is encrypted with it
};
struct NewBoard {
  std::string name;
};
struct SwitchBoard {  // to another board of this browser
  std::string board_id;
};
struct RetrySave {};
struct BackUpNow {};
struct LookAtBackup {  // as a file that may be imported
  std::string name;
};
struct ForKeptFile {
  enum class Wish : std::uint8_t { choose, permit, stop, look, write_over, retry } wish = Wish::choose;
};
struct SaveArchive {};      // the whole history into a file
struct Compact {};          // the board goes on without it
struct LookAtProposals {};  // what was written in another generation
struct TickRecovery {       // one of the places that what was lost may be found in
  std::size_t source = 0;
  bool taken = true;
};
struct TakeRecovery {};       // the union of what is ticked becomes the board
struct SaveRecoveredFile {};  // the same into a file, before anything is decided
struct LoadAgain {};
struct CopyToClipboard {
  std::string text, notice;
};
struct PrintView {};
struct PasteRows {           // of a spreadsheet; `headers` are what its columns are if the first row does not say
  std::optional<Type> type;  // what the rows are, if the view says so
  std::string text;
  std::vector<std::string> headers;
};
struct FoldStage {
  Id stage;
  bool folded = true;
};
enum class Theme : std::uint8_t { system, light, dark };
struct SetTheme {
  Theme theme = Theme::system;
};
struct SetTextSize {
  int percent = 100;
};
struct SetBoardZoom {  // the nearest of a few steps
  int percent = 100;
};
enum class Drawing : std::uint8_t { automatic, graphics_card, processor };
struct SetDrawing {  // from the next start
  Drawing drawing = Drawing::automatic;
};
struct SetPerson {  // who sits here: a member's name, made if there is none
  std::string name;
};
struct DismissNotice {};
struct TakeUpdate {};    // as soon as everything is saved
struct PutOffUpdate {};  // not now

using Action = std::variant<
    StartUp, LogRowRead, LogRowLost, StoreOpened, RowArrived, StoreChanged, Appended, AppendIsSlow, RetryDue,
    GenerationBegun, BackupDue, BackupWritten, BackupsListed, BackupRead, KeptFileFound, KeptFileWritten, KeptFileRead,
    KeptFileDue, StorageMeasured, FilesPicked, FilesCancelled, Encrypted, Unsealed, Downloaded, TextCopied,
    RouteChanged, Hidden, Do, Undo, Redo, OpenView, LookBack, ShowActivity, SelectRecord, ClosePanel, MarkCards,
    SetFilter, OpenDialog, CloseDialog, ChooseFiles, TakeImport, CancelImport, SetImportType, SetImportField,
    TickImport, TickRecord, TickAll, TickRestore, ResolveConflict, UnlockFile, WorkOn, ExportFile, NewBoard,
    SwitchBoard, RetrySave, BackUpNow, LookAtBackup, ForKeptFile, SaveArchive, Compact, LookAtProposals, TickRecovery,
    TakeRecovery, SaveRecoveredFile, LoadAgain, CopyToClipboard, PrintView, PasteRows, FoldStage, SetTheme, SetTextSize,
    SetBoardZoom, SetDrawing, SetPerson, DismissNotice, UpdateReady, UpdateActivated, TakeUpdate, PutOffUpdate>;

}  // namespace fb::app
