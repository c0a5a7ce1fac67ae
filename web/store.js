// Boards in this browser's IndexedDB: an append-only log of rows. It stores what it is given and knows nothing of boards.
//
// Backups (OPFS), recovery and quarantine, two tabs (BroadcastChannel, Web Lock) and compaction get their places here:
// the stores `quarantine` and `ui` exist for them already, so that they need no new version of the database.

/** @typedef {{gen: number, text: string, hash: string}} Row */
/** @typedef {{gen: number, session: string, changes: number, rows: {text: string, hash: string}[]}} Batch */
/** @typedef {{number: number, total: number}} Place */

const PREFIX = 'funnelboard-', VERSION = 1, STORES = ['log', 'meta', 'quarantine', 'ui'];
const ROWS_AT_ONCE = 16, OPEN_TRIES = 3;
// The connection was lost, not the room on disk: worth another try with a new connection.
const IS_LOST = new Set(['InvalidStateError', 'UnknownError', 'AbortError', 'TimeoutError']);

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
function answer_of(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** @param {unknown} error @returns {string} for a person who has to report it */
export function words_of(error) {
  const {name, message} = /** @type {Partial<Error>} */ (error ?? {});
  return [name ?? 'Error', message || 'no reason given'].join(': ');
}

export class Store {
  /** @type {Map<string, Promise<IDBDatabase>>} */
  #open = new Map();
  /** @type {Map<string, IDBDatabase>} those that are open by now: writing to them must not wait for a promise */
  #ready = new Map();
  /** @type {Map<string, number>} changes per board and session, kept or on their way */
  #counts = new Map();
  #factory;
  #open_timeout_ms;

  /** @param {IDBFactory} factory @param {number} [open_timeout_ms] */
  constructor(factory, open_timeout_ms = 5000) {
    this.#factory = factory;
    this.#open_timeout_ms = open_timeout_ms;
  }

  /** The ids of the boards that have a database here. @returns {Promise<string[]>} */
  async boards() {
    const names = await this.#factory.databases?.() ?? [];
    const ours = names.map(one => one.name ?? '').filter(name => name.startsWith(PREFIX));
    return ours.map(name => name.slice(PREFIX.length)).sort();
  }

  /** Opens a board, making its database if there is none. @param {string} board @returns {Promise<IDBDatabase>} */
  open(board) {
    let opening = this.#open.get(board);
    if (!opening) {
      opening = this.#open_patiently(board);
      this.#open.set(board, opening);
      opening.catch(() => this.#open.delete(board));
    }
    return opening;
  }

  /** @param {string} board */
  async #open_patiently(board) {
    for (let tries = 1; ; tries++) {
      try {
        return await this.#open_once(board);
      } catch (error) {
        const is_newer = /** @type {Error} */ (error).name === 'VersionError';  // a newer program has been here
        if (is_newer || tries === OPEN_TRIES) throw error;
      }
    }
  }

  /** @param {string} board @returns {Promise<IDBDatabase>} */
  #open_once(board) {
    return new Promise((resolve, reject) => {
      const request = this.#factory.open(PREFIX + board, VERSION);
      let is_late = false;
      const timer = setTimeout(() => {
        is_late = true;
        reject(new DOMException('the database does not open', 'TimeoutError'));
      }, this.#open_timeout_ms);
      request.onupgradeneeded = () => create_stores(request, board);
      request.onerror = () => {
        clearTimeout(timer);
        reject(request.error);
      };
      request.onsuccess = () => {
        clearTimeout(timer);
        if (is_late) return request.result.close();
        this.#keep(board, request.result);
        resolve(request.result);
      };
    });
  }

  /** @param {string} board @param {IDBDatabase} database */
  #keep(board, database) {
    this.#ready.set(board, database);
    database.onclose = () => this.#forget(board);  // the browser closed it, as when a person clears the site's data
    database.onversionchange = () => {
      database.close();
      this.#forget(board);
    };
  }

  /** @param {string} board */
  #forget(board) {
    this.#open.delete(board);
    this.#ready.delete(board);
  }

  /** @param {string} board */
  async #close(board) {
    const opening = this.#open.get(board);
    this.#forget(board);
    (await opening?.catch(() => undefined))?.close();
  }

  /**
   * Hands every row to `give`, in the order of writing. Rejects when one can't be read.
   * @param {string} board @param {(row: Row, place: Place) => void} give @returns {Promise<number>} how many there were
   */
  async read(board, give) {
    const database = await this.open(board);
    const log = () => database.transaction('log').objectStore('log');
    const keys = await answer_of(log().getAllKeys());
    const batches = [];
    for (let i = 0; i < keys.length; i += ROWS_AT_ONCE) batches.push(keys.slice(i, i + ROWS_AT_ONCE));
    let number = 0;
    let coming = batches.length ? read_batch(log(), batches[0]) : undefined;
    for (let i = 0; i < batches.length; i++) {
      const rows = await coming;
      coming = batches[i + 1] && read_batch(log(), batches[i + 1]);  // read on while the program digests this one
      coming?.catch(() => {});
      for (const row of rows ?? []) give(row, {number: ++number, total: keys.length});
    }
    return number;
  }

  /** Resolves when the rows are safely kept. The browser has them before this returns, if the board is open.
   *  @param {string} board @param {Batch} batch @returns {Promise<void>} */
  async append(board, batch) {
    const name = `${board}/${batch.session}`;
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + batch.changes);
    try {
      await this.#append_once(board, batch, name);
    } catch (error) {
      try {
        if (!IS_LOST.has(/** @type {Error} */ (error).name)) throw error;
        await this.#close(board);
        await this.#append_once(board, batch, name);  // a change written twice does no harm
      } catch (last_error) {
        this.#counts.set(name, (this.#counts.get(name) ?? 0) - batch.changes);
        throw last_error;
      }
    }
  }

  /**
   * Writes only: a read in the same transaction loses edits when the tab closes. And only `oncomplete` means kept:
   * requests succeed before a full disk aborts them.
   * @param {string} board @param {Batch} batch @param {string} name of the count @returns {Promise<void>}
   */
  async #append_once(board, batch, name) {
    const database = this.#ready.get(board) ?? await this.open(board);
    await new Promise((resolve, reject) => {
      const transaction = database.transaction(['log', 'meta'], 'readwrite', {durability: 'strict'});
      transaction.oncomplete = () => resolve(undefined);
      transaction.onabort = () => reject(transaction.error ?? new DOMException('the browser gave up writing', 'AbortError'));
      try {
        const log = transaction.objectStore('log');
        for (const {text, hash} of batch.rows) log.add({gen: batch.gen, text, hash});
        transaction.objectStore('meta').put(this.#counts.get(name), `n/${batch.session}`);
        transaction.commit?.();
      } catch (error) {  // all of the rows or none
        transaction.abort();
        reject(error);
      }
    });
  }
}

/** @param {IDBOpenDBRequest} request @param {string} board */
function create_stores(request, board) {
  const {result: database, transaction} = request;
  for (const name of STORES) {
    const has_own_keys = name === 'meta' || name === 'ui';
    database.createObjectStore(name, has_own_keys ? {} : {autoIncrement: true});
  }
  transaction?.objectStore('meta').put({board, gen: 1, schema: VERSION}, 'head');
}

/** @param {IDBObjectStore} log @param {IDBValidKey[]} keys @returns {Promise<Row[]>} */
async function read_batch(log, keys) {
  try {
    return await answer_of(log.getAll(IDBKeyRange.bound(keys[0], keys[keys.length - 1])));
  } catch {
    // One damaged value makes getAll fail as a whole: find out which.
    const rows = [];
    for (const key of keys) rows.push(await read_row(log, key));
    return rows;
  }
}

/** @param {IDBObjectStore} log @param {IDBValidKey} key @returns {Promise<Row>} */
async function read_row(log, key) {
  try {
    const again = log.transaction.db.transaction('log').objectStore('log');
    return await answer_of(again.get(key));
  } catch (error) {
    throw new DOMException(`row ${key} can't be read (${words_of(error)})`, 'DataError');
  }
}
