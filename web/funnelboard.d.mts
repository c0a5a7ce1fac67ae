// The C++ program as JavaScript sees it: what Emscripten's glue exports, and the functions of src/platform/web.

export interface Program {
  _fb_hand(size: number): number;
  _fb_layout(): number;
  _fb_frame(): number;
  _fb_need(frames: number): void;
  _fb_size(w: number, h: number, dpr: number): void;
  _fb_surroundings(dark: number, coarse: number, reducedMotion: number, highContrast: number, utcOffset: number): void;
  _fb_forced_colours(areForced: number, canvas: number, text: number, link: number, highlight: number,
    highlightText: number, grey: number): void;
  _fb_window_focus(has: number): void;
  _fb_files_over(over: number): void;
  _fb_context(isLost: number): void;
  _fb_use_webgl(): void;
  _fb_pointer(event: number, source: number, x: number, y: number, button: number, modifiers: number): void;
  _fb_wheel(x: number, y: number, isNotch: number): void;
  _fb_copy(isCut: number): void;
  _fb_paste(size: number): void;
  _fb_print(): void;
  _fb_pinch(factor: number, x: number, y: number): number;
  _fb_modifiers(modifiers: number): void;
  _fb_key(codeSize: number, keySize: number, modifiers: number): number;
  _fb_focus(id: number, isVisible: number): void;
  _fb_activate(id: number): void;
  _fb_field_open(id: number, size: number): void;
  _fb_field_text(size: number): void;
  _fb_field_leave(id: number): void;
  _fb_day_picked(id: number, size: number): void;
  _fb_preference(keySize: number, valueSize: number): void;
  _fb_start(sessionHigh: number, sessionLow: number, seedHigh: number, seedLow: number, storageWorks: number,
    localeSize: number, routeSize: number, canEncrypt: number, isTest: number): void;
  _fb_row_hash(size: number): number;
  _fb_log_row(textSize: number, hashSize: number, number: number, total: number, key: number,
    isOfOtherGeneration: number): void;
  _fb_log_row_lost(key: number, reasonSize: number): void;
  _fb_store_opened(fault: number, isGone: number, gen: number, linesKept: number, boardSize: number, errorSize: number,
    sessionsSize: number): void;
  _fb_row_arrived(textSize: number, hashSize: number, generationsAhead: number, key: number): void;
  _fb_store_changed(fault: number): void;
  _fb_appended(seq: number, fault: number, errorSize: number): void;
  _fb_append_is_slow(seq: number): void;
  _fb_retry_due(): void;
  _fb_generation_begun(fault: number, olderFrom: number, older: number, errorSize: number): void;
  _fb_kept_file(access: number, nameSize: number, errorSize: number): void;
  _fb_kept_file_written(outcome: number, errorSize: number): void;
  _fb_kept_file_read(ok: number, size: number, hashSize: number): void;
  _fb_kept_file_due(): void;
  _fb_backup_due(): void;
  _fb_backup_written(fault: number, whySize: number, errorSize: number): void;
  _fb_backup(nameSize: number, whySize: number, atMs: number, bytes: number): void;
  _fb_backups_listed(ok: number): void;
  _fb_backup_read(ok: number, nameSize: number, textSize: number): void;
  _fb_storage(used: number, quota: number, isPersistent: number): void;
  _fb_work(): number;
  _fb_file_room(size: number): number;
  _fb_file(size: number, nameSize: number, isUnreadable: number): void;
  _fb_files_picked(purpose: number): void;
  _fb_files_cancelled(): void;
  _fb_encrypted(seq: number, ok: number, size: number): void;
  _fb_unsealed(seq: number, fault: number, size: number): void;
  _fb_downloaded(ok: number, errorSize: number): void;
  _fb_copied(ok: number): void;
  _fb_route_changed(size: number): void;
  _fb_hidden(): void;
  _fb_update_ready(): void;
  _fb_update_activated(): void;
}

export default function start_program(options: object): Promise<Program>;
