// Everything the program knows between two actions. Views read it; only update() writes it.
#pragma once
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/actions.hpp"
#include "app/archiving.hpp"
#include "app/backups.hpp"
#include "app/import_flow.hpp"
#include "app/kept_file.hpp"
#include "app/recovery.hpp"
#include "app/sealed_files.hpp"
#include "model/document.hpp"
#include "model/history.hpp"
#include "model/random.hpp"
#include "model/stamp.hpp"

namespace fb::app {

enum class Phase : std::uint8_t {
  starting,  // the store has not answered yet
  loading,   // the log is being read
  ready,
  recovery,  // something of what was stored is missing: a person decides how to go on (app/recovery.hpp)
  outdated,  // a newer program has been here: this one touches nothing
};

// Where the board on screen lives.
enum class Home : std::uint8_t {
  sample,  // in memory only, and nobody has edited it
  stored,  // in this browser's storage
  memory,  // storage does not work here
};

// How safe the edits are; save_status.cpp puts it into words. "Saved" means that a fresh load shows the same.
struct Saving {
  struct Batch {
    AppendLog append;
    bool sent = false;
  };
  std::deque<Batch> waiting;  // not yet acknowledged, oldest first
  std::uint32_t next_seq = 1;
  std::int64_t saved_at_ms = 0;       // of the last acknowledgement; 0: none in this session
  std::int64_t failing_since_ms = 0;  // 0: not failing
  std::string error;
  bool is_superseded = false;  // a newer program has taken the storage over: this one writes nothing any more
  bool is_archived = false;    // another tab has begun a new generation of the board: the same
  bool has_news = false;       // the present action has written something
  bool is_slow = false;        // the oldest has had no answer for 15 s
  bool was_cleared = false;    // what was stored is gone; the next save writes all of the board
  std::uint32_t changes_waiting() const;
};

// A newer build of this program, from its arrival to the reload that starts it. At most the tab that asked reloads.
enum class NextBuild : std::uint8_t {
  none,
  ready,
  put_off,     // ready, but not now
  wanted,      // as soon as everything is saved
  activating,  // the page was asked to
  active,      // reload as soon as everything is saved
};

struct Notice {
  std::string text;
  bool offers_undo = false, is_error = false;
  std::int64_t until_ms = 0;    // then it goes away; errors stay until dismissed
  bool offers_changes = false;  // of the last import
};

struct Preferences {
  Theme theme = Theme::system;
  int text_size = 100, board_zoom = 100;  // percent
  Drawing drawing = Drawing::automatic;
  std::string person;                                       // name of who sits here
  std::set<Id> folded;                                      // columns
  std::vector<std::pair<std::string, std::string>> boards;  // id and name of each board in this browser
  std::map<std::string, std::int64_t> copies;               // of a board by its id: when a file of it was last saved
};

struct RecordRef {
  Type type = Type::deal;
  Id id;
  explicit operator bool() const { return static_cast<bool>(id); }
  bool operator==(const RecordRef&) const = default;
};

// What a person who looks back sees: a copy, so that nothing can write to the past. Never stored.
struct Past {
  std::int64_t at_ms = 0;
  std::int64_t first_ms = 0;  // of all changes
  Document document;
  std::uint64_t revision = 0;  // of the board that it was taken from
  std::uint32_t board_number = 0;
};

struct State {
  Phase phase = Phase::starting;
  float progress = 0;  // 0…1 while loading
  std::optional<Recovery> recovery;
  Backups backups;
  StorageMeasured storage;
  KeptFile kept_file;
  Archiving archiving;

  Document document;
  std::uint32_t board_number = 0;  // counts the boards shown in this page: views start afresh with each
  Home home = Home::sample;
  Clock clock;
  Random random;
  std::set<std::uint64_t> own_sessions;
  bool session_recorded = false;
  History history;
  Saving saving;

  std::int64_t now_ms = 0;  // of the current action
  int utc_offset_minutes = 0;
  std::string locale;

  std::unique_ptr<const Past> past;  // while a person looks back
  ShowActivity activity;             // what the Activity view shows

  View view = View::board;
  RecordRef panel;              // the record whose panel is open
  bool panel_names_it = false;  // it starts with its name being written
  Type marked_type = Type::deal;
  std::vector<Id> marked;  // cards selected together
  std::string filter;
  Dialog dialog = Dialog::none;
  std::optional<ImportFlow> import;
  std::optional<LastImport> last_import;
  std::optional<SealedFiles> sealed;   // came in, and have to be opened first
  std::optional<LeavingFile> leaving;  // is being encrypted
  std::uint32_t seal_seq = 0;          // of the last question to the page's cryptography
  bool can_encrypt = true;
  std::optional<Notice> notice;
  std::string spoken;  // to be announced once: results for people who listen; the shell takes it by its number
  NextBuild next_build = NextBuild::none;
  bool is_copy_leaving = false;  // the file that is being saved is a copy of the whole board
  std::uint32_t spoken_number = 0;
  Preferences preferences;

  std::shared_ptr<Snapshot> opening;     // a file whose board is being opened: united with what is stored of it
  Reading reading;                       // of the log while loading
  std::string shown_title, shown_route;  // what the page was told last
};

// The member who sits here, zero if nobody said so.
Id person_id(const State& state);
Day today(const State& state);
// The board that views show, and its day and time: as it is, or as it was at the moment that a person looks back to.
const Document& shown(const State& state);
std::int64_t shown_ms(const State& state);
Day shown_day(const State& state);
std::string board_name(const State& state);
std::string currency(const State& state);
// "#/deal/01JE…" or "#/leads": the address of what is on screen.
std::string route_of(const State& state);

}  // namespace fb::app
