// Joins many small rows of the log to few large ones: a board of many edits opens faster so.
import {guarded} from './errors.js';
import {note} from './log_rows.js';
import {abort, finished} from './waiting.js';

/** @typedef {import('./connection.js').Connection} Connection */
/** @typedef {{key: number, text: string}} Piece */

const SEGMENT = 2 ** 20, TRIES = 3;

/**
 * Resolves to how many rows were replaced. That it failed changes nothing, and is tried again at another load.
 * @param {Connection} here @returns {Promise<number>}
 */
export async function compact(here) {
  const {hash_of, locks, small_rows} = here.options;
  if (!hash_of || here.small.size <= small_rows || here.failed_compactions >= TRIES) return 0;
  try {
    const name = `funnelboard-compaction/${here.board}`;
    return await (locks ? locks.request(name, {ifAvailable: true}, lock => lock ? rewrite(here, hash_of) : 0)
      : rewrite(here, hash_of));
  } catch {
    here.failed_compactions++;
    return 0;
  }
}

/**
 * One transaction, which deletes exactly the rows that it has read and written elsewhere: others may append meanwhile, or
 * compact as well. Equal rows stay as many as they were: the log is compared with the count of its lines.
 * @param {Connection} here @param {(text: string) => string} hash_of
 */
async function rewrite(here, hash_of) {
  const {gen} = here, keys = [...here.small].sort((a, b) => a - b);
  const database = await here.opened();
  const transaction = database.transaction('log', 'readwrite', {durability: 'strict'});
  const done = finished(transaction, here.options.append_timeout_ms);
  const log = transaction.objectStore('log');
  /** @type {Piece[]} */
  const pieces = [];
  /** @type {Map<number, string>} */
  const added = new Map();
  /** @param {Piece[]} segment */
  const join = segment => {
    const text = segment.map(piece => piece.text).join('\n');
    const request = log.add({gen, text, hash: hash_of(text)});
    request.onsuccess = () => added.set(Number(request.result), text);
    for (const {key} of segment) log.delete(key);
  };
  let waiting = keys.length;
  const next = () => {
    if (--waiting) return;
    try {
      segments_of(pieces).forEach(join);
    } catch {
      abort(transaction);
    }
  };
  for (const key of keys) {
    const request = log.get(key);
    request.onsuccess = () => {
      const row = request.result;
      if (row && row.hash === guarded(() => hash_of(row.text))) pieces.push({key, text: row.text});
      next();
    };
    request.onerror = event => {
      event.preventDefault();  // a damaged row stays where it is
      next();
    };
  }
  await done;
  here.reach.add(added.keys());
  for (const key of keys) here.small.delete(key);
  for (const [key, text] of added) note(here, key, {gen, text});
  return added.size && pieces.length;
}

/** @param {Piece[]} pieces @returns {Piece[][]} */
function segments_of(pieces) {
  /** @type {Piece[][]} */
  const segments = [];
  let size = Infinity;
  for (const piece of pieces) {
    if (size + piece.text.length > SEGMENT) {
      segments.push([]);
      size = 0;
    }
    segments[segments.length - 1].push(piece);
    size += piece.text.length + 1;
  }
  return segments;
}
