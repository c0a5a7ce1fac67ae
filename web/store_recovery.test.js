// What a person may decide: to accept a loss, to start over, to archive and compact.
import assert from 'node:assert/strict';
import {afterEach, test} from 'node:test';
import {BOARD, batch, browser, found, hash_of, inject, raw, settled} from '../tests/support/page.js';
import {Connection} from './connection.js';

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
/** @param {import('./store.js').Store} store */
async function rows_of(store) {
  /** @type {[number, number, string][]} */
  const rows = [];
  await store.read(BOARD, ({key, gen, text}) => rows.push([key, gen, text]));
  return rows;
}

test('F42: a person accepts a loss: bad rows go to the quarantine with their bytes and the reason, and nothing is missing any more', async () => {
  const one = browser(), store = await with_rows(one, ['a', 'b', 'c']);
  await damage(one.factory, log => log.put({gen: 1, text: 'bent', hash: hash_of('b')}, 2));
  await damage(one.factory, log => log.delete(3));
  await store.read(BOARD, () => {});
  await store.accept(BOARD, {lines: 1, bad: [{key: 2, reason: 'its hash is wrong'}, {key: 3, reason: 'gone by now'}]});
  assert.deepEqual(await one.tab().quarantined(BOARD), [{key: 2, reason: 'its hash is wrong', row: {gen: 1, text: 'bent', hash: 'h(b)'}}]);
  const {lines, facts} = await found(one.tab());
  assert.deepEqual([lines, facts.must_hold], [['a'], 1]);
  assert.deepEqual(await raw(one.factory, database => database.transaction('meta').objectStore('meta').getAllKeys()), ['head', 'n/1/base']);
  await store.append(BOARD, batch(['d']));
  assert.equal((await found(one.tab())).facts.must_hold, 2);
});

test('a row may go to the quarantine before anything is accepted: it stays missing', async () => {
  const one = browser(), store = await with_rows(one, ['a', 'b']);
  await store.quarantine(BOARD, [{key: 1, reason: 'bent'}]);
  const {lines, facts} = await found(one.tab());
  assert.deepEqual([lines, facts.must_hold], [['b'], 2]);
});

test('after a loss was accepted, a tab that has not heard of it makes no false alarm', async () => {
  const one = browser(), deaf = one.tab({channel: undefined});
  await deaf.append(BOARD, batch(['a', 'b', 'c'], {session: 's2'}));
  const store = one.tab();
  await damage(one.factory, log => log.delete(2));
  await store.read(BOARD, () => {});
  await store.accept(BOARD, {lines: 2});
  await deaf.append(BOARD, batch(['d'], {session: 's2'}));
  await settled();
  const {lines, facts} = await found(one.tab());
  assert.ok(lines.length === 3 && facts.must_hold <= 3 && !facts.is_older, `${facts.must_hold}`);
  await deaf.catch_up(BOARD, () => {});  // now it has
  await deaf.append(BOARD, batch(['e'], {session: 's2'}));
  assert.equal((await found(one.tab())).facts.counted, 3);
});

test('F38: after a loss the board is made anew, once a person has accepted that, and no old sentinel disturbs it', async () => {
  const one = browser();
  await with_rows(one, ['a', 'b']);
  for (const texts of [['c', 'd', 'e'], ['f']]) {  // twice, and less the second time
    await deleted(one.factory);
    const store = one.tab();
    assert.equal((await store.open(BOARD)).is_lost, true);
    await store.accept(BOARD, {lines: 0});
    await store.append(BOARD, batch(texts));
    const {lines, facts} = await found(one.tab());
    assert.deepEqual([lines, facts.must_hold, facts.is_lost, facts.is_older], [texts, texts.length, false, false]);
  }
});

test('F39: an old state of a log whose loss had been accepted is an older state, whatever it counts', async () => {
  const one = browser(), store = await with_rows(one, ['a', 'b']);
  await store.accept(BOARD, {lines: 2});
  await damage(one.factory, meta => meta.clear(), 'meta');
  await damage(one.factory, meta => meta.put(2, 'n/s1'), 'meta');
  assert.equal((await one.tab().open(BOARD)).is_older, true);
});

test('F28: a database that can not be opened at all stays, and the board goes on in another beside it', async () => {
  const one = browser();
  await with_rows(one, ['a']);
  inject({at: 'open', mode: 'fail', times: Infinity});
  const store = one.tab();
  await assert.rejects(store.open(BOARD));
  inject(undefined);
  await store.start_over(BOARD);
  await store.append(BOARD, batch(['b']));
  for (const tab of [one.tab(), one.tab({sentinels: undefined})]) {  // also found by its name alone
    const {lines, facts} = await found(tab);
    assert.deepEqual([lines, facts.must_hold, facts.is_lost], [['b'], 1, false]);
  }
  assert.deepEqual(await one.tab().boards(), [BOARD]);
  const rescue = one.tab({is_exact: true, sentinels: undefined});
  assert.deepEqual(await rescue.boards(), [BOARD, `${BOARD}~2`]);
  assert.deepEqual((await found(rescue)).lines, ['a']);
  await one.tab().start_over(BOARD);
  assert.equal((await one.tab().open(BOARD)).is_lost, true, 'nothing was written to the third');
});

test('F28: where not even the names of the databases can be read, a person may still start over, and finds the board again', async () => {
  const one = browser(), store = one.tab();
  inject({at: 'databases', mode: 'fail', times: Infinity});
  await assert.rejects(store.open(BOARD));
  await store.start_over(BOARD);
  await store.append(BOARD, batch(['a']));
  assert.deepEqual((await found(one.tab())).lines, ['a']);  // the damaged one is still there, and fails as before
});

test('F68: archive and compact: the rows of the new generation instead of the old ones, counted anew', async () => {
  const one = browser(), store = await with_rows(one, ['a', 'b', 'c']);
  await store.read(BOARD, () => {});
  await store.begin_generation(BOARD, {gen: 2, lines: 2, rows: batch(['A', 'B']).rows});
  const {facts} = await found(one.tab());
  assert.deepEqual([facts.gen, facts.must_hold, facts.sentinel?.gen], [2, 2, 2]);
  assert.deepEqual((await rows_of(one.tab())).map(([, ...row]) => row), [[2, 'A'], [2, 'B']]);
  await store.append(BOARD, batch(['d'], {gen: 2}));
  assert.equal((await found(one.tab())).facts.must_hold, 3);
});

test('F68: another tab is told at once that the board has gone on to another generation', async () => {
  const one = browser(), store = await with_rows(one, ['a']), other = one.tab();
  /** @type {string[]} */
  const told = [];
  other.listen(BOARD, () => {}, what => told.push(what));
  for (const tab of [store, other]) await tab.read(BOARD, () => {});
  await store.begin_generation(BOARD, {gen: 2, lines: 1, rows: batch(['A']).rows});
  await settled();
  assert.deepEqual(told, ['generation']);
});

test('F68: killed at each step, it is wholly the one generation or the other', async () => {
  for (const mode of ['throw', 'abort', 'fail', 'hang', 'swallow']) {
    for (let k = 1, has_failed = true; has_failed; k++) {
      const one = browser(), fault = {at: mode === 'swallow' ? 'complete' : 'any', k, mode, seen: 0};
      await with_rows(one, ['a', 'b']);
      const store = one.tab({append_timeout_ms: 25});
      await store.read(BOARD, () => {});
      inject(fault);
      const is_done = await store.begin_generation(BOARD, {gen: 2, lines: 2, rows: batch(['A', 'B']).rows}).then(() => true, () => false);
      inject(undefined);
      has_failed = fault.seen >= k;
      const {facts, lines} = await found(one.tab());
      assert.deepEqual(lines, facts.gen === 2 ? ['A', 'B'] : ['a', 'b'], `${mode} at ${k}`);
      assert.equal(facts.gen === 2, is_done, `${mode} at ${k}`);
      assert.ok(facts.must_hold <= 2 && !facts.is_older);
    }
  }
});

test('F69: what another tab has written unseen, before or after the switch, is kept and shown as of its generation', async () => {
  const one = browser(), archiving = await with_rows(one, ['a']);
  await archiving.read(BOARD, () => {});
  const deaf = one.tab({channel: undefined});
  /** @type {string[]} */
  const told = [];
  deaf.listen(BOARD, () => {}, what => told.push(what));
  await deaf.append(BOARD, batch(['before'], {session: 's2'}));
  await archiving.begin_generation(BOARD, {gen: 2, lines: 1, rows: batch(['A']).rows});
  await deaf.append(BOARD, batch(['after'], {session: 's2'}));
  await deaf.catch_up(BOARD, () => {});
  assert.deepEqual(told, ['generation']);
  assert.deepEqual((await rows_of(one.tab())).map(([, ...row]) => row), [[1, 'before'], [2, 'A'], [1, 'after']]);
  const {gen, must_hold} = (await found(one.tab())).facts;
  assert.deepEqual([gen, must_hold], [2, 1]);
  const next = one.tab();
  await next.read(BOARD, () => {});
  await next.begin_generation(BOARD, {gen: 3, lines: 1, rows: batch(['AA']).rows});
  assert.equal((await rows_of(one.tab())).length, 3, 'what nobody has decided about stays');
});

test('F69: a row that comes while the new generation is written stays, whenever this tab reads it', async () => {
  const one = browser(), archiving = await with_rows(one, ['a']), other = one.tab();
  /** @type {string[]} */
  const given = [];
  archiving.listen(BOARD, rows => given.push(...rows.map(row => row.text)), () => {});
  await archiving.read(BOARD, () => {});
  await other.append(BOARD, batch(['b'], {session: 's2'}));
  const {opened} = Connection.prototype;
  /** @type {(value?: unknown) => void} */
  let go_on = () => {};
  Connection.prototype.opened = async function () {  // the new generation is slow
    Connection.prototype.opened = opened;
    await new Promise(resolve => go_on = resolve);
    return this.opened();
  };
  const switching = archiving.begin_generation(BOARD, {gen: 2, lines: 1, rows: batch(['A']).rows});  // made before b came
  await archiving.catch_up(BOARD, row => given.push(row.text));
  go_on();
  await switching;
  assert.ok(given.includes('b'));
  assert.deepEqual((await rows_of(one.tab())).map(([, ...row]) => row), [[1, 'b'], [2, 'A']]);
});

test('F91: what only this browser has goes along as rows of the generation before, uncounted, until somebody has decided', async () => {
  const one = browser(), store = await with_rows(one, ['a']);
  await store.read(BOARD, () => {});
  const key = await store.begin_generation(BOARD, {gen: 2, lines: 1, rows: batch(['A']).rows, older: batch(['mine']).rows});
  const {facts} = await found(one.tab());
  assert.equal(facts.must_hold, 1);
  assert.deepEqual((await rows_of(one.tab())).map(([, ...row]) => row), [[2, 'A'], [1, 'mine']]);
  await store.begin_generation(BOARD, {gen: 3, lines: 1, rows: batch(['AA']).rows});
  assert.deepEqual((await rows_of(one.tab())).map(([, ...row]) => row), [[1, 'mine'], [3, 'AA']]);
  await store.quarantine(BOARD, [{key, reason: 'decided'}]);
  assert.deepEqual((await rows_of(one.tab())).map(([, ...row]) => row), [[3, 'AA']]);
  assert.equal((await found(one.tab())).facts.must_hold, 1);
});

test('F42: rows that the program could not take are neither joined with others nor archived away', async () => {
  const one = browser();
  await with_rows(one, ['a', 'b', 'unparsable', 'd', 'e']);
  const store = one.tab({small_rows: 3});
  await store.read(BOARD, () => {});
  store.set_aside(BOARD, [3]);
  await store.compact(BOARD);
  assert.deepEqual((await rows_of(one.tab())).map(([, , text]) => text), ['unparsable', 'a\nb\nd\ne']);
  await store.begin_generation(BOARD, {gen: 2, lines: 1, rows: batch(['A']).rows});
  assert.deepEqual((await rows_of(one.tab())).map(([, ...row]) => row), [[1, 'unparsable'], [2, 'A']]);
});

test('F68: of two tabs that archive at once, one is refused', async () => {
  const one = browser(), [here, there] = [await with_rows(one, ['a']), one.tab()];
  await here.read(BOARD, () => {});
  await there.read(BOARD, () => {});
  const next = {gen: 2, lines: 1, rows: batch(['A']).rows};
  const done = await Promise.allSettled([here.begin_generation(BOARD, next), there.begin_generation(BOARD, next)]);
  assert.deepEqual(done.map(result => result.status).sort(), ['fulfilled', 'rejected']);
  assert.deepEqual((await found(one.tab())).lines, ['A']);
});

test('F70: a sentinel of the generation before counts more than this one: no alarm', async () => {
  const one = browser();
  const store = one.tab({sentinels: {of: one.sentinels().of.bind(one.sentinels()), keep: () => {}}});
  await with_rows(one, ['a', 'b', 'c']);
  await store.read(BOARD, () => {});
  await store.begin_generation(BOARD, {gen: 2, lines: 1, rows: batch(['A']).rows});  // killed before the sentinel
  const {facts} = await found(one.tab());
  assert.deepEqual([facts.must_hold, facts.sentinel, facts.is_older], [1, undefined, false]);
});
