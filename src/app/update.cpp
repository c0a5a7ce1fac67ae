#include "app/update.hpp"

#include <algorithm>

#include "app/archiving.hpp"
#include "app/boards.hpp"
#include "app/copies.hpp"
#include "app/export_file.hpp"
#include "app/kept_file.hpp"
#include "app/look_back.hpp"
#include "app/next_build.hpp"
#include "app/notice.hpp"
#include "app/opening.hpp"
#include "app/preferences.hpp"
#include "app/refusals.hpp"
#include "app/routes.hpp"
#include "app/saving.hpp"

namespace fb::app {
namespace {

// ---- from the page ------------------------------------------------------------------------------------------------------

void on(State& state, const StartUp& start, Effects& effects) {
  state.now_ms = start.now_ms;
  state.utc_offset_minutes = start.utc_offset_minutes;
  state.locale = start.locale;
  state.clock = Clock(start.session_bits);
  state.random = Random(start.random_seed);
  state.can_encrypt = start.can_encrypt;
  state.own_sessions.insert(state.clock.session());
  read_preferences(state.preferences, start.preferences);
  state.shown_route = start.route;
  follow_route(state, start.route);
  if (start.storage_works) {
    state.phase = Phase::loading;
    effects.push_back(OpenStore{});
    return;
  }
  state.home = Home::memory;
  show_sample(state);
  follow_route(state, start.route);
}

void on(State& state, const LogRowRead& row, Effects&) { on_row_read(state, row); }
void on(State& state, const LogRowLost& row, Effects&) { on_row_lost(state, row); }
void on(State& state, const StoreOpened& opened, Effects& effects) { on_store_opened(state, opened, effects); }
void on(State& state, const RowArrived& row, Effects&) { on_row_arrived(state, row); }
void on(State& state, const StoreChanged& changed, Effects& effects) { on_store_changed(state, changed, effects); }
void on(State& state, const AppendIsSlow& slow, Effects&) { on_append_is_slow(state, slow); }
void on(State& state, const RetryDue&, Effects& effects) { send_waiting(state, effects); }
void on(State& state, const BackupDue&, Effects&) { back_up(state, state.backups.revision == 0 ? "start" : "hour"); }
void on(State& state, const BackupWritten& answer, Effects& effects) {
  on_backup_written(state, answer, effects);
  on_import_backup(state, answer, effects);
  on_archive_backup(state, answer, effects);
}
void on(State& state, const BackupsListed& answer, Effects& effects) { on_backups_listed(state, answer, effects); }
void on(State& state, const BackupRead& read, Effects& effects) {
  take_backup(state, read, effects);
  show_backup(state, read);
}
void on(State& state, const GenerationBegun& answer, Effects& effects) { on_generation_begun(state, answer, effects); }
void on(State& state, const KeptFileFound& found, Effects&) { on_kept_file_found(state, found); }
void on(State& state, const KeptFileWritten& written, Effects& effects) {
  on_kept_file_written(state, written, effects);
}
void on(State& state, const KeptFileRead& read, Effects&) { on_kept_file_read(state, read); }
void on(State& state, const KeptFileDue&, Effects& effects) { on_kept_file_due(state, effects); }
void on(State& state, const StorageMeasured& storage, Effects&) { state.storage = storage; }
void on(State& state, const Appended& answer, Effects& effects) { on_appended(state, answer, effects); }

void on(State& state, const FilesPicked& picked, Effects& effects) {
  if (has_sealed(picked)) {
    if (const auto files = open_sealed(state, picked, effects)) on(state, *files, effects);
    return;
  }
  if (state.phase == Phase::recovery) return add_recovery_files(state, picked);
  if (state.phase != Phase::ready) return;
  begin_import(state, picked.purpose, picked.files);
}

void on(State& state, const UnlockFile& with, Effects& effects) { unlock(state, with, effects); }
void on(State& state, const Unsealed& answer, Effects& effects) {
  if (const auto files = take_unsealed(state, answer, effects)) on(state, *files, effects);
}
void on(State& state, const Encrypted& answer, Effects& effects) { on_encrypted(state, answer, effects); }

void on(State& state, const PasteRows& paste, Effects& effects) {
  if (state.phase != Phase::ready || state.dialog != Dialog::none) return;
  PickedFile rows{"Pasted rows", paste.text};
  rows.type = paste.type;
  rows.headers = paste.headers;
  on(state, FilesPicked{PickPurpose::import, {std::move(rows)}}, effects);
}

void on(State&, const PrintView&, Effects& effects) { effects.push_back(PrintPage{}); }

void on(State&, const FilesCancelled&, Effects&) {}

void on(State& state, const Downloaded& answer, Effects& effects) {
  on_archive_saved(state, answer.ok);
  if (!answer.ok) return notify_error(state, "The file was not saved: " + answer.error + ". The board is unchanged.");
  notify(state, state.is_copy_leaving ? "Saved a file of the board to your downloads" : "Saved to your downloads");
  if (!state.is_copy_leaving) return;
  note_copy(state, effects);
}

void on(State& state, const TextCopied& answer, Effects&) {
  if (!answer.ok) notify_error(state, "The browser did not allow copying. Select the text and copy it by hand.");
}

// What is being taken stays under way, whatever a person does with the browser's Back.
bool can_call_off(const State& state) { return state.import && state.import->stage != ImportFlow::Stage::taking; }

void on(State& state, const RouteChanged& route, Effects&) {
  if (state.import && !can_call_off(state)) return;
  state.shown_route = route.hash;
  follow_route(state, route.hash);
}

void on(State& state, const Hidden&, Effects& effects) {
  send_waiting(state, effects);
  on_kept_file_due(state, effects);
}
void on(State& state, const UpdateReady&, Effects&) { on_update_ready(state); }
void on(State& state, const UpdateActivated&, Effects&) { state.next_build = NextBuild::active; }

// ---- from the views -----------------------------------------------------------------------------------------------------

void on(State& state, const Do& action, Effects& effects) {
  if (state.phase != Phase::ready) return;
  const Result<Plan> planned = plan(state.document, action.edit, plan_context(state));
  if (!planned) return notify_error(state, planned.error());
  if (planned->writes.empty()) return;
  Plan done = *planned;
  const bool quiet =
      std::holds_alternative<SetField>(action.edit) || std::holds_alternative<SetLinkByName>(action.edit);
  state.history.done(commit(state, std::move(done.writes), done.summary, effects));
  if (quiet) {
    state.spoken = done.summary;
    ++state.spoken_number;
  } else {
    notify(state, done.summary, true);
  }
  if (const auto* removed = std::get_if<DeleteRecords>(&action.edit)) {
    for (const Id& id : removed->records)
      if (state.panel == RecordRef{removed->type, id}) state.panel = {};
    state.marked.clear();
  }
}

void reverse(State& state, bool undo, Effects& effects) {
  History& history = state.history;
  if (undo ? !history.can_undo() : !history.can_redo()) return;
  const fb::Undoable& action = undo ? history.next_undo() : history.next_redo();
  const std::string summary = action.summary;
  UndoPlan plan = plan_undo(state.document, action, state.own_sessions);
  const std::size_t done = plan.writes.size(), skipped = plan.skipped;
  fb::Undoable back;
  back.summary = summary;
  if (done > 0) back = commit(state, std::move(plan.writes), summary, effects);
  if (undo && state.last_import && state.last_import->summary == summary) state.last_import.reset();
  if (undo) history.undone(std::move(back));
  else history.redone(std::move(back));
  std::string text = (undo ? "Undone: " : "Redone: ") + summary;
  if (skipped > 0)
    text += ". " + std::to_string(skipped) + " of " + std::to_string(done + skipped) +
            " values were changed by somebody else since and stay.";
  notify(state, std::move(text));
}

void on(State& state, const Undo&, Effects& effects) { reverse(state, true, effects); }
void on(State& state, const Redo&, Effects& effects) { reverse(state, false, effects); }

void on(State& state, const OpenView& open, Effects&) {
  state.view = open.view;
  state.panel = {};
  state.marked.clear();
}

void on(State& state, const LookBack& to, Effects&) { look_back(state, to.at_ms); }

void on(State& state, const ShowActivity& show, Effects& effects) {
  on(state, OpenView{View::activity}, effects);
  state.activity = show;
}

void on(State& state, const SelectRecord& select, Effects&) {
  state.panel = {select.type, select.id};
  state.panel_names_it = select.names_it;
}
void on(State& state, const ClosePanel&, Effects&) { state.panel = {}; }

void on(State& state, const MarkCards& mark, Effects&) {
  state.marked_type = mark.type;
  state.marked = mark.cards;
}

void on(State& state, const SetFilter& filter, Effects&) { state.filter = filter.text; }
void on(State& state, const OpenDialog& open, Effects&) {
  if (open.dialog == Dialog::archive && !is_switching(state)) state.archiving = {};
  state.dialog = open.dialog;
}
void on(State& state, const CloseDialog&, Effects&) {
  if (state.dialog == Dialog::import && state.import) {
    if (!can_call_off(state)) return;
    state.import.reset();
  }
  if (is_switching(state)) return;
  forget_sealed(state);
  state.dialog = Dialog::none;
}

void on(State&, const ChooseFiles& choose, Effects& effects) {
  const bool is_import = choose.purpose == PickPurpose::import;
  effects.push_back(PickFiles{choose.purpose, is_import ? ".json,.csv,.tsv,.txt,.enc,.gz" : ".json,.enc,.gz",
                              choose.purpose != PickPurpose::open});
}

void on(State& state, const TakeImport&, Effects& effects) { take_import(state, effects); }

void on(State& state, const CancelImport&, Effects&) {
  if (!can_call_off(state)) return;
  state.import.reset();
  state.dialog = Dialog::none;
}

void on(State& state, const WorkOn& work, Effects& effects) {
  if (has_import_work(state)) work_on_import(state, work.records, effects);
  else if (has_backup_work(state)) work_on_backup(state, work.records, effects);
}

ImportFile* import_file(State& state, std::size_t file) {
  const bool is_shown = state.import && state.import->stage == ImportFlow::Stage::shown;
  return is_shown && file < state.import->files.size() ? &state.import->files[file] : nullptr;
}

void put(RecordKeys& keys, const RecordKey& key, bool is_in) {
  const auto at = std::lower_bound(keys.begin(), keys.end(), key);
  const bool was_in = at != keys.end() && *at == key;
  if (is_in && !was_in) keys.insert(at, key);
  if (!is_in && was_in) keys.erase(at);
}

void on(State& state, const TickRecord& tick, Effects&) {
  if (ImportFile* file = import_file(state, tick.file)) put(file->left_out, {tick.type, tick.id}, !tick.taken);
}

void on(State& state, const TickAll& tick, Effects&) {
  if (ImportFile* file = import_file(state, tick.file)) tick_all(*file, tick.taken);
}

void on(State& state, const TickRestore& tick, Effects&) {
  ImportFile* file = import_file(state, tick.file);
  if (!file) return;
  put(file->restored, {tick.type, tick.id}, tick.restored);
  if (file->is_proposal) put(file->left_out, {tick.type, tick.id}, !tick.restored);
}

void on(State& state, const ResolveConflict& resolve, Effects&) {
  ImportFile* file = import_file(state, resolve.file);
  if (!file || resolve.conflict >= file->conflicts.size()) return;
  ImportConflict& conflict = file->conflicts[resolve.conflict];
  conflict.written_anew = resolve.written_anew;
  conflict.choice = !resolve.written_anew.empty() ? ImportConflict::Choice::written_anew
                    : resolve.takes_other         ? ImportConflict::Choice::other
                                                  : ImportConflict::Choice::shown;
}

void on(State& state, const SetImportType& set, Effects&) {
  if (state.import && set.file < state.import->files.size())
    change_import_type(state, state.import->files[set.file], set.list);
}

void on(State& state, const SetImportField& set, Effects&) {
  if (state.import && set.file < state.import->files.size())
    change_import_field(state, state.import->files[set.file], set.column, set.field);
}

void on(State& state, const TickImport& tick, Effects&) {
  if (!state.import || tick.file >= state.import->files.size()) return;
  state.import->files[tick.file].taken = tick.taken;
  if (state.import->files.size() > 1) compare_again(state);
}

void on(State& state, const ExportFile& what, Effects& effects) {
  Download file = exported(state, what);
  const bool is_copy = what.kind == ExportFile::Kind::snapshot;  // a table is no copy of the board
  if (!what.passphrase.empty()) return encrypt(state, std::move(file), is_copy, what.passphrase, effects);
  state.is_copy_leaving = is_copy;
  effects.push_back(std::move(file));
  state.dialog = Dialog::none;
}

void on(State& state, const NewBoard& board, Effects& effects) {
  const std::string name = board.name.empty() ? "New board" : board.name;
  make_board(state, name, effects);
  state.dialog = Dialog::none;
  notify(state, "“" + name + "” is ready");
}

void on(State& state, const SwitchBoard& to, Effects& effects) {
  start_board(state);
  state.phase = Phase::loading;
  effects.push_back(OpenStore{to.board_id});
}

void on(State& state, const RetrySave&, Effects& effects) { save_again(state, effects); }
void on(State& state, const BackUpNow&, Effects&) { back_up_now(state); }
void on(State& state, const LookAtBackup& look, Effects& effects) { look_at_backup(state, look.name, effects); }
void on(State& state, const ForKeptFile& wish, Effects& effects) { use_kept_file(state, wish, effects); }
void on(State& state, const SaveArchive&, Effects& effects) { save_archive(state, effects); }
void on(State& state, const Compact&, Effects& effects) { compact_board(state, effects); }
void on(State& state, const LookAtProposals&, Effects&) { look_at_proposals(state); }
void on(State& state, const TickRecovery& tick, Effects& effects) { tick_recovery(state, tick, effects); }
void on(State& state, const TakeRecovery&, Effects& effects) { take_recovery(state, effects); }
void on(State&, const LoadAgain&, Effects& effects) { effects.push_back(Reload{}); }
void on(State& state, const SaveRecoveredFile&, Effects& effects) { save_recovered_file(state, effects); }

void on(State& state, const CopyToClipboard& copy, Effects& effects) {
  effects.push_back(CopyText{copy.text});
  notify(state, copy.notice);
}

void on(State& state, const FoldStage& fold, Effects& effects) {
  if (fold.folded) state.preferences.folded.insert(fold.stage);
  else state.preferences.folded.erase(fold.stage);
  effects.push_back(SavePreference{"folded", folded_text(state.preferences)});
}

void on(State& state, const SetTheme& set, Effects& effects) {
  state.preferences.theme = set.theme;
  effects.push_back(SavePreference{"theme", theme_text(set.theme)});
}

void on(State& state, const SetTextSize& set, Effects& effects) {
  state.preferences.text_size = set.percent;
  effects.push_back(SavePreference{"text_size", std::to_string(set.percent)});
}

void on(State& state, const SetBoardZoom& set, Effects& effects) {
  state.preferences.board_zoom = nearest_zoom(set.percent);
  effects.push_back(SavePreference{"board_zoom", std::to_string(state.preferences.board_zoom)});
}

void on(State& state, const SetDrawing& set, Effects& effects) {
  state.preferences.drawing = set.drawing;
  effects.push_back(SavePreference{"renderer", drawing_text(set.drawing)});
}

void on(State& state, const SetPerson& set, Effects& effects) {
  state.preferences.person = set.name;
  effects.push_back(SavePreference{"person", set.name});
  state.dialog = Dialog::none;
  const bool is_own_board = state.phase == Phase::ready && state.home != Home::sample;
  if (is_own_board && !person_id(state)) {
    const Result<Plan> member = plan(state.document, AddNamed{Type::member, set.name}, plan_context(state));
    if (member) state.history.done(commit(state, member->writes, member->summary, effects));
  }
  state.session_recorded = false;  // the next change says who this is, for the changes before as well
}

void on(State& state, const DismissNotice&, Effects&) { state.notice.reset(); }
void on(State& state, const TakeUpdate&, Effects& effects) { want_update(state, effects); }
void on(State& state, const PutOffUpdate&, Effects&) { state.next_build = NextBuild::put_off; }

void tell_page(State& state, Effects& effects) {
  if (state.phase != Phase::ready) return;
  std::string title = std::string(route_of_view(state.view).name) + " · " + board_name(state);
  if (!state.saving.waiting.empty()) title = "• " + title;
  if (title != state.shown_title) {
    state.shown_title = title;
    effects.push_back(SetTitle{std::move(title)});
  }
  std::string route = route_of(state);
  if (route != state.shown_route) {
    effects.push_back(SetRoute{route, state.shown_route.empty()});
    state.shown_route = std::move(route);
  }
}

}  // namespace

bool has_work(const State& state) { return has_import_work(state) || has_backup_work(state); }

void update(State& state, const Action& action, Effects& effects) {
  if (!is_refused(state, action)) std::visit([&](const auto& one) { on(state, one, effects); }, action);
  keep_past_true(state);
  send_news(state, effects);
  keep_file_up(state, effects);
  ask_for_backups(state, effects);
  go_on_with_update(state, effects);
  tell_page(state, effects);
}

}  // namespace fb::app
