// Boards in this browser's IndexedDB: an append-only log of rows. It stores what it is given and knows nothing of boards.
import {append} from './appending.js';
import {compact} from './compaction.js';
import {Connection} from './connection.js';
import {read_on} from './log_rows.js';
import {begin_generation, settle} from './recovery.js';
import {PREFIX} from './schema.js';
import {catch_up, listen} from './tabs.js';
import {answer_of, finished} from './waiting.js';

export {words_of} from './errors.js';

/** @typedef {import('./appending.js').Batch} Batch */
/** @typedef {import('./connection.js').Facts} Facts */
/** @typedef {import('./connection.js').Options} Options */
/** @typedef {import('./log_rows.js').Row} Row */
/** @typedef {import('./log_rows.js').Place} Place */
/** @typedef {import('./log_rows.js').Give} Give */
/** @typedef {import('./log_rows.js').Lose} Lose */
/** @typedef {import('./recovery.js').Bad} Bad */
/** @typedef {'generation' | 'cleared' | 'newer' | 'unreadable'} Told */

/** @type {Options} */
const USUAL = {
  hash_of: undefined, open_timeout_ms: 8000, append_timeout_ms: 15_000, pauses_ms: [500, 2000, 5000], locks: undefined,
  channel: undefined, sentinels: undefined, free_room: undefined, small_rows: 512,
  is_exact: false,
};
const ignore = () => {};

/** The errors that it rejects with have a `kind` (web/errors.js). */
export class Store {
  /** @type {Map<string, Connection>} */
  #boards = new Map();
  #factory;
  #options;

  /**
   * `free_room` is asked for when the storage is full; `small_rows` may be in the log before they are joined; `is_exact`: each
   * database is a board of its own, also one that was given up, and none is made.
   * @param {IDBFactory} factory @param {Partial<Options>} [options]
   */
  constructor(factory, options = {}) {
    this.#factory = factory;
    this.#options = {...USUAL, ...options};
  }

  /** The ids of the boards that have a database here. @returns {Promise<string[]>} */
  async boards() {
    const names = (await this.#factory.databases?.() ?? []).map(one => one.name ?? '');
    const ids = names.filter(name => name.startsWith(PREFIX)).map(name => name.slice(PREFIX.length));
    return [...new Set(this.#options.is_exact ? ids : ids.map(id => id.replace(/~\d+$/, '')))].sort();
  }

  /** Opens a board, making its database if there was none. @param {string} board @returns {Promise<Facts>} */
  open(board) {
    return this.#of(board).open();
  }

  /**
   * Hands every row to `give`, in the order of writing; what can't be read goes to `lose`.
   * @param {string} board @param {Give} give @param {Lose} [lose] @returns {Promise<number>} how many there were
   */
  read(board, give, lose = ignore) {
    const here = this.#of(board);
    const turn = here.turn.then(async () => {
      here.forget_rows();
      const number = await read_on(here, give, lose);
      here.has_read = true;
      if (here.is_rung) here.look();
      return number;
    });
    here.turn = turn.catch(ignore);
    return turn;
  }

  /** Resolves when the rows are safely kept. The browser has them before this returns, if the board is open.
   *  @param {string} board @param {Batch} batch */
  append(board, batch) {
    return append(this.#of(board), batch);
  }

  /** To be called before reading. What other tabs write comes as soon as they have written it, and not before the log was read.
   *  @param {string} board @param {(rows: Row[]) => void} give_rows @param {(what: Told) => void} told */
  listen(board, give_rows, told) {
    return listen(this.#of(board), give_rows, /** @type {(what: string) => void} */ (told));
  }

  /** What other tabs have written since, when this one comes to the front again.
   *  @param {string} board @param {Give} give @param {Lose} [lose] */
  catch_up(board, give, lose = ignore) {
    return catch_up(this.#of(board), give, lose);
  }

  /** Rows that the program could not take: neither joined with others nor replaced by another generation.
   *  @param {string} board @param {number[]} keys */
  set_aside(board, keys) {
    const {aside, small} = this.#of(board);
    for (const key of keys) {
      aside.add(key);
      small.delete(key);
    }
  }

  /** @param {string} board */
  compact(board) {
    return compact(this.#of(board));
  }

  /** @param {string} board @param {Bad[]} bad */
  quarantine(board, bad) {
    return settle(this.#of(board), bad);
  }

  /** What a person has agreed to after a loss. @param {string} board @param {{lines: number, bad?: Bad[]}} what */
  accept(board, {lines, bad = []}) {
    return settle(this.#of(board), bad, lines);
  }

  /** Resolves to the key of the first older row. @param {string} board @param {Parameters<typeof begin_generation>[1]} next */
  begin_generation(board, next) {
    return begin_generation(this.#of(board), next);
  }

  /** The database can't be opened at all: it stays, and the next opening makes another one beside it. @param {string} board */
  start_over(board) {
    return this.#of(board).begin_anew();
  }

  /** @param {string} board @returns {Promise<(Bad & {row: unknown})[]>} */
  quarantined(board) {
    return this.#of(board).ask(store => store.getAll(), 'quarantine');
  }

  /** What belongs to this browser alone: never merged, and no part of the log. @param {string} board @param {string} key */
  recall(board, key) {
    return this.#of(board).ask(store => store.get(key), 'ui');
  }

  /** @param {string} board @param {string} key @param {unknown} value anything that can be cloned */
  async remember(board, key, value) {
    const transaction = (await this.#of(board).opened()).transaction('ui', 'readwrite');
    const done = finished(transaction, this.#options.append_timeout_ms);
    await Promise.all([answer_of(transaction.objectStore('ui').put(value, key)), done]);
  }

  /** @param {string} board */
  #of(board) {
    const here = this.#boards.get(board) ?? new Connection(board, this.#factory, this.#options);
    this.#boards.set(board, here);
    return here;
  }
}
