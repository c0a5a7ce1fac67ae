// Files of the browser's profile are damaged while it is closed. The page says that something is missing, changes nothing before
// somebody decides, and a backup brings everything back. FUNNEL_FAULTS=all: every way of damage, for a longer run.
import assert from 'node:assert/strict';
import {randomBytes} from 'node:crypto';
import {cpSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, describe, test} from 'node:test';
import {until} from './support/engines.mjs';
import {add_and_save, count_backups, drop, fingerprint_of, go_on, opens_whole, recovery_of, saved_file, status_says} from './support/edits.mjs';
import {PROFILES} from './support/profiles.mjs';

/** Files somewhere below. @param {string} folder @param {RegExp} name */
const files = (folder, name) => readdirSync(folder, {recursive: true, withFileTypes: true})
  .filter(one => one.isFile()).map(one => join(one.path, one.name)).filter(path => name.test(path)).sort();

/** @param {string} path @param {(bytes: Buffer) => Buffer | void} change */
function rewrite(path, change) {
  const bytes = readFileSync(path);
  writeFileSync(path, change(bytes) ?? bytes);
}
/** @typedef {(path: string) => void} Harm */
/** @type {Harm} */
const remove = path => rmSync(path);
/** @type {Harm} */
const halve = path => rewrite(path, bytes => bytes.subarray(0, bytes.length / 2));
/** @type {Harm} */
const flip = path => rewrite(path, bytes => void (bytes[bytes.length >> 1] ^= 4));
/** @type {Harm} */
const blank_half = path => rewrite(path, bytes => void bytes.fill(0, bytes.length >> 1));
/** @type {Harm} */
const pepper = path => rewrite(path, bytes => {
  for (let at = 0; at < bytes.length; at += 97) bytes[at] ^= 0x5a;
});
/** @type {Harm} */
const blank_head = path => rewrite(path, bytes => void bytes.fill('A', 0, 100));

// The last file of segments is the import's: the first holds the board itself.
const DATABASE = /indexeddb\.leveldb.\d+\.(log|ldb)$/, SEGMENT = /indexeddb\.blob.*\/\d+$|\/idb\/.*\.files\/\d+$/;
const EMPTY = /its storage is empty now|does not open/, MISSING = /(is|are) missing|its storage is empty now/;
const UNREADABLE = /1 part of what is stored here can't be read any more/;
/** What it is, which files, what is done to them, and the words of the account: the first ones are always tried.
 *  @type {Record<string, [string, RegExp, Harm, RegExp][]>} */
const RECIPES = {
  Chromium: [
    ['F38: its data files are gone', DATABASE, remove, EMPTY],
    ['F39: its log is cut to half', DATABASE, halve, MISSING],
    ['F40: a segment is gone', SEGMENT, remove, UNREADABLE],
    ['F41: a bit of a segment is wrong', SEGMENT, flip, UNREADABLE],
    ['F38: the list of its files is cut', /indexeddb\.leveldb.MANIFEST-\d+$/, path => truncateSync(path, 10), EMPTY],
    ['F38: every 97th byte of its data is wrong', DATABASE, pepper, EMPTY],
    ['F38: one bit of its log is wrong', DATABASE, flip, MISSING],
    ['F38: the second half of its log is zeros', DATABASE, blank_half, MISSING],
    ['F40: a segment is cut', SEGMENT, halve, UNREADABLE],
  ],
  Firefox: [
    ['F38: the head of its database is overwritten', /idb\/\d+\w+\.sqlite$/, blank_head, EMPTY],
    ['F40: a segment is gone', SEGMENT, remove, UNREADABLE],
    ['F38: its database is cut to half', /idb\/\d+\w+\.sqlite$/, halve, EMPTY],
    ['F38: its database is gone', /idb\/\d+\w+\.sqlite$/, remove, EMPTY],
    ['F40: a segment is cut', SEGMENT, halve, UNREADABLE],
    ['F41: a bit of a segment is wrong', SEGMENT, flip, UNREADABLE],
  ],
};

const TRIED = process.env.FUNNEL_FAULTS === 'all' ? {Chromium: 99, Firefox: 99} : {Chromium: 4, Firefox: 2};

const LEADS = JSON.stringify({
  leads: Array.from({length: 600}, (_, i) => ({name: `Lead ${i}`, email: `lead${i}@example.org`, description: randomBytes(3000).toString('base64')})),
});

for (const [engine, make] of PROFILES) {
  describe(engine, {concurrency: 1}, () => {
    /** @type {Awaited<ReturnType<typeof make>>} */
    let profile;
    let whole = '', print = '', file = '';
    before(async () => {
      profile = await make();
      whole = `${profile.folder}.whole`;
      const browser = await profile.start(), someone = await browser.open();
      await add_and_save(someone, 'before the import');
      await drop(someone, 'leads.json', LEADS);
      await someone.click('dialog', 'Import', 'button', 'Import');
      await someone.miss('dialog', 'Import');
      await status_says(someone, /^Saved/);
      print = await fingerprint_of(someone);
      const saved = await saved_file(someone);
      file = readFileSync(saved.path, 'utf8');
      saved.forget();
      const backups = await someone.evaluate(count_backups);
      await someone.close();
      const again = await browser.open({path: '?test=1&soon'});
      await until('a backup of all', async () => await again.evaluate(count_backups) > backups);
      await browser.close();
      cpSync(profile.folder, whole, {recursive: true});
    });
    after(() => profile.remove());

    /** Starts on a damaged copy. @param {RegExp} which @param {Harm} harm */
    async function start_with(which, harm) {
      rmSync(profile.folder, {recursive: true, force: true});
      cpSync(whole, profile.folder, {recursive: true});
      const found = files(profile.folder, which);
      assert.ok(found.length, `no file ${which}`);
      for (const path of which === SEGMENT ? found.slice(-1) : found) harm(path);
      return profile.start();
    }

    for (const [what, which, harm, words] of RECIPES[engine].slice(0, TRIED[/** @type {keyof TRIED} */ (engine)])) {
      test(`${what}: Recovery says so, and a backup brings all back`, async t => {
        const browser = await start_with(which, harm);
        t.after(() => browser.close().catch(() => {}));
        const someone = await browser.open(), account = await recovery_of(someone);
        t.diagnostic(/Something of this board is missing\n(.*)\n/.exec(account)?.[1] ?? account);
        assert.match(account, words);
        await go_on(someone);
        assert.equal(await fingerprint_of(someone), print);
        await someone.reload();
        await opens_whole(someone);
        assert.equal(await fingerprint_of(someone), print);
      });
    }

    if (engine === 'Chromium' && TRIED.Chromium > 4) test('F28: none of its databases opens any more: Recovery, NOT SAVED with all on screen, and a file of it', async t => {
      const browser = await start_with(/indexeddb\.leveldb.CURRENT$/, path => writeFileSync(path, 'garbage\n'));
      t.after(() => browser.close().catch(() => {}));
      const someone = await browser.open();
      assert.match(await recovery_of(someone), /does not open\. It stays as it is; nothing was deleted/);
      await someone.click('dialog', 'Recovery', 'button', 'Go on with this');
      await someone.see('region', 'Board');
      await status_says(someone, /^NOT SAVED/, 30_000);
      assert.equal(await fingerprint_of(someone), print);
      const saved = await saved_file(someone);
      saved.forget();
      assert.equal(saved.board.leads.length, JSON.parse(file).leads.length);
    });

    test('F38: looking changes nothing: closed without a decision, Recovery comes again; without backups a file brings all back', async t => {
      const browser = await start_with(engine === 'Chromium' ? DATABASE : /idb\/\d+\w+\.sqlite$/, remove);
      t.after(() => browser.close().catch(() => {}));
      const first = await browser.open();
      await recovery_of(first);
      await first.evaluate(async () => (await navigator.storage.getDirectory()).removeEntry('backups', {recursive: true}));
      await first.close();
      const someone = await browser.open();
      assert.match(await recovery_of(someone), /holds no backup of this board/);
      await drop(someone, 'board.funnel.json', file);
      await someone.see('dialog', 'Recovery', 'checkbox', /board\.funnel\.json/);
      await go_on(someone);
      assert.equal(await fingerprint_of(someone), print);
      await someone.reload();
      await opens_whole(someone);
    });
  });
}
