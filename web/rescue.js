// The page without a canvas: when the program can't start or broke off, or on `?safe`. It explains, and gives out what is
// stored, as it is stored. Backups from OPFS get their place here.
import {storage} from './browser.js';
import {uncover} from './boot.js';
import {download} from './files.js';
import {stop} from './program.js';
import {Store, words_of} from './store.js';
import {activate_update} from './updates.js';

/** @typedef {'no-start' | 'mixed' | 'stopped' | 'safe'} Reason */
/** @type {Record<Reason, [string, string[]]>} */
const WORDS = {
  'no-start': ['Funnelboard could not start', [
    'Nothing that is stored was touched. Loading the page again often helps; so does a newer version of the browser.',
  ]],
  'mixed': ['Funnelboard was updated meanwhile', [
    'The parts that came belong to different versions and were not started. Load the page again; nothing that is stored was touched.',
  ]],
  'stopped': ['Funnelboard has stopped', [
    'A fault in the program ended it. What had been saved is safe; load the page again to go on.',
  ]],
  'safe': ['Rescue', ['Nothing is drawn and nothing is changed here. What this browser has stored can be saved to files.']],
};

/** @param {string} tag @param {string} [words] */
function element(tag, words = '') {
  const el = document.createElement(tag);
  el.textContent = words;
  return el;
}

/** @param {Store} store @param {string} board @param {HTMLElement} note */
async function save_raw(store, board, note) {
  const lines = [JSON.stringify({format: 'funnelboard-log', version: 1, board})];
  let lost = '';
  try {
    await store.read(board, row => lines.push(JSON.stringify(row)));
  } catch (error) {
    lost = ` One row could not be read: ${words_of(error)}`;
  }
  download(`funnelboard-${board}-rows.jsonl`, 'application/x-ndjson', lines.join('\n') + '\n');
  note.textContent = `${lines.length - 1} rows saved.${lost}`;
}

/** @param {Store} store @param {string} board */
function board_item(store, board) {
  const item = element('li', `Board ${board} `);
  const button = element('button', 'Save its rows to a file');
  const note = element('p');
  note.setAttribute('role', 'status');
  button.onclick = () => save_raw(store, board, note);
  item.append(button, note);
  return item;
}

async function stored_boards() {
  const factory = storage();
  if (!factory) return element('p', 'This browser keeps nothing for this page.');
  const store = new Store(factory);
  const boards = await store.boards().catch(() => []);
  if (!boards.length) return element('p', 'No board is stored in this browser.');
  const list = element('ul');
  list.append(...boards.map(board => board_item(store, board)));
  return list;
}

function reload_button() {
  const button = element('button', 'Load the page again');
  button.onclick = async () => {
    await activate_update();  // a newer version may be here that mends it
    location.reload();
  };
  return button;
}

/** @param {Reason} reason @param {unknown} [error] */
export async function show_rescue(reason, error) {
  const [title, lines] = WORDS[reason];
  const page = element('main');
  page.id = 'rescue';
  page.append(element('h1', title), ...lines.map(line => element('p', line)));
  if (error !== undefined) page.append(element('pre', words_of(error)));
  if (reason !== 'safe') page.append(reload_button());
  page.append(element('h2', 'Boards stored in this browser'), await stored_boards());
  stop();
  uncover();
  document.getElementById('stage')?.remove();
  document.body.append(page);
  document.title = `${title} · Funnelboard`;
}

/** A trap of the program: out of memory, or a fault. @param {unknown} error */
function show_trap(error) {
  if (error instanceof WebAssembly.RuntimeError && !document.getElementById('rescue')) void show_rescue('stopped', error);
}

export function listen_to_traps() {
  addEventListener('error', e => show_trap(e.error));
  addEventListener('unhandledrejection', e => show_trap(e.reason));
}
