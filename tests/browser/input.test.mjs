// Everything a person puts in: composed and dead keys, clipboard, files, fingers; at every pixel density; on a page that listens
// to what the system asks for; and what the browser keeps for itself.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {start} from './support/chromium.mjs';

/** @type {Awaited<ReturnType<typeof start>>} */
let chromium;
before(async () => { chromium = await start(); });
after(() => chromium.close());

/** @typedef {import('playwright-core').Page} Page */
const DESK = {viewport: {width: 1440, height: 900}}, TABLET = {viewport: {width: 820, height: 1180}, hasTouch: true, isMobile: true};

/** @param {import('playwright-core').BrowserContextOptions} [context] @param {string} [path] */
const open = (context = DESK, path = '?test=1') => chromium.open({context, path});
/** @param {Page} page */
const protocol = page => page.context().newCDPSession(page);

/** @param {Page} page */
async function open_card(page) {
  await page.getByRole('listitem').first().focus();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('complementary', {name: 'Record'});
  await panel.waitFor();
  return panel;
}

test('Japanese is composed in the field and arrives once', async () => {
  const {page, context, errors} = await open();
  const panel = await open_card(page);
  const title = panel.getByRole('textbox').first();
  await title.focus();
  await page.keyboard.press('Control+a');
  const cdp = await protocol(page);
  for (const [text, at] of /** @type {[string, number][]} */ ([['に', 1], ['にほ', 2], ['にほんご', 4], ['日本語', 3]])) {
    await cdp.send('Input.imeSetComposition', {text, selectionStart: at, selectionEnd: at});
  }
  assert.equal(await title.inputValue(), '日本語', 'what is being composed is in the field');
  assert.equal(await page.getByRole('listitem', {name: /^日本語/}).count(), 0, 'and not on the board yet');
  await cdp.send('Input.insertText', {text: '日本語'});
  await page.keyboard.press('Enter');
  await page.getByRole('listitem', {name: /^日本語(?!日)/}).first().waitFor();
  assert.deepEqual(errors, []);
  await context.close();
});

test('a dead key makes one letter, and no shortcut', async () => {
  const {page, context} = await open();
  const panel = await open_card(page);
  const title = panel.getByRole('textbox').first();
  await title.focus();
  await page.keyboard.press('Control+a');
  const cdp = await protocol(page);
  await cdp.send('Input.dispatchKeyEvent', {type: 'rawKeyDown', key: 'Dead', code: 'Equal', windowsVirtualKeyCode: 187});
  await cdp.send('Input.imeSetComposition', {text: '´', selectionStart: 1, selectionEnd: 1});
  await cdp.send('Input.insertText', {text: 'é'});
  await cdp.send('Input.dispatchKeyEvent', {type: 'keyUp', key: 'e', code: 'KeyE', windowsVirtualKeyCode: 69});
  await page.keyboard.type('tude');
  assert.equal(await title.inputValue(), 'étude');
  await page.keyboard.press('Enter');
  await page.getByRole('listitem', {name: /^étude/}).first().waitFor();
  await context.close();
});

/** What happened to a key on the page: was it kept from the browser? @param {Page} page @param {KeyboardEventInit} init */
const is_kept = (page, init) => page.evaluate(what => {
  const event = new KeyboardEvent('keydown', {bubbles: true, cancelable: true, ...what});
  (document.activeElement ?? document.body).dispatchEvent(event);
  return event.defaultPrevented;
}, init);

test("the browser's own keys stay the browser's", async () => {
  const {page, context} = await open();
  await page.getByRole('listitem').first().focus();
  const keys = [{key: 'F5', code: 'F5'}, {key: 'F11', code: 'F11'}, {key: 'F12', code: 'F12'}, ...['r', 'l', 't', 'w', 'n', 'p', 'c', 'v', 'x'].map(key =>
    ({key, code: `Key${key.toUpperCase()}`, ctrlKey: true})), {key: '+', code: 'Equal', ctrlKey: true}, {key: '-', code: 'Minus', ctrlKey: true},
    {key: '0', code: 'Digit0', ctrlKey: true}, {key: 'ArrowLeft', code: 'ArrowLeft', altKey: true}, {key: 'Tab', code: 'Tab'},
    {key: 'i', code: 'KeyI', ctrlKey: true, shiftKey: true}];
  for (const key of keys) assert.equal(await is_kept(page, key), false, JSON.stringify(key));
  for (const key of [{key: 's', code: 'KeyS', ctrlKey: true}, {key: ' ', code: 'Space'}, {key: 'ArrowDown', code: 'ArrowDown'}]) {
    assert.equal(await is_kept(page, key), true, JSON.stringify(key));
    await page.keyboard.press('Escape');
  }
  await context.close();
});

test('shortcuts follow the layout: Ctrl+Z where Z is, and by its place where letters are not Latin', async () => {
  const {page, context} = await open();
  const panel = await open_card(page);
  const title = panel.getByRole('textbox').first();
  const before = await title.inputValue();
  await title.fill('Renamed');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  const undone = page.getByRole('listitem', {name: new RegExp(`^${before.replace(/[^\w ]/g, '.')}`)}).first();
  await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('#stage')).focus());
  await is_kept(page, {key: 'z', code: 'KeyW', ctrlKey: true});  // AZERTY
  await undone.waitFor({timeout: 3000});
  await is_kept(page, {key: 'н', code: 'KeyY', ctrlKey: true});  // Cyrillic: Redo
  await page.getByRole('listitem', {name: /^Renamed/}).first().waitFor({timeout: 3000});
  await context.close();
});

test('Ctrl+F searches everything, and asked for again it is the browser\'s', async () => {
  const {page, context} = await open();
  await page.keyboard.press('Control+f');
  await page.getByRole('textbox', {name: 'Search for'}).or(page.getByRole('combobox', {name: 'Search for'})).or(page.getByRole('searchbox', {name: 'Search for'})).waitFor();
  await page.waitForTimeout(150);
  assert.equal(await is_kept(page, {key: 'f', code: 'KeyF', ctrlKey: true}), false);
  await context.close();
});

test('a block of a spreadsheet is pasted into Leads', async () => {
  const {page, context, errors} = await open({...DESK, permissions: ['clipboard-read', 'clipboard-write']});
  await page.getByRole('link', {name: 'Leads'}).click();
  await page.getByRole('grid', {name: 'Leads'}).waitFor();
  const block = 'Name\tCompany\tE-mail\tPhone\nAda Paste\tEngines\tada@paste.example\t1\nAlan Paste\tBombes\talan@paste.example\t2\nGrace Paste\tCobol\tgrace@paste.example\t3\n';
  await page.evaluate(text => navigator.clipboard.writeText(text), block);
  await page.getByRole('row').nth(1).focus();
  await page.keyboard.press('Control+v');
  await page.getByRole('dialog', {name: 'Import'}).waitFor();
  await page.getByRole('button', {name: 'Import', exact: true}).click();
  await page.getByRole('searchbox').first().fill('Paste');
  for (const name of ['Ada', 'Alan', 'Grace']) await page.getByRole('row', {name: new RegExp(`^${name} Paste`)}).waitFor();
  assert.deepEqual(errors, []);
  await context.close();
});

test('a row is copied as text and as a table, without asking for permission', async () => {
  const {page, context} = await open({...DESK, permissions: ['clipboard-read']});
  await page.getByRole('link', {name: 'Leads'}).click();
  const row = page.getByRole('row').nth(1);
  const name = (await row.getByRole('gridcell').first().textContent()) ?? '';
  await row.focus();
  await page.keyboard.press('Control+c');
  const [text, html] = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return Promise.all(['text/plain', 'text/html'].map(async type => (await item.getType(type)).text()));
  });
  assert.match(text, /^Name\t/);
  assert.ok(text.split('\n')[1].startsWith(`${name}\t`), text);
  assert.match(html, /<table>.*<th>Name<\/th>.*<td>/s);
  await context.close();
});

test('a file that is dropped opens the import', async () => {
  const {page, context} = await open();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File(['Name,Company\nAda Drop,Engines\n'], 'people.csv', {type: 'text/csv'}));
    const stage = /** @type {HTMLElement} */ (document.getElementById('stage'));
    for (const type of ['dragover', 'drop']) stage.dispatchEvent(new DragEvent(type, {dataTransfer: data, bubbles: true, cancelable: true}));
  });
  await page.getByRole('dialog', {name: 'Import'}).getByRole('checkbox', {name: 'people.csv'}).waitFor();
  await context.close();
});

/** @param {import('playwright-core').CDPSession} cdp @param {'touchStart' | 'touchMove' | 'touchEnd'} type @param {[number, number][]} at */
const touch = (cdp, type, at) => cdp.send('Input.dispatchTouchEvent', {type, touchPoints: at.map(([x, y], id) => ({x, y, id}))});

/** A finger that moves 12.5 pixels each 30 ms and is lifted on the way, however slow this machine is.
 *  @param {import('playwright-core').CDPSession} cdp @param {number} from @param {number} to @param {number} y */
async function flick(cdp, from, to, y) {
  const began = Date.now() / 1000, steps = 8;
  for (let n = 0; n <= steps + 1; ++n) {
    const x = from + (to - from) * n / steps;
    await cdp.send('Input.dispatchTouchEvent', {type: n === 0 ? 'touchStart' : n > steps ? 'touchEnd' : 'touchMove', touchPoints: n > steps ? [] : [{x, y}],
      timestamp: began + n * 0.03});
  }
}
/** @param {Page} page @param {RegExp} name */
const column = (page, name) => page.getByRole('group', {name});

test('fingers: tap opens, pan scrolls and glides, long press carries, two fingers zoom', async () => {
  const {page, context, errors} = await open(TABLET);
  const cdp = await protocol(page);
  const cards = page.getByRole('listitem');
  const box = await cards.first().boundingBox();
  assert.ok(box);
  await page.touchscreen.tap(box.x + 60, box.y + 20);
  await page.getByRole('complementary', {name: 'Record'}).waitFor();
  await page.keyboard.press('Escape');
  await page.waitForTimeout(200);

  const first = column(page, /^Planned/);
  const third = column(page, /^Completed/).first();
  const left = (await third.boundingBox())?.x ?? 0;
  await flick(cdp, 500, 400, 700);
  await page.waitForTimeout(1500);
  const gone = left - ((await third.boundingBox())?.x ?? -1000);
  assert.ok(gone > 150 && gone < 500, `the board glides on after the finger left: ${gone} px for a pan of 100`);
  for (let n = 0; n < 3; ++n) {  // back to the start
    await flick(cdp, 300, 600, 700);
    await page.waitForTimeout(1200);
  }

  const card = await cards.first().boundingBox(), title = (await cards.first().getAttribute('aria-label'))?.split(',')[0] ?? '';
  const target = await column(page, /^Active/).boundingBox();
  assert.ok(card && target);
  await touch(cdp, 'touchStart', [[card.x + 60, card.y + 20]]);
  await page.waitForTimeout(650);
  for (let step = 1; step <= 6; ++step) {
    await touch(cdp, 'touchMove', [[card.x + 60 + (target.x - card.x) * step / 6, card.y + 20 + 10 * step]]);
    await page.waitForTimeout(30);
  }
  await touch(cdp, 'touchEnd', []);
  await column(page, /^Active/).getByRole('listitem', {name: new RegExp(`^${title.replace(/[^\w ]/g, '.')}`)}).waitFor({timeout: 3000});

  const width = (await first.boundingBox())?.width ?? 0;
  await touch(cdp, 'touchStart', [[400, 600], [420, 600]]);
  for (let apart = 20; apart <= 60; apart += 5) await touch(cdp, 'touchMove', [[410 - apart / 2, 600], [410 + apart / 2, 600]]);
  await touch(cdp, 'touchEnd', []);
  await page.waitForTimeout(300);
  const group = page.getByRole('region', {name: 'Board'}).getByRole('group').first();
  assert.ok(((await group.boundingBox())?.width ?? 0) > width * 1.4, 'the board is larger');
  assert.equal(await page.evaluate(() => visualViewport?.scale), 1, 'and the page is not');
  assert.deepEqual(errors, []);
  await context.close();
});

test('small steps of a trackpad add up, and a pinch on it zooms the board only', async () => {
  const {page, context} = await open();
  const first = column(page, /^Planned/);
  const before = (await first.boundingBox())?.x ?? 0;
  await page.mouse.move(700, 400);
  for (let n = 0; n < 40; ++n) await page.mouse.wheel(0.3, 0);
  await page.waitForTimeout(300);
  const moved = before - ((await first.boundingBox())?.x ?? 0);
  assert.ok(Math.abs(moved - 12) <= 1, `40 steps of 0.3 px moved it ${moved} px`);
  const width = (await first.boundingBox())?.width ?? 0;
  const kept = await page.evaluate(() => {
    const e = new WheelEvent('wheel', {deltaY: -40, ctrlKey: true, clientX: 500, clientY: 400, bubbles: true, cancelable: true});
    document.getElementById('stage')?.dispatchEvent(e);
    return e.defaultPrevented;
  });
  assert.ok(kept);
  await page.waitForTimeout(300);
  assert.ok(((await first.boundingBox())?.width ?? 0) > width * 1.3);
  await page.keyboard.down('Control');
  assert.equal(await page.evaluate(() => {
    const e = new WheelEvent('wheel', {deltaY: -40, ctrlKey: true, clientX: 500, clientY: 400, bubbles: true, cancelable: true});
    document.getElementById('stage')?.dispatchEvent(e);
    return e.defaultPrevented;
  }), false, 'with Ctrl held it is the zoom of the browser');
  await page.keyboard.up('Control');
  await context.close();
});

for (const deviceScaleFactor of [1, 1.25, 1.5, 2, 3]) {
  test(`at ${deviceScaleFactor} pixels per pixel the canvas has as many as the screen`, async () => {
    const {page, context, errors} = await open({viewport: {width: 1000, height: 640}, deviceScaleFactor});
    const [w, h] = await page.evaluate(() => {
      const canvas = /** @type {HTMLCanvasElement} */ (document.getElementById('canvas'));
      return [canvas.width, canvas.height];
    });
    assert.deepEqual([w, h], [1000 * deviceScaleFactor, 640 * deviceScaleFactor]);
    const box = await page.getByRole('link', {name: 'Data'}).boundingBox();
    assert.ok(box && box.width > 30 && box.height >= 30, 'controls keep their size');
    await page.getByRole('link', {name: 'Data'}).click();
    await page.getByRole('heading', {name: 'Data'}).or(page.getByText(/^Fingerprint/)).first().waitFor();
    assert.deepEqual(errors, []);
    await context.close();
  });
}

/** @param {Page} page @returns {Promise<string>} */
const picture = async page => (await page.screenshot()).toString('base64');

test('forced colours, more contrast and the colours of the system change the picture; nothing shines through', async () => {
  const {page, context} = await open();
  await page.waitForTimeout(300);
  const usual = await picture(page);
  for (const media of /** @type {import('playwright-core').PageScreenshotOptions[] & any} */ ([{forcedColors: 'active'}, {forcedColors: 'none', contrast: 'more'}, {contrast: 'no-preference', colorScheme: 'dark'}])) {
    await page.emulateMedia(media);
    await page.waitForTimeout(300);
    assert.notEqual(await picture(page), usual, JSON.stringify(media));
  }
  await page.emulateMedia({colorScheme: 'light', contrast: 'no-preference', forcedColors: 'active'});
  await page.waitForTimeout(300);
  const ghost = await page.evaluate(() => [...document.querySelectorAll('#sem *')].filter(el => !['rgba(0, 0, 0, 0)', 'transparent'].includes(getComputedStyle(el).color)).length);
  assert.equal(ghost, 0, 'elements over the canvas have no colour of their own');
  await context.close();
});

test('text at 200 % is larger, and everything is still there', async () => {
  const {page, context} = await open();
  await page.getByRole('link', {name: 'Data'}).click();
  const before = await page.getByRole('link', {name: 'Board'}).boundingBox();
  await page.getByRole('group', {name: 'Text size'}).getByRole('button', {name: '200 %'}).click();
  await page.waitForTimeout(300);
  const after_it = await page.getByRole('link', {name: 'Board'}).boundingBox();
  assert.ok(before && after_it && after_it.height >= before.height * 1.9);
  await page.getByRole('link', {name: 'Board'}).click();
  await page.getByRole('region', {name: 'Board'}).waitFor();
  await context.close();
});

test('a graphics card that goes away and comes back leaves the same picture', async () => {
  const {page, context, errors} = await open(DESK, '?test=1&renderer=webgl');
  await page.waitForTimeout(800);
  const before = await picture(page);
  await page.evaluate(async () => {
    const gl = /** @type {HTMLCanvasElement} */ (document.getElementById('canvas')).getContext('webgl2');
    const lose = gl?.getExtension('WEBGL_lose_context');
    lose?.loseContext();
    await new Promise(done => setTimeout(done, 200));
    lose?.restoreContext();
    await new Promise(done => setTimeout(done, 600));
  });
  assert.equal(await picture(page), before, 'not one pixel differs');
  assert.deepEqual(errors, []);
  await context.close();
});

test('Back closes a dialog, and leads from a record to the view before it; an address opens its record', async () => {
  const {page, context} = await open();
  await page.getByRole('button', {name: 'Share'}).click();
  await page.getByRole('dialog', {name: 'Export'}).waitFor();
  await page.goBack();
  await page.getByRole('dialog', {name: 'Export'}).waitFor({state: 'detached'});
  await page.getByRole('link', {name: 'Deals'}).click();
  await page.getByRole('grid', {name: 'Deals'}).waitFor();
  await page.getByRole('row').nth(1).click();
  await page.getByRole('complementary', {name: 'Record'}).waitFor();
  assert.match(page.url(), /#\/deal\//);
  await page.getByRole('button', {name: 'Share'}).click();
  await page.getByRole('dialog', {name: 'Export'}).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog', {name: 'Export'}).waitFor({state: 'detached'});
  await page.waitForTimeout(150);
  await page.goBack();
  await page.getByRole('complementary', {name: 'Record'}).waitFor({state: 'detached'});
  assert.match(page.url(), /#\/deals$/);
  await page.goForward();
  await page.getByRole('complementary', {name: 'Record'}).waitFor();
  await context.close();
});

test('F6 goes from part to part, and around', async () => {
  const {page, context} = await open();
  const part = () => page.evaluate(() => document.activeElement?.closest('[role=navigation],[role=banner],[role=main],[role=complementary]')?.getAttribute('role'));
  const seen = [];
  for (const key of ['F6', 'F6', 'F6', 'F6', 'Shift+F6']) {
    await page.keyboard.press(key);
    seen.push(await part());
  }
  assert.deepEqual(seen, ['navigation', 'banner', 'main', 'navigation', 'main']);
  await context.close();
});

test('a text that is cut says all of it when the pointer rests on it', async () => {
  const {page, context} = await open({viewport: {width: 820, height: 700}});
  await page.evaluate(() => { location.hash = '#/leads'; });
  await page.getByRole('grid', {name: 'Leads'}).waitFor();
  await page.waitForTimeout(300);
  const cell = await page.getByRole('gridcell').evaluateAll(cells => cells.map(one => ({words: one.textContent ?? '', ...one.getBoundingClientRect().toJSON()}))
    .find(one => one.words.length * 7.5 > one.width && one.width > 60 && one.right < innerWidth));
  assert.ok(cell, 'one of the cells is too narrow for its words');
  await page.mouse.move(cell.x + 20, cell.y + cell.height / 2);
  await page.waitForTimeout(150);
  const before = await picture(page);
  await page.waitForTimeout(700);
  assert.notEqual(await picture(page), before);
  await context.close();
});

test('who asked for less motion gets none: a turn of the wheel is there at once', async () => {
  const frames_of = async (/** @type {'reduce' | 'no-preference'} */ reducedMotion) => {
    const {page, context} = await open({...DESK, reducedMotion});
    await page.mouse.move(700, 400);
    await page.waitForTimeout(800);
    await page.evaluate(() => {
      const ask = window.requestAnimationFrame;
      Object.assign(window, {frames: 0});
      window.requestAnimationFrame = callback => { ++/** @type {any} */ (window).frames; return ask(callback); };
    });
    await page.mouse.wheel(0, 120);
    await page.waitForTimeout(600);
    const frames = await page.evaluate(() => /** @type {any} */ (window).frames);
    await context.close();
    return frames;
  };
  const calm = await frames_of('reduce'), usual = await frames_of('no-preference');
  assert.ok(calm <= 4 && usual > calm, `${calm} frames, else ${usual}`);
});

test('Tab brings what it reaches into sight, in the panel and over the whole board', async () => {
  const {page, context} = await open();
  const here = () => page.evaluate(() => {
    const el = /** @type {HTMLElement} */ (document.activeElement), box = el.getBoundingClientRect();
    return {name: el.getAttribute('aria-label') ?? el.textContent ?? '', is_seen: box.height >= 20 && box.right <= innerWidth + 1 && box.bottom <= innerHeight + 1};
  });
  const walk = async (/** @type {RegExp} */ wanted) => {
    for (let n = 0; n < 80; ++n) {
      await page.keyboard.press('Tab');
      await page.waitForTimeout(70);
      const now = await here();
      if (wanted.test(now.name)) return now;
    }
    return assert.fail(`Tab does not come to ${wanted}`);
  };
  assert.ok((await walk(/^Fold MQL/)).is_seen, 'a column that was out of sight');
  await page.getByRole('listitem').first().focus();
  await page.keyboard.press('Enter');
  await page.getByRole('complementary', {name: 'Record'}).waitFor();
  await page.keyboard.press('F6');
  assert.ok((await walk(/^New note/)).is_seen, 'a field below the fold');
  await page.keyboard.press('Escape');
  await page.waitForTimeout(300);
  assert.match(await page.evaluate(() => document.activeElement?.getAttribute('role') ?? ''), /listitem/, 'the focus is back on the card');
  await context.close();
});
