// Which backups stay: the newest, one of each of the last hours, and one of each of the last days that have one.

const NEWEST = 10, HOURS = 24, DAYS = 30, HOUR_MS = 3_600_000;

/** @template {{at_ms: number}} T @param {T[]} backups newest first @returns {T[]} those that may go */
export function outdated(backups) {
  const keep = new Set(backups.slice(0, NEWEST));
  for (const [span_ms, count] of [[HOUR_MS, HOURS], [24 * HOUR_MS, DAYS]]) {
    /** @type {Map<number, T>} */
    const newest = new Map();
    for (const one of backups) {
      const span = Math.floor(one.at_ms / span_ms);
      if (!newest.has(span)) newest.set(span, one);
    }
    for (const one of [...newest.values()].slice(0, count)) keep.add(one);
  }
  return backups.filter(one => !keep.has(one));
}
