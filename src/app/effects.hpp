// What the program wants from outside. Every effect is answered once by an action, also when it failed.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "model/id.hpp"

namespace fb::app {

struct LogRow {
  std::string text;
  std::string hash;  // row_hash(text)
};

// Opens the board's store and reads its log: LogRowRead or LogRowLost for each row, then StoreOpened. "" is the board
// opened last. From then on RowArrived for what other tabs write.
struct OpenStore {
  std::string board_id;
  bool read = true;  // false: a board that is only now being saved for the first time
};
// One transaction. Answered by Appended, at oncomplete only.
struct AppendLog {
  std::uint32_t seq = 0;
  std::string board_id;  // rows written before the board was switched still go where they belong
  std::int64_t gen = 1;
  std::string session;
  std::uint32_t changes = 0;
  std::uint32_t lines = 0;  // in the rows: the store counts them, to know later whether all are there
  std::shared_ptr<const std::vector<LogRow>> rows;  // shared with the queue that repeats them if they fail
};
struct BadRow {
  std::uint64_t key = 0;
  std::string reason;
};
// A person has seen what is lost and goes on with what is there: bad rows move to quarantine, and `lines` are all that the
// log has to hold.
struct AcceptStore {
  std::string board_id;
  std::uint64_t lines = 0;
  std::vector<BadRow> bad;
};
// Many small rows become a few large ones, when the page has time for it.
struct CompactLog {
  std::string board_id;
};
// The board's database can't be opened. It stays as it is; what is written from now on goes to another one.
struct StartOver {
  std::string board_id;
};
// Backups lie in this browser too, but not in the database. Answered by BackupWritten when it has been read back.
struct WriteBackup {
  std::string board_id, why;                              // "start", "hour", "import", "archive", "recovery"
  std::shared_ptr<const std::vector<std::string>> parts;  // of the file: whole it would be in memory twice
};
// Rows that somebody has decided about go to the quarantine; the log is not counted anew.
struct SetAside {
  std::string board_id;
  std::vector<BadRow> rows;
};
// The board's log becomes that of another generation, in one transaction; what this tab has not read of the one before
// stays. Answered by GenerationBegun.
struct BeginGeneration {
  std::string board_id;
  std::int64_t gen = 2;
  std::uint64_t lines = 0;
  std::shared_ptr<const std::vector<std::string>> rows;
  std::vector<std::string> older;  // rows of the one before that nobody has decided about yet
};
struct ListBackups {  // answered by BackupsListed
  std::string board_id;
};
struct ReadBackup {  // answered by BackupRead
  std::string board_id, name;
};
// The file that is kept up to date with the board. find, choose and permit are answered by KeptFileFound, read by
// KeptFileRead, write by KeptFileWritten.
struct UseKeptFile {
  enum class Use : std::uint8_t { find, choose, permit, forget, write, read, accept } use = Use::find;
  std::string board_id;
  std::string text;  // of choose a name, of write all that will be in it, of accept the hash of what is in it
};
struct AwaitKeptFile {  // answered by KeptFileDue
  std::uint32_t in_ms = 0;
};
enum class PickPurpose : std::uint8_t { open, import, recovery };
struct PickFiles {
  PickPurpose purpose = PickPurpose::import;
  std::string accept;
  bool multiple = false;
};
// What the page's cryptography and compression do (web/secret.js). `seq` comes back with the answer, so that one that
// nobody waits for any more is not taken for another.
struct Encrypt {  // answered by Encrypted
  std::uint32_t seq = 0;
  std::string passphrase, bytes;
};
struct Decrypt {  // answered by Unsealed, as is Inflate
  std::uint32_t seq = 0;
  std::string passphrase;
  std::shared_ptr<const std::string> bytes;  // with a sound header (formats/encrypted.hpp)
};
struct Inflate {  // gzip, one layer
  std::uint32_t seq = 0;
  std::shared_ptr<const std::string> bytes;
};
struct Download {
  std::string name, mime, bytes;
};
struct CopyText {
  std::string text;
};
struct PrintPage {};
struct SetTitle {
  std::string text;
};
struct SetRoute {
  std::string hash;  // "#/board"
  bool replace = false;
};
// Small things about this browser, never merged: theme, folded columns, who sits here.
struct SavePreference {
  std::string key, value;
};

// The newer build that waits becomes the one that the next load starts. Answered by UpdateActivated.
struct ActivateUpdate {};
struct Reload {};

using Effect =
    std::variant<OpenStore, AppendLog, AcceptStore, SetAside, CompactLog, BeginGeneration, StartOver, WriteBackup,
                 ListBackups, ReadBackup, UseKeptFile, AwaitKeptFile, PickFiles, Encrypt, Decrypt, Inflate, Download,
                 CopyText, PrintPage, SetTitle, SetRoute, SavePreference, ActivateUpdate, Reload>;
using Effects = std::vector<Effect>;

}  // namespace fb::app
