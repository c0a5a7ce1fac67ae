// What went wrong in the browser's storage: in words, and as the few kinds that are answered differently.

/** @typedef {'full' | 'lost' | 'newer' | 'cleared' | 'none' | 'other'} Kind */
/** @typedef {Error & {kind: Kind}} Classed */

/** @type {Record<string, Kind>} */
const KINDS = {
  QuotaExceededError: 'full', VersionError: 'newer', SecurityError: 'none', NotSupportedError: 'none',
  // The connection was lost, not the room on disk: worth another try with a new connection.
  InvalidStateError: 'lost', UnknownError: 'lost', AbortError: 'lost', TimeoutError: 'lost',
};

/** @param {unknown} error @returns {string} for a person who has to report it */
export function words_of(error) {
  const {name, message} = /** @type {Partial<Error>} */ (error ?? {});
  return [name ?? 'Error', message || 'no reason given'].join(': ');
}

/** The same error with its kind. @param {unknown} reason @returns {Classed} */
export function classed(reason) {
  const error = /** @type {Classed} */ (reason instanceof Error ? reason : new Error(String(reason)));
  // Chromium tells of a full disk by `DataError: Failed to write blobs (IOError)`.
  error.kind ??= KINDS[error.name] ?? (/IO ?Error/i.test(error.message) ? 'full' : 'other');
  return error;
}

/** @param {string} words @param {string} name @param {Kind} kind */
export const error_of = (words, name, kind) => Object.assign(new DOMException(words, name), {kind});

/** @template T @param {() => T} use what may be forbidden altogether @returns {T | undefined} */
export function guarded(use) {
  try {
    return use();
  } catch {
    return undefined;
  }
}
