// The page against its budgets, in Debian's Chromium at 1440×900: JSON lines on standard output, what is being done on stderr.
import {execFileSync} from 'node:child_process';
import {mkdtempSync, readdirSync, readFileSync, statSync} from 'node:fs';
import {createServer} from 'node:http';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {start} from '../browser/support/chromium.mjs';
import {board_at, look, median, p95, report, say, size, until, watch} from './support/measure.mjs';

const DEALS = Number(process.env.BENCH_DEALS ?? 100_000);

/** The memory that the page's process has for itself, MB. @param {import('playwright-core').Browser} browser */
async function private_mb(browser) {
  const session = await browser.newBrowserCDPSession();
  const {processInfo} = /** @type {any} */ (await session.send('SystemInfo.getProcessInfo'));
  await session.detach();
  let most = 0;
  for (const one of processInfo) {
    if (one.type !== 'renderer') continue;
    const rollup = readFileSync(`/proc/${one.id}/smaps_rollup`, 'utf8');
    const kb = [...rollup.matchAll(/^Private_(?:Clean|Dirty): +(\d+)/gm)].reduce((sum, match) => sum + Number(match[1]), 0);
    most = Math.max(most, kb / 1024);
  }
  return most;
}

function download_size() {
  const all = readdirSync('dist');
  const needed = all.filter(name => /^(index\.html|.*\.(js|wasm))\.br$/.test(name) && !name.startsWith('sw'));
  report('download_brotli', 1, needed.reduce((sum, name) => sum + statSync(join('dist', name)).size, 0) / 1024, 'KB', 350);
}

const BARE = `<!doctype html><canvas id=c width=1440 height=900></canvas><script>
const gl = document.getElementById('c').getContext('webgl2', {alpha: false, depth: false, stencil: false, antialias: false});
gl.clearColor(1, 1, 1, 1); gl.clear(gl.COLOR_BUFFER_BIT);
requestAnimationFrame(() => { window.done = performance.now(); });
</script>`;

/** @param {import('playwright-core').Browser} browser @param {string} url */
async function starts(browser, url) {
  const bare = createServer((_, answer) => answer.writeHead(200, {'content-type': 'text/html'}).end(BARE));
  await new Promise(resolve => bare.listen(0, 'localhost', () => resolve(undefined)));
  const bare_url = `http://localhost:${/** @type {import('node:net').AddressInfo} */ (bare.address()).port}/`;
  /** @type {{bare: number[], cold: number[], warm: number[]}} */
  const times = {bare: [], cold: [], warm: []};
  for (let round = 0; round < 5; ++round) {
    const context = await browser.newContext(size);
    const page = await context.newPage();
    await page.goto(bare_url);
    times.bare.push(await until(page, 'window.done'));
    await context.close();
    const own = await browser.newContext(size);
    const board = await own.newPage();
    await board.addInitScript(watch);
    await board.goto(url);
    times.cold.push(await board_at(board));
    for (let visit = 0; visit < 2; ++visit) {
      await board.waitForTimeout(500);
      await board.reload();
      const warm = await board_at(board);
      if (visit === 1) times.warm.push(warm);
    }
    await own.close();
  }
  bare.close();
  report('bare_webgl2_page', 5, median(times.bare), 'ms');
  report('cold_start_to_board', 5, median(times.cold), 'ms', Math.round(2 * median(times.bare)));
  report('cold_start_over_bare_page', 5, median(times.cold) / median(times.bare), '×', 2);
  report('warm_start_to_board', 5, median(times.warm), 'ms', 250);
}

/** @param {import('playwright-core').Browser} browser @param {string} url */
async function large_board(browser, url) {
  const folder = mkdtempSync(join(tmpdir(), 'funnelboard-bench-'));
  const path = join(folder, 'large.funnel.json');
  execFileSync('bin/funnel', ['demo', '--deals', String(DEALS), '-o', path]);
  const blank = await browser.newContext(size);
  const blank_page = await blank.newPage();
  await blank_page.goto('about:blank');
  const base_mb = await private_mb(browser);
  await blank.close();

  const context = await browser.newContext(size);
  const page = await context.newPage();
  await page.addInitScript(watch);
  await page.goto(url);
  await board_at(page);
  say('importing');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', {name: 'Open a file'}).click();
  const began = Date.now();
  await (await chooser).setFiles(path);
  const dialog = page.getByRole('dialog', {name: 'Import'});
  await dialog.waitFor({timeout: 60_000});
  const read_ms = Date.now() - began;
  const again = Date.now();
  await dialog.getByRole('button', {name: /^(Open|Import)$/}).last().click();
  await dialog.waitFor({state: 'detached', timeout: 60_000});
  report('import_snapshot', DEALS, read_ms + Date.now() - again, 'ms', 4000);
  await page.getByRole('status').filter({hasText: /^Saved/}).waitFor({timeout: 60_000});

  say('opening from storage');
  /** @type {number[]} */
  const opened = [], first = [];
  for (let round = 0; round < 3; ++round) {
    await page.reload();
    opened.push(await board_at(page));
    first.push(Math.max(.../** @type {number[]} */ (await look(page, 'seen.frames'))));
    await page.waitForTimeout(500);
  }
  report('open_from_storage', DEALS, median(opened), 'ms', 2500);
  report('data_to_board', DEALS, median(first), 'ms', 300);
  report('private_memory_just_opened', DEALS, await private_mb(browser) - base_mb, 'MB');
  const session = await context.newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');  // the browser's own time for it is its own business
  report('private_memory', DEALS, await private_mb(browser) - base_mb, 'MB', 80);

  say('scrolling');
  const column = page.getByRole('group', {name: /^Discovery, /});
  await page.getByRole('button', {name: 'Close', exact: true}).click();
  await column.waitFor();
  await page.waitForTimeout(800);
  const box = /** @type {{x: number, y: number, width: number, height: number}} */ (await column.boundingBox());
  await page.mouse.move(box.x + 60, 500);
  await page.waitForTimeout(500);
  await look(page, 'seen.frames.length = 0');
  for (let turn = 0; turn < 60; ++turn) {
    await page.mouse.wheel(0, 90);
    await page.waitForTimeout(16);
  }
  await page.waitForTimeout(400);
  const frames = /** @type {number[]} */ (await look(page, 'seen.frames'));
  report('scroll_main_thread_per_frame', frames.length, median(frames), 'ms', 3);
  report('scroll_main_thread_per_frame_p95', frames.length, p95(frames), 'ms');

  say('dropping');
  /** @type {number[]} */
  const drops = [];
  for (let turn = 0; turn < 5; ++turn) {
    const from = await column.getByRole('listitem').nth(3).boundingBox();
    if (!from) break;
    await page.mouse.move(from.x + 40, from.y + 20);
    await page.mouse.down();
    await page.mouse.move(from.x + 80, from.y + 30, {steps: 3});
    await page.mouse.move(from.x + box.width + 60, from.y + 60, {steps: 6});
    await page.waitForTimeout(300);
    await page.mouse.up();
    drops.push(await until(page, 'seen.until && seen.until - seen.since'));
    await page.waitForTimeout(700);
  }
  report('drop_to_frame', drops.length, median(drops), 'ms', 17);

  say('undoing and redoing');
  await look(page, 'seen.commits.length = 0');
  for (let turn = 0; turn < 20; ++turn) {
    await page.keyboard.press(turn % 2 ? 'Control+Shift+z' : 'Control+z');
    await page.waitForTimeout(250);
  }
  report('edit_to_oncomplete', 20, median(await look(page, 'seen.commits')), 'ms', 10);

  say('filtering');
  await page.getByRole('searchbox', {name: 'Filter cards'}).click();
  await page.waitForTimeout(800);
  /** @type {number[]} */
  const keys = [];
  for (const letter of 'rene') {
    await page.keyboard.press(letter);
    keys.push(await until(page, 'seen.until && seen.until - seen.since'));
    await page.waitForTimeout(400);
  }
  report('filter_first_key_to_frame', DEALS, keys[0], 'ms', 50);
  report('filter_key_to_frame', DEALS, median(keys.slice(1)), 'ms', 50);

  say('idling');
  await page.keyboard.press('Escape');
  await page.mouse.move(5, 895);
  await page.waitForTimeout(9000);
  await look(page, 'seen.frames.length = 0');
  await page.waitForTimeout(5000);
  report('frames_while_idle', 5, (await look(page, 'seen.frames')).length, 'frames in 5 s', 0);
  await context.close();
}

download_size();
const chromium = await start();
try {
  await starts(chromium.browser, chromium.url);
  await large_board(chromium.browser, chromium.url);
} finally {
  await chromium.close();
}
