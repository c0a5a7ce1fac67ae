#include "app/recovery.hpp"

#include <algorithm>

#include "app/export_file.hpp"
#include "app/notice.hpp"
#include "app/saving.hpp"
#include "app/state.hpp"
#include "formats/log.hpp"
#include "formats/snapshot.hpp"
#include "model/stages.hpp"

namespace fb::app {
namespace {

using Source = Recovery::Source;
using Loss = Recovery::Loss;

std::string many(std::uint64_t count, const char* one, const char* more) {
  return std::to_string(count) + " " + (count == 1 ? one : more);
}

CountByType count(const Document& document) {
  CountByType counts{};
  for (std::size_t type = 0; type < known_types; ++type) {
    const Table& table = document.table(static_cast<Type>(type));
    for (RowIndex row = 0; row < table.size(); ++row) counts[type] += !table.is_deleted(row);
  }
  return counts;
}

Stamp newest_of(const Document& document) {
  Stamp newest;
  for (const Table& table : document.tables()) newest = std::max(newest, table.newest());
  return newest;
}

// The stored part is always in it: its rows stay in the log.
Document united(const Recovery& recovery) {
  Document all;
  add_well_known(all);
  for (const Source& source : recovery.sources)
    if (source.taken) unite(all, *source.holds);
  return all;
}

void count_union(State& state) {
  Recovery& recovery = *state.recovery;
  Document all;
  for (Source& source : recovery.sources) {
    source.alone = 0;
    if (!source.holds) continue;
    for (const Table& table : source.holds->tables()) {
      const Table* before = all.find_table(table.type_name());
      for (RowIndex row = 0; row < table.size(); ++row)
        source.alone += !table.is_deleted(row) && (!before || before->find(table.id(row)) == no_row);
    }
    if (source.taken) unite(all, *source.holds);
  }
  recovery.counts = count(all);
  // The usual name, which nobody has given it, says less than what this browser remembers.
  const Table& boards = all.table(Type::board);
  const RowIndex row = boards.find(board_record());
  if (row != no_row && !boards.stamp(row, boards.field_named("name")).is_zero())
    recovery.board_name = boards.as<Board>(row).name;
}

void fill(Source& source, Document&& document) {
  source.holds = std::make_shared<Document>(std::move(document));
  source.counts = count(*source.holds);
  source.read = Source::Read::done;
}

bool holds_anything(const Recovery& recovery) {
  return std::any_of(recovery.sources.begin(), recovery.sources.end(),
                     [](const Source& one) { return one.holds != nullptr; });
}

// A snapshot that may count towards the board: of this board, as it was written.
void read_into(State& state, Source& source, std::string_view bytes) {
  source.read = Source::Read::failed;
  source.taken = false;
  // However far ahead the clock ran that wrote it: it may be the only copy, and the log has no such limit either.
  Result<Snapshot> read = read_snapshot(bytes);
  if (!read) {
    source.error = read.error();
  } else if (read->is_redacted) {
    source.error = "It is a redacted copy, which never merges.";
  } else if (read->document.board != state.document.board && state.recovery->sources[0].holds) {
    source.error = "It is of another board. Open that board first, or take a file of this one.";
  } else if (!read->plain.empty()) {
    source.error = "It was edited or damaged since it was written. Recover first, then import it.";
  } else if (read->document.gen != state.document.gen && holds_anything(*state.recovery)) {
    source.error = "It is from before or after the board was archived and compacted. Recover first, then import it.";
  } else {
    state.document.gen = read->document.gen;
    fill(source, std::move(read->document));
    source.taken = true;
    if (source.at_ms == 0) source.at_ms = newest_of(*source.holds).ms();
  }
}

std::vector<std::string> account_of(const Recovery& recovery, const State& state, std::uint64_t lines_kept) {
  const Reading& reading = state.reading;
  const std::string name = recovery.board_name.empty() ? "A board" : "“" + recovery.board_name + "”";
  switch (recovery.loss) {
    case Loss::unopenable:
      return {
          "What this browser has stored of " + name + " does not open. It stays as it is; nothing was deleted.",
          "Take the newest backup or file below. If the trouble goes away later, what was stored can be read again."};
    case Loss::emptied:
      return {name + " was stored in this browser, and its storage is empty now.",
              "Browsers empty it without a word when their own files are damaged, or when somebody clears the site's "
              "data."};
    case Loss::missing:
      return {many(lines_kept - reading.lines, "entry", "entries") + " of the " + std::to_string(lines_kept) +
                  " that were saved here " + (lines_kept - reading.lines == 1 ? "is" : "are") + " missing.",
              "The other " + std::to_string(reading.lines) +
                  " were read. The browser's files were damaged, or put back as they were some time ago."};
    case Loss::damaged: break;
  }
  return {
      many(reading.bad.size(), "part", "parts") + " of what is stored here can't be read any more.",
      many(reading.lines, "entry was", "entries were") + " read whole. What can't be read is kept apart, not deleted."};
}

}  // namespace

bool check_what_was_read(State& state, const StoreOpened& opened, Effects& effects) {
  const Reading& reading = state.reading;
  // The page remembers the board, so an empty storage is a loss until proven otherwise; a file being opened may be new.
  const bool is_empty = opened.ok && reading.rows == 0 && (!state.opening || opened.lines_kept > 0);
  const bool is_lost = opened.is_gone || is_empty;
  if (opened.ok && !is_lost && reading.bad.empty() && reading.lines >= opened.lines_kept) return true;
  Recovery recovery;
  recovery.board_id = opened.board_id;
  recovery.loss = !opened.ok             ? Loss::unopenable
                  : is_lost              ? Loss::emptied
                  : !reading.bad.empty() ? Loss::damaged
                                         : Loss::missing;
  for (const auto& [id, name] : state.preferences.boards)
    if (id == opened.board_id) recovery.board_name = name;
  recovery.details = opened.error;
  for (const BadRow& row : reading.bad)
    recovery.details += (recovery.details.empty() ? "Row " : "; row ") + std::to_string(row.key) + ": " + row.reason;
  recovery.account = account_of(recovery, state, opened.lines_kept);
  if (reading.lines > 0) {
    Source stored;
    stored.name = "What could be read here";
    stored.taken = true;
    Document copy;
    unite(copy, state.document);
    stored.at_ms = newest_of(copy).ms();
    fill(stored, std::move(copy));
    recovery.sources.push_back(std::move(stored));
  } else {
    recovery.sources.push_back({});
    recovery.sources[0].name = "What could be read here: nothing";
  }
  recovery.lists_backups = true;
  state.recovery = std::move(recovery);
  state.phase = Phase::recovery;
  state.panel = {};
  if (state.opening) {  // the file that was being opened may be what is looked for
    Source file;
    file.kind = Source::Kind::file;
    file.name = "The file that was opened";
    file.at_ms = state.opening->newest.ms();
    file.taken = true;
    fill(file, std::move(state.opening->document));
    state.recovery->sources.push_back(std::move(file));
    state.opening.reset();
  }
  count_union(state);
  effects.push_back(ListBackups{opened.board_id});
  return false;
}

void add_backups(State& state, Effects& effects) {
  if (!state.recovery) return;
  Recovery& recovery = *state.recovery;
  recovery.lists_backups = false;
  std::erase_if(recovery.sources, [](const Source& one) { return one.kind == Source::Kind::backup; });
  bool is_first = true;
  for (const Backup& backup : state.backups.list) {
    Source source;
    source.kind = Source::Kind::backup;
    source.name = backup.name;
    source.at_ms = backup.at_ms;
    if (is_first) {
      source.read = Source::Read::coming;
      effects.push_back(ReadBackup{recovery.board_id, backup.name});
    }
    is_first = false;
    recovery.sources.push_back(std::move(source));
  }
}

void take_backup(State& state, const BackupRead& read, Effects& effects) {
  if (!state.recovery) return;
  std::vector<Source>& sources = state.recovery->sources;
  for (Source& source : sources) {
    if (source.kind != Source::Kind::backup || source.name != read.name) continue;
    if (read.ok) read_into(state, source, read.bytes);
    else source.read = Source::Read::failed, source.error = read.error;
    if (source.read != Source::Read::failed) continue;
    // Nobody has to find out which is the newest that is whole.
    const auto older = std::find_if(sources.begin(), sources.end(), [](const Source& one) {
      return one.kind == Source::Kind::backup && one.read == Source::Read::not_yet;
    });
    if (older == sources.end()) continue;
    older->read = Source::Read::coming;
    effects.push_back(ReadBackup{state.recovery->board_id, older->name});
  }
  count_union(state);
}

void add_recovery_files(State& state, const FilesPicked& picked) {
  for (const PickedFile& file : picked.files) {
    Source source;
    source.kind = Source::Kind::file;
    source.name = file.name;
    const bool is_lost = file.is_unreadable || !file.error.empty();
    if (is_lost) source.read = Source::Read::failed;
    if (is_lost) source.error = file.error.empty() ? "The browser could not read it." : file.error;
    else read_into(state, source, file.bytes);
    state.recovery->sources.push_back(std::move(source));
  }
  count_union(state);
}

void tick_recovery(State& state, const TickRecovery& tick, Effects& effects) {
  if (!state.recovery || tick.source == 0 || tick.source >= state.recovery->sources.size()) return;
  Source& source = state.recovery->sources[tick.source];
  if (source.read == Source::Read::not_yet) {
    source.read = Source::Read::coming;
    effects.push_back(ReadBackup{state.recovery->board_id, source.name});
  } else if (source.read == Source::Read::done) {
    source.taken = tick.taken;
    count_union(state);
  }
}

void save_recovered_file(State& state, Effects& effects) {
  if (!state.recovery) return;
  // The board itself stays what the log holds: what it is united with later has to be saved.
  Document all = united(*state.recovery);
  all.board = state.document.board;
  all.gen = state.document.gen;
  std::swap(all, state.document);
  effects.push_back(Download{file_name(state, "recovered.funnel.json"), "application/json", snapshot_of(state)});
  std::swap(all, state.document);
}

void take_recovery(State& state, Effects& effects) {
  if (!state.recovery) return;
  const Recovery recovery = std::move(*state.recovery);
  state.recovery.reset();
  const Document all = united(recovery);
  const bool is_new_database = recovery.loss == Loss::unopenable;
  const bool is_new_log = is_new_database || state.reading.lines == 0;
  AcceptStore accept{recovery.board_id, state.reading.lines, state.reading.bad};
  if (is_new_database) effects.push_back(StartOver{recovery.board_id});
  else if (is_new_log) effects.push_back(accept);
  const United brought = unite(state.document, all);
  for (const Table& table : all.tables()) state.clock.observe(table.newest());
  state.phase = Phase::ready;
  state.home = Home::stored;
  if (is_new_log) {
    save_all(state, effects);
  } else {
    // First what was found, then the end of the alarm: whoever is interrupted between finds both again.
    save_rows(state, record_rows(all, brought));
    if (state.saving.has_news) accept.lines += state.saving.waiting.back().append.lines;
    send_news(state, effects);
    effects.push_back(std::move(accept));
  }
  state.reading = {};
  std::size_t records = 0;
  for (const std::size_t of_type : recovery.counts) records += of_type;
  notify(state, "Recovered “" + board_name(state) + "”: " + many(records, "record", "records") +
                    ". Save a file of it to be safe.");
}

}  // namespace fb::app
