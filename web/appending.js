// Writes rows to the log: into one transaction, with the count of the session, and with nothing read.
import {classed} from './errors.js';
import {note} from './log_rows.js';
import {VERSION, count_key} from './schema.js';
import {ring} from './tabs.js';
import {abort, finished} from './waiting.js';

/** @typedef {import('./connection.js').Connection} Connection */
/** @typedef {{gen: number, session: string, lines: number, rows: {text: string, hash: string}[], is_draft?: boolean}} Batch */

/** @param {{text: string}[]} rows a large import may take its time */
export const characters = rows => rows.reduce((sum, {text}) => sum + text.length, 0);

/** Resolves when the rows are safely kept. The browser has them before this returns, if the board is open.
 *  @param {Connection} here @param {Batch} batch @returns {Promise<void>} */
export async function append(here, batch) {
  if (!here.database) await here.opened().catch(error => Promise.reject(classed(error)));
  const {era} = here;
  count(here, batch, batch.lines);
  here.in_flight++;
  try {
    await persistently(here, batch);
  } catch (error) {
    if (era === here.era) {
      count(here, batch, -batch.lines);
      if (here.in_flight > 1) mend_count(here, batch);
    }
    throw error;
  } finally {
    here.in_flight--;
  }
  if (era === here.era) here.kept += batch.lines;
  here.keep_sentinel();
  ring(here);
}

/** @param {Connection} here @param {Batch} batch @param {number} lines */
function count(here, {session}, lines) {
  here.counts.set(session, (here.counts.get(session) ?? 0) + lines);
}

/** Rows behind these are on their way with a count that holds these. @param {Connection} here @param {Batch} batch */
function mend_count(here, {session}) {
  try {
    const meta = here.database?.transaction('meta', 'readwrite').objectStore('meta');
    meta?.put(here.counts.get(session), count_key(here.era, session));
  } catch {}  // the next append does it
}

/** @param {Connection} here @param {Batch} batch */
async function persistently(here, batch) {
  const tried = here.database;
  try {
    await write(here, batch);
  } catch (error) {
    const {kind} = classed(error);
    const can_help = kind === 'lost' || (kind === 'full' && await here.options.free_room?.(here.board).catch(() => 0));
    if (!can_help) throw error;
    here.close(tried);
    await write(here, batch).catch(reason => Promise.reject(classed(reason)));  // a change written twice does no harm
  }
}

/**
 * Writes only: a read in the same transaction loses edits when the tab closes.
 * @param {Connection} here @param {Batch} batch
 */
async function write(here, batch) {
  const {gen, session, rows, is_draft} = batch;
  const database = here.database ?? await here.opened();
  const transaction = database.transaction(['log', 'meta'], 'readwrite', {durability: is_draft ? 'relaxed' : 'strict'});
  const done = finished(transaction, here.options.append_timeout_ms + characters(rows) / 1000);
  /** @type {[number, string][]} */
  const keys = [];
  try {
    const log = transaction.objectStore('log'), meta = transaction.objectStore('meta');
    for (const {text, hash} of rows) {
      const request = log.add({gen, text, hash});
      request.onsuccess = () => keys.push([Number(request.result), text]);
    }
    meta.put(here.counts.get(session), count_key(here.era, session));
    if (here.is_fresh && gen !== here.gen) meta.put({board: here.board, gen, schema: VERSION, era: here.era}, 'head');
    transaction.commit?.();
    await done;
  } catch (error) {  // all of the rows or none
    done.catch(() => {});
    abort(transaction);
    throw error;
  }
  if (here.is_fresh) here.gen = gen;
  here.is_fresh = false;
  here.reach.add(keys.map(([key]) => key));
  for (const [key, text] of keys) note(here, key, {gen, text});
}
