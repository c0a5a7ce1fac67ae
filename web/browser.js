// The browser around the page: its address and history, its title, what it remembers, and its last word before it closes.
import {leave_field, return_to_field} from './focus.js';
import {hand, tell} from './program.js';

const PREFIX = 'funnelboard.', BOARD = 'funnelboard.board';

/** Storage may be forbidden altogether. @template T @param {() => T} use @param {T} otherwise @returns {T} */
function guarded(use, otherwise) {
  try {
    return use();
  } catch {
    return otherwise;
  }
}

/** @returns {[string, string][]} */
export const preferences = () => guarded(() => Object.entries(localStorage)
  .filter(([key]) => key.startsWith(PREFIX) && key !== BOARD).map(([key, value]) => [key.slice(PREFIX.length), value]), []);
/** @param {string} key @param {string} value */
export const save_preference = (key, value) => guarded(() => localStorage.setItem(PREFIX + key, value), undefined);
/** The board that was opened last. @returns {string} */
export const last_board = () => guarded(() => localStorage.getItem(BOARD) ?? '', '');
/** @param {string} id */
export const remember_board = id => guarded(() => localStorage.setItem(BOARD, id), undefined);
/** @returns {IDBFactory | undefined} */
export const storage = () => guarded(() => indexedDB ?? undefined, undefined);

const DIALOG = '?dialog';  // as in app/routes.cpp
// A dialog was closed, so its entry of the history is left; that takes a moment, in which the program may go on elsewhere.
let is_returning = false;
/** @type {[string, boolean] | undefined} */
let route_meanwhile;

/** @param {string} hash @param {boolean} replace */
export function set_route(hash, replace) {
  if (is_returning) {
    route_meanwhile = [hash, replace];
  } else if (history.state === DIALOG && hash + DIALOG === location.hash) {
    is_returning = true;
    history.back();
  } else if (hash !== location.hash) {
    if (replace) history.replaceState(null, '', hash);
    else history.pushState(hash.endsWith(DIALOG) ? DIALOG : null, '', hash);
  }
}

function on_history() {
  if (!is_returning) return tell('_fb_route_changed', hand(location.hash)[0]);
  is_returning = false;
  const next = route_meanwhile;
  route_meanwhile = undefined;
  if (next) set_route(...next);
}

/** @param {BeforeUnloadEvent} e */
const ask_before_leaving = e => e.preventDefault();

/** Registered only while something is unsaved: it keeps the page out of the browser's back-forward cache.
 *  @param {boolean} is_unsaved */
export function guard(is_unsaved) {
  if (is_unsaved) addEventListener('beforeunload', ask_before_leaving);
  else removeEventListener('beforeunload', ask_before_leaving);
}

export function listen_to_browser() {
  addEventListener('popstate', on_history);  // also when somebody edits the address
  document.addEventListener('visibilitychange', () => {
    // The last event before a tab is closed that can be relied on: what is being typed counts, too.
    if (document.visibilityState === 'hidden') {
      leave_field();
      tell('_fb_hidden');
    } else {
      return_to_field();
    }
  });
}
