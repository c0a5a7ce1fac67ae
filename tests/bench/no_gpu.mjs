// The page without a graphics card: its own drawing against a bare canvas 2D, and whether a board of 10,000 deals keeps up
// with the screen while it is scrolled and while a card is dragged. Also what the tree of elements costs, and what idling does.
import {execFileSync} from 'node:child_process';
import {mkdtempSync} from 'node:fs';
import {createServer} from 'node:http';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {start} from '../browser/support/chromium.mjs';
import {board_at, look, median, p95, report, say, size, until, watch} from './support/measure.mjs';

const DEALS = 10_000;
const BARE = `<!doctype html><canvas id=c width=1440 height=900></canvas><script>
const ink = document.getElementById('c').getContext('2d', {alpha: false});
ink.fillRect(0, 0, 1440, 900);
requestAnimationFrame(() => { window.done = performance.now(); });
</script>`;

/** @param {import('playwright-core').Browser} browser @param {string} url */
async function starts(browser, url) {
  const bare = createServer((_, answer) => answer.writeHead(200, {'content-type': 'text/html'}).end(BARE));
  await new Promise(resolve => bare.listen(0, 'localhost', () => resolve(undefined)));
  const bare_url = `http://localhost:${/** @type {import('node:net').AddressInfo} */ (bare.address()).port}/`;
  /** @type {number[]} */
  const plain = [], ours = [];
  for (let round = 0; round < 5; ++round) {
    const context = await browser.newContext(size);
    const page = await context.newPage();
    await page.goto(bare_url);
    plain.push(await until(page, 'window.done'));
    await context.close();
    const own = await browser.newContext(size);
    const board = await own.newPage();
    await board.addInitScript(watch);
    await board.goto(`${url}?renderer=software`);
    await board_at(board);
    await board.waitForTimeout(500);
    await board.reload();
    ours.push(await board_at(board));
    await own.close();
  }
  bare.close();
  report('bare_canvas_2d_page', 5, median(plain), 'ms');
  report('second_start_over_bare_canvas_2d', 5, median(ours) / median(plain), '×', 1.2);
}

/** @param {import('playwright-core').Page} page @param {string} what */
async function frames(page, what) {
  const {frames: cpu, starts: at} = /** @type {{frames: number[], starts: number[]}} */ (await look(page, 'seen'));
  const times = [...new Set(at)];  // two callbacks may share a frame
  const apart = times.slice(1).map((time, i) => time - times[i]).filter(ms => ms < 100);  // pauses between two gestures
  report(`${what}_frame_interval`, apart.length, median(apart), 'ms');
  report(`${what}_frame_interval_p95`, apart.length, p95(apart), 'ms', 17);
  report(`${what}_main_thread`, cpu.length, median(cpu), 'ms');
  report(`${what}_main_thread_p95`, cpu.length, p95(cpu), 'ms');
  await look(page, 'seen.frames.length = seen.starts.length = 0');
}

// Moved once per frame of the page: what a hand does, without the pauses of a protocol.
/** @param {import('playwright-core').Page} page @param {string} code @param {number} times */
const each_frame = (page, code, times) => look(page, `new Promise(done => {
  let n = 0;
  const step = () => { if (n++ < ${times}) { ask(step); ${code}; } else done(); };
  step();
})`);

/** @param {import('playwright-core').Browser} browser @param {string} url */
async function board(browser, url) {
  const path = join(mkdtempSync(join(tmpdir(), 'funnelboard-bench-')), 'board.funnel.json');
  execFileSync('bin/funnel', ['demo', '--deals', String(DEALS), '-o', path]);
  const context = await browser.newContext(size);
  const page = await context.newPage();
  await page.addInitScript(watch);
  await page.goto(`${url}?renderer=software`);
  await board_at(page);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', {name: 'Open a file'}).click();
  await (await chooser).setFiles(path);
  const dialog = page.getByRole('dialog', {name: 'Import'});
  await dialog.getByRole('button', {name: /^(Open|Import)$/}).last().click({timeout: 60_000});
  await page.getByRole('status').filter({hasText: /^Saved/}).waitFor({timeout: 60_000});
  await page.getByRole('button', {name: 'Close', exact: true}).click();
  const column = page.getByRole('group', {name: /^Discovery, /});
  await column.waitFor();
  await page.waitForTimeout(1500);
  const box = /** @type {{x: number, y: number, width: number, height: number}} */ (await column.boundingBox());

  say('scrolling a column, then the whole board');
  await page.mouse.move(box.x + 60, 500);
  await page.waitForTimeout(300);
  await look(page, 'seen.frames.length = seen.starts.length = 0');
  const wheel = (/** @type {number} */ x, /** @type {number} */ y) => `document.getElementById('stage').dispatchEvent(new WheelEvent('wheel',
    {deltaX: ${x}, deltaY: ${y}, bubbles: true, cancelable: true, clientX: ${box.x + 60}, clientY: 500}))`;
  await each_frame(page, wheel(0, 30), 180);
  await frames(page, 'scroll_column');
  await each_frame(page, wheel(-12, 0), 120);
  await frames(page, 'scroll_board');

  say('dragging a card');
  await each_frame(page, wheel(12, 0), 120);
  await page.waitForTimeout(600);
  await column.waitFor();
  await look(page, 'seen.frames.length = seen.starts.length = 0');
  const card = await column.getByRole('listitem').nth(2).boundingBox();
  if (card) {
    await page.mouse.move(card.x + 40, card.y + 20);
    await page.mouse.down();
    await page.mouse.move(card.x + 80, card.y + 30, {steps: 3});
    await look(page, 'seen.frames.length = seen.starts.length = 0');
    await each_frame(page, `document.getElementById('stage').dispatchEvent(new PointerEvent('pointermove',
      {clientX: ${card.x + 80} + n * 2, clientY: ${card.y + 30} + n, buttons: 1, pointerId: 1, pointerType: 'mouse', bubbles: true}))`, 180);
    await frames(page, 'drag');
    await page.keyboard.press('Escape');
    await page.mouse.up();
  }
  await context.close();
}

/** The tree that does not change: frames with it against frames without. @param {import('playwright-core').Browser} browser @param {string} url */
async function tree(browser, url) {
  const cost = async (/** @type {string} */ question) => {
    const context = await browser.newContext(size);
    const page = await context.newPage();
    await page.addInitScript(watch);
    await page.goto(url + question);
    await board_at(page);
    await page.waitForTimeout(1000);
    await look(page, 'seen.frames.length = 0');
    // The pointer moves over empty ground: nothing on screen changes.
    await each_frame(page, `document.getElementById('stage').dispatchEvent(new PointerEvent('pointermove',
      {clientX: 10 + n % 2, clientY: 700, pointerType: 'mouse', bubbles: true}))`, 200);
    const times = /** @type {number[]} */ (await look(page, 'seen.frames'));
    await context.close();
    return median(times);
  };
  const always = await cost('?test=1&renderer=software'), usual = await cost('?renderer=software');
  report('unchanged_frame', 200, usual, 'ms');
  report('tree_per_unchanged_frame', 200, Math.max(0, always - usual), 'ms', 0.5);
}

/** Main-thread time of ten seconds in which nothing happens, against a blank page. @param {import('playwright-core').Browser} browser @param {string} url */
async function idle(browser, url) {
  const spent = async (/** @type {string} */ address) => {
    const context = await browser.newContext(size);
    const page = await context.newPage();
    await page.goto(address);
    await page.waitForTimeout(20_000);  // what a browser does after a start is over
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable');
    const task = async () => ((await session.send('Performance.getMetrics')).metrics.find(one => one.name === 'TaskDuration')?.value ?? 0) * 1000;
    const before = await task();
    await page.waitForTimeout(10_000);
    const after = await task();
    await context.close();
    return after - before;
  };
  const blank = await spent('about:blank'), ours = await spent(url);
  report('idle_main_thread_blank', 10, blank, 'ms in 10 s');
  report('idle_main_thread', 10, ours, 'ms in 10 s', Math.round(blank * 120) / 100);
}

const chromium = await start({has_gl: false});
try {
  await starts(chromium.browser, chromium.url);
  await board(chromium.browser, chromium.url);
  await tree(chromium.browser, chromium.url);
  await idle(chromium.browser, chromium.url);
} finally {
  await chromium.close();
}
