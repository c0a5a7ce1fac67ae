// Files protected with a passphrase, and packed ones. Of a protected file the program has checked what stands before the
// ciphertext (src/formats/encrypted.cpp), before a key is derived here. docs/file-format.md says what the parts are.
import {gzipped} from './gzip.js';

const MARK = 'FBENC1\n', ROUNDS = 600_000;
const LARGEST = 64 * 2 ** 20;  // unpacked; more than a board takes would only fill the memory
const encoder = new TextEncoder(), decoder = new TextDecoder();

/** Only pages that were loaded securely can. */
export const can_encrypt = () => Boolean(globalThis.crypto?.subtle && globalThis.CompressionStream);

/** @param {Blob} blob */
const bytes_of = async blob => new Uint8Array(await blob.arrayBuffer());
/** @param {Uint8Array} bytes */
const hex = bytes => [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');
/** @param {string} text */
const from_hex = text => Uint8Array.from(text.match(/../g) ?? [], pair => parseInt(pair, 16));

/** Rejects when it is damaged, or more comes out than a board takes: it stops there. @param {Uint8Array<ArrayBuffer>} bytes */
export async function inflate(bytes) {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const parts = [];
  let size = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.length;
    if (size > LARGEST) {
      void reader.cancel().catch(() => {});
      throw new RangeError('more than 64 MB');
    }
    parts.push(next.value);
  }
  return bytes_of(new Blob(parts));
}

/** However the letters of a passphrase are put together on this keyboard.
 *  @param {string} passphrase @param {BufferSource} salt @param {number} iterations */
async function key_of(passphrase, salt, iterations) {
  const words = await crypto.subtle.importKey('raw', encoder.encode(passphrase.normalize('NFKC')), 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey({name: 'PBKDF2', hash: 'SHA-256', salt, iterations}, words,
    {name: 'AES-GCM', length: 256}, false, ['encrypt', 'decrypt']);
}

/** @param {string} passphrase @param {Uint8Array<ArrayBuffer>} bytes */
export async function encrypt(passphrase, bytes) {
  const salt = crypto.getRandomValues(new Uint8Array(16)), iv = crypto.getRandomValues(new Uint8Array(12));
  const header = {cipher: 'AES-256-GCM', kdf: 'PBKDF2-HMAC-SHA256', rounds: ROUNDS, salt: hex(salt), iv: hex(iv), packed: 'gzip'};
  const head = encoder.encode(`${MARK}${JSON.stringify(header)}\n`);
  const [key, packed] = await Promise.all([key_of(passphrase, salt, ROUNDS), gzipped(bytes)]);
  const text = await crypto.subtle.encrypt({name: 'AES-GCM', iv, additionalData: head}, key, await packed.arrayBuffer());
  return bytes_of(new Blob([head, text]));
}

/** Rejects alike whatever is wrong with the passphrase or the file. @param {string} passphrase @param {Uint8Array<ArrayBuffer>} bytes */
export async function decrypt(passphrase, bytes) {
  const end = bytes.indexOf(10, MARK.length) + 1;
  const head = bytes.subarray(0, end);
  const {rounds, salt, iv} = JSON.parse(decoder.decode(head.subarray(MARK.length)));
  const key = await key_of(passphrase, from_hex(salt), rounds);
  const packed = await crypto.subtle.decrypt({name: 'AES-GCM', iv: from_hex(iv), additionalData: head}, key, bytes.subarray(end));
  return inflate(new Uint8Array(packed));
}
