// Random numbers for a session, if the browser's are any: equal session ids would make equal stamps.

/** @param {Pick<Crypto, 'getRandomValues'>} from @param {number} count @returns {Uint32Array | undefined} none if they repeat */
export function drawn(from, count) {
  const [one, other] = [1, 2].map(() => from.getRandomValues(new Uint32Array(count)));
  const is_random = one.some((value, i) => value !== other[i]) && one.some(Boolean) && other.some(Boolean);
  return is_random ? other : undefined;
}
