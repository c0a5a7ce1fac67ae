// Packing and encryption as services of the program: each question has a number, which comes back with the answer.
import {hand, tell} from './program.js';
import {decrypt, encrypt, inflate} from './secret.js';

const NONE = 0, CLOSED = 1, TOO_LARGE = 2;  // Unsealed::Fault in src/app/actions.hpp

/** @param {number} seq @param {Promise<Uint8Array>} opening */
async function tell_unsealed(seq, opening) {
  const [fault, bytes] = await opening.then(
    opened => /** @type {const} */ ([NONE, opened]),
    error => /** @type {const} */ ([error instanceof RangeError ? TOO_LARGE : CLOSED, new Uint8Array()]));
  tell('_fb_unsealed', seq, fault, hand(bytes)[0]);
}

/** @type {Record<string, (seq: number, passphrase: string, bytes: Uint8Array<ArrayBuffer>) => Promise<void>>} */
export const sealing = {
  async encrypt(seq, passphrase, bytes) {
    const sealed = await encrypt(passphrase, bytes).catch(() => undefined);
    tell('_fb_encrypted', seq, Number(Boolean(sealed)), hand(sealed ?? new Uint8Array())[0]);
  },
  decrypt: (seq, passphrase, bytes) => tell_unsealed(seq, decrypt(passphrase, bytes)),
  inflate: (seq, _, bytes) => tell_unsealed(seq, inflate(bytes)),
};
