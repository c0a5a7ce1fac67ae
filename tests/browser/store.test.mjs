// The page's store in Chromium, without the program: what a database in memory can't show. The shim lies here as it does in node.
import assert from 'node:assert/strict';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {chromium} from 'playwright-core';
import {listen, static_server} from '../../tools/serve.mjs';
import {arguments_of} from './support/chromium.mjs';

/** @typedef {import('playwright-core').Page} Page */

const shim = readFileSync(new URL('support/shim.js', import.meta.url), 'utf8');
const server = static_server('web');
const launch = {executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: arguments_of(true)};
/** @type {import('playwright-core').Browser} */
let browser;
let url = '';
before(async () => {
  url = `http://localhost:${await listen(server, 0)}/`;
  browser = await chromium.launch(launch);
});
after(async () => {
  await browser.close();
  server.closeAllConnections();
  await new Promise(resolve => server.close(resolve));
});

/** Runs in the page: what the tests use there. */
async function prepare() {
  const page = /** @type {any} */ (window);
  const of = (/** @type {string} */ name) => import(`/${name}.js`);
  const [{Store}, {Sentinels}, {Backups}] = await Promise.all([of('store'), of('sentinels'), of('backups')]);
  const hash_of = (/** @type {string} */ text) => `h(${text.length})`;
  const batch = (/** @type {string[]} */ texts, session = 's1') => ({gen: 1, session, lines: texts.length,
    rows: texts.map(text => ({text, hash: hash_of(text)}))});
  const root = () => navigator.storage.getDirectory();
  const tab = (options = {}) => new Store(indexedDB, {hash_of, locks: navigator.locks, 
    channel: (/** @type {string} */ name) => new BroadcastChannel(name), sentinels: new Sentinels(() => localStorage, root, 0), ...options});
  /** @param {any} store */
  const found = async store => {
    const facts = await store.open('b');
    /** @type {string[]} */
    const lines = [], lost = [];
    const rows = facts.is_lost ? 0 : await store.read('b', (/** @type {any} */ row) => lines.push(...row.text.split('\n')),
      (/** @type {number} */ key, /** @type {string} */ why) => lost.push(`${key}: ${why}`));
    return {facts, lines, lost, rows};
  };
  Object.assign(page, {Store, tab, batch, found, backups: new Backups(root), store: tab()});
}

/** Pages of one profile. @param {import('node:test').TestContext} t @param {boolean} [is_on_disk] as quota and clearing need */
async function profile(t, is_on_disk = false) {
  const folder = mkdtempSync(join(tmpdir(), 'funnelboard-store-'));
  const context = is_on_disk ? await chromium.launchPersistentContext(folder, launch) : await browser.newContext();
  t.after(async () => {
    await context.close();
    rmSync(folder, {recursive: true});
  });
  await context.addInitScript({content: shim});
  await context.route('**/blank', route => route.fulfill({contentType: 'text/html', body: '<!doctype html>'}));
  return async () => {
    const page = await context.newPage();
    await page.goto(`${url}blank`);
    await page.evaluate(prepare);
    return page;
  };
}
/** Runs in the page, where `prepare` has put its names. @param {Page} page @param {string} code @returns {Promise<any>} */
const run = (page, code) => page.evaluate(`(async () => {${code}})()`);

test('what is appended is read by a fresh page, and counted', async t => {
  const open = await profile(t), page = await open();
  await run(page, `await Promise.all(['a', 'b', 'c'].map(text => store.append('b', batch([text]))))`);
  const {lines, facts} = await run(await open(), `return found(store)`);
  assert.deepEqual([lines, facts.must_hold, facts.sentinel.lines], [['a', 'b', 'c'], 3, 3]);
});

test('another tab has it within 100 ms (median of 20)', async t => {
  const open = await profile(t), [writer, reader] = [await open(), await open()];
  await run(reader, `window.came = {}; store.listen('b', rows => rows.forEach(row => came[row.text] = Date.now()), () => {}); await store.read('b', () => {})`);
  await run(writer, `await store.open('b'); store.listen('b', () => {}, () => {})`);
  const wrote = await run(writer, `
    const wrote = {};
    for (let i = 0; i < 20; i++) {
      wrote['row ' + i] = Date.now();
      await store.append('b', batch(['row ' + i]));
      await new Promise(resolve => setTimeout(resolve, 30));
    }
    return wrote;`);
  await reader.waitForTimeout(300);
  const came = await run(reader, `return came`);
  const waits = Object.keys(wrote).map(row => came[row] - wrote[row]).sort((a, b) => a - b);
  t.diagnostic(`ms until it is in the other tab: ${waits.join(' ')}`);
  assert.equal(waits.filter(ms => ms >= 0).length, 20);
  assert.ok(waits[10] <= 100, `${waits}`);
});

test('F18: any call fails or is aborted, in Chromium: nothing acknowledged is lost', async t => {
  const open = await profile(t), page = await open();
  const tried = await run(page, `
    let tried = 0;
    for (const [mode, name] of [['throw', 'InvalidStateError'], ['fail', 'UnknownError'], ['abort', 'QuotaExceededError']]) {
      for (let k = 1, has_hit = true; has_hit; k++, tried++) {
        const board = 'b' + mode + name + k, kept = [], store = tab({small_rows: 3});
        await tab().append(board, batch(['1', '2', '3', '4', '5']));
        const fault = window.__fault = {at: 'any', k, mode, name, seen: 0};
        const keep = line => store.append(board, batch([line], 's2')).then(() => kept.push(line), () => {});
        await store.read(board, () => {}).catch(() => {});
        await Promise.all([keep('one'), keep('two')]);
        await store.compact(board);
        await store.accept(board, {lines: 5}).catch(() => {});
        await keep('three');
        window.__fault = undefined;
        has_hit = fault.seen >= k;
        const lines = [], fresh = tab(), facts = await fresh.open(board);
        await fresh.read(board, row => lines.push(...row.text.split('\\n')));
        for (const line of ['1', '2', '3', '4', '5', ...kept]) {
          if (!lines.includes(line)) throw new Error(line + ' is missing: ' + JSON.stringify(fault));
        }
        if (facts.must_hold > lines.length) throw new Error('a false alarm: ' + JSON.stringify(fault));
      }
    }
    return tried;`);
  assert.ok(tried > 100, `${tried}`);
});

test('F19, F20: an import that does not fit is told as full and refused whole; when there is room again, it is written', async t => {
  const open = await profile(t, true), page = await open();
  const cdp = await page.context().newCDPSession(page);
  const quota = (/** @type {number | undefined} */ quotaSize) =>
    cdp.send('Storage.overrideQuotaForOrigin', {origin: new URL(url).origin, quotaSize});
  await quota(3 * 2 ** 20);  // first of all: Chromium remembers for a while how much room there was
  await run(page, `await store.append('b', batch(['before']))`);
  const kind = await run(page, `
    const noise = () => Array.from(crypto.getRandomValues(new Uint16Array(32768)), code => String.fromCharCode(0x4e00 + code % 20000)).join('');
    window.rows = Array.from({length: 100}, noise);
    return store.append('b', batch(rows)).then(() => 'written', error => error.kind);`);
  assert.equal(kind, 'full');
  assert.deepEqual((await run(await open(), `return found(store)`)).lines, ['before']);
  await quota(undefined);
  await run(page, `await store.append('b', batch(rows))`);
  assert.equal((await run(await open(), `return found(store)`)).lines.length, 101);
});

test('F30, F31: the site is cleared, or the database deleted, under an open board: told, and nothing written over it', async t => {
  for (const how of ['clear', 'delete']) {
    const open = await profile(t, true), page = await open();
    await run(page, `window.told = []; store.listen('b', () => {}, what => told.push(what)); await store.append('b', batch(['a']))`);
    if (how === 'clear') {
      const cdp = await page.context().newCDPSession(page);
      await cdp.send('Storage.clearDataForOrigin', {origin: new URL(url).origin, storageTypes: 'all'});
    } else {
      await run(await open(), `await new Promise(resolve => indexedDB.deleteDatabase('funnelboard-b').onsuccess = resolve)`);
    }
    await page.waitForTimeout(2000);
    assert.deepEqual(await run(page, `return told`), ['cleared'], how);
    const kind = await run(page, `return store.append('b', batch(['b'])).then(() => 'written', error => error.kind)`);
    assert.equal(kind, 'cleared', how);
    await run(page, `await store.accept('b', {lines: 0}); await store.append('b', batch(['a', 'b']))`);
    const {lines, facts} = await run(await open(), `return found(store)`);
    assert.deepEqual([lines, facts.must_hold, facts.is_older], [['a', 'b'], 2, false], how);
  }
});

test('F38: a database that is gone while its sentinel is there: nothing is made in its place', async t => {
  const open = await profile(t), page = await open();
  await run(page, `await store.append('b', batch(['a']))`);
  await page.waitForTimeout(200);
  await page.close();
  const next = await open();
  await run(next, `await new Promise(resolve => indexedDB.deleteDatabase('funnelboard-b').onsuccess = resolve)`);
  assert.equal((await run(next, `return found(store)`)).facts.is_lost, true);
  await run(next, `localStorage.clear()`);
  assert.equal((await run(next, `return found(tab())`)).facts.is_lost, true, 'by the file system alone');
  assert.deepEqual(await run(next, `return (await indexedDB.databases()).map(one => one.name)`), []);
});

test('F55, F57: three tabs write and join at once: each load holds everything', async t => {
  const open = await profile(t), pages = [await open(), await open(), await open()];
  await Promise.all(pages.map((page, at) => run(page, `
    const store = tab({small_rows: 5});
    await store.open('b');
    await store.read('b', () => {});
    for (let i = 0; i < 60; i++) {
      await store.append('b', batch(['${at} ' + i], 's${at}'));
      if (i % 7 === ${at}) await store.catch_up('b', () => {}), await store.compact('b');
      const {lines, facts} = await found(tab({channel: undefined}));
      if (lines.length < facts.must_hold) throw new Error('a load at ' + i + ' had ' + lines.length + ' of ' + facts.must_hold);
    }`)));
  const {lines, facts, rows} = await run(await open(), `return found(store)`);
  t.diagnostic(`${rows} rows for 180 lines`);
  assert.equal(new Set(lines).size, 180);
  assert.equal(facts.must_hold, 180);
});

test('backups in the private file system: written, listed, read back; a cut one is not offered', async t => {
  const open = await profile(t), page = await open();
  const {listed, text} = await run(page, `
    await backups.write('b', 'start', [new Uint8Array(1e5).fill(120)]);
    const {name} = await backups.write('b', 'hourly', [1, 2].map(() => new Uint8Array(5e4).fill(121)));
    const folder = await (await (await navigator.storage.getDirectory()).getDirectoryHandle('backups')).getDirectoryHandle('b');
    const text = await backups.read('b', name);
    const cut = await (await folder.getFileHandle(name)).createWritable({keepExistingData: true});
    await cut.truncate(20);
    await cut.close();
    return {text, listed: (await backups.list('b')).map(one => one.why)};`);
  assert.deepEqual([text.length, listed], [1e5, ['start']]);
});
