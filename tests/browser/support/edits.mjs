// What the tests of faults do on a board, and what they ask of it: cards are added by quick add, all else follows from that.
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {readFileSync, rmSync} from 'node:fs';
import {until} from './engines.mjs';

/** @typedef {ReturnType<typeof import('./engines.mjs').person>} Someone */

const program = process.env.FUNNEL_BIN ?? new URL('../../../bin/funnel', import.meta.url).pathname;

/** @param {Someone} someone */
export async function begin_to_add(someone) {
  if (await someone.find('textbox', 'Name')) return;
  await someone.click('button', 'Quick add in Planned');
  await until('the focus in the name', async () => (await someone.find('textbox', 'Name'))?.has_focus);
}

/** Types into the open quick add; returns in the moment of the edit. @param {Someone} someone @param {string} name */
export async function add_at_last(someone, name) {
  await someone.type(name);
  await someone.key_down('Enter');
}

/** Types into the open quick add, and stays in it. @param {Someone} someone @param {string} name */
export async function add(someone, name) {
  await add_at_last(someone, name);
  await someone.key_up('Enter');
}

/** In the page: resolves once the board shows the name while the status says Saved: only that is a promise.
 *  @param {string} name @param {number} ms */
const shown_as_saved = (name, ms) => new Promise((resolve, reject) => {
  const end = performance.now() + ms;
  const look = () => {
    const status = document.querySelector('[role=status]')?.textContent ?? '';
    const is_there = [...document.querySelectorAll('[role=listitem]')].some(item => (item.ariaLabel ?? item.textContent) === name);
    if (is_there && /^Saved/.test(status)) resolve(status);
    else if (performance.now() > end) reject(new Error(`${name} is ${is_there ? '' : 'not '}there, and the status says ${status}`));
    else setTimeout(look, 5);
  };
  look();
});

/** @param {Someone} someone @param {string} name @param {number} [ms] */
export const saved_with = (someone, name, ms = 15_000) => someone.evaluate(shown_as_saved, name, ms);

/** One edit, acknowledged. @param {Someone} someone @param {string} name */
export async function add_and_save(someone, name) {
  await begin_to_add(someone);
  await add(someone, name);
  await saved_with(someone, name);
}

/** @param {Someone} someone */
export const status = someone => someone.evaluate(() => document.querySelector('[role=status]')?.textContent ?? '');

/** @param {Someone} someone @param {RegExp} words @param {number} [ms] */
export const status_says = (someone, words, ms) => until(`the status ${words}`, async () => words.test(await status(someone)), ms)
  .catch(async error => assert.fail(`${error.message}, but: ${await status(someone)}`));

/** Presses a button that loads the page again, and waits for it. @param {Someone} someone @param {string} name */
export async function load_by(someone, name) {
  await someone.evaluate(() => void (/** @type {any} */ (window).is_from_before = true));
  await someone.click('button', name);
  const is_there = () => someone.evaluate(() => !('is_from_before' in window) && document.querySelector('#sem > *') !== null);
  await until('the page', () => is_there().catch(() => false), 30_000);
}

/** The board is there as it was left: nothing to recover, nothing unsaved, nothing went wrong. @param {Someone} someone */
export async function opens_whole(someone) {
  const seen = await until('the board, or what became of it', async () =>
    await someone.find('dialog', 'Recovery') || await someone.find('region', 'Board'));
  assert.notEqual(seen.name, 'Recovery', await text_of(someone));
  await status_says(someone, /^Saved/);
  assert.deepEqual(await someone.problems(), []);
}

/** @param {Someone} someone */
export const text_of = someone => someone.evaluate(() => document.getElementById('sem')?.innerText ?? '');

/** The file of the board, whole by the word of the command line. @param {Someone} someone */
export async function saved_file(someone) {
  await someone.press('Control+s');
  const path = await someone.downloaded();
  const check = spawnSync(program, ['check', path], {encoding: 'utf8'});
  assert.equal(check.status, 0, check.stderr || check.stdout);
  const board = JSON.parse(readFileSync(path, 'utf8'));
  return {path, board, forget: () => rmSync(path)};
}

/** The names of its campaigns, deleted ones left out. @param {Someone} someone @returns {Promise<string[]>} */
export async function names_on(someone) {
  const {board, forget} = await saved_file(someone);
  forget();
  return board.campaigns.map((/** @type {{name: string}} */ one) => one.name);
}

/** Ends on the board. @param {Someone} someone */
export async function fingerprint_of(someone) {
  await someone.click('link', 'Data');
  const {name} = await someone.see('', /^Fingerprint [0-9A-Z]{8}/);
  await someone.click('link', 'Board');
  return name.slice('Fingerprint '.length);
}

/** Lets a file fall onto the page. @param {Someone} someone @param {string} name @param {string} text */
export const drop = (someone, name, text) => someone.evaluate((name, text) => {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([text], name));
  document.body.dispatchEvent(new DragEvent('drop', {dataTransfer, bubbles: true, cancelable: true}));
}, name, text);

/** In the page: how many backups the private file system holds, written to the end. */
export async function count_backups() {
  let count = 0;
  const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('backups').catch(() => undefined);
  for await (const board of /** @type {any} */ (folder)?.values() ?? []) {
    for await (const file of board.values()) if ((await file.getFile()).size) count++;
  }
  return count;
}

/** Waits for the recovery, and says what it shows. @param {Someone} someone */
export async function recovery_of(someone) {
  await until('the recovery', () => someone.find('dialog', 'Recovery'), 30_000);
  await until('the backups to be looked for', async () => !/Looking for backups|Reading…/.test(await text_of(someone)));
  assert.equal(await status(someone), 'Read-only');
  return text_of(someone);
}

/** Goes on with what is ticked there. @param {Someone} someone */
export async function go_on(someone) {
  await someone.click('dialog', 'Recovery', 'button', 'Go on with this');
  await someone.see('region', 'Board');
  await status_says(someone, /^Saved/);
}
