// What the world answers for the store, and what is left of it after a crash.
#include <algorithm>

#include "app/update.hpp"
#include "support/world/world.hpp"

namespace fb::test {

using namespace app;

bool World::is_troubled() {
  const std::uint32_t call = calls++;
  const bool is = trouble != Trouble::none && call >= trouble_from && call < trouble_until;
  figures.store_faults += is;
  return is;
}

bool World::work(std::size_t who, std::size_t at) {
  Tab& tab = this->tab(who, at);
  if (!tab.state || tab.requests.empty()) return false;
  Request request = std::move(tab.requests.front());
  tab.requests.pop_front();
  std::visit([&](const auto& what) { on(who, at, request, what); }, request.what);
  return true;
}

void World::settle(std::size_t who, std::size_t at) {
  while (work(who, at)) {
  }
}

std::string World::own_sessions(const Person& person) const {
  std::string words;
  for (const std::string& session : person.profile.sessions) {
    const bool is_open = std::any_of(person.tabs.begin(), person.tabs.end(),
                                     [&](const Tab& tab) { return tab.state && tab.session == session; });
    if (!is_open) words += session + ' ';
  }
  return words;
}

void World::give_log(std::size_t who, std::size_t at, const std::string& board) {
  const auto rows = people[who].profile.boards[board].rows;  // others may go on writing
  const std::int64_t gen = people[who].profile.boards[board].gen;
  std::uint32_t number = 0;
  for (const auto& [key, row] : rows) {
    Tab& tab = this->tab(who, at);
    tab.reach.insert(key);
    if (row->is_unreadable) {
      act(who, at, LogRowLost{key, "NotReadableError"});
      continue;
    }
    if (row->gen == gen) see(tab, row->holds);
    act(who, at,
        LogRowRead{row->text, row->hash, ++number, static_cast<std::uint32_t>(rows.size()), key, row->gen != gen});
  }
}

void World::on(std::size_t who, std::size_t at, Request&, const OpenStore& open) {
  Profile& profile = people[who].profile;
  const std::string board = open.board_id.empty() ? profile.last_board : open.board_id;
  StoreOpened opened;
  opened.board_id = board;
  if (is_troubled()) {
    opened.error = "UnknownError";
    opened.fault = trouble_fault;
    return act(who, at, opened);
  }
  opened.ok = true;
  if (board.empty()) return act(who, at, opened);
  tab(who, at).board = board;
  tab(who, at).reach.clear();
  const auto sentinel = profile.sentinels.find(board);
  opened.is_gone = !profile.log(board) && sentinel != profile.sentinels.end();
  if (!opened.is_gone) {
    const Log& log = profile.boards[board];
    opened.gen = log.gen;
    opened.lines_kept = log.counted();
    if (sentinel != profile.sentinels.end() && sentinel->second.era >= log.era)
      opened.lines_kept = std::max(opened.lines_kept, sentinel->second.lines);
    if (open.read) give_log(who, at, board);
    if (!log.rows.empty()) profile.last_board = board;
  } else {
    opened.lines_kept = sentinel->second.lines;
  }
  opened.own_sessions = own_sessions(people[who]);
  act(who, at, opened);
}

void World::commit(std::size_t who, Tab& tab, Request& request) {
  Profile& profile = people[who].profile;
  if (const auto* append = std::get_if<AppendLog>(&request.what)) {
    const std::uint64_t from = profile.boards[append->board_id].next_key;
    profile.append(*append, request.counted, request.rows);
    for (std::uint64_t key = from; key < profile.boards[append->board_id].next_key; ++key) tab.reach.insert(key);
    tab.last_kept = request.action;
  } else if (const auto* accept = std::get_if<AcceptStore>(&request.what)) {
    profile.accept(*accept);
    tab.counted[accept->board_id] = 0;
    for (Request& later : tab.requests)  // counted anew from here
      if (const auto* rows = std::get_if<AppendLog>(&later.what))
        later.counted = tab.counted[rows->board_id] += rows->lines;
  } else if (const auto* over = std::get_if<StartOver>(&request.what)) {
    profile.given_up.emplace_back(over->board_id, profile.boards[over->board_id]);
    Log fresh;
    fresh.era = std::max(profile.boards[over->board_id].era, profile.sentinels[over->board_id].era) + 1;
    profile.boards[over->board_id] = fresh;
  }
}

void World::on(std::size_t who, std::size_t at, Request& request, const AppendLog& append) {
  Tab& tab = this->tab(who, at);
  const bool is_troubled = this->is_troubled();
  if (is_troubled && trouble != Trouble::never_answers) {
    tab.counted[append.board_id] -= append.lines;
    for (Request& later : tab.requests)
      if (const auto* rows = std::get_if<AppendLog>(&later.what); rows && rows->board_id == append.board_id)
        later.counted -= append.lines;
    return act(who, at, Appended{append.seq, false, "the disk is full", trouble_fault});
  }
  commit(who, tab, request);
  if (is_troubled) {
    act(who, at, AppendIsSlow{append.seq});
    if (is_saved(who, at)) note("L15: it says Saved before the store has answered");
    commit(who, tab, request);  // once more over a new connection: the same rows twice, counted once
  }
  people[who].profile.keep_sentinel(append.board_id);
  for (const RowPointer& row : request.rows) people[who].acknowledged.add(row->holds);
  act(who, at, Appended{append.seq, true, ""});
}

void World::on(std::size_t who, std::size_t at, Request& request, const WriteBackup& backup) {
  if (is_troubled()) return act(who, at, BackupWritten{trouble_fault, backup.why, "QuotaExceededError"});
  constexpr std::size_t most = 5;
  Profile& profile = people[who].profile;
  KeptBackup kept;
  kept.about = {"backup-" + std::to_string(++profile.backups_made), backup.why, state(who, at).now_ms, 0};
  kept.board = backup.board_id;
  for (const std::string& part : *backup.parts) kept.bytes += part;
  kept.about.bytes = kept.bytes.size();
  kept.holds = request.backed_up;
  profile.backups.insert(profile.backups.begin(), std::move(kept));
  if (profile.backups.size() > most) profile.backups.pop_back();
  act(who, at, BackupWritten{StoreFault::none, backup.why, ""});
}

void World::on(std::size_t who, std::size_t at, Request&, const ListBackups& list) {
  BackupsListed listed;
  listed.ok = !is_troubled();
  if (listed.ok)
    for (const KeptBackup& backup : people[who].profile.backups)
      if (backup.board == list.board_id) listed.backups.push_back(backup.about);
  act(who, at, listed);
}

void World::on(std::size_t who, std::size_t at, Request&, const ReadBackup& read) {
  BackupRead answer{read.name, false, "", "It is damaged."};
  const bool is_readable = !is_troubled();
  for (const KeptBackup& backup : people[who].profile.backups)
    if (backup.about.name == read.name && !backup.is_torn && is_readable) answer = {read.name, true, backup.bytes, ""};
  act(who, at, answer);
}

void World::look(std::size_t who, std::size_t at, int times) {
  Tab& tab = this->tab(who, at);
  if (!tab.state || tab.state->phase != Phase::ready || tab.state->home != Home::stored) return;
  const std::string board = tab.state->document.board.text();
  const Log* log = people[who].profile.log(board);
  if (!log || tab.board != board) return;
  const std::int64_t gen = log->gen;
  const auto rows = log->rows;
  for (const auto& [key, row] : rows) {
    if (row->is_unreadable || !this->tab(who, at).reach.insert(key).second) continue;
    if (row->gen == gen) see(this->tab(who, at), row->holds);
    for (int i = 0; i < times; ++i)
      act(who, at, RowArrived{row->text, row->hash, static_cast<int>(row->gen - gen), key});
  }
}

void World::look_around(std::size_t who) {
  for (std::size_t at = 0; at < people[who].tabs.size(); ++at) look(who, at);
}

// ---- crashes --------------------------------------------------------------------------------------------------------------

// An action is kept whole or not at all.
void World::check_whole(Tab& tab, const std::vector<bool>& kept) {
  for (std::size_t i = 0; i < kept.size(); ++i) {
    if (!std::holds_alternative<AppendLog>(tab.requests[i].what) || kept[i]) continue;
    bool is_torn = tab.last_kept == tab.requests[i].action;
    for (std::size_t other = 0; other < kept.size(); ++other)
      is_torn |= kept[other] && tab.requests[other].action == tab.requests[i].action &&
                 std::holds_alternative<AppendLog>(tab.requests[other].what);
    if (is_torn) note("L14: a part of an action is kept, another is not");
  }
}

void World::crash_tab(std::size_t who, std::size_t at, std::uint64_t prefix) {
  Tab& tab = this->tab(who, at);
  if (!tab.state) return;
  ++figures.crashes;
  const std::size_t whole = prefix % (tab.requests.size() + 1);
  std::vector<bool> kept(tab.requests.size());
  for (std::size_t i = 0; i < whole; ++i) kept[i] = true;
  check_whole(tab, kept);
  for (std::size_t i = 0; i < tab.requests.size(); ++i) {
    if (kept[i]) commit(who, tab, tab.requests[i]);
    const auto* backup = std::get_if<WriteBackup>(&tab.requests[i].what);
    if (!backup || i > whole) continue;
    KeptBackup torn;  // half of it may be there
    torn.about = {"torn-" + std::to_string(++people[who].profile.backups_made), backup->why, now_ms, 1};
    torn.board = backup->board_id;
    torn.is_torn = true;
    people[who].profile.backups.insert(people[who].profile.backups.begin(), std::move(torn));
  }
  close(who, at);
}

void World::crash(std::size_t who, std::uint64_t prefix) {
  for (std::size_t at = 0; at < people[who].tabs.size(); ++at) crash_tab(who, at, prefix >> (4 * at));
}

void World::lose_power(std::size_t who, std::uint64_t which) {
  ++figures.crashes;
  Person& person = people[who];
  for (Tab& tab : person.tabs) {
    std::vector<bool> kept(tab.requests.size());
    for (std::size_t i = 0; i < kept.size(); ++i) kept[i] = (which >> (i % 64)) & 1;
    check_whole(tab, kept);
    for (std::size_t i = 0; i < kept.size(); ++i) {
      // A later transaction's count holds what an earlier one would have brought: that it is missing may be said.
      if (kept[i]) commit(who, tab, tab.requests[i]);
      else if (person.harm == Person::Harm::none) person.harm = Person::Harm::may_be_noticed;
    }
    tab = Tab();
  }
}

std::size_t World::lie(std::size_t who, std::size_t rows) {
  Person& person = people[who];
  crash(who, 0);
  Log* log = person.profile.log(person.profile.last_board);
  std::size_t lost = 0;
  for (; log && lost < rows && log->rows.size() > 1; ++lost) log->rows.erase(std::prev(log->rows.end()));
  if (lost > 0) person.harm = Person::Harm::must_be_noticed;
  return lost;
}

}  // namespace fb::test
