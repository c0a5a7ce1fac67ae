// Several tabs with one board: what one writes is in the others, whatever becomes of the messages between them.
import assert from 'node:assert/strict';
import {afterEach, test} from 'node:test';
import {forceCloseDatabase} from 'fake-indexeddb';
import {BOARD, batch, browser, calls, found, hash_of, inject, raw, settled} from '../tests/support/page.js';

afterEach(() => inject(undefined));

/** @typedef {import('./store.js').Store} Store */

/** A tab that shows what it reads and hears. @param {Store} store */
async function showing(store) {
  /** @type {string[]} */
  const lines = [];
  /** @type {string[]} */
  const told = [];
  store.listen(BOARD, rows => lines.push(...rows.flatMap(row => row.text.split('\n'))), what => told.push(what));
  await store.read(BOARD, row => lines.push(...row.text.split('\n')));
  const look = () => store.catch_up(BOARD, row => lines.push(...row.text.split('\n')));
  return {store, lines, told, look};
}

/** @param {Store} store @param {number} count @param {string} [session] */
async function write_many(store, count, session = 's1') {
  for (let i = 0; i < count; i++) await store.append(BOARD, batch([`${session} ${i}`], {session}));
}

test('what one tab writes comes to the other, and does not come back', async () => {
  const {tab} = browser(), [here, there] = [await showing(tab()), await showing(tab())];
  await here.store.append(BOARD, batch(['one']));
  await settled();
  await there.store.append(BOARD, batch(['two'], {session: 's2'}));
  await settled();
  await here.store.append(BOARD, batch(['three']));
  await settled();
  assert.deepEqual([here.lines, there.lines], [['two'], ['one', 'three']]);
});

test('F62: what another tab writes before this one begins to read comes once, with the rest', async () => {
  const {tab} = browser(), writer = tab(), reader = tab();
  /** @type {string[]} */
  const lines = [];
  reader.listen(BOARD, rows => lines.push(...rows.map(row => row.text)), () => {});
  await writer.append(BOARD, batch(['early']));
  await reader.open(BOARD);
  await settled();
  assert.equal(lines.length, 0);
  await reader.read(BOARD, row => lines.push(row.text));
  await settled();
  await writer.append(BOARD, batch(['late']));
  await settled();
  assert.deepEqual(lines, ['early', 'late']);
});

test('F62: what another tab writes before the log was read comes once, after it', async () => {
  const {tab, factory} = browser(), writer = await showing(tab()), {open} = factory;
  await writer.store.append(BOARD, batch(['before']));
  factory.open = (...args) => {  // reading takes long
    const request = open.apply(factory, args), late = /** @type {any} */ (request);
    setTimeout(() => late.then(), 30);
    return Object.defineProperty(late, 'onsuccess', {set: then => late.then = then});
  };
  const coming = showing(tab());
  await writer.store.append(BOARD, batch(['meanwhile']));
  const reader = await coming;
  await settled();
  assert.deepEqual(reader.lines, ['before', 'meanwhile']);
});

test('F63, F65: messages lost, doubled, late, or none at all: the next look reads what is missing, once', async () => {
  for (const mode of ['drop', 'repeat', 'late', 'none']) {
    const {tab, channel} = browser();
    /** @type {(() => void)[]} */
    const late = [];
    const bad = (/** @type {string} */ name) => {
      const one = channel(name), post = one.postMessage;
      one.postMessage = message => {
        if (mode === 'repeat') [1, 2, 3].forEach(() => post(message));
        if (mode === 'late') late.push(() => post(message));
      };
      return one;
    };
    const channel_of_tab = mode === 'none' ? undefined : bad;
    const [here, there] = [await showing(tab({channel: channel_of_tab})), await showing(tab({channel: channel_of_tab}))];
    await write_many(here.store, 5);
    await write_many(there.store, 2, 's2');
    await settled();
    await Promise.all([here.look(), there.look()]);
    late.reverse().forEach(post => post());
    await settled();
    assert.deepEqual(here.lines, ['s2 0', 's2 1'], mode);
    assert.deepEqual(there.lines, ['s1 0', 's1 1', 's1 2', 's1 3', 's1 4'], mode);
  }
});

test('F64: a message that is malformed, of another board, or huge, changes nothing: rows come from the log alone', async () => {
  const {tab, channel} = browser(), {store, lines, told} = await showing(tab());
  const forged = channel(`funnelboard-${BOARD}`);
  inject(undefined);
  for (const message of [null, 7, 'x'.repeat(50e6), {board: 'other'}, {board: {}}, [], {board: 'other', gen: 9, rows: ['x']}]) {
    forged.postMessage(message);
  }
  await settled();
  assert.equal(calls().getAllKeys ?? 0, 0);
  forged.postMessage({board: BOARD, gen: 9, era: 9, rows: [{key: 1, gen: 9, text: 'x', hash: hash_of('x')}]});
  await settled();
  await store.append(BOARD, batch(['one']));
  assert.deepEqual([lines, told], [[], []]);
  assert.deepEqual((await found(tab())).facts.counted, 1);
});

test('F66: a tab that slept while others wrote catches up, and then adds its own', async () => {
  const {tab} = browser(), sleeping = await showing(tab({channel: undefined}));
  await write_many(tab(), 100);
  await sleeping.look();
  await sleeping.store.append(BOARD, batch(['awake'], {session: 's2'}));
  await sleeping.look();
  assert.equal(sleeping.lines.length, 100);
  assert.equal((await found(tab())).lines.length, 101);
});

test('F30: the site is cleared while a board is open: that is told, and nothing is written over it until a person says so', async () => {
  const {tab, factory, local} = browser(), {store, told, lines: shown} = await showing(tab());
  await write_many(store, 5);
  local.removeItem(`funnelboard-sentinel/${BOARD}`);
  await new Promise(resolve => factory.deleteDatabase(`funnelboard-${BOARD}`).onsuccess = resolve);
  assert.deepEqual(told, ['cleared']);
  await assert.rejects(store.append(BOARD, batch(['two'])), {kind: 'cleared'});
  assert.deepEqual(await tab().boards(), []);
  await store.accept(BOARD, {lines: 0});  // "Write again"
  await store.append(BOARD, batch(['one', 'two']));
  const {lines, facts} = await found(tab());
  assert.deepEqual([lines, facts.must_hold, facts.is_older], [['one', 'two'], 2, false]);
  await tab().append(BOARD, batch(['of another tab'], {session: 's2'}));
  await settled();
  assert.deepEqual(shown, ['of another tab']);
});

test('F30: a connection that the browser closed by itself is told only if the board is gone', async () => {
  const {tab, factory} = browser();
  /** @type {any[]} */
  const databases = [];
  const {open} = factory;
  factory.open = (...args) => {
    const request = open.apply(factory, args);
    request.addEventListener('success', () => databases.push(request.result));
    return request;
  };
  const {store, told} = await showing(tab());
  forceCloseDatabase(databases[0]);
  await settled();
  await store.append(BOARD, batch(['one']));
  assert.deepEqual(told, []);
  factory.open = open;
  await new Promise(resolve => {
    Object.assign(databases[1], {onversionchange: null});
    factory.deleteDatabase(`funnelboard-${BOARD}`).onsuccess = resolve;
    forceCloseDatabase(databases[1]);
  });
  await settled();
  assert.deepEqual(told, ['cleared']);
});

test('F71: a newer program that opens the board is told; this one stops writing', async () => {
  const {tab, factory} = browser(), {store, told} = await showing(tab());
  await new Promise(resolve => {
    const request = factory.open(`funnelboard-${BOARD}`, 2);
    request.onsuccess = () => resolve(request.result.close());
  });
  assert.deepEqual(told, ['newer']);
  await assert.rejects(store.append(BOARD, batch(['one'])), {kind: 'newer'});
});

test('F71: a newer program that changed only what the board says of itself is told as well, and is not opened over', async () => {
  const {tab, factory} = browser(), {store, told} = await showing(tab());
  await raw(factory, database => database.transaction('meta', 'readwrite').objectStore('meta').put({board: BOARD, gen: 1, schema: 99}, 'head'));
  await store.catch_up(BOARD, () => {});
  assert.deepEqual(told, ['newer']);
  await assert.rejects(tab().open(BOARD), {kind: 'newer'});
});

test('F55: a tab loads while another compacts: every load holds every acknowledged line', async () => {
  const {tab} = browser(), writer = await showing(tab({small_rows: 3}));
  for (let i = 0; i < 60; i++) {
    await writer.store.append(BOARD, batch([`s1 ${i}`]));
    const loading = [found(tab()), i % 3 ? undefined : writer.store.compact(BOARD), found(tab())];
    for (const load of await Promise.all(loading)) {
      if (typeof load === 'object') assert.ok(new Set(load.lines).size === i + 1 && load.facts.must_hold <= load.lines.length);
    }
  }
});

test('F55: rows that are moved on while they are read are read where they went', async () => {
  const {tab} = browser(), writer = await showing(tab({small_rows: 3}));
  await write_many(writer.store, 40);
  /** @type {Set<string>} */
  const lines = new Set();
  let compacting;
  await tab().read(BOARD, row => {
    compacting ??= writer.store.compact(BOARD);
    row.text.split('\n').forEach(line => lines.add(line));
  });
  assert.equal(await compacting, 40);
  assert.equal(lines.size, 40);
});

test('F56, F21, F60: compaction that breaks off at any step leaves the log before or after it; three tries, then no more', async () => {
  for (const mode of ['throw', 'abort', 'fail']) {
    for (let k = 1, has_failed = true; has_failed; k++) {
      const {tab} = browser(), {store} = await showing(tab({small_rows: 3}));
      await write_many(store, 6);
      const fault = {at: 'any', k, mode, name: 'QuotaExceededError', times: Infinity, seen: 0};
      inject(fault);
      const replaced = await store.compact(BOARD);
      inject(undefined);
      has_failed = fault.seen >= k;
      const {lines, facts} = await found(tab());
      assert.deepEqual(lines.sort(), ['s1 0', 's1 1', 's1 2', 's1 3', 's1 4', 's1 5'], `${mode} at ${k}`);
      assert.ok(facts.must_hold <= 6);
      assert.ok(has_failed || replaced === 6);
      await store.append(BOARD, batch(['goes on']));
    }
  }
  const {store} = await showing(browser().tab({small_rows: 3}));
  await write_many(store, 6);
  inject({at: 'add', mode: 'abort', times: Infinity});
  for (let i = 0; i < 5; i++) await store.compact(BOARD);
  assert.equal(calls().add, 3);
});

test('F57: two tabs compact at once, with locks and without: nothing is lost', async () => {
  for (const locks of [browser().locks, undefined]) {
    const {tab} = browser(), [here, there] = [await showing(tab({locks, small_rows: 3})), await showing(tab({locks, small_rows: 3}))];
    await write_many(here.store, 20);
    await settled();
    await Promise.all([here.store.compact(BOARD), there.store.compact(BOARD)]);
    const {lines, facts, rows} = await found(tab());
    assert.equal(new Set(lines).size, 20);
    assert.equal(rows, 1);
    assert.equal(facts.must_hold, 20);
  }
});

test('F58: a row that comes between what compaction reads and what it deletes is kept', async () => {
  const {tab} = browser(), here = await showing(tab({small_rows: 3})), there = await showing(tab());
  await write_many(here.store, 20);
  const compacting = here.store.compact(BOARD);
  await Promise.all([there.store.append(BOARD, batch(['between'], {session: 's2'})), compacting]);
  const {lines} = await found(tab());
  assert.ok(lines.includes('between') && lines.length === 21);
});

test('F59: compaction keeps rows that were written twice, so that there are never fewer than were counted', async () => {
  const {tab} = browser(), {store} = await showing(tab({small_rows: 3}));
  for (let i = 0; i < 6; i++) await store.append(BOARD, batch(['again']));
  assert.equal(await store.compact(BOARD), 6);
  const {lines, facts, rows} = await found(tab());
  assert.deepEqual([lines.length, facts.must_hold, rows], [6, 6, 1]);
  assert.equal(await store.catch_up(BOARD, () => {}), 0, 'what it has joined is nothing new');
});

test('compaction leaves rows with a wrong hash, and rows of another generation, as they are', async () => {
  const {tab, factory} = browser(), {store} = await showing(tab({small_rows: 3}));
  await write_many(store, 6);
  await store.append(BOARD, batch(['older'], {gen: 0}));
  await raw(factory, database => database.transaction('log', 'readwrite').objectStore('log').put({gen: 1, text: 'bent', hash: 'h'}, 2));
  const {store: other} = await showing(tab({small_rows: 3}));
  await other.compact(BOARD);
  /** @type {unknown[]} */
  const rows = [];
  await tab().read(BOARD, ({key, gen, text}) => rows.push([key, gen, text]));
  assert.deepEqual(rows, [[2, 1, 'bent'], [7, 0, 'older'], [8, 1, 's1 0\ns1 2\ns1 3\ns1 4\ns1 5']]);
});

test('F40: a row that can not be read stays where it is, and the others are joined', async () => {
  const {tab} = browser(), {store} = await showing(tab({small_rows: 3}));
  await write_many(store, 6);
  inject({at: 'get', k: 3, mode: 'fail', name: 'NotReadableError'});
  assert.equal(await store.compact(BOARD), 5);
  inject(undefined);
  const {lines, rows} = await found(tab());
  assert.deepEqual([lines.length, rows], [6, 2]);
});

test('a segment holds about a megabyte, and what is as large is left alone', async () => {
  const {tab} = browser(), {store} = await showing(tab({small_rows: 3}));
  await store.append(BOARD, batch(['L'.repeat(200_000)]));
  for (let i = 0; i < 50; i++) await store.append(BOARD, batch([`${i}`.repeat(25_000)]));
  await store.compact(BOARD);
  /** @type {number[]} */
  const sizes = [];
  await tab().read(BOARD, row => sizes.push(row.text.length));
  assert.ok(sizes.includes(200_000) && sizes.length <= 5, `${sizes}`);
  assert.ok(Math.max(...sizes) <= 2 ** 20);
});

test('a page that can not make hashes, such as the rescue page, compacts nothing', async () => {
  const {store} = await showing(browser().tab({small_rows: 3, hash_of: undefined}));
  await write_many(store, 6);
  assert.equal(await store.compact(BOARD), 0);
});
