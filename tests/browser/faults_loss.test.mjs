// What a browser keeps is cleared, deleted, evicted or newer than the page: nothing is written over it behind anybody's back.
import assert from 'node:assert/strict';
import {readFileSync, readdirSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {setTimeout as wait} from 'node:timers/promises';
import {until} from './support/engines.mjs';
import {add_and_save, begin_to_add, add, drop, fingerprint_of, names_on, opens_whole, saved_file, status, status_says, text_of}
  from './support/edits.mjs';
import {PROFILES, chromium_profile} from './support/profiles.mjs';

/** @typedef {import('./support/edits.mjs').Someone} Someone */

/** In the page. @returns {Promise<string[]>} */
const databases = async () => (await indexedDB.databases()).map(one => one.name ?? '').filter(name => name.startsWith('funnelboard-'));

/** The board lost its storage while it was open: said at once; written again when asked to. @param {Someone} someone */
async function is_told_and_writes_again(someone) {
  await status_says(someone, /^NOT SAVED/);
  assert.match(await text_of(someone), /was deleted\. The board on screen is whole/);
  await begin_to_add(someone);
  await add(someone, 'after it');
  await wait(1000);
  assert.match(await status(someone), /^NOT SAVED/, 'nothing is written behind the back of a person who may have cleared it on purpose');
  await someone.click('button', 'Try again');
  await status_says(someone, /^Saved/);
  const print = await fingerprint_of(someone);
  await someone.reload();
  await opens_whole(someone);
  assert.equal(await fingerprint_of(someone), print);
  const names = await names_on(someone);
  assert.ok(names.includes('before it') && names.includes('after it'), `${names}`);
}

test('F30: the site is cleared under an open board: told, kept in memory, written again when somebody says so', async t => {
  const profile = await chromium_profile();
  t.after(profile.remove);
  const browser = await profile.start(), someone = await browser.open();
  await add_and_save(someone, 'before it');
  const cdp = await browser.context.newCDPSession(browser.pages[0]);
  await cdp.send('Storage.clearDataForOrigin', {origin: profile.origin, storageTypes: 'all'});
  await is_told_and_writes_again(someone);
});

for (const [engine, make] of PROFILES) {
  test(`F31: another tab of ${engine} deletes the database: told, kept in memory, written again when somebody says so`, async t => {
    const profile = await make();
    t.after(profile.remove);
    const browser = await profile.start(), someone = await browser.open();
    await add_and_save(someone, 'before it');
    const [name] = await someone.evaluate(databases);
    await someone.evaluate(name => new Promise(resolve => indexedDB.deleteDatabase(name).onsuccess = () => resolve(true)), name);
    await is_told_and_writes_again(someone);
  });

  test(`F49: everything is evicted from ${engine}: a first visit, and one file brings all back`, async t => {
    const profile = await make();
    t.after(profile.remove);
    const browser = await profile.start(), someone = await browser.open();
    await add_and_save(someone, 'kept in a file');
    const print = await fingerprint_of(someone);
    const file = readFileSync((await saved_file(someone)).path, 'utf8');
    await browser.close();
    if (engine === 'Firefox') {
      rmSync(join(profile.folder, 'storage'), {recursive: true});
      for (const name of readdirSync(profile.folder)) if (/^storage\.sqlite|^ls-archive/.test(name)) rmSync(join(profile.folder, name));
    } else {
      for (const name of ['IndexedDB', 'Local Storage', 'File System', 'Service Worker', 'Session Storage', 'WebStorage']) {
        rmSync(join(profile.folder, 'Default', name), {recursive: true, force: true});
      }
    }

    const visitor = await (await profile.start()).open();
    await visitor.see('button', 'Open a file');
    assert.match(await status(visitor), /^Memory only · sample/);
    await drop(visitor, 'board.funnel.json', file);
    await visitor.click('dialog', 'Import', 'button', /^(Open|Import)$/);
    await status_says(visitor, /^Saved/);
    assert.equal(await fingerprint_of(visitor), print);
  });

  test(`F73: an older page meets the storage of a newer one in ${engine}: it neither reads nor writes, and says so`, async t => {
    const profile = await make();
    t.after(profile.remove);
    const browser = await profile.start(), someone = await browser.open();
    await add_and_save(someone, 'by the old one');
    const [name] = await someone.evaluate(databases);
    const upgrade = (/** @type {string} */ name) => new Promise(resolve => {
      const request = indexedDB.open(name, 99);
      request.onupgradeneeded = () => request.result.createObjectStore('of the newer one');
      request.onsuccess = () => resolve(request.result.close());
    });
    await someone.evaluate(upgrade, name);
    await status_says(someone, /^Read-only/);
    await begin_to_add(someone);
    await add(someone, 'too late');
    await status_says(someone, /^NOT SAVED \(1 change\)/);

    const later = await browser.open();
    await later.see('alert', /^A newer Funnelboard has been here/);
    assert.equal(await status(later), 'Read-only');
    assert.deepEqual(await later.evaluate(name => new Promise(resolve => {
      indexedDB.open(name).onsuccess = event => {
        const {result} = /** @type {IDBOpenDBRequest} */ (event.target);
        resolve([result.version, [...result.objectStoreNames]]);
        result.close();
      };
    }), name), [99, ['log', 'meta', 'of the newer one', 'quarantine', 'ui']]);
  });

  test(`F92: Undo after a reload in ${engine} takes back what this tab did, not what another window did since`, async t => {
    const profile = await make();
    t.after(profile.remove);
    const browser = await profile.start(), one = await browser.open();
    for (const name of ['mine 1', 'mine 2']) await add_and_save(one, name);
    const other = await browser.open({is_window: true});
    await opens_whole(other);
    await add_and_save(other, 'theirs');
    await one.reload();
    await opens_whole(one);
    const campaigns = async () => (await names_on(one)).filter(name => /^(mine|theirs)/.test(name)).sort();
    for (const left of [['mine 1', 'theirs'], ['theirs']]) {
      await one.click('button', 'Undo');
      await status_says(one, /^Saved/);
      await until(`${left} to be left`, async () => `${await campaigns()}` === `${left}`);
    }
  });
}

test('F35: a private window of Firefox: it works, and nothing of it is there afterwards', async t => {
  const profile = await PROFILES[1][1]();
  t.after(profile.remove);
  const browser = await profile.start({is_private: true}), someone = await browser.open();
  await add_and_save(someone, 'between us');
  await someone.reload();
  await opens_whole(someone);
  assert.ok((await names_on(someone)).includes('between us'));
  await browser.close();
  const visitor = await (await profile.start({is_private: true})).open();
  await visitor.see('button', 'Open a file');
  assert.match(await status(visitor), /^Memory only · sample/);
});
