// The three engines behind one small interface, and a person who uses the page by role and name with a real pointer and keys.
import assert from 'node:assert/strict';
import {existsSync, readFileSync, readdirSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';
import {chromium} from 'playwright-core';
import {arguments_of} from './chromium.mjs';
import {start_firefox} from './firefox.mjs';
import {serve_page} from './served_page.mjs';
import {program, surroundings} from './surroundings.mjs';
import {start_webkit} from './webkit.mjs';

/**
 * A page as a driver gives it. `evaluate` runs a function that knows only its arguments; keys have the names of KeyboardEvent.key.
 * @typedef {{
 *   downloads: string,
 *   evaluate: <Result>(fn: (...args: any[]) => Result | Promise<Result>, ...args: any[]) => Promise<Result>,
 *   move: (x: number, y: number) => Promise<void>, press: () => Promise<void>, release: () => Promise<void>,
 *   wheel: (x: number, y: number, dx: number, dy: number) => Promise<void>,
 *   key_down: (key: string) => Promise<void>, key_up: (key: string) => Promise<void>, type: (text: string) => Promise<void>,
 *   reload: () => Promise<void>, screenshot: () => Promise<Buffer>, close: () => Promise<void>,
 *   open_beside?: (url: string) => Promise<void>, close_beside?: () => Promise<void>,
 * }} Tab `open_beside`: in another window of the same profile, which all the others then mean, until it is closed
 */
/** @typedef {{version: string, close: () => Promise<void>,
 *   open: (url: string, size: {width: number, height: number}) => Promise<Tab>}} Driver */
/** `screen`: only windows need one; the pages are somewhat smaller. `fonts`: a list in this folder. `has_gl`: only Chromium has a software one.
 *  @typedef {{density: number, screen: {width: number, height: number}, fonts: string, has_gl: boolean}} Options */
/** Something on the page, and what it is in: role, name (a text: the whole of it), role, name …
 *  @typedef {(string | RegExp)[]} Where */

/** @param {import('playwright-core').Page} page @param {string} downloads @param {() => Promise<void>} close @returns {Tab} */
export function chromium_tab(page, downloads, close) {
  page.on('download', file => void file.saveAs(join(downloads, file.suggestedFilename())));
  return {
    downloads, close,
    evaluate: (fn, ...args) => page.evaluate(`(${fn})(...${JSON.stringify(args)})`),
    move: (x, y) => page.mouse.move(x, y),
    press: () => page.mouse.down(),
    release: () => page.mouse.up(),
    wheel: (_x, _y, dx, dy) => page.mouse.wheel(dx, dy),
    key_down: key => page.keyboard.down(key),
    key_up: key => page.keyboard.up(key),
    type: text => page.keyboard.type(text),
    async reload() { await page.reload(); },
    screenshot: () => page.screenshot(),
  };
}

/** @param {Options} options @returns {Promise<Driver>} */
async function start_chromium({density, fonts, has_gl}) {
  const executablePath = program('Chromium', 'chromium', [process.env.CHROMIUM ?? '/usr/bin/chromium']);
  const {env, downloads, remove} = surroundings('chromium', fonts);
  // Told of the density by the page alone, it embolds the letters of a canvas otherwise than the page's.
  const browser = await chromium.launch({executablePath, args: [...arguments_of(has_gl), `--force-device-scale-factor=${density}`], env});

  /** @type {Driver['open']} */
  async function open(url, viewport) {
    const context = await browser.newContext({viewport, deviceScaleFactor: density});
    const page = await context.newPage();
    await page.goto(url);
    return chromium_tab(page, downloads, () => context.close());
  }

  async function close() {
    await browser.close();
    await remove();
  }
  return {version: `chromium/${browser.version()}`, open, close};
}

/** In the page: the box of the one element there, with what covers its middle. @param {string[]} path role, pattern, … */
function look_for(path) {
  const role_of = (/** @type {Element} */ el) => el.getAttribute('role') ?? {A: 'link', INPUT: 'textbox', TEXTAREA: 'textbox'}[el.tagName] ?? '';
  const name_of = (/** @type {Element} */ el) => el.getAttribute('aria-label') ?? el.textContent ?? '';
  /** @type {Element[]} */
  let found = [/** @type {Element} */ (document.getElementById('sem'))];
  for (let i = 0; i < path.length; i += 2) {
    const [, source, flags] = /** @type {RegExpExecArray} */ (/^\/(.*)\/(\w*)$/s.exec(path[i + 1]));
    const pattern = new RegExp(source, flags);
    found = found.flatMap(el => [...el.querySelectorAll('*')]).filter(el => role_of(el) === path[i] && pattern.test(name_of(el)));
  }
  const [el] = found;
  if (!el) return null;
  const {x, y, width, height} = el.getBoundingClientRect();
  const top = document.elementFromPoint(x + width / 2, y + height / 2);
  const value = /** @type {HTMLInputElement} */ (el).value ?? '';
  return {x, y, width, height, name: name_of(el), value, is_free: el.contains(top), covered_by: top?.outerHTML.slice(0, 120),
    has_focus: el === document.activeElement};
}

/** @param {Where} where */
const pattern_path = where => where.map((part, i) => {
  if (i % 2 === 0) return String(part);
  return part instanceof RegExp ? String(part) : `/^${part.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')}$/`;
});

/** Asks until there is an answer. @template Result @param {string} what @param {() => Promise<Result>} ask @param {number} [ms] */
export async function until(what, ask, ms = 15_000) {
  const end = performance.now() + ms;
  for (;;) {
    const answer = await ask();
    if (answer) return /** @type {NonNullable<Result>} */ (answer);
    assert.ok(performance.now() < end, `${what}: not within ${ms / 1000} s`);
    await wait(40);
  }
}

/** The picture once nothing moves in it any more: some in a row are the same. @param {() => Promise<Buffer>} take */
export async function still(take) {
  let last = await take(), equal = 0;
  return until('a picture that stands still', async () => {
    await wait(150);
    const next = await take();
    equal = next.equals(last) ? equal + 1 : 0;
    last = next;
    return equal >= 2 && last;
  });
}

/** @param {Tab} tab */
export function person(tab) {
  const find = (/** @type {Where} */ ...where) => tab.evaluate(look_for, pattern_path(where));
  const see = (/** @type {Where} */ ...where) => until(`to see ${where.join(' ')}`, () => find(...where));
  const miss = (/** @type {Where} */ ...where) => until(`to see no more ${where.join(' ')}`, async () => !await find(...where));

  /** Where it can be pressed: in view, covered by nothing, and at rest. @param {Where} where */
  async function box_of(...where) {
    return until(`to reach ${where.join(' ')}`, async () => {
      const box = await find(...where);
      if (!box?.is_free) return null;
      await wait(150);  // elements follow their picture within 0.1 s
      const again = await find(...where);
      return again?.is_free && again.x === box.x && again.y === box.y && again.width === box.width ? again : null;
    });
  }

  /** @param {Where} where */
  async function click(...where) {
    const box = await box_of(...where);
    await tab.move(box.x + box.width / 2, box.y + box.height / 2);
    await tab.press();
    await tab.release();
  }

  /** @param {string} chord as "Control+z" */
  async function press(chord) {
    const keys = chord.split('+');
    for (const key of keys) await tab.key_down(key);
    for (const key of keys.reverse()) await tab.key_up(key);
  }

  /** @param {string} text @param {Where} where */
  async function fill(text, ...where) {
    await click(...where);
    await until(`the focus in ${where.join(' ')}`, async () => (await find(...where))?.has_focus);
    await press('Control+a');
    await tab.type(text);
    await until(`${text} in ${where.join(' ')}`, async () => (await find(...where))?.value === text);
  }

  /** @param {{x: number, y: number}} from @param {{x: number, y: number}} to */
  async function drag(from, to) {
    await tab.move(from.x, from.y);
    await tab.press();
    for (let step = 1; step <= 10; step++) {
      await tab.move(from.x + (to.x - from.x) * step / 10, from.y + (to.y - from.y) * step / 10);
    }
    await wait(150);
    await tab.release();
  }

  /** The path of the file that was downloaded, once it is whole. */
  const downloaded = (pattern = /\.funnel\.json$/) => until('the download', async () => {
    const name = readdirSync(tab.downloads).find(one => pattern.test(one));
    const path = join(tab.downloads, name ?? '');
    if (!name || !existsSync(path)) return null;
    const size = statSync(path).size;
    await wait(150);
    const is_whole = path.endsWith('.json') ? readFileSync(path, 'utf8').trimEnd().endsWith('}') : statSync(path).size === size;
    return size && is_whole ? path : null;
  });
  const picture = () => still(tab.screenshot);
  const problems = () => tab.evaluate(() => /** @type {any} */ (window).problems);

  return {...tab, tab, find, see, miss, box_of, click, press, fill, drag, downloaded, picture, problems};
}

/** @type {[string, (options: Options) => Promise<Driver>][]} */
const STARTS = [['Chromium', start_chromium], ['Firefox', start_firefox], ['WebKitGTK', start_webkit]];

/** Each with a server of the page; `close` ends both. */
export const engines = STARTS.map(([name, start_driver]) => ({
  name,
  /** @param {Partial<Options>} [options] */
  async start(options) {
    const driver = await start_driver({density: 1, screen: {width: 1300, height: 900}, fonts: 'fonts.conf', has_gl: true, ...options});
    const server = await serve_page();
    /** @param {string} path @param {{width: number, height: number}} size */
    async function open(path, size) {
      const someone = person(await driver.open(server.url + path, size));
      await someone.see('navigation', 'Views');
      return someone;
    }
    async function close() {
      await driver.close();
      await server.close();
    }
    return {open, close, version: () => driver.version};
  },
}));
