// Waiting for a browser that may never answer.
import {classed} from './errors.js';

/** @template T @param {number} ms @param {PromiseLike<T>} answer @param {string} words if it takes longer @returns {Promise<T>} */
export function within(ms, answer, words) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new DOMException(words, 'TimeoutError')), ms);
    /** @template A @param {(value: A) => void} settle @returns {(value: A) => void} */
    const then = settle => value => {
      clearTimeout(timer);
      settle(value);
    };
    answer.then(then(resolve), then(reject));
  });
}

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
export function answer_of(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/**
 * Kept for good. Only `oncomplete` says so: requests succeed before a full disk aborts them.
 * @param {IDBTransaction} transaction @param {number} ms @returns {Promise<void>}
 */
export async function finished(transaction, ms) {
  try {
    await within(ms, new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error ?? new DOMException('the browser gave up writing', 'AbortError'));
    }), 'the browser does not finish writing');
  } catch (error) {
    abort(transaction);
    throw classed(error);
  }
}

/** @param {IDBTransaction} transaction which may have ended */
export function abort(transaction) {
  try {
    transaction.abort();
  } catch {}
}

/** @param {number} ms */
export const pause = ms => new Promise(resolve => setTimeout(resolve, ms));
