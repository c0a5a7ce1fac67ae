// The services that the program asks for through `Module.host` (src/platform/web/host.cpp): pointers in, plain values on.
import {pick_day} from './days.js';
import {copy_text, download_for_program, listen_to_launches, pick_files} from './files.js';
import {guard, save_preference, set_route} from './browser.js';
import {show_pixels} from './bitmap.js';
import {uncover, show_progress} from './boot.js';
import {provide} from './clipboard.js';
import {move_focus, replace_field} from './focus.js';
import {font_metrics, glyph, glyph_advance, line_fitting, line_picture, line_width} from './glyphs.js';
import {set_cursor, set_theme} from './page.js';
import {append, backup_part, keep_up, open_store, services} from './keeping.js';
import {bytes_at, connect, tell, text_at, work_on} from './program.js';
import {print_report} from './print.js';
import {sealing} from './sealing.js';
import {mirror, say} from './semantics.js';
import {activate_update, watch_for_updates} from './updates.js';
import {begin_picture, draw_list, drop_texture, make_texture, update_texture} from './webgl.js';

/** A place in the program's memory and a size there. @typedef {number} At */

/** @type {{text: string, hash: string}[]} */
let rows = [];

/** The board is drawn: what the start did not need. */
function on_screen() {
  uncover();
  keep_up();
  listen_to_launches();
  setTimeout(() => watch_for_updates().catch(() => {}), 1000);  // pages loaded insecurely have none
}

async function take_update() {
  await activate_update();
  tell('_fb_update_activated');
}

export const host = {
  start: connect, wall_ms: Date.now, is_mac: () => Number(/Mac|iPhone|iPad/.test(navigator.platform)),
  theme: set_theme, cursor: set_cursor, work_on, progress: show_progress, uncover: on_screen, mirror, say, focus: move_focus,
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
   *  @param {number} session_size @param {number} lines */
  append(seq, board, board_size, gen, session, session_size, lines) {
    const batch = {gen, session: text_at(session, session_size), lines, rows};
    rows = [];
    void append(seq, text_at(board, board_size), batch);
  },
  /** @param {At} bytes @param {number} size */
  backup_part: (bytes, size) => backup_part(bytes_at(bytes, size).slice()),
  /** @param {At} service @param {number} size @param {At} a @param {number} a_size @param {At} b @param {number} b_size
   *  @param {At} c @param {number} c_size a text, or the bytes that are sealed */
  ask(service, size, a, a_size, b, b_size, c, c_size) {
    const name = text_at(service, size), first = text_at(a, a_size), second = text_at(b, b_size);
    if (name in sealing) void sealing[name](Number(first), second, bytes_at(c, c_size).slice());
    else void services[name](first, second, text_at(c, c_size));
  },
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
