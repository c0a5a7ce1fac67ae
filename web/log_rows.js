// Reads the rows of the log that this tab does not have yet, and finds the way round those that can't be read.
import {classed, words_of} from './errors.js';
import {answer_of, within} from './waiting.js';

/** @typedef {import('./connection.js').Connection} Connection */
/** @typedef {{key: number, gen: number, text: string, hash: string}} Row */
/** @typedef {{number: number, total: number}} Place */
/** @typedef {(row: Row, place: Place) => void} Give */
/** @typedef {(key: number, reason: string) => void} Lose */
/** @typedef {{key: number, value?: unknown, reason?: string}} Found */

const ROWS_AT_ONCE = 16;
const SMALL = 2 ** 16;  // characters of a row that compaction joins with others

/**
 * Until there are no more: compaction may move rows on while they are read. Resolves to how many there were.
 * @param {Connection} here @param {Give} give @param {Lose} lose @returns {Promise<number>}
 */
export async function read_on(here, give, lose) {
  let number = 0, total = 0;
  for (let tries = 1;;) {
    try {
      const past = IDBKeyRange.lowerBound(here.reach.to, true);
      const all = /** @type {number[]} */ (await here.ask(log => log.getAllKeys(past)));
      const keys = all.filter(key => !here.reach.has(key));
      total = number + keys.length;
      await read_keys(here, keys, found => {
        const row = row_of(here, found, lose);
        number++;
        if (row) give(row, {number, total});
      });
      if (all.length) here.reach.all_to(all[all.length - 1]);
      if (!keys.length) return number;
    } catch (error) {
      if (classed(error).kind !== 'lost' || tries++ > 1) throw error;
      here.close();
      await here.open();
    }
  }
}

/** @param {Connection} here @param {number[]} keys @param {(found: Found) => void} give */
async function read_keys(here, keys, give) {
  /** @type {number[][]} */
  const batches = [];
  for (let i = 0; i < keys.length; i += ROWS_AT_ONCE) batches.push(keys.slice(i, i + ROWS_AT_ONCE));
  let coming = batches.length ? read_batch(here, batches[0]) : undefined;
  for (let i = 0; i < batches.length; i++) {
    const rows = await coming ?? [];
    coming = batches[i + 1] && read_batch(here, batches[i + 1]);  // read on while the program digests this one
    coming?.catch(() => {});
    rows.forEach(give);
    here.reach.all_to(batches[i][batches[i].length - 1]);
  }
}

/** @param {Connection} here @param {number[]} keys @returns {Promise<Found[]>} */
async function read_batch(here, keys) {
  const database = await here.opened();
  try {
    const range = IDBKeyRange.bound(keys[0], keys[keys.length - 1]);
    const log = database.transaction('log').objectStore('log');
    const both = Promise.all([answer_of(log.getAllKeys(range)), answer_of(log.getAll(range))]);
    const [there, values] = await within(here.options.append_timeout_ms, both, 'the browser does not read');
    const wanted = new Set(keys);
    return there.map((key, i) => ({key: Number(key), value: values[i]})).filter(({key}) => wanted.has(key));
  } catch {
    // One damaged value makes getAll fail as a whole: find out which.
    const rows = [];
    for (const key of keys) rows.push(await read_row(here, key));
    return rows.filter(row => row.reason || row.value !== undefined);
  }
}

/** Rejects when it is the connection that does not read. @param {Connection} here @param {number} key @returns {Promise<Found>} */
export async function read_row(here, key) {
  for (let tries = 1;; tries++) {
    try {
      return {key, value: await here.ask(log => log.get(key))};
    } catch (error) {
      await here.ask(log => log.count(key));  // or it is the connection that does not read, not the row
      if (tries > 1) return {key, reason: words_of(error)};
    }
  }
}

/** @param {Connection} here @param {Found} found @param {Lose} lose @returns {Row | undefined} */
function row_of(here, {key, value, reason}, lose) {
  const {gen, text, hash} = /** @type {Partial<Row>} */ (value ?? {});
  if (Number.isSafeInteger(gen) && typeof text === 'string') {
    const row = {key, gen: Number(gen), text, hash: String(hash)};
    note(here, key, row);
    return row;
  }
  here.aside.add(key);
  lose(key, reason ?? 'this is no row of a log');
}

/** What may become of a row later. @param {Connection} here @param {number} key @param {{gen: number, text: string}} row */
export function note(here, key, {gen, text}) {
  if (gen !== here.gen) here.aside.add(key);
  else if (text.length < SMALL) here.small.add(key);
}
