// What the program keeps in this browser: its boards, what other tabs write to them, and their backups.
import {guarded} from './errors.js';
import {Backups} from './backups.js';
import {last_board, remember_board, storage} from './browser.js';
import {kept_file_of} from './kept_file_service.js';
import {c_string_at, call, hand, tell} from './program.js';
import {Sentinels} from './sentinels.js';
import {Sessions} from './sessions.js';
import {Persistence} from './storage.js';
import {Store, words_of} from './store.js';

// As in app/actions.hpp: StoreFault.
const FAULTS = {full: 1, lost: 2, newer: 3, cleared: 4, none: 5, other: 6, generation: 7};
const SLOW_MS = 15_000, TRY_AGAIN_MS = 5000, SETTLED_MS = 3000, FIRST_BACKUP_MS = 20_000, BACKUP_EVERY_MS = 3_600_000;

const root = async () => navigator.storage.getDirectory();
const locks = guarded(() => navigator.locks);
const factory = storage();
export const backups = new Backups(root);
const hash_of = (/** @type {string} */ text) => c_string_at(call('_fb_row_hash', hand(text)[0]));
const nothing_kept = () => Object.assign(new Error('this browser keeps nothing for this page'), {kind: 'none'});
const sessions = new Sessions(() => localStorage, () => sessionStorage, locks);
const persistence = new Persistence(() => navigator.storage);
const store = factory && new Store(factory, {
  hash_of, locks, channel: name => new BroadcastChannel(name),
  sentinels: new Sentinels(() => localStorage, root),
  free_room: board => backups.free_old(board),
});
export const has_storage = store !== undefined;

let on_screen = '';    // the board whose log is read
let own_session = '';  // once it has written something
let is_told = false;   // of what this browser's other sessions did: only the first board of a page is gone on with

/** Which board "the last one" is. Where that was forgotten, a board that is here. */
async function last_known_board() {
  return last_board() || (await store?.boards().catch(() => []))?.[0] || '';
}

/** Opens the last board's database while the program is still on its way. */
export async function open_early() {
  const board = await last_known_board();
  if (board) await store?.open(board).catch(() => {});  // asked again, and answered, when the program asks
}

/** @param {unknown} error */
const fault_of = error => FAULTS[/** @type {{kind?: keyof typeof FAULTS}} */ (error)?.kind ?? 'other'];

/** @param {string} board @param {import('./store.js').Facts | undefined} facts @param {unknown} [error]
 *  @param {string[]} [own] */
function tell_opened(board, facts, error, own = []) {
  const [board_size, error_size, own_size] = hand(board, error === undefined ? '' : words_of(error), own.join(' '));
  // An older state of itself lacks something even where it holds as many lines.
  const must_hold = (facts?.must_hold ?? 0) + Number(facts?.is_older ?? false);
  tell('_fb_store_opened', error === undefined ? 0 : fault_of(error), Number(facts?.is_lost ?? false),
    (facts?.is_lost ? facts.sentinel?.gen : facts?.gen) ?? 1, must_hold, board_size, error_size, own_size);
}

/** @param {string} board */
function listen(board) {
  const give = (/** @type {import('./store.js').Row[]} */ rows) => rows.forEach(row => give_arrived(board, row));
  store?.listen(board, give, what => {
    if (board === on_screen && what !== 'unreadable') tell('_fb_store_changed', FAULTS[what]);
  });
}

/** @param {string} wanted a board's id, or "" @param {boolean} with_rows */
export async function open_store(wanted, with_rows) {
  const board = wanted || await last_known_board();
  on_screen = board;
  if (!board) return tell_opened('', undefined);
  try {
    if (!store) throw nothing_kept();
    const free = is_told ? [] : sessions.free();
    is_told = true;
    listen(board);
    const facts = await store.open(board);
    remember_board(board);
    gen = facts.gen;
    if (with_rows && !facts.is_lost) await store.read(board, give_row, lose_row);
    tell_opened(board, facts, undefined, await free);
  } catch (error) {
    tell_opened(board, undefined, error);
  }
}

let gen = 1;  // of the board on screen, as its database says

/** @param {import('./store.js').Row} row @param {import('./store.js').Place} place */
function give_row({key, text, hash, gen: its}, {number, total}) {
  const [text_size, hash_size] = hand(text, hash);
  tell('_fb_log_row', text_size, hash_size, number, total, key, Number(its !== gen));
}

/** @param {number} key @param {string} reason */
function lose_row(key, reason) {
  tell('_fb_log_row_lost', key, hand(reason)[0]);
}

/** @param {string} board @param {import('./store.js').Row} row */
function give_arrived(board, {key, text, hash, gen: its}) {
  if (board !== on_screen) return;
  const [text_size, hash_size] = hand(text, hash);
  tell('_fb_row_arrived', text_size, hash_size, Math.sign(its - gen), key);
}

/** @param {number} seq @param {string} board @param {import('./store.js').Batch} batch */
export async function append(seq, board, batch) {
  const slow = setTimeout(() => tell('_fb_append_is_slow', seq), SLOW_MS);
  /** @type {unknown} */
  let error;
  try {
    const kept = append_after_all(board, batch);  // the browser has it before anything else is done
    if (own_session !== batch.session) sessions.begin(own_session = batch.session);
    await kept;
    persistence.ask();
  } catch (reason) {
    error = reason;
    if (fault_of(error) !== FAULTS.newer) setTimeout(() => tell('_fb_retry_due'), TRY_AGAIN_MS);
  }
  clearTimeout(slow);
  tell('_fb_appended', seq, error === undefined ? 0 : fault_of(error), hand(error === undefined ? '' : words_of(error))[0]);
}

async function look_for_news() {
  if (on_screen) await store?.catch_up(on_screen, row => give_arrived(on_screen, row)).catch(() => {});
}

export function keep_up() {
  addEventListener('focus', look_for_news);
  addEventListener('pageshow', look_for_news);
  document.addEventListener('resume', look_for_news);  // after a day in the freezer
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void look_for_news();
  });
  const due = () => call('_fb_backup_due');
  setTimeout(due, FIRST_BACKUP_MS);
  setInterval(due, BACKUP_EVERY_MS);
}

/** @param {string} board */
async function list_backups(board) {
  const list = await backups.list(board).catch(() => undefined);
  for (const {name, why, at_ms, bytes} of list ?? []) {
    const [name_size, why_size] = hand(name, why);
    call('_fb_backup', name_size, why_size, at_ms, bytes);
  }
  tell('_fb_backups_listed', Number(list !== undefined));
  const {usage, quota, is_persistent} = await persistence.room();
  tell('_fb_storage', usage, quota, Number(is_persistent ?? false));
}

/** @type {Uint8Array<ArrayBuffer>[]} of the next one */
let parts = [];
/** @param {Uint8Array<ArrayBuffer>} bytes */
export const backup_part = bytes => void parts.push(bytes);

/** @param {string} board @param {string} why */
async function write_backup(board, why) {
  const all = parts;
  parts = [];
  const error = await backups.write(board, why, all).then(() => undefined, reason => reason);
  const [why_size, error_size] = hand(why, error ? words_of(error) : '');
  tell('_fb_backup_written', error ? fault_of(error) : 0, why_size, error_size);
}

/** @param {string} board @param {string} name */
async function read_backup(board, name) {
  const [ok, text] = await backups.read(board, name).then(text => [1, text], error => [0, words_of(error)]);
  const [name_size, text_size] = hand(name, String(text));
  tell('_fb_backup_read', Number(ok), name_size, text_size);
}

/** @param {string} bad a key and a reason on each line */
const bad_rows = bad => bad.split('\n').filter(Boolean).map(line => line.split('\t'))
  .map(([key, reason]) => ({key: Number(key), reason}));

/** What a person agreed to; what is written after it waits for it, so that it is not saved before the store has agreed, too.
 *  @param {string} board @param {string} lines @param {string} bad a key and a reason on each line */
async function accept_store(board, lines, bad) {
  agreed = {board, what: {lines: Number(lines), bad: bad_rows(bad)}};
  await settle().catch(() => {});  // tried again with the next write
}

let settling = Promise.resolve();

/** In turns: what is agreed to once is not asked for twice. */
function settle() {
  settling = settling.catch(() => {}).then(async () => {
    const now = agreed;
    if (!now) return;
    await store?.accept(now.board, now.what);
    if (agreed === now) agreed = undefined;
  });
  return settling;
}

/** @type {{board: string, what: {lines: number, bad: {key: number, reason: string}[]}} | undefined} */
let agreed;

/** @param {string} board @param {import('./store.js').Batch} batch */
async function append_after_all(board, batch) {
  if (!store) throw nothing_kept();
  if (agreed?.board === board) await settle();
  await store.append(board, batch);
}

/** The board goes on as another generation. @param {string} board @param {string} counts its number, its lines, and how many of
 *  the rows are of the one before @param {string} text the rows, with an empty line between */
async function begin_generation(board, counts, text) {
  const [next, lines, number] = counts.split(' ').map(Number);
  const all = text.split('\n\n').filter(Boolean).map(text => ({text, hash: hash_of(text)}));
  const rows = all.splice(0, all.length - number);
  let from = 0;
  /** @type {unknown} */
  let error;
  try {
    if (!store) throw nothing_kept();
    from = await store.begin_generation(board, {gen: next, lines, rows, older: all});
    if (board === on_screen) gen = next;
  } catch (reason) {
    error = reason;
  }
  tell('_fb_generation_begun', error === undefined ? 0 : fault_of(error), from, all.length,
    hand(error === undefined ? '' : words_of(error))[0]);
}

/** Asked for by their names. @type {Record<string, (...texts: string[]) => unknown>} */
export const services = {
  accept_store, list_backups, write_backup, read_backup, begin_generation,
  kept_file: kept_file_of(store, locks),
  await_kept_file: ms => setTimeout(() => tell('_fb_kept_file_due'), Number(ms)),
  set_aside: (board, rows) => store?.quarantine(board, bad_rows(rows)).catch(() => {}),
  start_over: board => store?.start_over(board),
  compact: board => setTimeout(() => store?.compact(board).catch(() => {}), SETTLED_MS),
};
