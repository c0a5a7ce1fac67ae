// What the store makes of a browser that fails: nothing that it has acknowledged gets lost, and it never acknowledges too much.
import assert from 'node:assert/strict';
import {afterEach, test} from 'node:test';
import {BOARD, batch, browser, calls, found, inject} from '../tests/support/page.js';

afterEach(() => inject(undefined));

const NAMES = ['QuotaExceededError', 'InvalidStateError', 'UnknownError', 'AbortError', 'DataError', 'NotReadableError',
  'TransactionInactiveError', 'VersionError', 'SecurityError'];
const IMPATIENT = {pauses_ms: [1, 1], open_timeout_ms: 25, append_timeout_ms: 25};  // for what is never answered

/** @typedef {ReturnType<typeof browser>} Browser */
/** @typedef {import('./store.js').Store} Store */

/**
 * Everything that a store does, at a board of five rows. What fails is tried on.
 * @param {Store} store @param {(line: string) => void} acknowledge
 */
async function everything(store, acknowledge) {
  const keep = (/** @type {string} */ line) => store.append(BOARD, batch([line], {session: 's2'})).then(() => acknowledge(line), () => {});
  await store.open(BOARD).catch(() => {});
  await store.read(BOARD, () => {}).catch(() => {});
  await Promise.all([keep('one'), keep('two')]);
  await store.catch_up(BOARD, () => {}).catch(() => {});
  await keep('three');
  await store.compact(BOARD);
  await keep('four');
  await store.accept(BOARD, {lines: 5}).catch(() => {});  // no more than there are, whatever failed
  await keep('five');
}

/** @param {any} fault @param {object} [patience] @returns {Promise<boolean>} whether it hit anything */
async function survives(fault, patience) {
  const {tab} = browser(), before = ['1', '2', '3', '4', '5'], words = JSON.stringify(fault);
  await tab().append(BOARD, batch(before));
  const acknowledged = [...before], store = tab({...patience, small_rows: 3});
  inject(fault);
  await everything(store, line => acknowledged.push(line));
  inject(undefined);
  while (!await store.append(BOARD, batch(['well again'], {session: 's2'})).then(() => true, () => !patience));
  const {lines, lost, facts} = await found(tab());
  for (const line of [...acknowledged, 'well again']) assert.ok(lines.includes(line), `${line} is missing after ${words}: ${lines}`);
  assert.deepEqual(lost, []);
  assert.ok(!facts.is_lost && !facts.is_older && facts.must_hold <= lines.length,
    `a false alarm after ${words}: ${facts.must_hold} of ${lines.length} lines`);
  return fault.seen >= fault.k;
}

for (const mode of ['throw', 'fail', 'abort']) {
  for (const times of [1, 2, Infinity]) {
    test(`F18, F23: any call fails (${mode}) ${times} times: nothing acknowledged is lost, and it goes on when calls succeed`, async () => {
      for (const name of NAMES) {
        for (let k = 1; await survives({at: 'any', k, times, mode, name}); k++);
      }
    });
  }
}

test('F18, F24: any call is never answered: nothing acknowledged is lost', async () => {
  for (let k = 1; await survives({at: 'any', k, mode: 'hang'}, IMPATIENT); k++);
  for (let k = 1; await survives({at: 'complete', k, mode: 'swallow'}, IMPATIENT); k++);
});

test('F19: a full disk is told as full, is not counted, and the rows can be written when there is room', async () => {
  const {tab} = browser(), store = tab();
  await store.open(BOARD);
  inject({at: 'commit', mode: 'abort', name: 'QuotaExceededError', times: Infinity});
  await assert.rejects(store.append(BOARD, batch(['one'])), {kind: 'full'});
  inject(undefined);
  await store.append(BOARD, batch(['one']));
  const {lines, facts} = await found(tab());
  assert.deepEqual([lines, facts.counted], [['one'], 1]);
});

test('F19: old backups make room, and then the rows are written without anybody noticing', async () => {
  const {tab} = browser();
  /** @type {string[]} */
  const asked = [];
  const store = tab({free_room: async board => asked.push(board)});
  await store.open(BOARD);
  inject({at: 'add', mode: 'abort', name: 'QuotaExceededError'});
  await store.append(BOARD, batch(['one']));
  assert.deepEqual(asked, [BOARD]);
  assert.deepEqual((await found(tab())).lines, ['one']);
});

test('F20: an import that does not fit is refused whole', async () => {
  const {tab} = browser(), store = tab();
  await store.append(BOARD, batch(['before']));
  inject({at: 'add', k: 30, mode: 'abort', name: 'QuotaExceededError'});
  await assert.rejects(store.append(BOARD, batch(Array.from({length: 60}, (_, i) => `row ${i}`))), {kind: 'full'});
  inject(undefined);
  assert.deepEqual((await found(tab())).lines, ['before']);
});

test('F19: of two edits on their way together, one does not fit: a page that opens at once is told of one line, not of two', async () => {
  const {tab} = browser(), store = tab();
  await store.open(BOARD);
  inject({at: 'add', mode: 'abort', name: 'QuotaExceededError'});
  const done = await Promise.allSettled([store.append(BOARD, batch(['large'])), store.append(BOARD, batch(['small']))]);
  assert.deepEqual(done.map(({status}) => status), ['rejected', 'fulfilled']);
  inject(undefined);
  const {lines, facts} = await found(tab());
  assert.deepEqual([lines, facts.must_hold], [['small'], 1]);
});

test('F22: what Chromium and Firefox say of a full disk: both go on when there is room', async () => {
  const {tab} = browser(), store = tab();
  await store.open(BOARD);
  const chromium = new DOMException('Failed to write blobs (IOError)', 'DataError');
  const {add} = IDBObjectStore.prototype;
  IDBObjectStore.prototype.add = () => {
    throw chromium;
  };
  await assert.rejects(store.append(BOARD, batch(['one'])), {kind: 'full'});
  IDBObjectStore.prototype.add = add;
  inject([{at: 'add', mode: 'abort', name: 'QuotaExceededError'}, {at: 'transaction', k: 2, mode: 'throw', name: 'InvalidStateError'}]);
  await assert.rejects(store.append(BOARD, batch(['one'])), {kind: 'full'});
  await store.append(BOARD, batch(['one']));
  assert.deepEqual((await found(tab())).lines, ['one']);
});

test('F24, F26: a write of which nobody hears is done again with a new connection; twice the same row is no alarm', async () => {
  const {tab} = browser(), store = tab({append_timeout_ms: 20});
  await store.open(BOARD);
  inject({at: 'complete', mode: 'swallow'});
  await store.append(BOARD, batch(['one']));
  assert.equal(calls().open, 1);
  inject(undefined);
  const {lines, facts} = await found(tab());
  assert.deepEqual(lines, ['one', 'one']);
  assert.equal(facts.must_hold, 1);
});

test('F24: a write that never ends, twice, is told', async () => {
  const store = browser().tab({append_timeout_ms: 20});
  await store.open(BOARD);
  inject({at: 'complete', mode: 'swallow', times: 2});
  await assert.rejects(store.append(BOARD, batch(['one'])), {name: 'TimeoutError', kind: 'lost'});
});

test('F25: a store that lied is found out at the next start: fewer lines than it must hold', async () => {
  const {tab} = browser(), store = tab();
  await store.append(BOARD, batch(['one']));
  inject({at: 'add', mode: 'lie'});
  await store.append(BOARD, batch(['two']));
  inject(undefined);
  const {lines, facts} = await found(tab());
  assert.deepEqual([lines, facts.must_hold], [['one'], 2]);
});

test('F28: an opening that hangs or fails is tried again; one that always fails is an error, and no empty board', async () => {
  for (const fault of [{at: 'open', mode: 'hang'}, {at: 'open', mode: 'fail', times: 3}, {at: 'databases', mode: 'fail'},
    {at: 'databases', mode: 'hang'}]) {
    const {tab} = browser();
    await tab().append(BOARD, batch(['one']));
    inject(fault);
    assert.deepEqual((await found(tab({open_timeout_ms: 50}))).lines, ['one']);
    inject({...fault, times: Infinity});
    await assert.rejects(tab({open_timeout_ms: 50}).open(BOARD), {kind: 'lost'});
    assert.equal(calls()[fault.at], 4, 'once and three times more');
    inject(undefined);
    assert.deepEqual((await found(tab())).lines, ['one']);
  }
});

test('F28: an opening that comes too late holds nothing open', async () => {
  const {tab, factory} = browser();
  const {open} = factory;
  factory.open = (...args) => {
    const request = open.apply(factory, args), late = /** @type {any} */ ({});
    request.onupgradeneeded = event => late.onupgradeneeded.call(request, event);
    Object.defineProperty(late, 'result', {get: () => request.result});
    Object.defineProperty(late, 'transaction', {get: () => request.transaction});
    setTimeout(() => late.onsuccess(), 60);
    return late;
  };
  await assert.rejects(tab({open_timeout_ms: 20, pauses_ms: []}).open(BOARD), {name: 'TimeoutError'});
  await new Promise(resolve => setTimeout(resolve, 80));
  await new Promise((resolve, reject) => {
    const request = factory.deleteDatabase(`funnelboard-${BOARD}`);
    request.onsuccess = resolve;
    request.onblocked = reject;
  });
});

test('F29: a connection that was lost midway is opened again, and the rows are written; only a second failure is told', async () => {
  const {tab} = browser(), store = tab();
  await store.open(BOARD);
  inject({at: 'transaction', mode: 'throw', name: 'InvalidStateError'});
  await store.append(BOARD, batch(['one']));
  assert.equal(calls().open, 1);
  inject({at: 'add', mode: 'fail', name: 'UnknownError', times: 2});
  await assert.rejects(store.append(BOARD, batch(['two'])), {kind: 'lost'});
  inject(undefined);
  assert.deepEqual((await found(tab())).lines, ['one']);
});

test('F29: edits that were on their way together when the connection was lost are all written, over one new connection', async () => {
  const {tab} = browser(), store = tab();
  await store.open(BOARD);
  inject({at: 'add', mode: 'fail', name: 'UnknownError', times: 3});
  await Promise.all(['one', 'two', 'three'].map(line => store.append(BOARD, batch([line]))));
  assert.equal(calls().open, 1);
  inject(undefined);
  const {lines, facts} = await found(tab());
  assert.deepEqual([lines.sort(), facts.must_hold], [['one', 'three', 'two'], 3]);
});

test('F29: a connection that is lost while reading is opened again: each row comes once, and none is called damaged', async () => {
  const {tab} = browser(), texts = Array.from({length: 40}, (_, i) => `${i}`);
  await tab().append(BOARD, batch(texts));
  for (const fault of [{at: 'getAllKeys', k: 2}, {at: 'transaction', k: 2}, {at: 'transaction', k: 3, times: 3}, {at: 'get', times: 2},
    {at: 'getAll', k: 3}]) {
    inject([{...fault, mode: 'throw', name: 'InvalidStateError'}, {at: 'getAll', k: 2, mode: 'fail', name: 'NotReadableError'}]);
    const {lines, lost} = await found(tab());
    assert.deepEqual([lines, lost], [texts, []], JSON.stringify(fault));
  }
});

test('F40: a row that fails once is read at the second try, and is not called damaged', async () => {
  const {tab} = browser();
  await tab().append(BOARD, batch(['a', 'b', 'c']));
  inject([{at: 'getAll', k: 2, mode: 'fail', name: 'UnknownError'}, {at: 'get', k: 3, mode: 'fail', name: 'NotReadableError'}]);
  const {lines, lost} = await found(tab());
  assert.deepEqual([lines, lost], [['a', 'b', 'c'], []]);
});

test('F32: where storage is forbidden, that is said at once', async () => {
  inject({at: 'open', mode: 'throw', name: 'SecurityError', times: Infinity});
  await assert.rejects(browser().tab().open(BOARD), {kind: 'none'});
  assert.equal(calls().open, 1);
});
