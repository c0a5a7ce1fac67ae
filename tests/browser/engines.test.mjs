// One day of a person in Chromium, Firefox and WebKitGTK: start, add, edit, drag, save, reload, export, found by role and name.
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {after, before, describe, test} from 'node:test';
import {engines, until} from './support/engines.mjs';
import {decode, encode, share_that_differs} from './support/png.mjs';

const SIZE = {width: 1100, height: 700};
const TITLE = 'Grüße an Łódź 🚀';
const program = process.env.FUNNEL_BIN ?? new URL('../../bin/funnel', import.meta.url).pathname;

/** @typedef {Awaited<ReturnType<Awaited<ReturnType<typeof engines[0]['start']>>['open']>>} Someone */
/** @param {string} name */
const column = name => ['group', new RegExp(`^${name}, `)];
/** @param {string} column_name @param {string} rest what its name says after the title */
const card = (column_name, rest = '') => [...column(column_name), 'listitem', new RegExp(`^${TITLE}.*${rest}`)];

/** Turns the wheel until the columns are whole on screen. @param {Someone} someone @param {string[]} names */
async function show(someone, ...names) {
  await someone.move(600, 500);
  for (let turn = 0; turn < 10; turn++) {
    const boxes = await Promise.all(names.map(name => someone.find(...column(name))));
    if (boxes.every(box => box && box.x > 60 && box.x + box.width < SIZE.width && box.width > 200)) return;
    const before = await columns(someone);
    await someone.wheel(600, 500, 480, 0);
    await until('the board to scroll', async () => await columns(someone) !== before);
    await until('the board to come to rest', async () => {
      const now = await columns(someone);
      await new Promise(done => setTimeout(done, 300));
      return await columns(someone) === now;
    });
  }
  assert.fail(`the columns ${names.join(', ')} do not come into view`);
}

/** @param {Someone} someone */
const columns = someone => someone.evaluate(() => [...document.querySelectorAll('#sem [role=group]')]
  .map(group => [group.id, group.getBoundingClientRect().x]).join());

/** In the page: the tab stop that has the focus, and whether that lies before, on or after the stage. */
function place_of_focus() {
  const el = document.activeElement;
  const is_inside = document.getElementById('sem')?.contains(el);
  return is_inside ? `${el?.role ?? el?.tagName} ${el?.ariaLabel ?? el?.textContent}` : el?.id ?? '';
}

/** Presses Tab until the focus is on the element; where it was on the way.
 *  @param {Someone} someone @param {string} chord @param {string} goal */
async function tab_to(someone, chord, goal) {
  const stops = [];
  for (let i = 0; i < 200; i++) {
    await someone.press(chord);
    const place = await someone.evaluate(place_of_focus);
    if (place === goal) return stops;
    stops.push(place);
  }
  assert.fail(`${chord} does not lead to ${goal}: ${stops.slice(-20)}`);
}

/** In the page: which of these keys it keeps from the browser. @param {KeyboardEventInit[]} keys */
const taken_keys = keys => keys.filter(key =>
  !document.getElementById('stage')?.dispatchEvent(new KeyboardEvent('keydown', {bubbles: true, cancelable: true, ...key})));

const BROWSER_KEYS = [
  {key: 'F5', code: 'F5'}, {key: 'F11', code: 'F11'}, {key: 'F12', code: 'F12'}, {key: 'ArrowLeft', code: 'ArrowLeft', altKey: true},
  {key: 'I', code: 'KeyI', ctrlKey: true, shiftKey: true}, {key: 'J', code: 'KeyJ', ctrlKey: true, shiftKey: true},
  ...[...'rltwcxv+-0'].map(key => ({key, code: /[a-z]/.test(key) ? `Key${key.toUpperCase()}` : '', ctrlKey: true})),
];

/** In the page: how many animation frames are asked for. @param {number} ms */
const count_frames = ms => new Promise(resolve => {
  let count = 0;
  const ask = window.requestAnimationFrame;
  window.requestAnimationFrame = callback => { ++count; return ask(callback); };
  setTimeout(() => {
    window.requestAnimationFrame = ask;
    resolve(count);
  }, ms);
});

const PICTURE_SIZE = {width: 1000, height: 640};
const MANY_SCRIPTS = 'Ünïcode: Ελληνικά, Кириллица, Tiếng Việt, 你好, 日本語, 한국어 🚀👍';
/** @type {Record<string, {path: string, theme?: string, prepare?: (someone: Someone) => Promise<void>}>} */
const PICTURES = {
  board: {path: '#/board'},
  insights: {path: '#/insights', theme: 'dark'},
  record: {
    path: '#/board',
    async prepare(someone) {
      await someone.click('button', 'Quick add in Planned');
      await someone.fill(MANY_SCRIPTS, 'textbox', 'Name');
      await someone.press('Enter');
      await someone.click('button', 'Cancel');
      await someone.click('group', /^Planned, /, 'listitem', new RegExp(`^${MANY_SCRIPTS}`));
      await someone.see('complementary', 'Record');
    },
  },
};
// The same version of an engine differs in nothing; a newer one may draw an edge a little lighter.
const CHANNEL_TOLERANCE = 24, SHARE_TOLERANCE = 0.002;

/** @param {string} name @param {Buffer} png @param {string} [folder] */
function keep(name, png, folder = '../../build/pictures/') {
  const to = new URL(`${folder}${name}.png`, import.meta.url);
  mkdirSync(new URL('.', to), {recursive: true});
  writeFileSync(to, encode(decode(png)));
  return to;
}

/** @param {string} name @param {Buffer} png */
function compare_with_baseline(name, png) {
  if (process.env.ACCEPT_PICTURES) keep(name, png, 'baselines/');
  const baseline = new URL(`baselines/${name}.png`, import.meta.url), seen = keep(name, png);
  assert.ok(existsSync(baseline), `there is no ${baseline.pathname}; ACCEPT_PICTURES=1 makes it`);
  const share = share_that_differs(decode(png), decode(readFileSync(baseline)), CHANNEL_TOLERANCE);
  assert.ok(share <= SHARE_TOLERANCE, `${(share * 100).toFixed(2)} % of the pixels differ: compare ${seen.pathname} with ` +
    `${baseline.pathname}. If it is right as it is: ACCEPT_PICTURES=1 node --test tests/browser/engines.test.mjs`);
}

/** @param {typeof engines[0]} engine */
function day_in(engine) {
  describe(engine.name, {concurrency: 1}, () => {
    /** @type {Awaited<ReturnType<typeof engine.start>>} */
    let browser;
    before(async () => { browser = await engine.start(); });
    after(() => browser?.close());

    /** A test with a page of its own. What it looked like when it failed is kept.
     *  @param {string} what @param {string} path @param {{width: number, height: number}} size
     *  @param {(someone: Someone) => Promise<void>} story */
    const scene = (what, path, size, story) => test(`${engine.name}: ${what}`, async () => {
      const someone = await browser.open(path, size);
      try {
        await story(someone);
        assert.deepEqual(await someone.problems(), []);
      } catch (error) {
        keep(`${engine.name.toLowerCase()}/failed`, await someone.screenshot());
        throw error;
      } finally {
        await someone.close();
      }
    });

    scene('start, add, edit, drag, undo, save, reload, export', '', SIZE, async someone => {
      await someone.see('region', 'Board');
      await someone.see('status', /^Memory only/);

      await show(someone, 'Discovery', 'Qualified');
      await someone.click('button', 'Quick add in Discovery');
      await someone.fill(TITLE, 'textbox', 'Title');
      await someone.fill('12500', 'textbox', 'Amount');
      await someone.press('Enter');
      await someone.see(...card('Discovery', '12,500'));
      await someone.click('button', 'Cancel');
      await someone.miss('button', 'Cancel');

      await someone.click(...card('Discovery'));
      await someone.fill('20000', 'complementary', 'Record', 'textbox', 'Amount');
      await someone.press('Enter');
      await someone.see(...card('Discovery', '20,000'));
      await someone.click('complementary', 'Record', 'button', 'Close');
      await someone.miss('complementary', 'Record');

      const target = await someone.see(...column('Qualified'));
      const from = await someone.box_of(...card('Discovery'));
      await someone.drag({x: from.x + 60, y: from.y + 20}, {x: target.x + 80, y: target.y + 200});
      await someone.see(...card('Qualified', '20,000'));
      await someone.press('Control+z');
      await someone.see(...card('Discovery', '20,000'));
      await someone.press('Control+y');
      await someone.see(...card('Qualified', '20,000'));
      await someone.see('status', /^Saved/);

      await someone.reload();
      await someone.see('status', /^Saved/);
      await show(someone, 'Qualified');
      await someone.see(...card('Qualified', '20,000'));

      await someone.press('Control+s');
      const path = await someone.downloaded();
      const check = spawnSync(program, ['check', path]);
      assert.equal(check.status, 0, String(check.stdout) + check.stderr);
      const deal = JSON.parse(readFileSync(path, 'utf8')).deals.find((/** @type {any} */ one) => one.title === TITLE);
      assert.deepEqual(deal.amount, [2_000_000, 'EUR']);
    });

    scene('nothing is loaded twice, nothing moves by itself, keys go where they should, and text can be cut, copied and pasted', '', SIZE, async someone => {
      const loaded = await someone.evaluate(() => performance.getEntriesByType('resource').map(one => one.name));
      assert.equal(loaded.filter(name => name.endsWith('.wasm')).length, 1, 'the program is loaded once');
      await until('the page to be still', async () => await someone.evaluate(count_frames, 300) === 0);
      assert.equal(await someone.evaluate(count_frames, 3000), 0, 'while nothing happens, no frame is asked for');

      await someone.evaluate(() => ['before', 'after'].forEach(where => {
        const button = Object.assign(document.createElement('button'), {id: where, textContent: where});
        document.body[where === 'before' ? 'prepend' : 'append'](button);
      }));
      await someone.evaluate(() => document.getElementById('before')?.focus());
      const forth = await tab_to(someone, 'Tab', 'after');
      const back = await tab_to(someone, 'Shift+Tab', 'before');
      assert.ok(forth.length >= 15, `${forth.length} stops on the way`);
      // The board scrolls along with the focus, so its columns come and go; all else stays.
      const steady = (/** @type {string[]} */ stops) => stops.filter(one => /^(link|searchbox|button (Share|Search|Board|Start|Open|Import))/.test(one));
      assert.deepEqual(steady(back.reverse()), steady(forth), 'the same way back');
      assert.deepEqual(await someone.evaluate(taken_keys, BROWSER_KEYS), []);
      assert.equal((await someone.evaluate(taken_keys, [{key: 'k', code: 'KeyK', ctrlKey: true}])).length, 1);
      await someone.press('Escape');

      const filter = ['searchbox', 'Filter cards'];
      const value = async (/** @type {string} */ text) =>
        until(`“${text}” in the field`, async () => (await someone.find(...filter))?.value === text);
      await someone.fill('Süß 🚀', ...filter);
      await someone.press('Control+a');
      await someone.press('Control+c');
      await someone.press('ArrowRight');
      await someone.press('Control+v');
      await value('Süß 🚀Süß 🚀');
      await someone.press('Control+a');
      await someone.press('Control+x');
      await value('');
      await someone.press('Control+v');
      await value('Süß 🚀Süß 🚀');
    });

    for (const [name, {path, theme, prepare}] of Object.entries(PICTURES)) {
      scene(`${name} looks as it did`, `?test=1&now=2026-11-23T12:00:00Z${path}`, PICTURE_SIZE, async someone => {
        if (theme) {
          await someone.evaluate(its_name => localStorage.setItem('funnelboard.theme', its_name), theme);
          await someone.reload();
          await someone.see('navigation', 'Views');
        }
        await prepare?.(someone);
        await someone.move(PICTURE_SIZE.width - 2, 2);
        compare_with_baseline(`${engine.name.toLowerCase()}/${name}`, await someone.picture());
      });
    }
  });
}

// Side by side: most of the time is waiting for a browser to start, and for a page to be still.
describe('engines', {concurrency: 3}, () => engines.forEach(day_in));
