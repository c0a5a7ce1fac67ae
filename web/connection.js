// One board's database: how it is opened, what it says of itself, and what this tab knows of it.
import {classed, error_of} from './errors.js';
import {Reach} from './reach.js';
import {PREFIX, VERSION, all_counts, count_key, create_stores, era_of} from './schema.js';
import {answer_of, pause, within} from './waiting.js';

/** @typedef {import('./schema.js').Head} Head */
/** @typedef {import('./sentinels.js').Sentinel} Sentinel */
/**
 * `counted`: lines the log was said to hold; `must_hold`: the same, or more where a sentinel knows of more. `is_lost`: there was
 * a database and it is gone; nothing was made in its place. `is_older`: it is an older state of itself.
 * @typedef {{is_new: boolean, is_lost: boolean, is_older: boolean, data_loss: string, gen: number, era: number, counted: number,
 *            must_hold: number, sentinel: Sentinel | undefined}} Facts
 */
/** @typedef {{postMessage: (message: unknown) => void, close: () => void, onmessage: ((event: MessageEvent) => void) | null}} Channel */
/**
 * @typedef {{
 *   hash_of: ((text: string) => string) | undefined, open_timeout_ms: number, append_timeout_ms: number, pauses_ms: number[],
 *   locks: Pick<LockManager, 'request'> | undefined, channel: ((name: string) => Channel) | undefined,
 *   sentinels: Pick<import('./sentinels.js').Sentinels, 'of' | 'keep'> | undefined,
 *   free_room: ((board: string) => Promise<number>) | undefined, small_rows: number, is_exact: boolean,
 * }} Options
 */

const IS_FINAL = new Set(['newer', 'none']);  // trying again changes nothing

export class Connection {
  /** @type {IDBDatabase | undefined} open by now: writing to it must not wait for a promise */
  database;
  /** @type {Facts | undefined} */
  facts;
  gen = 1;
  era = 0;
  others = 0;  // lines that other sessions have counted
  kept = 0;    // lines of this tab that are safely in the log
  number = 1;
  may_create = false;
  is_fresh = false;  // nothing was written to it yet
  has_read = false;
  is_rung = false;   // there may be new rows
  in_flight = 0;
  failed_compactions = 0;
  reach = new Reach();
  /** @type {Set<number>} rows that compaction may join */ small = new Set();
  /** @type {Set<number>} rows that are none of the board's: of another generation, or unreadable */ aside = new Set();
  /** @type {Map<string, number>} lines per session, kept or on their way */ counts = new Map();
  /** @type {Promise<unknown>} reading goes in turns */ turn = Promise.resolve();
  /** @type {Channel | undefined} */ channel;
  /** @type {(what: string) => void} */ told = () => {};
  look = () => {};
  /** @type {Promise<Facts> | undefined} */
  #opening;
  #was_open = false;

  /** @param {string} board @param {IDBFactory} factory @param {Options} options */
  constructor(board, factory, options) {
    this.board = board;
    this.factory = factory;
    this.options = options;
  }

  /** @param {boolean} [is_patient] whether to try again and again @returns {Promise<Facts>} */
  open(is_patient = true) {
    if (!this.#opening) {
      const opening = this.#opening = this.#open_patiently(is_patient ? this.options.pauses_ms : []);
      opening.catch(() => {
        if (this.#opening === opening) this.#opening = undefined;
      });
    }
    return this.#opening;
  }

  async opened() {
    if (!this.database) await this.open(!this.#was_open);
    if (!this.database) throw error_of('the storage of this board was cleared', 'NotFoundError', 'cleared');
    return this.database;
  }

  /** @template T @param {(log: IDBObjectStore) => IDBRequest<T>} question @param {string} [store] @returns {Promise<T>} */
  async ask(question, store = 'log') {
    const database = await this.opened();
    const answer = answer_of(question(database.transaction(store).objectStore(store)));
    return within(this.options.append_timeout_ms, answer, 'the browser does not read').catch(error => Promise.reject(classed(error)));
  }

  /** Another try needs another connection. @param {IDBDatabase | undefined} [database] the one that failed */
  close(database = this.database) {
    database?.close();
    if (this.database === database) this.database = this.#opening = undefined;
  }

  /** From here on lines are counted from `others`. @param {number} era @param {number} others */
  restart_counts(era, others) {
    this.era = era;
    this.others = others;
    this.kept = 0;
    this.counts.clear();
  }

  forget_rows() {
    this.reach = new Reach();
    for (const keys of [this.small, this.aside]) keys.clear();
  }

  /** The next opening makes another database beside this one. */
  async begin_anew() {
    this.close();
    const sentinel = await this.options.sentinels?.of(this.board);
    this.number = Math.max(this.number, sentinel?.number ?? 1) + 1;
    this.may_create = true;
    this.restart_counts(Math.max(this.era, sentinel?.era ?? 0) + 1, 0);
    this.keep_sentinel();
  }

  keep_sentinel() {
    const {gen, era, number} = this;
    const lines = this.others + this.kept, day = new Date().toISOString().slice(0, 10);
    this.options.sentinels?.keep(this.board, {gen, era, lines, day, ...number > 1 && {number}});
  }

  /** Whether more than the connection is gone. In Chromium an opening while the site is being cleared is never answered. */
  async #look_again() {
    await pause(this.options.pauses_ms[0] ?? 0);
    const {is_lost} = await this.open().catch(() => ({is_lost: false}));
    if (is_lost) this.told('cleared');
  }

  /** @param {number[]} pauses_ms @returns {Promise<Facts>} */
  async #open_patiently(pauses_ms) {
    for (const wait_ms of pauses_ms) {
      try {
        return await this.#open_once();
      } catch (error) {
        if (IS_FINAL.has(classed(error).kind)) throw error;
      }
      await pause(wait_ms);
    }
    return this.#open_once().catch(error => Promise.reject(classed(error)));
  }

  async #open_once() {
    const {open_timeout_ms, sentinels} = this.options;
    let is_late = false;
    const opening = (async () => {
      // Asked once: Chromium's private file system takes seconds to answer after the site was cleared.
      const remembered = this.#was_open ? undefined : sentinels?.of(this.board);
      const [sentinel, names] = await Promise.all([remembered, this.#names(remembered)]);
      if (is_late) throw new DOMException('late', 'TimeoutError');
      const opened = await this.#request(this.#name(names, sentinel), sentinel);
      const facts = opened.database ? await this.#facts(opened.database, opened, sentinel) : opened;
      if (is_late) opened.database?.close();
      return {facts, database: opened.database};
    })();
    const {facts, database} = await within(open_timeout_ms, opening, 'the database does not open').catch(error => {
      is_late = true;
      throw error;
    });
    if (database) this.#keep(database, facts);
    return this.facts = facts;
  }

  /** Asking for them before opening turns a silent loss into an error. Where one was given up already, Firefox goes on failing
   *  because of it. @param {Promise<Sentinel | undefined> | undefined} sentinel */
  async #names(sentinel) {
    try {
      return await this.factory.databases?.() ?? [];
    } catch (error) {
      if (this.may_create || Math.max(this.number, (await sentinel)?.number ?? 1) > 1) return [];
      throw error;
    }
  }

  /** @param {IDBDatabaseInfo[]} databases @param {Sentinel | undefined} sentinel */
  #name(databases, sentinel) {
    const name = PREFIX + this.board;
    if (this.options.is_exact) return name;
    const numbers = databases.map(one => one.name?.startsWith(`${name}~`) && Number(one.name.slice(name.length + 1)) || 1);
    this.number = Math.max(this.number, sentinel?.number ?? 1, ...numbers);
    return this.number > 1 ? `${name}~${this.number}` : name;
  }

  /** @param {string} name @param {Sentinel | undefined} sentinel @returns {Promise<Facts & {database?: IDBDatabase}>} */
  #request(name, sentinel) {
    const era = this.may_create ? Math.max(this.era, sentinel?.era ?? 0) + 1 : 0;
    const facts = {is_new: false, is_lost: false, is_older: false, data_loss: '', gen: 1, era, counted: 0,
      must_hold: sentinel?.lines ?? 0, sentinel};
    return new Promise((resolve, reject) => {
      const request = this.factory.open(name, VERSION);
      request.onupgradeneeded = event => {
        const {dataLoss} = /** @type {IDBVersionChangeEvent & {dataLoss?: string}} */ (event);  // Chromium only
        facts.data_loss = !dataLoss || dataLoss === 'none' ? '' : dataLoss;
        facts.is_new = event.oldVersion === 0;
        const is_known = sentinel || this.#was_open || this.options.is_exact;
        facts.is_lost = facts.is_new && !this.may_create && Boolean(is_known);
        if (facts.is_lost) request.transaction?.abort();  // nothing is made over a loss
        else create_stores(request, this.board, era);
      };
      request.onerror = event => {
        event.preventDefault();
        if (facts.is_lost) resolve(facts);
        else reject(request.error);
      };
      request.onsuccess = () => resolve({...facts, database: request.result});
    });
  }

  /** @param {IDBDatabase} database @param {Facts} facts @param {Sentinel | undefined} sentinel @returns {Promise<Facts>} */
  async #facts(database, {is_new, is_lost, data_loss}, sentinel) {
    try {
      const meta = database.transaction('meta').objectStore('meta');
      const [head, keys, counts] = await Promise.all([answer_of(/** @type {IDBRequest<Head | undefined>} */ (meta.get('head'))),
        answer_of(meta.getAllKeys(all_counts())), answer_of(meta.getAll(all_counts()))]);
      if ((head?.schema ?? VERSION) > VERSION) throw error_of('a newer program has been here', 'VersionError', 'newer');
      const era = head?.era ?? Math.max(0, ...keys.map(era_of));
      /** @type {(is_meant: (key: string) => boolean) => number} */
      const sum_of = is_meant => counts.reduce((sum, lines, i) =>
        sum + (era_of(keys[i]) === era && is_meant(String(keys[i])) && Number(lines) || 0), 0);
      const own = new Set([...this.counts.keys()].map(session => count_key(era, session)));
      this.others = sum_of(key => !own.has(key));
      const counted = sum_of(() => true);
      // What a sentinel of an older era counted has been counted anew since.
      const told = sentinel && sentinel.era >= era ? sentinel : undefined;
      return {is_new, is_lost, data_loss, gen: head?.gen ?? 1, era, counted, sentinel: told,
        is_older: (told?.era ?? 0) > era, must_hold: Math.max(counted, told?.lines ?? 0)};
    } catch (error) {
      database.close();
      throw error;
    }
  }

  /** @param {IDBDatabase} database @param {Facts} facts */
  #keep(database, facts) {
    this.database = database;
    this.#was_open = true;
    this.may_create = false;
    this.gen = facts.gen;
    if (facts.era !== this.era) this.restart_counts(facts.era, facts.counted);
    this.is_fresh = facts.is_new;
    if (facts.is_new) this.forget_rows();
    database.onclose = () => {  // the browser closed it, as when a person clears the site's data
      this.close(database);
      void this.#look_again();
    };
    database.onversionchange = event => {
      this.close(database);
      this.told(event.newVersion === null ? 'cleared' : 'newer');
    };
  }
}
