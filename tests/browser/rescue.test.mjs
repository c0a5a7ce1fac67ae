// The page without a canvas: it gives out what this browser has stored, as it is stored.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {after, before, test} from 'node:test';
import {start} from './support/chromium.mjs';

/** @type {Awaited<ReturnType<typeof start>>} */
let chromium;
before(async () => {
  chromium = await start();
});
after(() => chromium.close());

/** Runs in the page: a board of two rows, one row in its quarantine, the database that it was before, and a backup. */
async function store_things() {
  const of = (/** @type {string} */ name, /** @type {object[]} */ log, /** @type {object[]} */ quarantine) => new Promise(resolve => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => {
      for (const store of ['log', 'quarantine']) request.result.createObjectStore(store, {autoIncrement: true});
      for (const store of ['meta', 'ui']) request.result.createObjectStore(store);
    };
    request.onsuccess = () => {
      const transaction = request.result.transaction(['log', 'quarantine'], 'readwrite');
      for (const row of log) transaction.objectStore('log').add(row);
      for (const row of quarantine) transaction.objectStore('quarantine').add(row);
      transaction.oncomplete = () => resolve(request.result.close());
    };
  });
  await of('funnelboard-b', [{gen: 1, text: 'damaged once', hash: 'h'}], []);
  await of('funnelboard-b~2', [{gen: 1, text: 'one', hash: 'h'}, {gen: 1, text: 'two', hash: 'h'}], [{key: 7, reason: 'bent', row: {text: 'three'}}]);
  const packed = await new Response(new Blob(['{"funnelboard":1}']).stream().pipeThrough(new CompressionStream('gzip'))).blob();
  const folder = await (await (await navigator.storage.getDirectory()).getDirectoryHandle('backups', {create: true})).getDirectoryHandle('b', {create: true});
  for (const [name, bytes] of /** @type {[string, Blob][]} */ ([
    [`20261123T034000000Z-before-import-${packed.size}.funnel.json.gz`, packed],
    [`20261123T044000000Z-hourly-${packed.size}.funnel.json.gz`, packed.slice(0, 9)],
  ])) {
    const writable = await (await folder.getFileHandle(name, {create: true})).createWritable();
    await writable.write(bytes);
    await writable.close();
  }
}

test('F78: without the program, every row, quarantined row and backup can be saved, and nothing is changed', async () => {
  const {page, errors} = await chromium.open();
  await page.evaluate(store_things);
  await page.goto(`${chromium.url}?safe`);
  /** @param {string | RegExp} item @param {string} button */
  async function saved(item, button) {
    const row = page.getByRole('listitem').filter({hasText: item});
    const download = page.waitForEvent('download');
    await row.getByRole('button', {name: button}).click();
    const file = await download;
    return {name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8'), note: await row.getByRole('status').textContent()};
  }
  const rows = await saved(/^Board b~2/, 'Save its rows to a file');
  assert.equal(rows.name, 'funnelboard-b~2-rows.jsonl');
  const lines = rows.text.trim().split('\n').map(line => JSON.parse(line));
  assert.deepEqual(lines.slice(1, 3).map(line => line.text), ['one', 'two']);
  assert.deepEqual(lines[3].quarantined, {key: 7, reason: 'bent', row: {text: 'three'}});
  assert.equal(rows.note, '2 rows saved. 1 from the quarantine.');
  assert.match((await saved(/^Board b /, 'Save its rows to a file')).text, /damaged once/);

  assert.equal(await page.getByRole('button', {name: 'Save this backup'}).count(), 1, 'half a backup is not offered');
  const backup = await saved(/before-import/, 'Save this backup');
  assert.match(backup.name, /^20261123T034000000Z-before-import-\d+\.funnel\.json$/);
  assert.equal(backup.text, '{"funnelboard":1}');

  const names = await page.evaluate(async () => (await indexedDB.databases()).map(one => one.name).sort());
  assert.deepEqual(names, ['funnelboard-b', 'funnelboard-b~2']);
  assert.deepEqual(errors, []);
});
