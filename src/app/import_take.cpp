#include <algorithm>
#include <limits>

#include "app/archiving.hpp"
#include "app/backups.hpp"
#include "app/boards.hpp"
#include "app/import_task.hpp"
#include "app/import_work.hpp"
#include "app/kept_file.hpp"
#include "app/notice.hpp"
#include "app/routes.hpp"
#include "app/saving.hpp"
#include "app/state.hpp"
#include "model/stages.hpp"

namespace fb::app {
namespace {

struct Totals {
  CountByType added{};
  std::size_t changed = 0, removed = 0, refused = 0;
};

std::string count_of(std::size_t count, Type type) {
  const TypeInfo& info = type_info(type);
  return std::to_string(count) + " " + std::string(count == 1 ? info.name : info.list);
}

// "166 leads, 12 companies and 40 others, 3 changed"
std::string words_of(const Totals& totals) {
  constexpr Type first[] = {Type::campaign, Type::lead, Type::deal, Type::company, Type::touch};
  std::size_t rest = 0, named = 0;
  std::string out;
  for (std::size_t type = 0; type < known_types; ++type) rest += totals.added[type];
  for (const Type type : first) {
    const std::size_t count = totals.added[static_cast<std::size_t>(type)];
    if (count == 0 || named == 3) continue;
    out += (named++ ? ", " : "") + count_of(count, type);
    rest -= count;
  }
  if (rest > 0)
    out +=
        named ? " and " + std::to_string(rest) + " more" : std::to_string(rest) + (rest == 1 ? " record" : " records");
  const auto also = [&out](std::size_t count, const char* word) {
    if (count > 0) out += (out.empty() ? "" : ", ") + std::to_string(count) + word;
  };
  also(totals.changed, !out.empty() ? " changed" : totals.changed == 1 ? " change" : " changes");
  also(totals.removed, " deleted");
  return out;
}

std::string refused_words(std::size_t refused) {
  return refused == 0 ? "" : ". " + std::to_string(refused) + (refused == 1 ? " row refused" : " rows refused");
}

Moment moment_of(const State& state) { return {state.now_ms, state.utc_offset_minutes}; }

std::string name_for_new_board(const ImportFlow& flow) {
  for (const ImportFile& file : flow.files)
    if (is_taken(file) && !file.board.empty()) return file.board;
  return "My board";
}

}  // namespace

void OneStep::add(fb::Undoable step) {
  const auto key = [](std::string_view type, const Id& id, std::string_view field) {
    std::string out(type);
    out += ' ' + id.text() + ' ';
    return out += field;
  };
  for (auto& made : step.made)
    if (m_made.insert({key(made.first, made.second, {}), 0}).second) m_whole.made.push_back(std::move(made));
  for (fb::Undoable::Field& field : step.fields) {
    if (m_made.count(key(field.type, field.id, {}))) continue;  // goes with its record
    const auto [found, is_new] = m_fields.insert({key(field.type, field.id, field.field), m_whole.fields.size()});
    if (is_new) m_whole.fields.push_back(std::move(field));
    else m_whole.fields[found->second].after = field.after;
  }
}

fb::Undoable OneStep::take(std::string summary) {
  m_whole.summary = std::move(summary);
  return std::move(m_whole);
}

namespace {

using Stage = ImportFlow::Stage;

Totals totals_of(const ImportFlow& flow) {
  Totals totals;
  for (const ImportFile& file : flow.files) {
    if (!is_taken(file)) continue;
    for (std::size_t type = 0; type < known_types; ++type) totals.added[type] += file.added_of[type];
    totals.changed += file.changed, totals.removed += file.removed, totals.refused += file.refused.size();
  }
  return totals;
}

void close_import(State& state) {
  state.import.reset();
  state.dialog = Dialog::none;
}

// What was deleted here comes back only where a person asks for it by name.
void leave_deleted(const Document& board, ImportFile& file) {
  for (const Table& table : file.snapshot->document.tables()) {
    const Table* here = board.find_table(table.type_name());
    if (!here || table.info().type == Type::session) continue;
    for (RowIndex row = 0; row < table.size(); ++row) {
      const RowIndex mine = here->find(table.id(row));
      const RecordKey key{table.info().type, table.id(row)};
      if (mine == no_row || !here->is_deleted(mine) || has_key(file.restored, key) || has_key(file.left_out, key))
        continue;
      file.left_out.insert(std::lower_bound(file.left_out.begin(), file.left_out.end(), key), key);
    }
  }
}

std::size_t ticked_of(const ImportFile& file) {
  std::size_t records = 0;
  for (const Table& table : file.snapshot->document.tables())
    if (table.info().type != Type::session) records += table.size();
  return records - std::min(records, file.left_out.size());
}

bool brings(const ImportFlow& flow) {
  return std::any_of(flow.files.begin(), flow.files.end(), [](const ImportFile& file) {
    return is_taken(file) && file.brings_anything() && (!file.is_proposal || ticked_of(file) > 0);
  });
}

void begin_taking(State& state, Effects& effects) {
  ImportFlow& flow = *state.import;
  for (ImportFile& file : flow.files) {
    if (!file.is_proposal) continue;
    leave_deleted(state.document, file);
    file.ticked = ticked_of(file);
  }
  const Totals totals = totals_of(flow);
  if (!brings(flow) && shows_untouched_sample(state)) {
    close_import(state);
    return notify(state, "Nothing was imported" + refused_words(totals.refused) + ".");
  }
  if (shows_untouched_sample(state)) {
    ImportFlow kept = std::move(flow);  // a new board lets go of everything else
    make_board(state, name_for_new_board(kept), effects);
    state.import = std::move(kept);
    state.dialog = Dialog::import;
  }
  state.import->stage = Stage::taking;
  state.import->progress = 0;
  state.import->task = std::make_shared<ImportTask>();
}

// What a person decided about conflicts and deletions, as an edit of theirs on top of what came in.
std::vector<Write> decisions(const ImportFlow& flow) {
  std::vector<Write> writes;
  for (const ImportFile& file : flow.files) {
    if (!is_taken(file)) continue;
    for (const ImportConflict& one : file.conflicts) {
      if (one.choice == ImportConflict::Choice::shown || has_key(file.left_out, {one.type, one.id})) continue;
      const std::string& value = one.choice == ImportConflict::Choice::written_anew ? one.written_anew
                                 : one.there_shows                                  ? one.value_here
                                                                                    : one.value_there;
      writes.push_back({std::string(type_info(one.type).name), one.id, one.field, value});
    }
    for (const RecordKey& key : file.restored)
      writes.push_back({std::string(type_info(key.first).name), key.second, "deleted", value_text(Flag{Flag::no})});
  }
  return writes;
}

// The preview as it was taken, without the bytes of the files: it tells what has changed.
void keep_to_be_read(State& state, ImportFlow flow, std::string summary) {
  LastImport last{std::move(summary), state.now_ms, state.document.board, {}};
  for (ImportFile& file : flow.files) {
    if (!is_taken(file)) continue;
    file.snapshot.reset();
    file.table.reset();
    last.files.push_back(std::move(file));
  }
  state.last_import = std::move(last);
}

void finish_taking(State& state, Effects& effects) {
  ImportFlow flow = std::move(*state.import);
  ImportTask& task = *flow.task;
  close_import(state);
  if (task.opens) {
    state.phase = Phase::ready;  // also when there was nothing to write
    find_kept_file(state, effects);
    const std::string route = state.shown_route;
    follow_route(state, route);
    const std::string words = "Opened “" + board_name(state) + "”";
    if (task.was_here && !task.undo.is_empty()) state.history.done(task.undo.take(words));
    return notify(state, words);
  }
  if (!flow.kept_file.empty()) take_over_kept_file(state, flow.kept_file, effects);
  if (flow.settles_proposals) settle_proposals(state, effects);
  if (std::vector<Write> decided = decisions(flow); !decided.empty())
    task.undo.add(commit(state, std::move(decided), "Decided", effects));
  const Totals totals = totals_of(flow);
  std::string words = words_of(totals);
  if (flow.files.size() == 1 && flow.files[0].is_proposal) {  // what is listed is not what was ticked
    const std::size_t ticked = flow.files[0].ticked;
    if (ticked == 0) return notify(state, "Nothing of it was taken.");
    words = std::to_string(ticked) + (ticked == 1 ? " record" : " records");
  }
  if (words.empty())
    return notify(state, "Nothing new: all of it is on the board already" + refused_words(totals.refused) + ".");
  const bool can_undo = !task.undo.is_empty();
  if (can_undo) state.history.done(task.undo.take("Imported " + words));
  notify(state, "Imported " + words + refused_words(totals.refused) + (totals.refused ? "." : ""), can_undo);
  state.notice->offers_changes = true;
  keep_to_be_read(state, std::move(flow), "Imported " + words);
}

std::shared_ptr<Snapshot> board_to_open(ImportFlow& flow) {
  std::shared_ptr<Snapshot> first;
  for (ImportFile& file : flow.files) {
    if (!is_taken(file) || !file.opens_other_board) continue;
    if (!first) {
      first = std::move(file.snapshot);
    } else if (!first->is_redacted && !file.snapshot->is_redacted &&
               file.snapshot->document.board == first->document.board &&
               file.snapshot->document.gen == first->document.gen) {
      unite(first->document, file.snapshot->document);
      for (PlainRecord& record : file.snapshot->plain) first->plain.push_back(std::move(record));
    }
  }
  return first;
}

void open_board(State& state, std::shared_ptr<Snapshot> board, Effects& effects) {
  start_board(state);
  // Under an id that no other board has, so that nothing of it ever meets another copy.
  const Id id = board->is_redacted ? state.random.id(state.now_ms) : board->document.board;
  state.opening = std::move(board);
  if (state.home == Home::memory) {
    state.document.board = id;
    add_well_known(state.document);
    return finish_opening(state, effects);
  }
  state.phase = Phase::loading;
  effects.push_back(OpenStore{id.text()});
}

}  // namespace

void take_import(State& state, Effects& effects) {
  if (!state.import || state.import->stage != Stage::shown || has_import_work(state)) return;
  ImportFlow& flow = *state.import;
  if (std::shared_ptr<Snapshot> board = board_to_open(flow)) {
    close_import(state);
    return open_board(state, std::move(board), effects);
  }
  for (ImportFile& file : flow.files) {
    if (!is_taken(file) || !file.is_next_generation) continue;
    Document next = std::move(file.snapshot->document);
    close_import(state);
    return move_on(state, std::move(next), effects);
  }
  if (brings(flow) && !flow.without_backup) {
    back_up(state, "import");
    if (state.backups.in_flight != 0) {
      flow.stage = Stage::backing_up;
      flow.progress = 0;
      return;
    }
  }
  begin_taking(state, effects);
}

void on_import_backup(State& state, const BackupWritten& answer, Effects& effects) {
  if (!state.import || state.import->stage != Stage::backing_up) return;
  ImportFlow& flow = *state.import;
  if (answer.fault == StoreFault::none || answer.fault == StoreFault::absent) {
    flow.stage = Stage::shown;
    if (has_import_work(state)) return compare_again(state);  // another tab wrote meanwhile: a person looks again
    return begin_taking(state, effects);
  }
  flow.stage = Stage::shown;
  flow.trouble = "No backup could be made before it (" + answer.error + "). Save a file first, or import without one.";
  flow.without_backup = true;
}

void take_some(State& state, std::size_t records, Effects& effects) {
  ImportFlow& flow = *state.import;
  ImportTask& task = *flow.task;
  if (task.merging) {
    if (task.merging->go_on(state, records)) return;
    if (task.opens) state.phase = Phase::ready;  // its store is being opened again, to be written
    task.undo.add(task.merging->finish(state, "Imported", effects));
    task.merging.reset();
    return;
  }
  if (task.at == flow.files.size()) return finish_taking(state, effects);
  ImportFile& file = flow.files[task.at];
  flow.progress = static_cast<float>(task.at) / static_cast<float>(flow.files.size());
  if (is_taken(file) && file.snapshot && file.has_stamps && !task.has_merged_stamped) {
    task.has_merged_stamped = true;
    if (file.is_proposal && file.ticked == 0) return;
    task.merging =
        std::make_unique<Merging>(state, std::move(file.snapshot->document), Merging::Values::of_others, file.left_out);
    return;
  }
  if (is_taken(file) && brings_plain(file)) {
    if (!task.bringing || task.brought_to != state.document.revision()) {  // else another tab has written meanwhile
      const bool is_again = task.bringing != nullptr;
      task.bringing = std::make_unique<Bringing>(file, state.document, moment_of(state), state.clock, state.random);
      task.brought_to = state.document.revision();
      if (is_again) records = std::numeric_limits<std::size_t>::max();  // so that it comes to an end
    }
    if (task.bringing->go_on(records)) return;
    Brought brought = task.bringing->take();
    task.bringing.reset();
    if (brought.intake.incoming.revision() != 0)  // else there is nothing to write
      task.merging = std::make_unique<Merging>(state, std::move(brought.intake.incoming),
                                               Merging::Values::of_this_session, file.left_out);
  }
  task.has_merged_stamped = false;
  ++task.at;
}

void finish_opening(State& state, Effects& effects) {
  if (state.home != Home::memory && state.reading.lines > 0 && state.opening->document.gen != state.document.gen) {
    Snapshot file = std::move(*state.opening);
    state.opening.reset();
    state.home = Home::stored;
    state.phase = Phase::ready;
    find_kept_file(state, effects);
    return begin_other_generation(state, std::move(file));
  }
  ImportFlow flow;
  flow.stage = Stage::taking;
  flow.task = std::make_shared<ImportTask>();
  flow.task->opens = true;
  flow.task->was_here = state.reading.lines > 0;
  ImportFile& file = flow.files.emplace_back();
  file.snapshot = std::move(state.opening);
  file.has_stamps = true;
  state.document.gen = file.snapshot->document.gen;
  if (state.home != Home::memory)
    state.home = flow.task->was_here ? Home::stored : Home::sample;  // it moves in with what the file holds
  state.import = std::move(flow);
}

}  // namespace fb::app
