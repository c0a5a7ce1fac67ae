#include <algorithm>
#include <unordered_map>

#include "app/boards.hpp"
#include "app/import_work.hpp"
#include "app/notice.hpp"
#include "app/saving.hpp"
#include "app/state.hpp"
#include "formats/table_import.hpp"
#include "model/stages.hpp"

namespace fb::app {
namespace {

// Several steps as one: of a field that several wrote, what it held before the first and the stamp of the last.
class OneStep {
 public:
  void add(fb::Undoable step) {
    for (auto& made : step.made)
      if (m_made.insert({key(made.first, made.second, {}), 0}).second) m_whole.made.push_back(std::move(made));
    for (fb::Undoable::Field& field : step.fields) {
      if (m_made.count(key(field.type, field.id, {}))) continue;  // goes with its record
      const auto [found, is_new] = m_fields.insert({key(field.type, field.id, field.field), m_whole.fields.size()});
      if (is_new) m_whole.fields.push_back(std::move(field));
      else m_whole.fields[found->second].after = field.after;
    }
  }
  bool is_empty() const { return m_whole.fields.empty() && m_whole.made.empty(); }
  fb::Undoable take(std::string summary) {
    m_whole.summary = std::move(summary);
    return std::move(m_whole);
  }

 private:
  static std::string key(std::string_view type, const Id& id, std::string_view field) {
    std::string out(type);
    out += ' ' + id.text() + ' ';
    return out += field;
  }
  fb::Undoable m_whole;
  std::unordered_map<std::string, std::size_t> m_made, m_fields;
};

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

void take_plain(State& state, const ImportFile& file, OneStep& step, Effects& effects) {
  Brought brought = bring(file, state.document, moment_of(state), state.clock, state.random);
  if (brought.intake.incoming.revision() == 0) return;  // nothing to write
  step.add(commit(state, std::move(brought.intake.incoming), "Imported", effects));
}

std::string name_for_new_board(const ImportFlow& flow) {
  for (const ImportFile& file : flow.files)
    if (is_taken(file) && !file.board.empty()) return file.board;
  return "My board";
}

}  // namespace

bool brings_plain(const ImportFile& file) {
  return file.table ? file.type != Type::other : file.snapshot && !file.snapshot->plain.empty();
}

Brought bring(const ImportFile& file, const Document& board, const Moment& moment, Clock& clock, Random& random) {
  Brought brought;
  IntakeOptions options;
  options.now_ms = moment.now_ms;
  options.utc_offset_minutes = moment.utc_offset_minutes;
  if (file.table) {
    TableRecords records = records_from_table(*file.table);
    options.key = file.table->key;
    brought.intake = take_in(board, records.records, options, clock, random);
    brought.refused = std::move(records.refused);
    brought.told = std::move(records.told);
  } else {
    brought.intake = take_in(board, file.snapshot->plain, options, clock, random);
  }
  for (const Refused& one : brought.intake.refused) brought.refused.push_back(one);
  for (const std::string& one : brought.intake.told) brought.told.push_back(one);
  return brought;
}

void take_import(State& state, ImportFlow& flow, Effects& effects) {
  Totals totals;
  bool brings = false;
  for (const ImportFile& file : flow.files) {
    if (!is_taken(file)) continue;
    brings |= file.brings_anything();
    for (std::size_t type = 0; type < known_types; ++type) totals.added[type] += file.added_of[type];
    totals.changed += file.changed, totals.removed += file.removed, totals.refused += file.refused.size();
  }
  if (!brings && shows_untouched_sample(state))
    return notify(state, "Nothing was imported" + refused_words(totals.refused) + ".");
  if (shows_untouched_sample(state)) make_board(state, name_for_new_board(flow), effects);
  OneStep step;
  for (ImportFile& file : flow.files) {
    if (!is_taken(file)) continue;
    if (file.snapshot && file.has_stamps)
      step.add(commit(state, std::move(file.snapshot->document), "Imported", effects));
    if (brings_plain(file)) take_plain(state, file, step, effects);
  }
  const std::string words = words_of(totals);
  if (words.empty())
    return notify(state, "Nothing new: all of it is on the board already" + refused_words(totals.refused) + ".");
  const bool can_undo = !step.is_empty();
  if (can_undo) state.history.done(step.take("Imported " + words));
  notify(state, "Imported " + words + refused_words(totals.refused) + (totals.refused ? "." : ""), can_undo);
}

std::shared_ptr<Snapshot> board_to_open(ImportFlow& flow) {
  std::shared_ptr<Snapshot> first;
  for (ImportFile& file : flow.files) {
    if (!is_taken(file) || !file.opens_other_board) continue;
    if (!first) {
      first = std::move(file.snapshot);
    } else if (file.snapshot->document.board == first->document.board &&
               file.snapshot->document.gen == first->document.gen) {
      unite(first->document, file.snapshot->document);
      for (PlainRecord& record : file.snapshot->plain) first->plain.push_back(std::move(record));
    }
  }
  return first;
}

void open_board(State& state, std::shared_ptr<Snapshot> board, Effects& effects) {
  start_board(state);
  const Id id = board->document.board;
  state.opening = std::move(board);
  if (state.home == Home::memory) {
    state.document.board = id;
    add_well_known(state.document);
    return finish_opening(state, effects);
  }
  state.phase = Phase::loading;
  effects.push_back(OpenStore{id.text()});
}

void finish_opening(State& state, Effects& effects) {
  ImportFile file;
  file.snapshot = std::move(state.opening);
  const bool is_here = state.reading.lines > 0;
  state.phase = Phase::ready;
  state.document.gen = file.snapshot->document.gen;
  if (state.home != Home::memory)
    state.home = is_here ? Home::stored : Home::sample;  // it moves in with what the file holds
  OneStep step;
  step.add(commit(state, std::move(file.snapshot->document), "Opened a file", effects));
  if (brings_plain(file)) take_plain(state, file, step, effects);
  const std::string words = "Opened “" + board_name(state) + "”";
  if (is_here && !step.is_empty()) state.history.done(step.take(words));
  notify(state, words);
}

}  // namespace fb::app
