#include "support/world/world.hpp"

#include <algorithm>

#include "app/import_flow.hpp"
#include "app/update.hpp"
#include "formats/log.hpp"
#include "formats/snapshot.hpp"
#include "views/save_status.hpp"

namespace fb::test {

using namespace app;

Tab& World::tab(std::size_t who, std::size_t at) {
  std::vector<Tab>& tabs = people[who].tabs;
  if (tabs.size() <= at) tabs.resize(at + 1);
  return tabs[at];
}

std::size_t World::add_person() {
  people.emplace_back();
  return people.size() - 1;
}

std::size_t World::add_copy(std::size_t who) {
  Person copy;
  copy.profile = people[who].profile;
  copy.acknowledged = people[who].acknowledged;
  copy.harm = people[who].harm;
  people.push_back(std::move(copy));
  return people.size() - 1;
}

void World::open(std::size_t who, std::size_t at) {
  Tab& tab = this->tab(who, at);
  tab = Tab();
  tab.state = std::make_unique<State>();
  StartUp start;
  start.session_bits = random.next() >> (64 - session_bits);
  start.random_seed = random_repeats ? 7 : random.next();
  start.now_ms = now_ms + people[who].skew_ms;
  start.locale = "en-GB";
  Profile& profile = people[who].profile;
  for (const auto& [key, value] : profile.preferences) start.preferences.emplace_back(key, value);
  tab.session = session_text(start.session_bits);
  if (std::find(profile.sessions.begin(), profile.sessions.end(), tab.session) == profile.sessions.end())
    profile.sessions.push_back(tab.session);
  tab.seen = m_well_known;
  ++figures.loads;
  act(who, at, start);
}

void World::load(std::size_t who, std::size_t at) {
  open(who, at);
  settle(who, at);
}

void World::close(std::size_t who, std::size_t at) { tab(who, at) = Tab(); }

void World::act(std::size_t who, std::size_t at, const Action& action) {
  Tab& tab = this->tab(who, at);
  State& state = *tab.state;
  state.now_ms = now_ms + people[who].skew_ms;
  ++tab.actions;
  ++figures.actions;
  const Stamp newest = tab.newest;
  const Ledger seen = tab.seen;
  const bool writes =
      state.home == Home::stored && (std::holds_alternative<Do>(action) || std::holds_alternative<Undo>(action) ||
                                     std::holds_alternative<Redo>(action));
  const std::size_t before = tab.requests.size();
  Effects effects;
  update(state, action, effects);
  if (tab.board_number != state.board_number) {  // another board is on screen
    tab.board_number = state.board_number;
    tab.shadow = Shadow();
    tab.seen = m_well_known;
    tab.newest = {};
  }
  last_download.clear();
  for (Effect& effect : effects) perform(who, tab, std::move(effect));
  if (writes)
    for (std::size_t i = before; i < tab.requests.size(); ++i)
      for (const RowPointer& row : tab.requests[i].rows)
        for (const std::uint32_t number : row->holds)
          if (!seen.has(number) && book.value(number).stamp.time <= newest.time)
            note("L4: a later write does not win over what was seen");
  if (works_on) work_on(who, at);
}

void World::work_on(std::size_t who, std::size_t at) {
  works_on = false;
  const State& state = *tab(who, at).state;
  for (std::uint32_t slices = 0; has_work(state) && slices < slices_at_once; ++slices) {
    act(who, at, WorkOn{records_a_slice});
    if (state.import && state.import->stage == ImportFlow::Stage::taking && is_saved(who, at))
      note("L15: it says Saved while files are being taken in");
  }
  works_on = true;
}

void World::run(std::size_t who, const Action& action, std::size_t at) {
  act(who, at, action);
  settle(who, at);
}

void World::see(Tab& tab, const Numbers& numbers) {
  tab.seen.add(numbers);
  for (const std::uint32_t number : numbers) tab.newest = std::max(tab.newest, book.value(number).stamp);
}

void World::perform(std::size_t who, Tab& tab, Effect effect) {
  Request request;
  request.action = tab.actions;
  if (auto* append = std::get_if<AppendLog>(&effect)) {
    for (const LogRow& row : *append->rows) {
      request.rows.push_back(make_row(append->gen, row.text, row.hash, book));
      if (append->board_id == tab.state->document.board.text()) see(tab, request.rows.back()->holds);
    }
    request.action = tab.action_of.try_emplace(append->seq, tab.actions).first->second;  // also when it is sent again
    request.counted = tab.counted[append->board_id] += append->lines;
    request.what = std::move(*append);
  } else if (auto* open = std::get_if<OpenStore>(&effect)) {
    request.what = std::move(*open);
  } else if (auto* accept = std::get_if<AcceptStore>(&effect)) {
    request.what = std::move(*accept);
  } else if (auto* over = std::get_if<StartOver>(&effect)) {
    request.what = std::move(*over);
  } else if (auto* backup = std::get_if<WriteBackup>(&effect)) {
    request.backed_up = book.kept(tab.seen);
    request.what = std::move(*backup);
  } else if (auto* list = std::get_if<ListBackups>(&effect)) {
    request.what = std::move(*list);
  } else if (auto* read = std::get_if<ReadBackup>(&effect)) {
    request.what = std::move(*read);
  } else {
    if (auto* preference = std::get_if<SavePreference>(&effect))
      people[who].profile.preferences[preference->key] = preference->value;
    if (auto* download = std::get_if<Download>(&effect)) last_download = std::move(download->bytes);
    return;
  }
  tab.requests.push_back(std::move(request));
}

// ---- files --------------------------------------------------------------------------------------------------------------

File World::exported(std::size_t who, const ExportFile& what, std::size_t at) {
  ++figures.exports;
  act(who, at, what);
  File file{"board.funnel.json", std::move(last_download), {}, what.kind != ExportFile::Kind::csv};
  if (what.kind == ExportFile::Kind::csv) file.name = "table.csv";
  if (what.kind == ExportFile::Kind::snapshot) file.holds = book.kept(tab(who, at).seen);
  act(who, at, Downloaded{true, ""});
  return file;
}

void World::pick(std::size_t who, const std::vector<File>& files, std::size_t at) {
  FilesPicked picked;
  for (const File& file : files) picked.files.push_back({file.name, file.bytes});
  run(who, picked, at);
}

void World::import(std::size_t who, const std::vector<File>& files, std::size_t at) {
  ++figures.imports;
  pick(who, files, at);
  run(who, TakeImport{}, at);  // after a backup
}

// ---- the laws -----------------------------------------------------------------------------------------------------------

void World::note(const std::string& what) {
  if (problem.empty()) problem = what;
}

Ledger World::stored(std::size_t who, const std::string& board) {
  Ledger all = m_well_known;
  if (const Log* log = people[who].profile.log(board)) all.add(log->ledger());
  return book.kept(std::move(all));
}

bool World::is_saved(std::size_t who, std::size_t at) { return safety_of(state(who, at)) == Safety::saved; }

void World::check(std::size_t who, std::size_t at) {
  Tab& tab = this->tab(who, at);
  if (!tab.state || tab.state->home != Home::stored || tab.state->phase != Phase::ready) {
    if (tab.state && is_saved(who, at)) note("L15: it says Saved without a stored board on screen");
    return;
  }
  const std::string wrong = tab.shadow.follow(tab.state->document, book);
  if (!wrong.empty()) note("L3: " + wrong);
  const Ledger kept = book.kept(tab.seen);
  const Ledger& shows = tab.shadow.ledger();
  if (!shows.holds(kept)) note("L3: values are lost from the board: " + book.words(kept.beyond(shows)));
  if (!kept.holds(shows))
    note("L3: the board holds what was neither read nor logged: " + book.words(shows.beyond(kept)));
  if (!is_saved(who, at)) return;
  Ledger all = stored(who, tab.state->document.board.text());
  const Ledger there = all;
  all.add(kept);
  all = book.kept(std::move(all));
  if (!there.holds(all)) note("L15: it says Saved, but a fresh load would not show " + book.words(all.beyond(there)));
}

void World::recover(std::size_t who, std::size_t at) {
  ++figures.recoveries;
  settle(who, at);
  State& state = this->state(who, at);
  if (state.phase != Phase::recovery) return;
  for (std::size_t i = 1; i < state.recovery->sources.size(); ++i)
    if (state.recovery->sources[i].read == Recovery::Source::Read::not_yet) run(who, TickRecovery{i, true}, at);
  run(who, TakeRecovery{}, at);
  check(who, at);
}

void World::check_afresh(std::size_t who) {
  const std::size_t at = people[who].tabs.size();
  const std::string board = people[who].profile.last_board;
  Ledger expected = stored(who, board);
  load(who, at);
  if (state(who, at).phase == Phase::recovery) {
    if (people[who].harm == Person::Harm::none) note("F46: a false alarm: " + state(who, at).recovery->account[0]);
    recover(who, at);
    people[who].harm = Person::Harm::none;
    people[who].acknowledged = expected = stored(who, board);
  } else if (people[who].harm == Person::Harm::must_be_noticed) {
    note("L15: a loss was not noticed");
  }
  check(who, at);
  const State& fresh = state(who, at);
  if (fresh.phase == Phase::ready && fresh.home == Home::stored) {
    Ledger all = expected;
    all.add(people[who].acknowledged);
    if (const Numbers lost = book.kept(all).beyond(expected); !lost.empty())
      note("L14: what was saved is gone: " + book.words(lost));
    if (!(tab(who, at).shadow.ledger() == expected)) note("L6: a fresh load does not show what the log holds");
  } else if (!people[who].acknowledged.is_empty()) {
    note("L14: a board that was saved does not open");
  }
  people[who].tabs.pop_back();
}

}  // namespace fb::test
