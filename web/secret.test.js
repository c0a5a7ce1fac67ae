import assert from 'node:assert/strict';
import {webcrypto} from 'node:crypto';
import {test} from 'node:test';
import {gunzipSync, gzipSync} from 'node:zlib';
import {can_encrypt, decrypt, encrypt, inflate} from './secret.js';

globalThis.crypto ??= /** @type {Crypto} */ (webcrypto);  // where node hides it

const PASSPHRASE = 'fünf Wörter, die keiner rät';
const BOARD = new TextEncoder().encode('{"funnelboard":1,"leads":[]}\n'.repeat(500));

/** @param {Uint8Array} bytes */
function parts_of(bytes) {
  const end = bytes.indexOf(10, 7) + 1;
  const head = Buffer.from(bytes.subarray(0, end)).toString();
  return {end, head, header: JSON.parse(head.slice(7))};
}

test('what was protected opens with its passphrase, and is smaller than it was', async () => {
  const bytes = await encrypt(PASSPHRASE, BOARD);
  assert.ok(bytes.length < BOARD.length / 5);
  assert.deepEqual(await decrypt(PASSPHRASE, bytes), BOARD);
});

test('the file is what docs/file-format.md says: any tool opens it', async () => {
  const bytes = await encrypt(PASSPHRASE, BOARD);
  const {end, head, header} = parts_of(bytes);
  assert.match(head, /^FBENC1\n\{[^\n]*\}\n$/);
  assert.deepEqual({...header, salt: '', iv: ''},
    {cipher: 'AES-256-GCM', kdf: 'PBKDF2-HMAC-SHA256', rounds: 600_000, salt: '', iv: '', packed: 'gzip'});
  assert.match(header.salt, /^[0-9a-f]{32}$/);
  assert.match(header.iv, /^[0-9a-f]{24}$/);
  const {createDecipheriv, pbkdf2Sync} = await import('node:crypto');
  const key = pbkdf2Sync(PASSPHRASE, Buffer.from(header.salt, 'hex'), header.rounds, 32, 'sha256');
  const cipher = createDecipheriv('aes-256-gcm', key, Buffer.from(header.iv, 'hex'));
  cipher.setAAD(bytes.subarray(0, end));
  cipher.setAuthTag(bytes.subarray(-16));
  const packed = Buffer.concat([cipher.update(bytes.subarray(end, -16)), cipher.final()]);
  assert.deepEqual(new Uint8Array(gunzipSync(packed)), BOARD);
});

test('two exports of one board have nothing in common', async () => {
  const [a, b] = (await Promise.all([encrypt(PASSPHRASE, BOARD), encrypt(PASSPHRASE, BOARD)])).map(parts_of);
  assert.notEqual(a.header.salt, b.header.salt);
  assert.notEqual(a.header.iv, b.header.iv);
});

test('a passphrase is the same however its letters are put together', async () => {
  const bytes = await encrypt('Zoë'.normalize('NFD'), BOARD);
  assert.deepEqual(await decrypt('Zoë'.normalize('NFC'), bytes), BOARD);
});

test('J67: another passphrase, a changed header, text or tag, and a cut file are one and the same failure', async () => {
  const bytes = await encrypt(PASSPHRASE, BOARD);
  const {end, head} = parts_of(bytes);
  /** @param {number} at */
  const flipped = at => bytes.map((byte, i) => i === at ? byte ^ 1 : byte);
  /** @param {string} from @param {string} to */
  const changed = (from, to) => new Uint8Array(Buffer.concat([Buffer.from(head.replace(from, to)), bytes.subarray(end)]));
  /** @type {[string, Uint8Array<ArrayBuffer>][]} */
  const cases = [
    ['another passphrase', bytes], [PASSPHRASE, flipped(end)], [PASSPHRASE, flipped(end + 40)], [PASSPHRASE, flipped(bytes.length - 1)],
    [PASSPHRASE, changed('"rounds":600000', '"rounds":600001')], [PASSPHRASE, changed('"salt":"', '"salt":"00').slice()],
    [PASSPHRASE, changed('}', ',"hint":"none"}')], [PASSPHRASE, changed('{', '{ ')],
    [PASSPHRASE, bytes.slice(0, -1)], [PASSPHRASE, bytes.slice(0, end + 16)], [PASSPHRASE, bytes.slice(0, end + 1)],
  ];
  const names = await Promise.all(cases.map(([passphrase, file]) => decrypt(passphrase, file).then(() => 'opened', error => error.name)));
  assert.deepEqual(new Set(names), new Set(['OperationError']));
});

test('J65: what is packed is unpacked once, and no further than 64 MB', async () => {
  const inner = gzipSync('board');
  assert.deepEqual(await inflate(new Uint8Array(gzipSync(inner))), new Uint8Array(inner));
  const bomb = new Uint8Array(gzipSync(Buffer.alloc(80 << 20)));
  assert.ok(bomb.length < 100_000);
  await assert.rejects(inflate(bomb), RangeError);
  assert.equal((await inflate(new Uint8Array(gzipSync(Buffer.alloc(64 << 20))))).length, 64 << 20);
  for (const bad of [inner.subarray(0, -1), Buffer.from([31, 139]), Buffer.from('no gzip')]) {
    await assert.rejects(inflate(new Uint8Array(bad)), error => !(error instanceof RangeError));
  }
});

test('F37: a page that was not loaded securely has no cryptography', t => {
  assert.ok(can_encrypt());
  t.mock.getter(globalThis, 'crypto', () => ({getRandomValues() {}}));
  assert.ok(!can_encrypt());
});
