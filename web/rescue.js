// The page without a canvas: when the program can't start or broke off, or on `?safe`. It explains, and gives out what is
// stored, as it is stored.
import {Backups} from './backups.js';
import {storage} from './browser.js';
import {uncover} from './boot.js';
import {words_of} from './errors.js';
import {download} from './files.js';
import {stop} from './program.js';
import {Store} from './store.js';
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

/** @param {Store} store @param {string} board */
async function save_raw(store, board) {
  const lines = [JSON.stringify({format: 'funnelboard-log', version: 1, board})];
  /** @type {string[]} */
  const lost = [];
  const rows = await store.read(board, row => lines.push(JSON.stringify(row)), (key, reason) => lost.push(`${key} (${reason})`));
  for (const row of await store.quarantined(board).catch(() => [])) lines.push(JSON.stringify({quarantined: row}));
  download(`funnelboard-${board}-rows.jsonl`, 'application/x-ndjson', lines.join('\n') + '\n');
  const aside = lines.length - 1 - rows + lost.length;
  return [`${rows - lost.length} rows saved.`, aside ? `${aside} from the quarantine.` : '',
    lost.length ? `Could not be read: row ${lost.join(', ')}` : ''].join(' ').trim();
}

/** @param {Backups} backups @param {string} board @param {string} name */
async function save_backup(backups, board, name) {
  download(name.replace(/\.gz$/, ''), 'application/json', await backups.read(board, name));
  return 'Saved.';
}

/** @param {string} words @param {string} action @param {() => Promise<string>} act says what came of it */
function item(words, action, act) {
  const row = element('li', `${words} `);
  const button = element('button', action);
  const note = element('p');
  note.setAttribute('role', 'status');
  button.onclick = async () => {
    note.textContent = await act().catch(error => `It did not work. ${words_of(error)}`);
  };
  row.append(button, note);
  return row;
}

/** @param {string} otherwise @param {HTMLElement[]} items */
function listed(otherwise, items) {
  const list = element('ul');
  list.append(...items);
  return items.length ? list : element('p', otherwise);
}

async function stored_boards() {
  const factory = storage();
  if (!factory) return element('p', 'This browser keeps nothing for this page.');
  const store = new Store(factory, {is_exact: true});
  const boards = await store.boards().catch(() => []);
  return listed('No board is stored in this browser.',
    boards.map(board => item(`Board ${board}`, 'Save its rows to a file', () => save_raw(store, board))));
}

async function stored_backups() {
  const backups = new Backups(async () => navigator.storage.getDirectory());
  const items = [];
  for (const board of await backups.boards().catch(() => [])) {
    for (const {name, at_ms, why, bytes} of await backups.list(board).catch(() => [])) {
      const words = `${new Date(at_ms).toLocaleString()} (${why}, ${Math.ceil(bytes / 1024)} KB), board ${board}`;
      items.push(item(words, 'Save this backup', () => save_backup(backups, board, name)));
    }
  }
  return listed('There are no backups in this browser.', items);
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
  page.append(element('h2', 'Boards stored in this browser'), await stored_boards(),
    element('h2', 'Backups in this browser'), await stored_backups());
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
