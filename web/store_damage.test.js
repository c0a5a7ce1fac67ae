// Damage that the store finds by itself: what is gone, older, unreadable or miscounted.
import assert from 'node:assert/strict';
import {afterEach, test} from 'node:test';
import {BOARD, batch, browser, found, inject, local_storage, raw, settled} from '../tests/support/page.js';
import {Sentinels} from './sentinels.js';

afterEach(() => inject(undefined));

/** @typedef {ReturnType<typeof browser>} Browser */

/** @param {Browser} browser @param {string[]} texts */
async function with_rows({tab}, texts) {
  const store = tab();
  for (const text of texts) await store.append(BOARD, batch([text]));
  await settled();
  return store;
}
/** @param {IDBFactory} factory @param {(log: IDBObjectStore) => IDBRequest | void} change @param {string} [store] */
const damage = (factory, change, store = 'log') =>
  raw(factory, database => change(database.transaction(store, 'readwrite').objectStore(store)));
/** @param {IDBFactory} factory */
const deleted = factory => new Promise(resolve => factory.deleteDatabase(`funnelboard-${BOARD}`).onsuccess = resolve);

test('F38: a database that comes back empty is a loss, not a first run: nothing is made in its place', async () => {
  const one = browser();
  await with_rows(one, ['a', 'b']);
  await deleted(one.factory);
  const {facts} = await found(one.tab());
  assert.deepEqual([facts.is_lost, facts.must_hold, facts.sentinel?.lines], [true, 2, 2]);
  assert.deepEqual(await one.tab().boards(), []);
  await assert.rejects(one.tab().append(BOARD, batch(['c'])), {kind: 'cleared'});
});

test('F33: where localStorage is forbidden, the file system remembers; where there is neither, it works without', async () => {
  const one = browser(), forbidden = () => {
    throw new DOMException('forbidden', 'SecurityError');
  };
  const tab = (/** @type {() => any} */ root) => one.tab({sentinels: new Sentinels(forbidden, async () => root(), 0)});
  await tab(() => one.root).append(BOARD, batch(['a']));
  await settled();
  await deleted(one.factory);
  assert.equal((await tab(() => one.root).open(BOARD)).is_lost, true);
  assert.equal((await tab(forbidden).open(BOARD)).is_lost, false);
});

test('what Chromium says of lost data is passed on', async () => {
  const {tab, factory} = browser(), {open} = factory;
  factory.open = (...args) => {
    const request = open.apply(factory, args);
    request.addEventListener('upgradeneeded', event => Object.assign(event, {dataLoss: 'total'}));
    return request;
  };
  assert.equal((await tab().open(BOARD)).data_loss, 'total');
});

test('F39: an older state of the log is recognised: it must hold what the sentinel knows of', async () => {
  const one = browser();
  await with_rows(one, ['a', 'b', 'c']);
  await damage(one.factory, log => log.delete(3));
  await damage(one.factory, meta => meta.put(2, 'n/s1'), 'meta');
  const {facts, lines} = await found(one.tab());
  assert.deepEqual([facts.counted, facts.must_hold, lines.length], [2, 3, 2]);
});

test('F40: a row that can not be read is named, and the others are there', async () => {
  const one = browser();
  await with_rows(one, Array.from({length: 20}, (_, i) => `${i}`));
  const {getAll, get, count} = IDBObjectStore.prototype;
  /** @param {any} self */
  const refused = self => {
    const request = {error: new DOMException('a file is missing', 'NotReadableError'), onerror: () => {}};
    count.call(self).onsuccess = () => request.onerror();
    return request;
  };
  IDBObjectStore.prototype.getAll = function(/** @type {any} */ range) {
    return range?.includes?.(7) ? /** @type {any} */ (refused(this)) : getAll.call(this, range);
  };
  IDBObjectStore.prototype.get = function(/** @type {any} */ key) {
    return key === 7 ? /** @type {any} */ (refused(this)) : get.call(this, key);
  };
  const {lines, lost, facts} = await found(one.tab());
  Object.assign(IDBObjectStore.prototype, {getAll, get});
  assert.deepEqual(lost, ['7: NotReadableError: a file is missing']);
  assert.deepEqual([lines.length, facts.must_hold], [19, 20]);
});

test('F42: what is no row at all is named and does no harm', async () => {
  const one = browser();
  await with_rows(one, ['a', 'b', 'c', 'd']);
  const bad = [null, {gen: 1, text: 7, hash: 'h'}, {gen: 'x', text: '', hash: ''}];
  for (const [i, value] of bad.entries()) await damage(one.factory, log => log.put(value, i + 1));
  const {lines, lost} = await found(one.tab());
  assert.deepEqual(lines, ['d']);
  assert.equal(lost.length, 3);
});

test('F43: that one row is gone is seen by the count', async () => {
  const one = browser();
  await with_rows(one, ['a', 'b']);
  await damage(one.factory, log => log.delete(1));
  const {lines, facts} = await found(one.tab());
  assert.deepEqual([lines, facts.must_hold], [['b'], 2]);
});

test('F44: a count that is gone, or too small, is no alarm', async () => {
  /** @type {((meta: IDBObjectStore) => IDBRequest)[]} */
  const changes = [meta => meta.delete('n/s1'), meta => meta.put(1, 'n/s1'), meta => meta.delete('head')];
  for (const change of changes) {
    const one = browser();
    await with_rows(one, ['a', 'b']);
    await damage(one.factory, change, 'meta');
    const {lines, facts} = await found(one.tab());
    assert.ok(lines.length === 2 && facts.must_hold <= 2 && !facts.is_lost && !facts.is_older);
    await one.tab().append(BOARD, batch(['c'], {session: 's3'}));
    assert.equal((await found(one.tab())).lines.length, 3);
  }
});

test('F44: that the head is gone is no alarm either, when a loss had been accepted before', async () => {
  const one = browser(), store = await with_rows(one, ['a', 'b']);
  await store.accept(BOARD, {lines: 2});
  await store.append(BOARD, batch(['c']));
  await damage(one.factory, meta => meta.delete('head'), 'meta');
  const {lines, facts} = await found(one.tab());
  assert.deepEqual([lines.length, facts.counted, facts.is_older], [3, 3, false]);
});

test('F46: a sentinel that lags is no alarm, and it never leads', async () => {
  const one = browser(), store = one.tab();
  /** @type {any[]} */
  const kept = [];
  const slow = one.tab({sentinels: {of: async () => kept[0], keep: (_, sentinel) => kept.push(sentinel)}});
  await slow.append(BOARD, batch(['a']));
  inject({at: 'commit', mode: 'abort', name: 'QuotaExceededError'});
  await slow.append(BOARD, batch(['b'])).catch(() => {});
  inject(undefined);
  assert.deepEqual(kept.map(sentinel => sentinel.lines), [1]);
  await store.append(BOARD, batch(['c'], {session: 's2'}));
  await store.append(BOARD, batch(['d'], {session: 's2'}));
  assert.equal((await found(one.tab({sentinels: slow && {of: async () => kept[0], keep: () => {}}}))).facts.must_hold, 3);
});

test('F46: a tab that has seen less does not make the sentinel say less', async () => {
  const local = local_storage(), sentinels = new Sentinels(() => local, async () => Promise.reject(), 0);
  sentinels.keep(BOARD, {gen: 1, era: 0, lines: 9, day: ''});
  sentinels.keep(BOARD, {gen: 1, era: 0, lines: 7, day: ''});
  assert.equal((await sentinels.of(BOARD))?.lines, 9);
  sentinels.keep(BOARD, {gen: 1, era: 1, lines: 3, day: ''});
  sentinels.keep(BOARD, {gen: 1, era: 0, lines: 9, day: ''});
  assert.equal((await sentinels.of(BOARD))?.lines, 3);
});
