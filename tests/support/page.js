// A browser's storage in node: IndexedDB by fake-indexeddb, the rest of it in memory. Several stores over one are several tabs.
import 'fake-indexeddb/auto';
import '../browser/support/shim.js';
import {Sentinels} from '../../web/sentinels.js';
import {Store} from '../../web/store.js';

/** @returns {Storage} */
export function local_storage() {
  /** @type {Map<string, string>} */
  const items = new Map();
  return /** @type {any} */ ({
    getItem: (/** @type {string} */ key) => items.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => void items.set(key, value),
    removeItem: (/** @type {string} */ key) => void items.delete(key),
  });
}

/** @param {string} name */
const missing = name => new DOMException(`${name} is not there`, 'NotFoundError');

/** @returns {any} a file's handle; `bytes` is what is in it */
function file_handle(/** @type {string} */ name) {
  const handle = {
    kind: 'file', name, bytes: new Uint8Array(),
    getFile: async () => new File([handle.bytes], name),
    async createWritable() {
      /** @type {BlobPart[]} */
      const parts = [];
      return {
        write: async (/** @type {BlobPart} */ part) => void parts.push(part), abort: async () => {},
        close: async () => void (handle.bytes = new Uint8Array(await new Blob(parts).arrayBuffer())),
      };
    },
  };
  return handle;
}

/** The private file system. @returns {any} a folder's handle; `entries_by_name` is what is in it */
export function folder_handle(name = '') {
  /** @type {Map<string, any>} */
  const entries_by_name = new Map();
  /** @param {string} kind @param {(name: string) => any} make */
  const get = (kind, make) => async (/** @type {string} */ entry, {create = false} = {}) => {
    if (!entries_by_name.has(entry) && create) entries_by_name.set(entry, make(entry));
    const found = entries_by_name.get(entry);
    if (found?.kind !== kind) throw missing(entry);
    return found;
  };
  return {
    kind: 'directory', name, entries_by_name, getFileHandle: get('file', file_handle),
    getDirectoryHandle: get('directory', folder_handle),
    async* entries() {
      yield* [...entries_by_name];
    },
    async removeEntry(/** @type {string} */ entry) {
      if (!entries_by_name.delete(entry)) throw missing(entry);
    },
  };
}

/** Web Locks. @returns {any} */
export function lock_manager() {
  /** @type {Map<string, Promise<unknown>>} */
  const held = new Map();
  return {
    async request(/** @type {string} */ name, /** @type {any[]} */ ...rest) {
      const use = rest.pop();
      if (held.has(name) && rest[0]?.ifAvailable) return use(null);
      while (held.has(name)) await held.get(name);
      const using = Promise.resolve(use({name}));
      held.set(name, using.catch(() => {}).then(() => void held.delete(name)));
      return using;
    },
    query: async () => ({held: [...held.keys()].map(name => ({name})), pending: []}),
  };
}

/** @typedef {{postMessage: (message: unknown) => void, onmessage: any, close: () => void}} Channel */

/** Channels between tabs. */
function channels() {
  /** @type {Map<string, Set<Channel>>} */
  const by_name = new Map();
  /** @param {string} name @returns {Channel} */
  return name => {
    const all = by_name.get(name) ?? new Set();
    by_name.set(name, all);
    /** @type {Channel} */
    const channel = {
      onmessage: null, close: () => void all.delete(channel),
      postMessage(message) {
        for (const other of all) {
          if (other !== channel) setImmediate(() => other.onmessage?.({data: structuredClone(message)}));
        }
      },
    };
    all.add(channel);
    return channel;
  };
}

/** @param {string} text */
export const hash_of = text => `h(${text})`;

export const BOARD = 'b';

/** A browser, in which each `tab` is a page. Sentinels reach its private file system at once. */
export function browser() {
  const factory = new IDBFactory(), local = local_storage(), root = folder_handle(), locks = lock_manager(), channel = channels();
  const sentinels = () => new Sentinels(() => local, async () => root, 0);
  /** @param {Partial<import('../../web/store.js').Options>} [options] */
  const tab = options => new Store(factory, {hash_of, pauses_ms: [1, 1, 1], open_timeout_ms: 5000, append_timeout_ms: 5000,
    locks, channel, sentinels: sentinels(), ...options});
  return {factory, local, root, locks, channel, sentinels, tab};
}

/** @param {string[]} texts @param {Partial<import('../../web/store.js').Batch>} [what] */
export const batch = (texts, what) => ({gen: 1, session: 's1', lines: texts.length,
  rows: texts.map(text => ({text, hash: hash_of(text)})), ...what});

/** All that a fresh page finds: of rows that were joined, each line. @param {Store} store */
export async function found(store, board = BOARD) {
  /** @type {string[]} */
  const lines = [];
  /** @type {string[]} */
  const lost = [];
  const facts = await store.open(board);
  if (facts.is_lost) return {facts, lines, lost, rows: 0};
  const rows = await store.read(board, row => lines.push(...row.text.split('\n')), (key, why) => lost.push(`${key}: ${why}`));
  return {facts, lines, lost, rows};
}

/** The database itself, as somebody else may change it. @param {IDBFactory} factory @param {(database: IDBDatabase) => IDBRequest | void} change
 *  @returns {Promise<any>} */
export function raw(factory, change, name = `funnelboard-${BOARD}`) {
  return new Promise((resolve, reject) => {
    const opening = factory.open(name);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result, request = change(database);
      database.close();
      if (!request) resolve(undefined);
      else request.onsuccess = () => resolve(request.result);
    };
  });
}

/** @param {any} fault */
export function inject(fault) {
  Object.assign(globalThis, {__fault: fault, __calls: {}});
}

/** How often each call was made since. @returns {Record<string, number>} */
export const calls = () => /** @type {any} */ (globalThis).__calls;

/** Until messages have come and what they led to is done: counted in turns, because a busy machine takes its time. */
export async function settled() {
  for (let turn = 0; turn < 400; turn++) await new Promise(resolve => turn % 20 ? setImmediate(resolve) : setTimeout(resolve));
}
