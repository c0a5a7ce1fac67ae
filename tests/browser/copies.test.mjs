// Copies of the board in a real Chromium: backups that are looked at, a file that is kept up to date, archive and compact.
import assert from 'node:assert/strict';
import {readFileSync, rmSync} from 'node:fs';
import {test} from 'node:test';
import {add_and_save, drop, load_by, names_on, opens_whole, status_says, text_of} from './support/edits.mjs';
import {until} from './support/engines.mjs';
import {chromium_profile} from './support/profiles.mjs';

/** In the page, before its own scripts: the dialog can't be pressed by a test, so it gives a folder with one file of the private file system. */
const PICKER = `window.showDirectoryPicker = async () => {
  const folder = await navigator.storage.getDirectory();
  return {getFileHandle: (name, options) => folder.getFileHandle('kept.funnel.json', options)};
};`;
/** In the page. @returns {Promise<string>} */
const kept = async () => (await (await (await navigator.storage.getDirectory()).getFileHandle('kept.funnel.json')).getFile()).text();
/** In the page. @param {string} text */
const write_kept = async text => {
  const writable = await (await (await navigator.storage.getDirectory()).getFileHandle('kept.funnel.json')).createWritable();
  await writable.write(text);
  await writable.close();
};
/** @param {string} text */
const names_in = text => JSON.parse(text).campaigns.map((/** @type {{name: string}} */ one) => one.name);
/** In the page: generation, number of rows and of those in the quarantine. @returns {Promise<[number, number, number]>} */
const stored = () => new Promise(resolve => void indexedDB.databases().then(([{name = ''}]) => {
  indexedDB.open(name).onsuccess = event => {
    const {result} = /** @type {IDBOpenDBRequest} */ (event.target), transaction = result.transaction(['meta', 'log', 'quarantine']);
    const asked = [transaction.objectStore('meta').get('head'), transaction.objectStore('log').count(), transaction.objectStore('quarantine').count()];
    transaction.oncomplete = () => {
      result.close();
      resolve([asked[0].result.gen, asked[1].result, asked[2].result]);
    };
  };
}));

/** @param {import('node:test').TestContext} t */
async function at_a_board(t) {
  const profile = await chromium_profile();
  t.after(profile.remove);
  const browser = await profile.start({first: PICKER}), someone = await browser.open();
  await add_and_save(someone, 'the first');
  return {browser, someone};
}

test('F93: a kept file follows the board, also after a reload; what somebody else puts into it is merged before it is written over', async t => {
  const {someone} = await at_a_board(t);
  await someone.click('link', 'Data');
  await someone.click('button', 'Keep a file up to date…');
  await someone.see('', /^Kept in “kept\.funnel\.json”, just now\.$/);
  assert.ok(names_in(await someone.evaluate(kept)).includes('the first'));
  await someone.see('', 'Last copy outside this browser: today.');
  await someone.reload();
  await someone.see('', /^Kept in “kept\.funnel\.json”/);
  await someone.click('link', 'Board');
  await add_and_save(someone, 'the second');
  await until('the second card in the file', async () => names_in(await someone.evaluate(kept)).includes('the second'), 30_000);

  // A colleague's copy: one without stamps will do.
  await someone.evaluate(write_kept, '{"campaigns":[{"name":"from a colleague"}]}');
  await add_and_save(someone, 'the third');
  await someone.click('link', 'Data');
  await until('the other file to be noticed', async () => /Somebody else has changed/.test(await text_of(someone)), 30_000);
  assert.equal(await someone.evaluate(kept), '{"campaigns":[{"name":"from a colleague"}]}');
  await someone.click('button', 'Look and bring in…');
  await someone.click('dialog', 'Import', 'button', 'Import');
  await until('both in the file', async () => {
    const text = await someone.evaluate(kept);
    return text.startsWith('{"funnelboard"') && names_in(text).includes('from a colleague') && names_in(text).includes('the third');
  }, 30_000);
  assert.deepEqual(await someone.problems(), []);
});

test('F68, F69: archive and compact: a file with the whole history, a board without it, and nothing that another tab still wrote is lost', async t => {
  const {browser, someone} = await at_a_board(t);
  const other = await browser.open({is_window: true});
  await opens_whole(other);
  await someone.press('Control+k');
  await someone.see('dialog', 'Search');
  await someone.tab.type('Archive and');
  await someone.click('option', /^Archive and compact/);
  await someone.click('dialog', 'Archive and compact', 'button', 'Save the archive');
  const path = await someone.downloaded(/\.archive\.funnel\.json$/);
  const archive = readFileSync(path, 'utf8');
  assert.ok(names_in(archive).includes('the first'));
  rmSync(path);
  await someone.click('dialog', 'Archive and compact', 'button', 'Compact the board');
  await until('the new generation', async () => (await someone.evaluate(stored))[0] === 2);
  await someone.miss('dialog', 'Archive and compact');
  await other.see('region', 'Out of date');
  await add_and_save(other, 'too late').catch(() => {});  // it is written, but its status does not say Saved

  await someone.reload();
  await someone.see('region', 'To decide');
  await someone.click('link', 'Board');
  assert.ok((await names_on(someone)).includes('the first') && !(await names_on(someone)).includes('too late'));
  await someone.click('button', 'Look at them…');
  await someone.click('dialog', 'Import', 'button', 'Tick all');
  await someone.click('dialog', 'Import', 'button', 'Take what is ticked');
  await status_says(someone, /^Saved/);
  await someone.miss('region', 'To decide');
  await until('the row of before to be put aside', async () => (await someone.evaluate(stored))[2] > 0);
  await load_by(other, 'Load it again');
  await opens_whole(other);
  assert.ok((await names_on(other)).includes('too late'));

  // The archive opens beside it as what it is: of before.
  await drop(other, 'archive.funnel.json', archive);
  await other.see('dialog', 'Import', 'button', 'Take what is ticked');
  assert.deepEqual(await other.problems(), []);
});

test('a backup is made at a press, and looked at like a file', async t => {
  const {someone} = await at_a_board(t);
  await someone.click('link', 'Data');
  await someone.click('button', 'Back up now');
  await someone.click('button', /^Look at the backup of/);
  await someone.see('dialog', 'Import', 'checkbox', /^Backup of/);
  await someone.click('dialog', 'Import', 'button', 'Cancel');
  await someone.see('', /used of .* that this browser grants/);
  assert.deepEqual(await someone.problems(), []);
});
