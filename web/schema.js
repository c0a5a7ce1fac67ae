// What a board's database consists of.

/**
 * `era` rises whenever the lines are counted anew: with a generation, and when a loss was accepted.
 * @typedef {{board: string, gen: number, schema: number, era?: number, mark?: number}} Head
 */

export const PREFIX = 'funnelboard-', VERSION = 1;
const STORES = ['log', 'meta', 'quarantine', 'ui'], COUNTS = 'n/';

/** Each session overwrites its own count, without reading it. @param {number} era @param {string} session */
export const count_key = (era, session) => COUNTS + (era ? `${era}/` : '') + session;
export const all_counts = () => IDBKeyRange.bound(COUNTS, 'n0', false, true);  // '0' comes after '/'
/** @param {IDBValidKey} key of a count */
export const era_of = key => Number(/^n\/(\d+)\//.exec(String(key))?.[1] ?? 0);

/** @param {IDBOpenDBRequest} request @param {string} board @param {number} era */
export function create_stores(request, board, era) {
  const {result: database, transaction} = request;
  for (const name of STORES) {
    const has_own_keys = name === 'meta' || name === 'ui';
    database.createObjectStore(name, has_own_keys ? {} : {autoIncrement: true});
  }
  transaction?.objectStore('meta').put({board, gen: 1, schema: VERSION, ...era && {era}}, 'head');
}
