// Merging in the page: a second copy of a board of 50,000 records comes in, once as a colleague's copy with a few changes and once
// with half of its records new. How long it takes, how long the page does not answer meanwhile, and what memory that needs.
import {execFileSync} from 'node:child_process';
import {mkdtempSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {start} from '../browser/support/chromium.mjs';
import {Memory, blank_mb} from './support/memory.mjs';
import {board_at, look, report, say, size, until, watch, watch_blocks} from './support/measure.mjs';

const RECORDS = Number(process.env.BENCH_RECORDS ?? 50_000), MB = 2 ** 20;
const folder = mkdtempSync(join(tmpdir(), 'funnelboard-bench-'));
const path_of = (/** @type {string} */ name) => join(folder, `${name}.funnel.json`);
const funnel = (/** @type {string[]} */ ...words) => execFileSync('bin/funnel', words, {stdio: 'ignore'});

/** @param {string} from @param {string} to @param {string} whose @param {number} count leads that only this copy has */
function with_leads(from, to, whose, count) {
  const table = join(folder, `${whose}.csv`);
  const rows = Array.from({length: count}, (_, i) => `${whose} ${i},${whose}.${i}@mail.example,Company ${i % 997},Event`);
  writeFileSync(table, `Name,Email,Company,Source\n${rows.join('\n')}\n`);
  funnel('import', table, '--as', 'leads', '--into', path_of(from), '-o', path_of(to));
}

function make_files() {
  const half = String(RECORDS / 2), quarter = String(RECORDS / 4);
  funnel('demo', '--leads', half, '--deals', half, '--colleague', path_of('copy-theirs'), '-o', path_of('copy-ours'));
  funnel('demo', '--leads', quarter, '--deals', quarter, '-o', path_of('common'));
  for (const whose of ['ours', 'theirs']) with_leads('common', `apart-${whose}`, whose, RECORDS / 2);
}

/** Chooses the file, and waits for what the dialog says of it.
 *  @param {import('playwright-core').Page} page @param {string} path @param {string} keys */
async function choose(page, path, keys) {
  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press(keys);
  const picked = await chooser;
  await look(page, 'begin_watch()');
  await picked.setFiles(path);
}

// In the page, so that the way to this script is no part of the figure.
const DIALOG = `document.querySelector('#sem [role=dialog][aria-label=Import]')`;
const BUTTON = `[...${DIALOG}?.querySelectorAll('button,[role=button]') ?? []].find(one => /^(Open|Import)$/.test(one.ariaLabel ?? one.textContent))`;
const SAVED = `!${DIALOG} && /^Saved/.test(document.querySelector('[role=status]')?.textContent ?? '')`;

/** From the moment the file is there. @param {import('playwright-core').Page} page */
async function preview(page) {
  await until(page, BUTTON);
  return look(page, 'end_watch()');
}

/** @param {import('playwright-core').Page} page */
async function take(page) {
  await look(page, 'begin_watch()');
  await page.getByRole('dialog', {name: 'Import'}).getByRole('button', {name: /^(Open|Import)$/}).last().click();
  await until(page, SAVED);
  return look(page, 'end_watch()');
}

/** Does it, and says how long the longest task of the page's main thread ran: its own time, so that a busy machine changes it little.
 *  @template T @param {import('playwright-core').Page} page @param {() => Promise<T>} act @returns {Promise<[T, number]>} */
async function traced(page, act) {
  const browser = /** @type {import('playwright-core').Browser} */ (page.context().browser());
  await browser.startTracing(page, {categories: ['toplevel']});
  const done = await act();
  /** @type {{name: string, tdur?: number}[]} */
  const events = JSON.parse(String(await browser.stopTracing())).traceEvents;
  return [done, Math.max(...events.filter(one => /RunTask$/.test(one.name)).map(one => (one.tdur ?? 0) / 1000))];
}

/** @param {Awaited<ReturnType<typeof start>>} chromium @param {string} name */
async function merge(chromium, name) {
  const base_mb = await blank_mb(chromium.browser);
  const context = await chromium.browser.newContext(size), page = await context.newPage();
  await page.addInitScript(watch);
  await page.addInitScript(watch_blocks);
  await page.goto(chromium.url);
  await board_at(page);
  await page.waitForTimeout(1000);
  say(`${name}: opening ours`);
  await choose(page, path_of(`${name}-ours`), 'Control+o');
  await preview(page);
  await take(page);
  await page.reload();  // as on another day: nothing of the import is left over
  await board_at(page);
  await page.waitForTimeout(1500);
  const memory = await Memory.of(chromium.browser);
  const board_mb = memory.now_mb() - base_mb;
  say(`${name}: merging theirs`);
  memory.begin();
  let cpu = memory.cpu_ms();
  const [read, longest_reading] = await traced(page, async () => {
    await choose(page, path_of(`${name}-theirs`), 'Control+i');
    return preview(page);
  });
  const read_cpu = memory.cpu_ms() - cpu;
  await page.waitForTimeout(300);
  cpu = memory.cpu_ms();
  const [taken, longest_taking] = await traced(page, () => take(page));
  const taken_cpu = memory.cpu_ms() - cpu;
  const most_mb = memory.end() - base_mb;
  const file_mb = statSync(path_of(`${name}-theirs`)).size / MB;
  report(`merge_${name}_file_to_preview`, RECORDS, read.ms, 'ms');
  report(`merge_${name}_take_to_saved`, RECORDS, taken.ms, 'ms');
  report(`merge_${name}`, RECORDS, read.ms + taken.ms, 'ms', 2000);
  report(`merge_${name}_main_thread_to_preview`, RECORDS, read_cpu, 'ms');
  report(`merge_${name}_main_thread_to_saved`, RECORDS, taken_cpu, 'ms');
  report(`merge_${name}_main_thread`, RECORDS, read_cpu + taken_cpu, 'ms', 2000);
  report(`merge_${name}_longest_task`, RECORDS, Math.max(longest_reading, longest_taking), 'ms', 100);
  report(`merge_${name}_longest_block_on_the_clock`, RECORDS, Math.max(read.longest, taken.longest), 'ms');
  report(`merge_${name}_board_memory`, RECORDS, board_mb, 'MB');
  report(`merge_${name}_peak_memory`, RECORDS, most_mb, 'MB');
  const program_mb = await look(page, 'program_mb()');
  report(`merge_${name}_program_memory`, RECORDS, program_mb, 'MB');
  report(`merge_${name}_program_memory_over_file`, RECORDS, program_mb / file_mb, '×', 6);
  await context.close();
}

/** A file of 60 MB that no board can be. @param {Awaited<ReturnType<typeof start>>} chromium */
async function refuse(chromium) {
  const path = join(folder, 'bomb.json');
  writeFileSync(path, `{"leads":[${'{},'.repeat(20 * MB - 8)}{}]}`);
  const base_mb = await blank_mb(chromium.browser);
  const context = await chromium.browser.newContext(size), page = await context.newPage();
  await page.addInitScript(watch);
  await page.addInitScript(watch_blocks);
  await page.goto(chromium.url);
  await board_at(page);
  await page.waitForTimeout(1000);
  const memory = await Memory.of(chromium.browser);
  memory.begin();
  await choose(page, path, 'Control+i');
  await until(page, `/can hold|too many|at most|more than/i.test(${DIALOG}?.innerText ?? '')`);
  const {ms, longest} = await look(page, 'end_watch()');
  report('refuse_60_mb_of_empty_records', 20 * MB, ms, 'ms', 1000);
  report('refuse_60_mb_longest_block', 20 * MB, longest, 'ms', 100);
  report('refuse_60_mb_peak_memory', 20 * MB, memory.end() - base_mb, 'MB', 100);
  await context.close();
}

make_files();
const chromium = await start();
try {
  for (const name of ['copy', 'apart']) await merge(chromium, name);
  await refuse(chromium);
} finally {
  await chromium.close();
  rmSync(folder, {recursive: true});
}
