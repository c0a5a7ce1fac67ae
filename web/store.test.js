import assert from 'node:assert/strict';
import {afterEach, test} from 'node:test';
import {BOARD, batch, browser, calls, found, hash_of, inject, raw} from '../tests/support/page.js';
import {words_of} from './store.js';

afterEach(() => inject(undefined));

/** @param {IDBFactory} factory @param {string} key */
const meta_of = (factory, key) => raw(factory, database => database.transaction('meta').objectStore('meta').get(key));

test('rows come back in the order of writing, with their keys and hashes', async () => {
  const {tab} = browser(), store = tab();
  await store.append(BOARD, batch(['one', 'two']));
  await store.append(BOARD, batch(['three']));
  /** @type {unknown[]} */
  const rows = [];
  assert.equal(await tab().read(BOARD, (row, place) => rows.push({...row, ...place})), 3);
  assert.deepEqual(rows[2], {key: 3, gen: 1, text: 'three', hash: 'h(three)', number: 3, total: 3});
});

test('F6: an edit is with the browser before the event that made it is over, and nothing is read for it', async () => {
  const store = browser().tab();
  await store.open(BOARD);
  inject(undefined);
  const kept = store.append(BOARD, batch(['one']));
  assert.deepEqual(calls(), {transaction: 1, complete: 1, add: 1, put: 1, commit: 1});
  await kept;
  assert.deepEqual(calls(), {transaction: 1, complete: 1, add: 1, put: 1, commit: 1});
});

test('finished actions are flushed to the disk; what is being typed need not be', async () => {
  const store = browser().tab();
  await store.open(BOARD);
  /** @type {unknown[]} */
  const asked = [];
  const {transaction} = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function(...args) {
    asked.push(args[2]?.durability);
    return transaction.apply(this, args);
  };
  await store.append(BOARD, batch(['done']));
  await store.append(BOARD, batch(['typing'], {is_draft: true}));
  IDBDatabase.prototype.transaction = transaction;
  assert.deepEqual(asked, ['strict', 'relaxed']);
});

test('many rows are read in batches without a gap', async () => {
  const {tab} = browser(), texts = Array.from({length: 40}, (_, i) => `r${i}`);
  await tab().append(BOARD, batch(texts));
  const store = tab();
  assert.deepEqual((await found(store)).lines, texts);
  assert.deepEqual((await found(store)).lines, texts, 'and all of them again');
});

test('a board that was never written is empty, and then it has a database', async () => {
  const {tab} = browser(), {lines, facts} = await found(tab());
  assert.deepEqual([lines, facts.is_new, facts.is_lost, facts.must_hold], [[], true, false, 0]);
  assert.deepEqual(await tab().boards(), [BOARD]);
});

test('boards do not see each other', async () => {
  const {tab} = browser(), store = tab();
  await store.append('a', batch(['for a']));
  await store.append('b', batch(['for b']));
  assert.deepEqual((await found(tab(), 'a')).lines, ['for a']);
  assert.deepEqual(await tab().boards(), ['a', 'b']);
});

test('meta counts the lines of each session, and a fresh page is told what the log must hold', async () => {
  const {tab, factory} = browser(), store = tab();
  await Promise.all([store.append(BOARD, batch(['one'])), store.append(BOARD, batch(['2\n3'], {lines: 2}))]);
  await tab().append(BOARD, batch(['4'], {session: 's2'}));
  assert.equal(await meta_of(factory, 'n/s1'), 3);
  assert.deepEqual(await meta_of(factory, 'head'), {board: BOARD, gen: 1, schema: 1});
  const {counted, must_hold, sentinel} = (await found(tab())).facts;
  assert.deepEqual([counted, must_hold, sentinel?.lines], [4, 4, 4]);
});

test('the first save of a board of another generation says so', async () => {
  const {tab} = browser();
  await tab().append(BOARD, batch(['one'], {gen: 3}));
  assert.equal((await found(tab())).facts.gen, 3);
});

test('F53: two tabs append 200 edits each at once: 400 are there, and counted', async () => {
  const {tab} = browser(), [here, there] = [tab(), tab()];
  const numbers = [...Array(200).keys()];
  await Promise.all(numbers.flatMap(i => [here.append(BOARD, batch([`h${i}`])),
    there.append(BOARD, batch([`t${i}`], {session: 's2'}))]));
  const {lines, facts} = await found(tab());
  assert.equal(new Set(lines).size, 400);
  assert.equal(facts.counted, 400);
});

test('F27: of rows that can not all be written, none is, and none is counted', async () => {
  const {tab, factory} = browser(), store = tab();
  const unclonable = /** @type {any} */ ({text: () => {}, hash: ''});
  const rows = [...batch(['one']).rows, unclonable];
  await assert.rejects(store.append(BOARD, batch([], {rows, lines: 2})), {name: 'DataCloneError', kind: 'other'});
  await store.append(BOARD, batch(['later']));
  assert.deepEqual((await found(tab())).lines, ['later']);
  assert.equal(await meta_of(factory, 'n/s1'), 1);
});

test('F73: a database of a newer program is refused at once and stays as it is', async () => {
  const {tab, factory} = browser();
  await new Promise(resolve => {
    const request = factory.open(`funnelboard-${BOARD}`, 7);
    request.onsuccess = () => resolve(request.result.close());
  });
  inject(undefined);
  await assert.rejects(tab().open(BOARD), {name: 'VersionError', kind: 'newer'});
  assert.equal(calls().open, 1);
  assert.equal((await factory.databases())[0].version, 7);
});

test('a segment that holds what many rows held is read like one of them', async () => {
  const {tab} = browser(), text = 'one\ntwo';
  await tab().append(BOARD, batch([], {lines: 2, rows: [{text, hash: hash_of(text)}]}));
  assert.deepEqual((await found(tab())).lines, ['one', 'two']);
});

test('what this browser remembers beside the board comes back', async () => {
  const {tab} = browser();
  await tab().remember(BOARD, 'file', {name: 'kept'});
  assert.deepEqual(await tab().recall(BOARD, 'file'), {name: 'kept'});
});

test('an error is words for a person, whatever was thrown', () => {
  assert.equal(words_of(new DOMException('bad block', 'UnknownError')), 'UnknownError: bad block');
  assert.equal(words_of(undefined), 'Error: no reason given');
});
