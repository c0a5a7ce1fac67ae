// No room: an edit that does not fit is called not saved, stays on screen, and is saved as soon as there is room again.
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {randomBytes} from 'node:crypto';
import {mkdtempSync, rmSync, rmdirSync, statfsSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';
import {setTimeout as wait} from 'node:timers/promises';
import {add, add_and_save, begin_to_add, drop, fingerprint_of, names_on, opens_whole, saved_file, saved_with, status, status_says, text_of}
  from './support/edits.mjs';
import {PROFILES, chromium_profile} from './support/profiles.mjs';
import {until} from './support/engines.mjs';

/** @typedef {import('./support/edits.mjs').Someone} Someone */

/** In the page: what cannot be compressed, as much as the browser takes. */
async function fill_up() {
  const open = () => new Promise(resolve => {
    const request = indexedDB.open('fill', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('fill', {autoIncrement: true});
    request.onsuccess = () => resolve(request.result);
  });
  const database = await open();
  const put = (/** @type {number} */ size) => new Promise(resolve => {
    const bytes = new Uint8Array(size);
    for (let at = 0; at < size; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
    const transaction = /** @type {IDBDatabase} */ (database).transaction('fill', 'readwrite');
    transaction.objectStore('fill').add(bytes);
    transaction.oncomplete = () => resolve(true);
    transaction.onabort = () => resolve(false);
  });
  let total = 0;
  for (const size of [262_144, 32_768, 4096, 512, 64]) while (await put(size)) total += size;
  database.close();
  return total;
}
/** In the page. */
const make_room = () => new Promise(resolve => indexedDB.deleteDatabase('fill').onsuccess = () => resolve(true));

/** @param {Awaited<ReturnType<Awaited<ReturnType<typeof chromium_profile>>['start']>>} browser @param {string} origin */
async function quota_of(browser, origin) {
  const cdp = await browser.context.newCDPSession(browser.context.pages()[0]);
  return (/** @type {number | undefined} */ quotaSize) => cdp.send('Storage.overrideQuotaForOrigin', {origin, quotaSize});
}

test('F19: no room for an edit: NOT SAVED, a file of it can be saved; with room again it is Saved by itself', async t => {
  const profile = await chromium_profile();
  t.after(profile.remove);
  const browser = await profile.start();
  await (await quota_of(browser, profile.origin))(3 * 2 ** 20);
  const someone = await browser.open();
  await add_and_save(someone, 'before');
  t.diagnostic(`${await someone.evaluate(fill_up)} bytes filled it up`);
  await begin_to_add(someone);
  for (const name of ['one more', 'another']) await add(someone, name);
  await status_says(someone, /^NOT SAVED \(2 changes\)/);
  await someone.click('button', 'Save a file now');
  const {board, forget} = await saved_file(someone);
  forget();
  assert.ok(board.campaigns.some((/** @type {{name: string}} */ one) => one.name === 'another'));
  assert.match(await status(someone), /^NOT SAVED \(2 changes\)/, 'a file is not this browser');
  await someone.evaluate(make_room);
  await saved_with(someone, 'another');
  await someone.reload();
  await opens_whole(someone);
  const names = await names_on(someone);
  assert.ok(names.includes('one more') && names.includes('another'));
});

const big_file = () => JSON.stringify({
  leads: Array.from({length: 600}, (_, i) => ({name: `Lead ${i}`, email: `lead${i}@example.org`, description: randomBytes(6000).toString('base64')})),
});

test('F20: no room for an import: NOT SAVED as a whole, a fresh tab has nothing of it; with room it is Saved as a whole', async t => {
  const profile = await chromium_profile();
  t.after(profile.remove);
  const browser = await profile.start(), quota = await quota_of(browser, profile.origin);
  await quota(3 * 2 ** 20);
  const someone = await browser.open();
  await add_and_save(someone, 'before');
  const print = await fingerprint_of(someone);
  await drop(someone, 'leads.json', big_file());
  await someone.click('dialog', 'Import', 'button', 'Import');
  await status_says(someone, /^NOT SAVED \(1 change\)/);
  const fresh = await browser.open();
  await opens_whole(fresh);
  assert.equal(await fingerprint_of(fresh), print);
  await fresh.close();

  await quota(undefined);
  await status_says(someone, /^Saved/);
  const after = await fingerprint_of(someone);
  assert.notEqual(after, print);
  await someone.reload();
  await opens_whole(someone);
  assert.equal(await fingerprint_of(someone), after);
});

/** A disk of its own, or the reason why there is none. @param {number} megabytes */
function small_disk(megabytes) {
  const folder = mkdtempSync(join(tmpdir(), 'funnelboard-disk-'));
  const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], {encoding: 'utf8'});
  if (mount.status !== 0) {
    rmdirSync(folder);
    return {reason: `a disk cannot be mounted here: ${mount.stderr?.trim() || mount.error?.message}`};
  }
  const fill = join(folder, 'fill');
  return {
    folder,
    fill_up() {
      const {bavail, bsize} = statfsSync(folder);
      try {
        writeFileSync(fill, randomBytes(bavail * bsize));
      } catch (error) {
        if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ENOSPC') throw error;  // the browser writes, too
      }
    },
    make_room: () => rmSync(fill),
    remove() {
      spawnSync('umount', ['--lazy', folder]);
      rmdirSync(folder);
    },
  };
}

for (const [engine, make] of PROFILES) {
  test(`F22: the disk of ${engine} is full: NOT SAVED; with room again all of it is Saved`, async t => {
    const disk = small_disk(200);
    if (!disk.folder) return t.skip(disk.reason);
    const profile = await make(join(disk.folder, 'profile'));
    t.after(async () => {
      await profile.remove();
      disk.remove();
    });
    const browser = await profile.start(), someone = await browser.open();
    await add_and_save(someone, 'before');
    await wait(1000);
    disk.fill_up();
    let number = 0;
    await until('a full disk', async () => {
      if (number < 60) await add(someone, `edit ${++number}`);
      return /^NOT SAVED/.test(await status(someone));
    }, 60_000);
    t.diagnostic(`${engine}: ${number} edits until: ${/Not saved since.*/.exec(await text_of(someone))?.[0]}`);
    disk.make_room();
    await status_says(someone, /^Saved/, 30_000);
    await someone.reload();
    await opens_whole(someone);
    const names = (await names_on(someone)).filter(name => /^edit /.test(name));
    assert.equal(names.length, number);
  });
}
