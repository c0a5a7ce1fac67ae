// What happens to a board's log only because a person has said so: a loss is accepted, or the board is archived and compacted.
import {characters} from './appending.js';
import {classed, error_of} from './errors.js';
import {read_row} from './log_rows.js';
import {VERSION, all_counts, count_key} from './schema.js';
import {ring} from './tabs.js';
import {abort, finished} from './waiting.js';

/** @typedef {import('./connection.js').Connection} Connection */
/** @typedef {import('./schema.js').Head} Head */
/** @typedef {{key: number, reason: string}} Bad */

/**
 * Moves bad rows to the quarantine, with what is legible of them. With `lines`, a loss is accepted: that many lines the log
 * holds, and nothing is missing any more. Where the database is gone, it is made anew.
 * @param {Connection} here @param {Bad[]} bad @param {number} [lines]
 */
export async function settle(here, bad, lines) {
  if (lines !== undefined && !here.database) {
    here.may_create = true;
    here.close();
  }
  // Before and not in the transaction: Chromium aborts one in which the file of a row is missing, whatever its handler says.
  const found = await Promise.all(bad.map(({key}) => read_row(here, key)));
  await change(here, 0, (transaction, head) => {
    const log = transaction.objectStore('log'), quarantine = transaction.objectStore('quarantine');
    bad.forEach(({key, reason}, i) => {
      const {value, reason: is_unreadable} = found[i];
      if (value === undefined && !is_unreadable) return;  // it was moved before
      quarantine.add({key, reason, row: value});
      log.delete(key);
    });
    return lines === undefined ? undefined : {...head, lines};
  });
  for (const {key} of bad) {
    here.aside.delete(key);
    here.small.delete(key);
  }
}

/**
 * Another generation of the board: its rows instead of those of this one that the program had been given when it made them.
 * What another tab has written unseen stays, and so does what was set aside; it will be shown as of another generation.
 * @param {Connection} here
 * @param {{gen: number, rows: {text: string, hash: string}[], lines: number, older?: {text: string, hash: string}[]}} next
 *   `older`: rows of the generation before that somebody has to decide about; they are not counted
 * @returns {Promise<number>} the key of the first of these
 */
export async function begin_generation(here, {gen, rows, lines, older = []}) {
  const {gen: before} = here, given = here.reach.copy();
  /** @type {number[]} */
  const added = [];
  await change(here, characters([...rows, ...older]) / 1000, (transaction, head) => {
    if (head.gen >= gen) throw error_of('the board was archived in another tab', 'ConstraintError', 'other');
    const log = transaction.objectStore('log');
    const keys = log.getAllKeys();
    keys.onsuccess = () => {
      for (const key of keys.result) {
        if (given.has(Number(key)) && !here.aside.has(Number(key))) log.delete(key);
      }
      for (const row of [...rows.map(row => ({gen, ...row})), ...older.map(row => ({gen: before, ...row}))]) {
        const request = log.add(row);
        request.onsuccess = () => added.push(Number(request.result));
      }
    };
    return {...head, gen, lines};
  });
  here.small.clear();
  here.reach.add(added);
  for (const key of added.slice(rows.length)) here.aside.add(key);
  return added[rows.length] ?? 0;
}

/**
 * One transaction over everything. `make` asks for what is to change; from the lines that it says, counts of a new era start.
 * @param {Connection} here @param {number} more_ms
 * @param {(transaction: IDBTransaction, head: Head) => Head & {lines: number} | undefined} make
 */
async function change(here, more_ms, make) {
  const database = await here.opened();
  const transaction = database.transaction(['log', 'meta', 'quarantine'], 'readwrite', {durability: 'strict'});
  const done = finished(transaction, here.options.append_timeout_ms + more_ms);
  const meta = transaction.objectStore('meta'), mark = Math.random();
  /** @type {unknown} */
  let refusal;
  let era = 0;
  /** @type {ReturnType<typeof make>} */
  let next;
  const request = meta.get('head');
  request.onsuccess = () => {
    try {
      const head = {board: here.board, gen: here.gen, schema: VERSION, ...request.result};
      next = make(transaction, head);
      if (!next) return;
      const {lines, ...rest} = next;
      // Tabs that hear of this late go on counting in their own era, where it does no harm.
      era = Math.max(head.era ?? 0, here.era) + 1;
      meta.delete(all_counts());
      meta.put(lines, count_key(era, 'base'));
      meta.put({...rest, era, mark}, 'head');
    } catch (error) {
      refusal = error;
      abort(transaction);
    }
  };
  await done.catch(async error => {
    if (refusal || classed(error).kind !== 'lost') throw classed(refusal ?? error);
    here.close(database);
    const head = /** @type {Head | undefined} */ (await here.ask(one => one.get('head'), 'meta').catch(() => undefined));
    if (head?.mark !== mark) throw error;  // else it was done, and only the answer got lost
  });
  if (next) {
    here.gen = next.gen;
    here.restart_counts(era, next.lines);
    here.keep_sentinel();
  }
  ring(here);
}
