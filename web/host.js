// The services that the program asks for through `Module.host` (src/platform/web/host.cpp): pointers in, plain values on.
import {pick_day} from './days.js';
import {copy_text, download_for_program, listen_to_launches, pick_files} from './files.js';
import {guard, last_board, remember_board, save_preference, set_route, storage} from './browser.js';
import {show_pixels} from './bitmap.js';
import {uncover, show_progress} from './boot.js';
import {provide} from './clipboard.js';
import {move_focus, replace_field} from './focus.js';
import {font_metrics, glyph, glyph_advance, line_fitting, line_picture, line_width} from './glyphs.js';
import {set_cursor, set_theme} from './page.js';
import {bytes_at, connect, hand, tell, text_at} from './program.js';
import {print_report} from './print.js';
import {mirror, say} from './semantics.js';
import {Store, words_of} from './store.js';
import {activate_update, watch_for_updates} from './updates.js';
import {begin_picture, draw_list, drop_texture, make_texture, update_texture} from './webgl.js';

/** A place in the program's memory and a size there. @typedef {number} At */

const factory = storage();
const store = factory && new Store(factory);
/** @type {{text: string, hash: string}[]} */
let rows = [];

/** Which board "the last one" is. Where that was forgotten, a board that is here. */
async function last_known_board() {
  return last_board() || (await store?.boards().catch(() => []))?.[0] || '';
}

/** Opens the last board's database while the program is still on its way. */
export async function open_early() {
  const board = await last_known_board();
  if (board) await store?.open(board).catch(() => {});  // asked again, and answered, when the program asks
}

const OTHER_FAULT = 6;  // as in app/actions.hpp

/** @param {boolean} ok @param {string} board @param {string} error */
function tell_opened(ok, board, error) {
  const [board_size, error_size, sessions_size] = hand(board, error, '');
  tell('_fb_store_opened', ok ? 0 : OTHER_FAULT, 0, 0, board_size, error_size, sessions_size);
}

/** @param {string} wanted a board's id, or "" @param {boolean} with_rows */
async function open_store(wanted, with_rows) {
  const board = wanted || await last_known_board();
  try {
    if (!store) throw new DOMException('this browser keeps nothing for this page', 'NotSupportedError');
    if (board) {
      await store.open(board);
      remember_board(board);
      if (with_rows) await store.read(board, give_row);
    }
    tell_opened(true, board, '');
  } catch (error) {
    tell_opened(false, board, words_of(error));
  }
}

/** @param {import('./store.js').Row} row @param {import('./store.js').Place} place */
function give_row({text, hash}, {number, total}) {
  const [text_size, hash_size] = hand(text, hash);
  tell('_fb_log_row', text_size, hash_size, number, total, number, 0);
}

/** @param {number} seq @param {string} board @param {import('./store.js').Batch} batch */
async function append(seq, board, batch) {
  let error = '';
  try {
    if (!store) throw new DOMException('this browser keeps nothing for this page', 'NotSupportedError');
    await store.append(board, batch);
  } catch (reason) {
    error = words_of(reason);
  }
  tell('_fb_appended', seq, error ? OTHER_FAULT : 0, hand(error)[0]);
}

/** The board is drawn: what the start did not need. */
function on_screen() {
  uncover();
  listen_to_launches();
  setTimeout(() => watch_for_updates().catch(() => {}), 1000);  // pages loaded insecurely have none
}

async function take_update() {
  await activate_update();
  tell('_fb_update_activated');
}

export const has_storage = store !== undefined;

export const host = {
  start: connect, wall_ms: Date.now, is_mac: () => Number(/Mac|iPhone|iPad/.test(navigator.platform)),
  theme: set_theme, cursor: set_cursor, progress: show_progress, uncover: on_screen, mirror, say, focus: move_focus,
  replace_field, pick_day, provide, print_report, print: () => setTimeout(print), font_metrics, glyph, glyph_advance,
  line_width, line_fitting, line_picture, guard,
  show_pixels, begin_picture, draw_list, drop_texture, make_texture, update_texture,
  /** @param {At} board @param {number} size @param {number} with_rows */
  open_store: (board, size, with_rows) => void open_store(text_at(board, size), Boolean(with_rows)),
  /** One row of the next `append`. @param {At} text @param {number} text_size @param {At} hash @param {number} hash_size */
  append_row(text, text_size, hash, hash_size) {
    rows.push({text: text_at(text, text_size), hash: text_at(hash, hash_size)});
  },
  /** @param {number} seq @param {At} board @param {number} board_size @param {number} gen @param {At} session
   *  @param {number} session_size @param {number} changes */
  append(seq, board, board_size, gen, session, session_size, changes) {
    const batch = {gen, session: text_at(session, session_size), changes, rows};
    rows = [];
    void append(seq, text_at(board, board_size), batch);
  },
  ask() {},
  /** @param {number} purpose @param {At} accept @param {number} size @param {number} multiple */
  pick_files: (purpose, accept, size, multiple) => pick_files(purpose, text_at(accept, size), Boolean(multiple)),
  /** @param {At} name @param {number} name_size @param {At} mime @param {number} mime_size
   *  @param {At} bytes @param {number} size */
  download(name, name_size, mime, mime_size, bytes, size) {
    void download_for_program(text_at(name, name_size), text_at(mime, mime_size), bytes_at(bytes, size).slice());
  },
  /** @param {At} text @param {number} size */
  copy_text: (text, size) => void copy_text(text_at(text, size)),
  activate_update: () => void take_update(), reload: () => location.reload(),
  /** @param {At} text @param {number} size */
  title(text, size) {
    document.title = text_at(text, size);
  },
  /** @param {At} hash @param {number} size @param {number} replace */
  route: (hash, size, replace) => set_route(text_at(hash, size), Boolean(replace)),
  /** @param {At} key @param {number} key_size @param {At} value @param {number} value_size */
  save_preference: (key, key_size, value, value_size) => save_preference(text_at(key, key_size), text_at(value, value_size)),
};
