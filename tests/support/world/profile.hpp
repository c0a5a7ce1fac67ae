// What one browser keeps for a person, as web/store.js and its neighbours keep it: the log of each board with its counts,
// the sentinel outside of the database, backups, small preferences.
#pragma once
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "app/actions.hpp"
#include "support/world/ledger.hpp"

namespace fb::test {

struct StoredRow {
  std::int64_t gen = 1;
  std::string text, hash;
  Numbers holds;  // if it is read as it was written
  std::uint32_t lines = 0;
  bool is_unreadable = false;  // the browser itself fails on it
  bool is_whole() const;       // its hash is right
};
using RowPointer = std::shared_ptr<const StoredRow>;

struct Log {
  std::int64_t gen = 1;
  std::map<std::uint64_t, RowPointer> rows;
  std::uint64_t next_key = 1, era = 0, base = 0;
  std::map<std::string, std::uint64_t> counts;  // lines per session, of this era
  std::vector<RowPointer> quarantine;

  std::uint64_t counted() const;
  std::uint64_t lines() const;  // in the rows that are there
  Ledger ledger() const;        // what a fresh load would bring
};

struct Sentinel {
  std::uint64_t era = 0, lines = 0;
};

struct KeptBackup {
  app::Backup about;
  std::string board, bytes;
  Ledger holds;
  bool is_torn = false;
};

struct Profile {
  std::map<std::string, Log> boards;
  std::vector<std::pair<std::string, Log>> given_up;  // could not be opened; kept as they were
  std::map<std::string, Sentinel> sentinels;
  std::vector<KeptBackup> backups;  // newest first
  std::map<std::string, std::string> preferences;
  std::vector<std::string> sessions;  // of all tabs that this browser ever had, oldest first
  std::string last_board;
  std::uint64_t backups_made = 0;

  Log* log(const std::string& board);
  // Rows as one transaction, with the count of the session.
  void append(const app::AppendLog& batch, std::uint64_t counted, const std::vector<RowPointer>& rows);
  void keep_sentinel(const std::string& board);
  // Joins all small rows to one; only rows that are whole, and of the present generation.
  std::size_t compact(const std::string& board);
  void accept(const app::AcceptStore& accept);
};

RowPointer make_row(std::int64_t gen, std::string text, std::string hash, Book& book);
RowPointer altered(const StoredRow& row, std::size_t at);  // one of its bytes

}  // namespace fb::test
