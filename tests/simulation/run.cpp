#include <algorithm>
#include <cstdio>

#include "formats/log.hpp"
#include "formats/snapshot.hpp"
#include "model/card_places.hpp"
#include "simulation/random_edit.hpp"
#include "simulation/schedule.hpp"
#include "simulation/shown.hpp"

namespace fb::test {

using namespace app;

namespace {

class Run {
 public:
  explicit Run(const Schedule& schedule) : m_world(schedule.seed, schedule.people), m_copies(schedule.people) {
    m_world.session_bits = schedule.session_bits;
    m_world.random_repeats = schedule.random_repeats;
    for (std::size_t i = 0; i < schedule.people; ++i) m_world.people[i].skew_ms = schedule.skews[i];
  }

  void take(const Step& step);
  void end(bool with_files);
  World& world() { return m_world; }

 private:
  State& state() { return m_world.state(m_who, m_tab); }
  std::uint32_t below(std::uint32_t limit) { return m_random.below(limit); }
  bool is_ready();
  void happen(Step::What what);
  void edit(Edit edit);
  void check_move(const MoveCards& move);
  void check_undo(const Ledger& before);
  void undo_and_redo();
  std::vector<File> some_files();
  void pick();
  void take_import();
  void cancel();
  void import_own();
  void begin_trouble();
  void harm(Step::What what);
  void back_up();
  void exchange_files();
  void check_codecs();

  World m_world;
  Random m_random;
  std::size_t m_who = 0, m_tab = 0;
  bool m_stands_still = false;
  std::vector<File> m_mail;
  std::vector<std::optional<Profile>> m_copies;  // of profiles, from some time ago
};

// A page that is not open is opened; one that has to recover does.
bool Run::is_ready() {
  if (!m_world.is_open(m_who, m_tab)) m_world.load(m_who, m_tab);
  Person& person = m_world.people[m_who];
  if (state().phase == Phase::recovery) {
    if (m_world.trouble != Trouble::none) return m_world.close(m_who, m_tab), false;
    m_world.settle(m_who, m_tab);
    if (state().recovery->loss == Recovery::Loss::unopenable) return m_world.close(m_who, m_tab), false;
    if (person.harm == Person::Harm::none) m_world.note("F46: a false alarm: " + state().recovery->account[0]);
    if (below(4) == 0) {  // it dies in the middle of that
      m_world.act(m_who, m_tab, TakeRecovery{});
      m_world.crash_tab(m_who, m_tab, below(4));
      person.harm = Person::Harm::may_be_noticed;
      person.acknowledged = m_world.stored(m_who, person.profile.last_board);
      return false;
    }
    m_world.recover(m_who, m_tab);
    person.harm = Person::Harm::none;
    person.acknowledged = m_world.stored(m_who, person.profile.last_board);
  } else if (state().phase == Phase::ready && person.harm != Person::Harm::none) {
    if (person.harm == Person::Harm::must_be_noticed) m_world.note("L15: a loss was not noticed");
    person.harm = Person::Harm::none;
    person.acknowledged = m_world.stored(m_who, person.profile.last_board);
  }
  return state().phase == Phase::ready;
}

void Run::take(const Step& step) {
  m_random = Random(step.random);
  m_world.records_a_slice = below(8) == 0 ? 3 : 100;
  m_who = step.who % m_world.people.size();
  m_tab = step.tab;
  if (!m_stands_still) m_world.now_ms += below(3) == 0 ? 0 : below(5000);
  happen(step.what);
  if (step.settles) {
    for (std::size_t at = 0; at < m_world.people[m_who].tabs.size(); ++at) m_world.settle(m_who, at);
    m_world.look_around(m_who);
  }
  for (std::size_t at = 0; at < m_world.people[m_who].tabs.size(); ++at) m_world.check(m_who, at);
}

void Run::happen(Step::What what) {
  Person& person = m_world.people[m_who];
  switch (what) {
    case Step::crash: return m_world.crash(m_who, m_random.next());
    case Step::lose_power: return m_world.lose_power(m_who, m_random.next());
    case Step::crash_tab: return m_world.crash_tab(m_who, m_tab, m_random.next());
    case Step::close_tab: return m_world.close(m_who, m_tab);
    case Step::turn_clock: {
      constexpr std::int64_t days[] = {-3, -1, 0, 0, 1, 30, 3650};
      person.skew_ms = days[below(std::size(days))] * ms_per_day;
      return;
    }
    case Step::stand_still: m_stands_still = !m_stands_still; return;
    case Step::wait: m_world.now_ms += std::int64_t{below(720)} * 3'600'000; return;
    case Step::trouble: return begin_trouble();
    case Step::calm: m_world.trouble = Trouble::none; return;
    case Step::clone:
      if (m_world.people.size() < 6) {
        m_world.add_copy(m_who);
        m_copies.resize(m_world.people.size());
      }
      return;
    case Step::compact: m_world.profile(m_who).compact(person.profile.last_board); return;
    case Step::lie:
    case Step::alter_row:
    case Step::lose_row:
    case Step::lose_counts:
    case Step::put_back: return harm(what);
    default: break;
  }
  if (!is_ready()) return;
  const bool edits = what == Step::edit || what == Step::bulk || what == Step::undo || what == Step::redo;
  if (edits && below(4) != 0) cancel();  // else the preview is compared again with each edit
  switch (what) {
    case Step::edit: return edit(random_edit(state().document, m_random));
    case Step::bulk: return edit(random_bulk_edit(state().document, m_random));
    case Step::undo:
    case Step::redo: {
      const Ledger before = m_world.tab(m_who, m_tab).seen;
      if (what == Step::undo) m_world.act(m_who, m_tab, Undo{});
      else m_world.act(m_who, m_tab, Redo{});
      return check_undo(before);
    }
    case Step::undo_and_redo: return undo_and_redo();
    case Step::export_file: {
      ExportFile what_of;
      if (below(6) == 0) what_of.kind = ExportFile::Kind::snapshot_without_history;
      else if (below(8) == 0) what_of.kind = ExportFile::Kind::csv;
      m_mail.push_back(m_world.exported(m_who, what_of, m_tab));
      return;
    }
    case Step::pick: return pick();
    case Step::take: return take_import();
    case Step::cancel: return cancel();
    case Step::import_own: return import_own();
    case Step::work: m_world.work(m_who, m_tab); return;
    case Step::settle: return m_world.settle(m_who, m_tab);
    case Step::look: return m_world.look(m_who, m_tab);
    case Step::look_twice: return m_world.look(m_who, m_tab, 2);
    case Step::retry: return m_world.act(m_who, m_tab, RetrySave{});
    case Step::back_up: return back_up();
    default: return;
  }
}

// ---- edits ----------------------------------------------------------------------------------------------------------------

void Run::edit(Edit edit) {
  const std::size_t before = m_world.tab(m_who, m_tab).requests.size();
  m_world.act(m_who, m_tab, Do{edit});
  const bool was_done = m_world.tab(m_who, m_tab).requests.size() > before;
  if (const auto* move = std::get_if<MoveCards>(&edit); move && was_done) check_move(*move);
}

// L8: cards that are put above another stand there, unless it shares its rank with the one above it.
void Run::check_move(const MoveCards& move) {
  const Document& document = state().document;
  const Place* first = place_of(document, move.type, move.cards[0]);
  const Place* before = move.before ? place_of(document, move.type, move.before) : nullptr;
  const bool is_moved = std::find(move.cards.begin(), move.cards.end(), move.before) != move.cards.end();
  if (!first || (first->stage != move.stage && first->stage != stage::accepted()))
    return m_world.note("L8: a card is not in the column it was moved to: " + move.cards[0].text() + " to " +
                        move.stage.text() + ", stands in " + (first ? first->stage.text() : "none"));
  if (!before || is_moved || before->stage != move.stage || first->stage != move.stage) return;
  const Gap gap = gap_above(document, move.type, move.stage, move.before, move.cards);
  if (!gap.below.empty() && gap.below >= before->rank) return;
  if (!(first->rank < before->rank) || (!gap.below.empty() && !(gap.below < first->rank)))
    m_world.note("L8: a card does not stand where it was put: " + gap.below + " " + first->rank + " " + before->rank);
}

// L7: only what this browser's own sessions have written is written again, unless it was imported here.
void Run::check_undo(const Ledger& before) {
  const Tab& tab = m_world.tab(m_who, m_tab);
  if (state().home != Home::stored) return;
  for (const std::uint32_t number : tab.seen.beyond(before)) {
    const Book::Value& value = m_world.book.value(number);
    const Table* table = state().document.find_table(value.type);
    if (!table || value.type == "session" || value.type == "member" || value.field == "deleted") continue;
    const FieldId field = table->field_named(value.field);
    const Entry* last = nullptr;
    for (const Entry& entry : table->older(table->find(value.id)))
      if (entry.field == field && entry.stamp < value.stamp && (!last || last->stamp < entry.stamp)) last = &entry;
    if (last && !state().own_sessions.count(last->stamp.session) && tab.imports == 0)
      m_world.note("L7: undone what another session has written: " + m_world.book.words({number}));
  }
}

void Run::undo_and_redo() {
  if (!state().history.can_undo()) return;
  const Shown before = shown(state().document, Members::left_out);
  m_world.act(m_who, m_tab, Undo{});
  if (!state().history.can_redo()) return;
  m_world.act(m_who, m_tab, Redo{});
  if (const std::string differs = difference(before, shown(state().document, Members::left_out)); !differs.empty())
    m_world.note("L7: undo and redo do not bring back " + differs);
}

// ---- files ----------------------------------------------------------------------------------------------------------------

std::vector<File> Run::some_files() {
  std::vector<File> files;
  const std::uint32_t count = below(3) == 0 ? 2 : 1;
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::uint32_t kind = below(20);
    if (kind < 2 || m_mail.empty()) {
      files.push_back(
          {"hand.json", R"({"leads":[{"name":"Ada","email":"ada@example.org"},{"name":"Bo"}]})", {}, false});
      continue;
    }
    File file = m_mail[below(static_cast<std::uint32_t>(m_mail.size()))];
    if (kind < 4) {  // torn
      file.bytes.resize(below(static_cast<std::uint32_t>(file.bytes.size())));
      file.is_as_written = false;
    } else if (kind < 7) {  // edited by hand
      const std::size_t at = file.bytes.find("\"title\":\"");
      if (at != std::string::npos) file.bytes.insert(at + 9, "By hand ");
      file.is_as_written = false;
    }
    files.push_back(std::move(file));
  }
  return files;
}

// L10: looking at a file changes nothing.
void Run::pick() {
  const std::uint64_t revision = state().document.revision();
  const Stamp clock = state().clock.last();
  Tab& tab = m_world.tab(m_who, m_tab);
  tab.picked = some_files();
  m_world.pick(m_who, tab.picked, m_tab);
  tab.previewed = state().document.revision();
  if (state().document.revision() != revision || !(state().clock.last() == clock))
    m_world.note("L10: a preview has changed something");
}

void Run::cancel() {
  if (!state().import) return;
  const std::uint64_t revision = state().document.revision();
  const std::size_t requests = m_world.tab(m_who, m_tab).requests.size();
  const Stamp clock = state().clock.last();
  m_world.act(m_who, m_tab, CancelImport{});
  if (state().document.revision() != revision || !(state().clock.last() == clock) ||
      m_world.tab(m_who, m_tab).requests.size() != requests)
    m_world.note("L10: an import that was cancelled has changed something");
}

void Run::take_import() {
  if (!state().import) pick();
  if (!state().import || state().home != Home::stored) return;
  Tab& tab = m_world.tab(m_who, m_tab);
  std::size_t promised = 0;
  bool brings = false, opens = false;
  Ledger due;
  for (std::size_t i = 0; i < state().import->files.size(); ++i) {
    const ImportFile& file = state().import->files[i];
    if (!is_taken(file)) continue;
    promised += file.added + file.changed + file.removed;
    brings |= file.snapshot || promised > 0;
    opens |= file.opens_other_board;
    if (tab.picked[i].is_as_written && file.refused.empty()) due.add(tab.picked[i].holds);
  }
  std::string lines;
  for (const ImportFile& file : state().import->files)
    for (const PreviewLine& line : file.lines)
      lines +=
          " " + std::string(type_info(line.type).name) + " " + line.title + " " +
          (line.changes.empty() ? ""
                                : line.changes[0].field + " " + line.changes[0].before + " > " + line.changes[0].after);
  const bool is_fresh = tab.previewed == state().document.revision();
  const bool is_alone = state().import->files.size() == 1 && is_fresh;
  const Shown before = shown(state().document, Members::shown);
  const Stamp clock = state().clock.last();
  ++m_world.figures.imports;
  ++tab.imports;
  const std::size_t requests = tab.requests.size();
  for (int tries = 0; state().import && tries < 2;
       ++tries) {  // a second time without a backup, or after it was compared again
    m_world.act(m_who, m_tab, TakeImport{});
    while (state().import && m_world.work(m_who, m_tab)) {
    }
  }
  if (opens || state().import) return;
  if (!brings && is_fresh && (!(state().clock.last() == clock) || tab.requests.size() != requests))
    m_world.note("L10: a refused file has changed something");
  Ledger all = tab.seen;
  all.add(due);
  if (!(m_world.book.kept(all) == m_world.book.kept(tab.seen)))
    m_world.note("L1: a file did not bring all that it holds");
  const std::string differs = is_alone ? difference(before, shown(state().document, Members::shown)) : "";
  // What changed of a record that stays deleted is promised, but does not show.
  if (is_alone && (promised == 0 ? !differs.empty() : tab.previewed == state().document.revision()))
    m_world.note("L9: the preview promised " + std::to_string(promised) + " records:" + lines + ", and it was " +
                 differs);
}

void Run::import_own() {
  if (state().home != Home::stored) return;
  const File own = m_world.exported(m_who, {}, m_tab);
  const std::uint64_t revision = state().document.revision();
  const std::size_t requests = m_world.tab(m_who, m_tab).requests.size();
  m_world.act(m_who, m_tab, FilesPicked{PickPurpose::import, {{own.name, own.bytes}}});
  m_world.act(m_who, m_tab, TakeImport{});
  if (state().document.revision() != revision || m_world.tab(m_who, m_tab).requests.size() != requests)
    m_world.note("L11: importing one's own export brings something: " + state().notice->text);
}

// ---- the outside ------------------------------------------------------------------------------------------------------------

void Run::begin_trouble() {
  constexpr Trouble kinds[] = {Trouble::fails, Trouble::aborts_late, Trouble::never_answers};
  constexpr StoreFault faults[] = {StoreFault::full, StoreFault::lost, StoreFault::other};
  m_world.trouble = kinds[below(3)];
  m_world.trouble_fault = faults[below(3)];
  m_world.trouble_from = m_world.calls + below(3);
  m_world.trouble_until = below(4) == 0 ? ~0u : m_world.trouble_from + 1 + below(3);
}

void Run::back_up() {
  m_world.run(m_who, BackupDue{}, m_tab);
  auto& backups = m_world.profile(m_who).backups;
  if (!backups.empty() && below(8) == 0) backups[0].is_torn = true;
  m_copies[m_who] = m_world.profile(m_who);
}

// Done to a browser that is not running.
void Run::harm(Step::What what) {
  Person& person = m_world.people[m_who];
  m_world.crash(m_who, 0);
  const std::string board = person.profile.last_board;
  Log* log = person.profile.log(board);
  if (!log || log->rows.empty()) return;
  const auto row = std::next(log->rows.begin(), below(static_cast<std::uint32_t>(log->rows.size())));
  if (what == Step::lie) {
    m_world.lie(m_who, 1 + below(3));
  } else if (what == Step::alter_row) {
    if (!row->second->is_whole()) return;
    row->second = altered(*row->second, below(1u << 20));
  } else if (what == Step::lose_counts) {
    log->counts.clear();
  } else if (what == Step::put_back) {
    if (!m_copies[m_who]) return;
    if (below(2) == 0) *log = m_copies[m_who]->boards[board];
    else person.profile = *m_copies[m_who];
  } else if (below(2) == 0) {
    log->rows.erase(row);
  } else {
    auto lost = std::make_shared<StoredRow>(*row->second);
    lost->is_unreadable = true;
    lost->holds.clear();
    lost->lines = 0;
    row->second = std::move(lost);
  }
  // What has to be noticed: rows that can't be read, or fewer than were counted.
  log = person.profile.log(board);
  const Sentinel sentinel = person.profile.sentinels[board];
  const bool is_damaged =
      std::any_of(log->rows.begin(), log->rows.end(), [](const auto& one) { return !one.second->is_whole(); });
  const bool is_short = log->lines() < log->counted() || (sentinel.era == log->era && log->lines() < sentinel.lines);
  if (is_damaged || is_short || log->rows.empty()) person.harm = Person::Harm::must_be_noticed;
  else if (what != Step::lose_counts || person.harm != Person::Harm::none) person.harm = Person::Harm::may_be_noticed;
  person.acknowledged = m_world.stored(m_who, board);
}

// ---- in the end -------------------------------------------------------------------------------------------------------------

// L5, L6: the same board from its file, and from its log in any order.
void Run::check_codecs() {
  const std::string print = fingerprint(state().document), file = write_snapshot(state().document, {});
  const auto read = read_snapshot(file);
  if (!read || write_snapshot(read->document, {}) != file) m_world.note("L5: a file is not read as it was written");
  const Log* log = m_world.profile(m_who).log(state().document.board.text());
  std::vector<RowPointer> rows;
  for (const auto& [key, row] : log->rows) rows.push_back(row);
  for (std::size_t i = rows.size(); i > 1; --i) std::swap(rows[i - 1], rows[below(static_cast<std::uint32_t>(i))]);
  Document document;
  add_well_known(document);
  Clock clock;
  for (const RowPointer& row : rows)
    if (!read_row(row->text, document, clock)) m_world.note("L6: a row of the log can't be read");
  if (fingerprint(document) != print) m_world.note("L6: the log in another order gives another board");
}

// L1, L2: everybody's files, in any order and some of them twice, give all the same board.
void Run::exchange_files() {
  std::vector<File> files;
  for (m_who = 0; m_who < m_world.people.size(); ++m_who) files.push_back(m_world.exported(m_who, {}, 0));
  std::string first;
  for (m_who = 0; m_who < m_world.people.size(); ++m_who) {
    const auto count = static_cast<std::uint32_t>(files.size());
    const std::uint32_t from = below(count);
    for (std::uint32_t i = 0; i < count + below(2); ++i) {
      const std::size_t file = (from + i * (count == 4 ? 3 : 1)) % count;
      if (file != m_who || below(2) == 0) m_world.import(m_who, {files[file]});
    }
    m_world.check(m_who);
    const std::string print = fingerprint(state().document);
    if (first.empty()) first = print;
    if (print == first) continue;
    const Numbers mine = m_world.tab(m_who, 0).shadow.ledger().beyond(m_world.tab(0, 0).shadow.ledger()),
                  theirs = m_world.tab(0, 0).shadow.ledger().beyond(m_world.tab(m_who, 0).shadow.ledger());
    m_world.note("L2: after everybody has everybody's file, two boards differ: " + m_world.book.words(mine) +
                 " against " + m_world.book.words(theirs));
  }
}

void Run::end(bool with_files) {
  m_world.trouble = Trouble::none;
  m_world.now_ms += 3'700 * ms_per_day;  // past all that clocks ran ahead
  for (std::size_t who = 0; who < m_world.people.size(); ++who) {
    m_world.people[who].skew_ms = 0;
    for (std::size_t at = 0; at < m_world.people[who].tabs.size(); ++at) {
      if (!m_world.is_open(who, at)) continue;
      m_world.run(who, RetrySave{}, at);
      m_world.check(who, at);
      if (m_world.state(who, at).phase == Phase::ready && !m_world.is_saved(who, at))
        m_world.note("F18: the store works again, and it still does not say Saved");
    }
    m_world.check_afresh(who);
    if (!m_world.problem.empty()) return;
  }
  m_tab = 0;
  if (!with_files) return;
  for (m_who = 0; m_who < m_world.people.size(); ++m_who) m_world.load(m_who, 0);
  exchange_files();
  m_who = 0;
  check_codecs();
}

}  // namespace

Outcome run(const Schedule& schedule, bool tell) {
  Outcome outcome;
  Run run(schedule);
  for (; outcome.step < schedule.steps.size() && run.world().problem.empty(); ++outcome.step) {
    const Step& step = schedule.steps[outcome.step];
    if (tell) std::printf("  %zu: person %d, tab %d: %s\n", outcome.step, step.who, step.tab, name_of(step.what));
    run.take(step);
  }
  if (run.world().problem.empty()) run.end(schedule.ends_with_files);
  else --outcome.step;
  outcome.problem = run.world().problem;
  outcome.figures = run.world().figures;
  return outcome;
}

}  // namespace fb::test
