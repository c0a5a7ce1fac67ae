import assert from 'node:assert/strict';
import {test} from 'node:test';
import {BOARD, folder_handle} from '../tests/support/page.js';
import {Backups} from './backups.js';
import {outdated} from './rotation.js';

const HOUR_MS = 3_600_000;
const START_MS = Date.UTC(2026, 10, 23, 3, 40);

/** A private file system with a clock beside it. */
function place() {
  const root = folder_handle(), clock = {ms: START_MS};
  const backups = new Backups(async () => root, () => clock.ms);
  const folder = () => root.entries_by_name.get('backups').entries_by_name.get(BOARD);
  /** @param {string} why @param {string} text */
  const later = async (why, text) => {
    clock.ms += 1000;
    return backups.write(BOARD, why, [...text.match(/[^]{1,700}/gu) ?? []].map(part => new TextEncoder().encode(part)));
  };
  return {root, backups, folder, later};
}
/** @param {Backups} backups */
const names = async backups => (await backups.list(BOARD)).map(({name}) => name);

test('a backup is compressed, says when and why, and comes back as it was', async () => {
  const {backups, later} = place(), text = 'a board with Ää and 🙂 '.repeat(1000);
  assert.deepEqual(await backups.list(BOARD), []);
  const {name, bytes, at_ms, why} = await later('before-import', text);
  assert.match(name, /^20261123T034001000Z-before-import-\d+\.funnel\.json\.gz$/);
  assert.deepEqual([at_ms, why], [START_MS + 1000, 'before-import']);
  assert.ok(bytes < text.length / 10);
  assert.equal(await backups.read(BOARD, name), text);
  await later('hourly', 'newer');
  assert.deepEqual((await backups.list(BOARD)).map(one => one.why), ['hourly', 'before-import']);
  assert.deepEqual(await backups.boards(), [BOARD]);
});

test('F9: half a backup is not offered', async () => {
  const {backups, folder, later} = place();
  await later('start', 'whole');
  const {name} = await later('hourly', 'killed while it was written');
  for (const size of [0, 10]) {
    folder().entries_by_name.get(name).bytes = new Uint8Array(size);
    assert.deepEqual((await backups.list(BOARD)).map(one => one.why), ['start']);
  }
});

test('F50: a damaged backup does not open, and the one before it does', async () => {
  const {backups, folder, later} = place();
  const older = await later('start', 'older'), {name} = await later('hourly', 'newer and longer');
  const {bytes} = folder().entries_by_name.get(name);
  let refused = 0;
  for (let at = 10; at < bytes.length; at++) {  // a bit of padding may turn unnoticed, but never is another text given
    bytes[at] ^= 4;
    const text = await backups.read(BOARD, name).catch(() => refused++);
    assert.ok(typeof text === 'number' || text === 'newer and longer', `byte ${at}`);
    bytes[at] ^= 4;
  }
  assert.ok(refused >= bytes.length - 12);
  assert.equal(await backups.read(BOARD, older.name), 'older');
});

test('a backup that does not read as it was written is refused, and removed', async () => {
  const {backups, folder, later} = place();
  await later('start', 'fine');
  const get = folder().getFileHandle;
  folder().getFileHandle = async (/** @type {any[]} */ ...args) => {
    const handle = await get(...args);
    return {...handle, getFile: async () => (await get((await names(backups))[1] ?? (await names(backups))[0])).getFile(),
      createWritable: handle.createWritable};
  };
  await assert.rejects(later('hourly', 'written badly'));
  folder().getFileHandle = get;
  assert.equal((await names(backups)).length, 1);
});

test('F34: where there is no private file system, or it can only be read, nobody claims a backup', async () => {
  const nowhere = new Backups(async () => {
    throw new DOMException('forbidden', 'SecurityError');
  });
  await assert.rejects(nowhere.write(BOARD, 'start', [new Uint8Array(1)]), {kind: 'none'});
  await assert.rejects(nowhere.list(BOARD), {kind: 'none'});
  const {backups, later, folder} = place();
  await later('start', 'x');
  const get = folder().getFileHandle;
  folder().getFileHandle = async (/** @type {any[]} */ ...args) => ({...await get(...args), createWritable: undefined});
  await assert.rejects(later('hourly', 'y'), {kind: 'none'});
  assert.equal((await names(backups)).length, 1);
});

test('F34: a full private file system is told as full', async () => {
  const {backups, later, folder} = place();
  await later('start', 'x');
  const get = folder().getFileHandle;
  folder().getFileHandle = async (/** @type {any[]} */ ...args) => ({...await get(...args), async createWritable() {
    throw new DOMException('full', 'QuotaExceededError');
  }});
  await assert.rejects(later('hourly', 'y'), {kind: 'full'});
  folder().getFileHandle = get;
  assert.equal((await names(backups)).length, 1);
});

test('when the storage is full the older half goes, but never the last two', async () => {
  const {backups, later} = place();
  for (let i = 0; i < 9; i++) await later('hourly', `${i}`);
  const newest = await names(backups);
  assert.equal(await backups.free_old(BOARD), 4);
  assert.deepEqual(await names(backups), newest.slice(0, 5));
  assert.deepEqual([await backups.free_old(BOARD), await backups.free_old(BOARD), await backups.free_old(BOARD)], [2, 1, 0]);
  assert.deepEqual(await names(backups), newest.slice(0, 2));
  assert.equal(await backups.free_old('another'), 0);
});

test('of many backups the 10 newest stay, one of each of 24 hours, one of each of 30 days', () => {
  const every_ten_minutes = Array.from({length: 6 * 24 * 40}, (_, i) => ({at_ms: START_MS - i * HOUR_MS / 6}));
  const gone = new Set(outdated(every_ten_minutes)), kept = every_ten_minutes.filter(one => !gone.has(one));
  assert.deepEqual(kept.slice(0, 10), every_ten_minutes.slice(0, 10));
  const hours = kept.slice(10).filter(({at_ms}) => at_ms > START_MS - 24 * HOUR_MS);
  assert.ok(hours.length >= 22 && hours.length <= 24, `${hours.length}`);
  assert.equal(new Set(kept.map(({at_ms}) => Math.floor(at_ms / HOUR_MS / 24))).size, 30);
  assert.ok(kept.length <= 10 + 24 + 30);
});

test('old backups go when a new one is written, and only after that', async () => {
  const {backups, later} = place();
  for (let i = 0; i < 15; i++) await later('hourly', `${i}`);
  assert.equal((await names(backups)).length, 10);
  assert.equal(await backups.read(BOARD, (await names(backups))[0]), '14');
});
